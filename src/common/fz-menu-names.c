/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-menu-names.h"

static gboolean
is_item (GtkWidget *widget)
{
  switch ((int) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
name_item (GtkWidget *item)
{
  GtkWidget *label = gtk_widget_get_first_child (item);

  while (label != NULL && !GTK_IS_LABEL (label))
    label = gtk_widget_get_next_sibling (label);
  if (label == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
name_items (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_item (child))
        name_item (child);
      name_items (child);
    }
}

/* Has the items of @menu, made from a menu model, read aloud by what they say, whenever it
 * opens: GTK 4.18 calls each after a label that it made mute, and so by nothing. */
void
fz_menu_names_follow (GtkPopover *menu)
{
  g_return_if_fail (GTK_IS_POPOVER_MENU (menu));
  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}
