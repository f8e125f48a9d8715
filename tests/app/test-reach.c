/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-ui.h"
#include "fz-window-fixture.h"

/* Whatever can be done can be done by keys: each action of the application and of its window
 * stands in the main menu, has a shortcut, or is that of a widget that Tab comes to. Others are
 * listed here, with how a key leads to them. */

#define STATION 70

static const struct
{
  const char *action;
  const char *way;
} others[] = {
  { "app.find", "an entry of the desktop" },
  { "app.import", "an entry of the desktop" },
  { "app.open-featured-sample", "a button in a filter that finds nothing" },
  { "app.restart", "the button of a message in the preferences" },
  { "app.search", "the desktop's own search" },
  { "app.show-station", "a result of the desktop's own search" },
  { "win.back", "Escape" },
  { "win.check-updates", "a button in the preferences" },
  { "win.compare", "the menu of a row" },
  { "win.enter-featured-list", "a button in the preferences" },
  { "win.import-calendar", "a button in the preferences" },
  { "win.import-files", "the file that is chosen after “Import…”" },
  { "win.pick-start", "a button where the starting point is asked for" },
  { "win.put-map-on-paper", "a button where the map is to be printed" },
  { "win.read-calendar", "the file that is chosen in the preferences" },
  { "win.read-update", "the file that is chosen after “Update the Stations…”" },
  { "win.restore-backup", "the button of a message: Alt+U" },
  { "win.save-map-pdf", "a button where the map is to be printed" },
  { "win.search", "Ctrl+F" },
  { "win.select-station", "Enter on a row" },
  { "win.show-map", "Escape in the sheet" },
  { "win.start-at", "the menu of a place on the map" },
  { "win.start-from", "Enter on what a search offers" },
  { "win.station-history", "Ctrl+H in the editor" },
  { "win.undo-batch", "the button of a message: Alt+U" },
  { "win.undo-calendar", "the button of a message: Alt+U" },
};

static void
add (GHashTable *actions,
     const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_hash_table_add (actions, g_steal_pointer (&name));
}

static void
add_group (GHashTable   *actions,
           const char   *prefix,
           GActionGroup *group)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (actions, g_strconcat (prefix, names[i], NULL));
}

static void
add_class (GHashTable     *actions,
           GtkWidgetClass *widget_class)
{
  const GVariantType *type;
  const char         *name, *property;
  GType               owner;

  for (guint i = 0; gtk_widget_class_query_action (widget_class, i, &owner, &name, &type,
                                                   &property);
       i++)
    {
      if (g_str_has_prefix (name, "win."))
        g_hash_table_add (actions, g_strdup (name));
    }
}

static void
add_menu (GHashTable *actions,
          GMenuModel *menu)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      char *action;

      if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        g_hash_table_add (actions, action);
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[j]);

          if (link != NULL)
            add_menu (actions, link);
        }
    }
}

static gboolean
is_focusable (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_focusable (child))
        return TRUE;
    }
  return FALSE;
}

/* Whether it can be seen now or not: what is narrow shows others than what is wide. */
static void
add_widgets (GHashTable *actions,
             GtkWidget  *root)
{
  const char *name = NULL;

  if (GTK_IS_ACTIONABLE (root) && is_focusable (root))
    name = gtk_actionable_get_action_name (GTK_ACTIONABLE (root));
  if (name != NULL)
    g_hash_table_add (actions, g_strdup (name));
  if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (root)) != NULL)
    add_menu (actions, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_widgets (actions, child);
}

static void
add_shortcuts (GHashTable     *actions,
               GtkApplication *application)
{
  g_auto (GStrv) all = gtk_application_list_action_descriptions (application);

  for (guint i = 0; all[i] != NULL; i++)
    add (actions, all[i]);
}

static void
test_all (WindowFixture *fixture,
          gconstpointer  unused)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget     *button;
  GHashTableIter iter;
  gpointer       name;

  window_fixture_open (fixture);
  fz_window_set_staff (fixture->window, TRUE);
  button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window),
                                                      FZ_TYPE_WINDOW, "menu_button"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  add_menu (reached, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  add_widgets (reached, GTK_WIDGET (fixture->window));
  fz_window_select_station (fixture->window, STATION);
  g_assert_true (ui_wait_until (window_fixture_shows_details, fixture));
  add_widgets (reached, GTK_WIDGET (fixture->window));
  add_shortcuts (reached, GTK_APPLICATION (fixture->application));

  add_group (there, "app.", G_ACTION_GROUP (fixture->application));
  add_group (there, "win.", G_ACTION_GROUP (fixture->window));
  add_class (there, GTK_WIDGET_GET_CLASS (fixture->window));
  g_assert_cmpuint (g_hash_table_size (there), >, 40);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (!g_hash_table_contains (there, others[i].action))
        g_test_fail_printf ("there is no %s", others[i].action);
      g_hash_table_add (reached, g_strdup (others[i].action));
    }
  g_hash_table_iter_init (&iter, there);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_hash_table_contains (reached, name))
        g_test_fail_printf ("no key leads to %s", (const char *) name);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/reach/all-actions", WindowFixture, NULL, window_fixture_set_up, test_all,
              window_fixture_tear_down);
  return ui_test_run ();
}
