/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-menu-names.h"

#include "fz-access.h"

/* The first values of GtkButtonRole, which is private like the button of a menu. */
enum
{
  ROLE_NORMAL,
  ROLE_CHECK,
  ROLE_RADIO,
};

/* GTK's button of a menu, by what can be asked of it. */
static gboolean
is_item (GtkWidget *widget)
{
  GObjectClass *klass = G_OBJECT_GET_CLASS (widget);

  return GTK_IS_ACTIONABLE (widget) && g_object_class_find_property (klass, "role") != NULL &&
         g_object_class_find_property (klass, "active") != NULL;
}

static GtkWidget *
find_label (GtkWidget *item)
{
  GtkWidget *label = gtk_widget_get_first_child (item);

  while (label != NULL && !GTK_IS_LABEL (label))
    label = gtk_widget_get_next_sibling (label);
  return label;
}

static void
name_item (GtkWidget *item)
{
  GtkWidget       *label = find_label (item);
  g_autofree char *name = NULL;

  if (label == NULL)
    return;
  name = fz_access_dup_name (gtk_label_get_text (GTK_LABEL (label)),
                             gtk_label_get_mnemonic_keyval (GTK_LABEL (label)));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* An item with a state becomes a check or radio item for assistive technology when its role
 * is set, and forgets that when it comes into a window. */
static void
renew_role (GtkWidget *item)
{
  int role = ROLE_NORMAL;

  g_object_get (item, "role", &role, NULL);
  if (role != ROLE_CHECK && role != ROLE_RADIO)
    return;
  g_object_set (item, "role", ROLE_NORMAL, NULL);
  g_object_set (item, "role", role, NULL);
}

/* GTK calls it after its label again whenever its state has changed. */
static void
follow_item (GtkWidget *item)
{
  g_signal_handlers_disconnect_by_func (item, name_item, NULL);
  renew_role (item);
  name_item (item);
  g_signal_connect (item, "notify::active", G_CALLBACK (name_item), NULL);
}

static void
follow_items (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_item (child))
        follow_item (child);
      follow_items (child);
    }
}

/* Has the items of @menu, made from a menu model, read aloud by what they say, with the state
 * of those that have one, whenever it opens: GTK 4.18 calls each after a label that it made
 * mute, and so by nothing, and takes each for an item without a state. */
void
fz_menu_names_follow (GtkPopover *menu)
{
  g_return_if_fail (GTK_IS_POPOVER_MENU (menu));
  g_signal_connect (menu, "map", G_CALLBACK (follow_items), NULL);
}
