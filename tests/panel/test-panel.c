/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-panel.h"
#include "fz-station-details.h"
#include "fz-station-row.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzPanel        *panel; /* (unowned): the window's */
  GtkWidget      *window;
  guint32         selected_id;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->panel = FZ_PANEL (fz_panel_new ());
  fixture->window = g_object_ref (ui_window_new (GTK_WIDGET (fixture->panel),
                                                 &fixture->selected_id));
  fixture->selected_id = G_MAXUINT32;
  fz_panel_set_finder (fixture->panel, fixture->finder);
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
  GtkWidget *view = ui_find_type (GTK_WIDGET (fixture->panel), ADW_TYPE_NAVIGATION_VIEW);

  return adw_navigation_view_get_visible_page_tag (ADW_NAVIGATION_VIEW (view));
}

static void
select_station (Fixture *fixture,
                guint32  id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, id);

  fz_panel_set_selected (fixture->panel, station);
}

static void
test_opens_details (Fixture      *fixture,
                    gconstpointer unused)
{
  GtkWidget *details;

  g_assert_cmpstr (get_page (fixture), ==, "list");
  select_station (fixture, 3);
  select_station (fixture, 3);
  g_assert_cmpstr (get_page (fixture), ==, "details");
  select_station (fixture, 4);
  g_assert_cmpstr (get_page (fixture), ==, "details");
  details = ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_STATION_DETAILS);
  g_assert_cmpuint (fz_station_get_id (fz_station_details_get_station (
                        FZ_STATION_DETAILS (details))),
                    ==, 4);
  select_station (fixture, 0);
  g_assert_cmpstr (get_page (fixture), ==, "list");
  g_assert_cmpuint (fixture->selected_id, ==, G_MAXUINT32);
}

static void
test_going_back_selects_none (Fixture      *fixture,
                              gconstpointer unused)
{
  GtkWidget *view = ui_find_type (GTK_WIDGET (fixture->panel), ADW_TYPE_NAVIGATION_VIEW);

  select_station (fixture, 3);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  g_assert_cmpuint (fixture->selected_id, ==, 0);
}

static void
test_ignores_late_record (Fixture      *fixture,
                          gconstpointer unused)
{
  g_autoptr (FzRecord) liede = fixture_make_record (3);
  g_autoptr (FzRecord) shahe = fixture_make_record (4);
  FzStationDetails *details;

  select_station (fixture, 3);
  select_station (fixture, 4);
  details = FZ_STATION_DETAILS (ui_find_type (GTK_WIDGET (fixture->panel),
                                              FZ_TYPE_STATION_DETAILS));
  fz_panel_show_record (fixture->panel, liede);
  g_assert_null (fz_station_details_get_record (details));
  fz_panel_show_record (fixture->panel, shahe);
  g_assert_true (fz_station_details_get_record (details) == shahe);
}

static void
test_searches (Fixture      *fixture,
               gconstpointer unused)
{
  GtkEditable *entry = GTK_EDITABLE (ui_find_type (GTK_WIDGET (fixture->panel),
                                                   GTK_TYPE_SEARCH_ENTRY));
  FzResults   *results = fz_finder_get_results (fixture->finder);
  g_autoptr (FzQuery) open = fz_query_new ();

  gtk_editable_set_text (entry, "獵德");
  ui_settle ();
  g_assert_cmpuint (fz_results_get_total (results), ==, 1);

  fz_finder_set_query (fixture->finder, open);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  ui_settle ();
  g_assert_cmpuint (fz_results_get_total (results), ==, FIXTURE_N_STATIONS);
}

static gboolean
has_focus_in_list (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Fixture *) data)->window));

  return focus != NULL && ui_find_type (focus, FZ_TYPE_STATION_ROW) != NULL &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* From the field Down leads to the first station, and Enter opens it. */
static void
test_goes_from_field_to_answer (Fixture      *fixture,
                                gconstpointer unused)
{
  GtkWidget  *entry = ui_find_type (GTK_WIDGET (fixture->panel), GTK_TYPE_SEARCH_ENTRY);
  GListModel *controllers = gtk_widget_observe_controllers (entry);

  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (fixture->selected_id, ==, G_MAXUINT32);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "沙河");
  ui_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Down, 0, 0, &handled);
    }
  g_assert_true (ui_wait_until (has_focus_in_list, fixture));

  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (fixture->selected_id, ==, 4);
  g_object_unref (controllers);
}

static void
test_says_sample_on_both_pages (Fixture      *fixture,
                                gconstpointer unused)
{
  const char *const banners[] = { "list_banner", "details_banner" };

  select_station (fixture, 3);
  fz_panel_set_shows_sample (fixture->panel, TRUE);
  fz_panel_set_shows_sample (fixture->panel, TRUE);
  g_assert_true (adw_banner_get_revealed (
      ADW_BANNER (ui_find_id (GTK_WIDGET (fixture->panel), banners[1]))));
  select_station (fixture, 0);
  g_assert_true (adw_banner_get_revealed (
      ADW_BANNER (ui_find_id (GTK_WIDGET (fixture->panel), banners[0]))));
}

/* The panel fits a phone's width, in the sheet as beside the map. */
static void
test_fits_narrow_window (Fixture      *fixture,
                         gconstpointer unused)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 300);
}

/* In a narrow window the panel is as high as it asks to be, so it has to ask for enough:
 * the filters wrap, and both of two stations are seen below them. */
static void
test_asks_for_its_height (Fixture      *fixture,
                          gconstpointer unused)
{
  GtkWidget *bar = ui_find_id (GTK_WIDGET (fixture->panel), "filter_bar");
  GtkWidget *list = ui_find_id (GTK_WIDGET (fixture->panel), "results_list");
  int        natural, of_bar, of_list;

  gtk_widget_measure (GTK_WIDGET (fixture->panel), GTK_ORIENTATION_VERTICAL, 360,
                      NULL, &natural, NULL, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, 336, NULL, &of_bar, NULL, NULL);
  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, 360, NULL, &of_list, NULL, NULL);
  g_assert_cmpint (natural, >, of_bar + of_list);
}

/* A placeholder is gone as soon as something is typed: it is no name. */
static void
test_names_search (Fixture      *fixture,
                   gconstpointer unused)
{
  GtkWidget *entry = ui_find_type (GTK_WIDGET (fixture->panel), GTK_TYPE_SEARCH_ENTRY);

  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search stations");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/panel/names-search", test_names_search);
  ADD ("/panel/opens-details", test_opens_details);
  ADD ("/panel/going-back-selects-none", test_going_back_selects_none);
  ADD ("/panel/ignores-late-record", test_ignores_late_record);
  ADD ("/panel/searches", test_searches);
  ADD ("/panel/goes-from-field-to-answer", test_goes_from_field_to_answer);
  ADD ("/panel/says-sample-on-both-pages", test_says_sample_on_both_pages);
  ADD ("/panel/fits-narrow-window", test_fits_narrow_window);
  ADD ("/panel/asks-for-its-height", test_asks_for_its_height);
  return g_test_run ();
}
