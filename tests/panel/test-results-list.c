/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-answer.h"
#include "fz-fixtures.h"
#include "fz-results-list.h"
#include "fz-station-row.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzResultsList  *list; /* (unowned): the window's */
  GtkWidget      *window;
  guint32         selected_id;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->list = FZ_RESULTS_LIST (fz_results_list_new ());
  fixture->window = g_object_ref (ui_window_new (GTK_WIDGET (fixture->list),
                                                 &fixture->selected_id));
  fixture->selected_id = G_MAXUINT32;
  fz_results_list_set_finder (fixture->list, fixture->finder);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *stack = ui_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

static void
search (Fixture    *fixture,
        const char *text)
{
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (fixture->finder), text);

  fz_finder_set_query (fixture->finder, query);
}

static void
test_shows_total (Fixture      *fixture,
                  gconstpointer unused)
{
  g_assert_cmpstr (get_page (fixture), ==, "list");
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (fixture->list), "6 stations"), ==, 1);
  search (fixture, "猎德");
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (fixture->list), "1 of 6 stations"), ==,
                    1);
}

static void
test_waits_for_table (Fixture      *fixture,
                      gconstpointer unused)
{
  g_autoptr (FzStationTable) empty = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (empty);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  fz_results_list_set_finder (fixture->list, finder);
  g_assert_cmpstr (get_page (fixture), ==, "loading");
  fz_station_table_take (empty, catalog, fixture_make_columns ());
  g_assert_cmpstr (get_page (fixture), ==, "list");
}

static void
test_says_what_to_do (Fixture      *fixture,
                      gconstpointer unused)
{
  GtkWidget *button;

  search (fixture, "nowhere at all");
  g_assert_cmpstr (get_page (fixture), ==, "empty");
  button = ui_find_type (ui_find_type (GTK_WIDGET (fixture->list), ADW_TYPE_STATUS_PAGE),
                         GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (get_page (fixture), ==, "list");
  g_assert_true (fz_query_is_open (fz_finder_get_query (fixture->finder)));
}

static void
test_row_selects (Fixture      *fixture,
                  gconstpointer unused)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (view, "activate", 2u);
  g_assert_cmpuint (fixture->selected_id, ==, 3);
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (fixture)));
}

static void
test_shows_selected (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (FzStation) shahe = fz_station_table_find_station (fixture->table, 4);

  fz_results_list_set_selected (fixture->list, shahe);
  fz_results_list_set_selected (fixture->list, shahe);
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (fixture)) == shahe);

  search (fixture, "猎德");
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (fixture)));
  search (fixture, "");
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (fixture)) == shahe);

  fz_results_list_set_selected (fixture->list, NULL);
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (fixture)));
}

/* What is said before the stations takes a place in the list, and none of theirs. */
static void
test_answer_before_stations (Fixture      *fixture,
                             gconstpointer unused)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_VIEW);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (fixture->table, 4);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzOrigin) origin =
      fz_origin_new_for_street (fz_station_table_get_columns (fixture->table), 2);
  g_autoptr (FzQuery) from_origin = fz_query_with_origin (open, origin);
  g_autoptr (FzQuery) by_distance = fz_query_with_order (from_origin, FZ_ORDER_DISTANCE);

  fz_results_list_set_selected (fixture->list, shahe);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (fixture)), ==, 3);
  g_assert_null (ui_find_type (GTK_WIDGET (fixture->list), FZ_TYPE_ANSWER));

  fz_finder_set_query (fixture->finder, by_distance);
  ui_settle ();
  g_assert_nonnull (ui_find_type (view, FZ_TYPE_ANSWER));
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (fixture)) == shahe);
  g_signal_emit_by_name (view, "activate", 0u);
  g_assert_cmpuint (fixture->selected_id, ==, G_MAXUINT32);
  g_signal_emit_by_name (view, "activate", 1u);
  g_assert_cmpuint (fixture->selected_id, ==, 3);

  fz_finder_set_query (fixture->finder, open);
  ui_settle ();
  g_assert_null (ui_find_type (view, FZ_TYPE_ANSWER));
  g_assert_true (gtk_single_selection_get_selected_item (get_selection (fixture)) == shahe);
}

static gboolean
has_row_in_focus (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Fixture *) data)->window));

  return focus != NULL && ui_find_type (focus, FZ_TYPE_STATION_ROW) != NULL &&
         !GTK_IS_LIST_VIEW (focus);
}

static void
test_focuses_first_station (Fixture      *fixture,
                            gconstpointer unused)
{
  GtkWidget    *focus;
  FzStationRow *row;

  search (fixture, "天河");
  fz_results_list_focus_first (fixture->list);
  g_assert_true (ui_wait_until (has_row_in_focus, fixture));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  row = FZ_STATION_ROW (ui_find_type (focus, FZ_TYPE_STATION_ROW));
  g_assert_cmpuint (fz_station_get_id (fz_station_row_get_station (row)), ==, 2);

  search (fixture, "nowhere at all");
  fz_results_list_focus_first (fixture->list);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (
      focus, GTK_WIDGET (ui_find_id (GTK_WIDGET (fixture->list), "remedies"))));
}

static void
on_start_from (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       n_started)
{
  ++*(guint *) n_started;
}

/* Enter opens the best answer, or starts from the place that was typed; of a problem it
 * leaves in view whom to call. */
static void
test_enter (Fixture      *fixture,
            gconstpointer unused)
{
  guint     n_started = 0;
  FzProblem noise = {
    .code = (char *) "noise",
    .names = { { (char *) "噪音" } },
    .words = { { (char *) "噪音" } },
    .services = 0x2,
    .source = (char *) "a law",
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) start = g_simple_action_new ("start-from", G_VARIANT_TYPE_STRING);

  fz_catalog_add_problem (fz_station_table_get_catalog (fixture->table), &noise);
  search (fixture, "猎德");
  fz_results_list_activate_first (fixture->list);
  g_assert_cmpuint (fixture->selected_id, ==, 3);

  fixture->selected_id = G_MAXUINT32;
  search (fixture, "噪音");
  g_assert_nonnull (fz_finder_get_problem (fixture->finder));
  fz_results_list_activate_first (fixture->list);
  g_assert_cmpuint (fixture->selected_id, ==, G_MAXUINT32);

  g_signal_connect (start, "activate", G_CALLBACK (on_start_from), &n_started);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (start));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  search (fixture, "nowhere at all");
  fz_results_list_activate_first (fixture->list);
  g_assert_cmpuint (n_started, ==, 0);
  search (fixture, "23.1291, 113.2644");
  fz_results_list_activate_first (fixture->list);
  g_assert_cmpuint (n_started, ==, 1);
  g_assert_cmpuint (fixture->selected_id, ==, G_MAXUINT32);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/results-list/shows-total", test_shows_total);
  ADD ("/results-list/waits-for-table", test_waits_for_table);
  ADD ("/results-list/says-what-to-do", test_says_what_to_do);
  ADD ("/results-list/row-selects", test_row_selects);
  ADD ("/results-list/shows-selected", test_shows_selected);
  ADD ("/results-list/answer-before-stations", test_answer_before_stations);
  ADD ("/results-list/focuses-first-station", test_focuses_first_station);
  ADD ("/results-list/enter", test_enter);
  return g_test_run ();
}
