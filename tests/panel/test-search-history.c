/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-panel.h"
#include "fz-search-history.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzPanel        *panel; /* (unowned): the window's */
  GtkWidget      *window;
  GtkStringList  *searches;
  guint32         selected_id;
} Fixture;

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->panel = FZ_PANEL (fz_panel_new ());
  fixture->window = g_object_ref (ui_window_new (GTK_WIDGET (fixture->panel),
                                                 &fixture->selected_id));
  fixture->searches = gtk_string_list_new ((const char *[]) { "天河", "<b>", NULL });
  fz_panel_set_finder (fixture->panel, fixture->finder);
  fz_panel_set_recent_searches (fixture->panel, G_LIST_MODEL (fixture->searches));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (is_mapped, fixture->panel));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
  g_assert_finalize_object (fixture->searches);
}

static GtkEditable *
find_entry (Fixture *fixture)
{
  return GTK_EDITABLE (ui_find_id (GTK_WIDGET (fixture->panel), "search_entry"));
}

static GtkWidget *
find_history (Fixture *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_SEARCH_HISTORY);
}

static gboolean
is_offered (gpointer fixture)
{
  return gtk_widget_get_visible (find_history (fixture));
}

static gboolean
is_not_offered (gpointer fixture)
{
  return !is_offered (fixture);
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (find_entry (fixture)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_keys (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_false (is_offered (fixture));
  fz_panel_focus_search (fixture->panel);
  g_assert_true (ui_wait_until (is_offered, fixture));
  g_assert_cmpuint (ui_count_visible_labels (find_history (fixture), "<b>"), ==, 1);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Up);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture)), ==, "天河");
  g_assert_true (ui_wait_until (is_not_offered, fixture));
}

static void
test_typing_closes (Fixture      *fixture,
                    gconstpointer unused)
{
  fz_panel_focus_search (fixture->panel);
  g_assert_true (ui_wait_until (is_offered, fixture));
  gtk_editable_set_text (find_entry (fixture), "x");
  g_assert_true (ui_wait_until (is_not_offered, fixture));
  gtk_editable_set_text (find_entry (fixture), "");
  g_assert_true (ui_wait_until (is_offered, fixture));
  press (fixture, GDK_KEY_Escape);
  g_assert_true (ui_wait_until (is_not_offered, fixture));
}

static void
test_nothing_to_offer (Fixture      *fixture,
                       gconstpointer unused)
{
  gtk_string_list_splice (fixture->searches, 0, 2, NULL);
  fz_panel_focus_search (fixture->panel);
  ui_settle ();
  g_assert_false (is_offered (fixture));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/search-history/keys", test_keys);
  ADD ("/search-history/typing-closes", test_typing_closes);
  ADD ("/search-history/nothing-to-offer", test_nothing_to_offer);
  return g_test_run ();
}
