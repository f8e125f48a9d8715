/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-access.h"

#include <adwaita.h>

/* What assistive technology is not told of rows and icons by GTK 4.18 and libadwaita 1.7. */

static void
on_activate_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       widget)
{
  gtk_widget_activate (widget);
}

static void
describe (AdwActionRow *row)
{
  const char *subtitle = adw_action_row_get_subtitle (row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "",
                                  -1);
}

/* Gives @widget, which Enter activates, the action `item.activate`. Who has no keys has
 * actions alone, and a row of a list has none of GTK's. */
void
fz_access_offer_activation (GtkWidget *widget)
{
  static const GActionEntry entries[] = { { "activate", on_activate_activated } };
  g_autoptr (GSimpleActionGroup) actions = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   widget);
  gtk_widget_insert_action_group (widget, "item", G_ACTION_GROUP (actions));
}

/* Lets the subtitle of @row, an #AdwActionRow, be read after its title, now and whenever
 * it changes; what can be activated gets fz_access_offer_activation() too. */
void
fz_access_describe_row (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  /* The row is described by the label of its subtitle, and of that GTK reads nothing. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_signal_connect (row, "notify::subtitle", G_CALLBACK (describe), NULL);
  describe (ADW_ACTION_ROW (row));
  if (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
    fz_access_offer_activation (row);
}

/* Whether somebody can be told: where there is no bus for assistive technology, GTK 4.18 falls
 * back to the context of its own tests, which crashes when it is to say something. */
static gboolean
can_announce (GtkAccessible *accessible)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (accessible);

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/* Has @words read aloud, once what is being read has ended. The window of @widget says them:
 * GTK drops what a widget says that nobody has asked about yet, and a list that is not where
 * the keyboard is may never have been. */
void
fz_access_announce (GtkWidget  *widget,
                    const char *words)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (root != NULL && can_announce (GTK_ACCESSIBLE (root)))
    gtk_accessible_announce (GTK_ACCESSIBLE (root), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* An icon of that name that says nothing that words beside it do not: for eyes alone. */
GtkWidget *
fz_access_create_icon (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name", icon_name,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}
