/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-results-list.h"
#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <math.h>

typedef WindowFixture Fixture;

#define N_FEATURED 14

static gboolean
shows_featured_sample (gpointer data)
{
  Fixture *fixture = data;

  return window_fixture_get_total (fixture) == N_FEATURED &&
         fz_window_get_sample (fixture->window);
}

static gboolean
is_narrow (gpointer data)
{
  return fz_window_get_narrow (((Fixture *) data)->window);
}

static gboolean
is_wide (gpointer data)
{
  return !fz_window_get_narrow (((Fixture *) data)->window);
}

static FzStationDetails *
find_details (Fixture *fixture)
{
  return FZ_STATION_DETAILS (ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_STATION_DETAILS));
}

static gboolean
has_record (gpointer data)
{
  FzStationDetails *details = find_details (data);

  return details != NULL && fz_station_details_get_record (details) != NULL;
}

static gboolean
says_sample (Fixture *fixture)
{
  GtkWidget *banner = ui_find_id (GTK_WIDGET (fixture->window), "sample_banner");

  return adw_banner_get_revealed (ADW_BANNER (banner));
}

static gboolean
says_trouble (Fixture *fixture)
{
  GtkWidget *revealer = ui_find_id (GTK_WIDGET (fixture->window), "trouble_revealer");

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
resize (Fixture *fixture,
        int      width,
        int      height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
}

/* The window is there at once; the stations come later. */
static void
test_waits_for_nothing (Fixture      *fixture,
                        gconstpointer unused)
{
  fz_window_open (fixture->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
  g_assert_cmpuint (window_fixture_get_total (fixture), ==, 0);
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));
  g_assert_false (says_sample (fixture));
  g_assert_false (says_trouble (fixture));
}

static void
test_row_moves_map (Fixture      *fixture,
                    gconstpointer unused)
{
  GtkWidget *view;
  FzPoint    point;
  double     lat, lon, zoom;

  window_fixture_open (fixture);
  view = ui_find_type (ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_RESULTS_LIST),
                       GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (view, "activate", 10u);
  g_assert_nonnull (fz_window_get_selected (fixture->window));
  g_assert_true (fz_map_view_get_selected (fixture->map) ==
                 fz_window_get_selected (fixture->window));
  g_assert_true (fz_panel_get_selected (fixture->panel) ==
                 fz_window_get_selected (fixture->window));
  point = fz_station_get_point (fz_window_get_selected (fixture->window));
  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  g_assert_cmpfloat_with_epsilon (lat, point.lat, 1e-4);
  g_assert_cmpfloat_with_epsilon (lon, point.lon, 1e-4);
  g_assert_true (ui_wait_until (has_record, fixture));
  g_assert_cmpuint (fz_station_details_get_record (find_details (fixture))->id, ==,
                    fz_station_get_id (fz_window_get_selected (fixture->window)));
}

static void
test_district_moves_map (Fixture      *fixture,
                         gconstpointer unused)
{
  FzFinder *finder;
  double    lat, lon, zoom, city_lat, city_lon, city_zoom;
  g_autoptr (FzQuery) nansha = NULL;
  g_autoptr (FzQuery) open = fz_query_new ();

  window_fixture_open (fixture);
  fz_map_view_get_viewport (fixture->map, &city_lat, &city_lon, &city_zoom);
  finder = fz_window_get_finder (fixture->window);
  nansha = fz_query_with_district (fz_finder_get_query (finder), "440115");
  fz_finder_set_query (finder, nansha);
  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  g_assert_cmpfloat (lat, <, 22.95);
  g_assert_cmpfloat (zoom, >, city_zoom);
  fz_finder_set_query (finder, open);
  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  g_assert_cmpfloat_with_epsilon (lat, city_lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (zoom, city_zoom, 1e-6);
}

/* What a pin does: the action selects the row and opens the details. */
static void
test_action_selects_row (Fixture      *fixture,
                         gconstpointer unused)
{
  GtkWidget          *view;
  GtkSingleSelection *selection;

  window_fixture_open (fixture);
  view = ui_find_type (ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_RESULTS_LIST),
                       GTK_TYPE_LIST_VIEW);
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), "win.select-station",
                                             "u", 150));
  g_assert_true (gtk_single_selection_get_selected_item (selection) ==
                 fz_window_get_selected (fixture->window));
  g_assert_true (ui_wait_until (has_record, fixture));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_details (fixture)),
                                             "navigation.pop", NULL));
  g_assert_null (fz_window_get_selected (fixture->window));
  g_assert_null (fz_map_view_get_selected (fixture->map));
  g_assert_null (gtk_single_selection_get_selected_item (selection));
}

static void
test_unknown_station_selects_none (Fixture      *fixture,
                                   gconstpointer unused)
{
  window_fixture_open (fixture);
  fz_window_select_station (fixture->window, 5);
  fz_window_select_station (fixture->window, G_MAXUINT32);
  g_assert_null (fz_window_get_selected (fixture->window));
  g_assert_null (fz_panel_get_selected (fixture->panel));
}

static void
on_unrealized (GtkWidget *widget,
               gpointer   n_unrealized)
{
  ++*(guint *) n_unrealized;
}

/* Only the panel moves: the map keeps its place, its surface and its view. */
static void
test_layouts_keep_map (Fixture      *fixture,
                       gconstpointer unused)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (fixture->map));
  guint      n_unrealized = 0;
  double     lat, lon, zoom, new_lat, new_lon, new_zoom;
  FzPoint    point;

  window_fixture_open (fixture);
  g_signal_connect (fixture->map, "unrealize", G_CALLBACK (on_unrealized), &n_unrealized);
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (has_record, fixture));
  /* The selected station is in view whatever the layout: nothing has to move. */
  point = fz_station_get_point (fz_map_view_get_selected (fixture->map));
  fz_map_view_go_to (fixture->map, point.lat + 0.01, point.lon - 0.01, 11.5);
  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);

  for (guint i = 0; i < 3; i++)
    {
      resize (fixture, 380, 700);
      g_assert_true (ui_wait_until (is_narrow, fixture));
      g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (fixture->panel),
                                             ui_find_type (GTK_WIDGET (fixture->window),
                                                           ADW_TYPE_BOTTOM_SHEET)));
      g_assert_true (gtk_widget_get_parent (GTK_WIDGET (fixture->map)) == parent);
      fz_map_view_get_viewport (fixture->map, &new_lat, &new_lon, &new_zoom);
      g_assert_cmpfloat_with_epsilon (new_lon, lon, 1e-6);
      g_assert_cmpfloat_with_epsilon (new_zoom, zoom, 1e-6);
      g_assert_true (has_record (fixture));

      resize (fixture, 1000, 700);
      g_assert_true (ui_wait_until (is_wide, fixture));
      g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (fixture->panel),
                                             ui_find_type (GTK_WIDGET (fixture->window),
                                                           ADW_TYPE_OVERLAY_SPLIT_VIEW)));
      g_assert_true (has_record (fixture));
    }
  ui_settle ();
  fz_map_view_get_viewport (fixture->map, &new_lat, &new_lon, &new_zoom);
  g_assert_cmpfloat_with_epsilon (new_lat, lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (new_lon, lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (new_zoom, zoom, 1e-6);
  g_assert_cmpuint (n_unrealized, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->map, &n_unrealized);
}

static void
test_fits_phone (Fixture      *fixture,
                 gconstpointer unused)
{
  int width, height;

  window_fixture_open (fixture);
  resize (fixture, 360, 294);
  g_assert_true (ui_wait_until (is_narrow, fixture));
  adw_bottom_sheet_set_open (ADW_BOTTOM_SHEET (ui_find_type (GTK_WIDGET (fixture->window),
                                                             ADW_TYPE_BOTTOM_SHEET)),
                             TRUE);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_VERTICAL, 360,
                      &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 294);
  /* GTK 4.18 loses what it has drawn when a window goes in the middle of a frame. */
  ui_settle ();
}

static void
open_sheet (Fixture *fixture)
{
  GtkWidget *sheet = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_BOTTOM_SHEET);

  adw_bottom_sheet_set_open (ADW_BOTTOM_SHEET (sheet), TRUE);
}

static gboolean
has_open_sheet (Fixture *fixture)
{
  GtkWidget *sheet = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_BOTTOM_SHEET);

  return adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (sheet));
}

static gboolean
panel_says_sample (gpointer data)
{
  return fz_panel_get_shows_sample (((Fixture *) data)->panel);
}

static void
search (Fixture    *fixture,
        const char *text)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);

  fz_finder_set_query (finder, query);
}

static void
go_back (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), "win.back", NULL));
}

/* Each step back undoes one thing. */
static void
test_steps_back (Fixture      *fixture,
                 gconstpointer unused)
{
  GtkWidget *entry;

  window_fixture_open (fixture);
  resize (fixture, 380, 700);
  g_assert_true (ui_wait_until (is_narrow, fixture));
  open_sheet (fixture);
  search (fixture, "沙");
  fz_window_select_station (fixture->window, 70);

  go_back (fixture);
  g_assert_null (fz_window_get_selected (fixture->window));
  g_assert_cmpuint (window_fixture_get_total (fixture), <, WINDOW_N_STATIONS);
  g_assert_true (has_open_sheet (fixture));
  go_back (fixture);
  g_assert_cmpuint (window_fixture_get_total (fixture), ==, WINDOW_N_STATIONS);
  g_assert_true (has_open_sheet (fixture));

  /* Escape in the field, which is empty. */
  entry = ui_find_type (GTK_WIDGET (fixture->panel), GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (has_open_sheet (fixture));
  go_back (fixture);
}

static gboolean
is_near_nansha (gpointer data)
{
  double lat, lon, zoom;

  fz_map_view_get_viewport (((Fixture *) data)->map, &lat, &lon, &zoom);
  return lat < 22.95 && zoom > 9.0;
}

static gboolean
has_passed (gpointer deadline)
{
  return g_get_monotonic_time () > *(gint64 *) deadline;
}

/* Once a search stands the map shows what it finds, and does not move where it does. */
static void
test_search_moves_map (Fixture      *fixture,
                       gconstpointer unused)
{
  double lat, lon, zoom, new_lat, new_lon, new_zoom;
  gint64 deadline;

  window_fixture_open (fixture);
  fz_map_view_go_to (fixture->map, 23.7, 113.7, 11.0);
  search (fixture, "南沙 横沥");
  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  g_assert_cmpfloat_with_epsilon (lat, 23.7, 1e-6);
  g_assert_true (ui_wait_until (is_near_nansha, fixture));

  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  search (fixture, "横沥");
  deadline = g_get_monotonic_time () + G_USEC_PER_SEC;
  g_assert_true (ui_wait_until (has_passed, &deadline));
  fz_map_view_get_viewport (fixture->map, &new_lat, &new_lon, &new_zoom);
  g_assert_cmpfloat_with_epsilon (new_lat, lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (new_zoom, zoom, 1e-6);
}

/* The sample says so on every view, and its filter for featured stations does not
 * come along to the real data, where nobody knows them. */
static void
test_sample_and_back (Fixture      *fixture,
                      gconstpointer unused)
{
  window_fixture_open (fixture);
  fz_window_select_station (fixture->window, 70);
  fz_window_open (fixture->window, TRUE, TRUE);
  g_assert_true (ui_wait_until (shows_featured_sample, fixture));
  g_assert_null (fz_window_get_selected (fixture->window));
  g_assert_true (says_sample (fixture));
  g_assert_false (fz_panel_get_shows_sample (fixture->panel));

  /* One banner, wherever it can be seen. */
  resize (fixture, 380, 700);
  g_assert_true (ui_wait_until (is_narrow, fixture));
  g_assert_true (says_sample (fixture));
  g_assert_false (fz_panel_get_shows_sample (fixture->panel));
  resize (fixture, 380, 300);
  open_sheet (fixture);
  g_assert_true (ui_wait_until (panel_says_sample, fixture));

  fz_window_open (fixture->window, FALSE, FALSE);
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));
  g_assert_false (says_sample (fixture));
  g_assert_false (fz_panel_get_shows_sample (fixture->panel));
}

static void
test_trouble_in_words (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "fazhan", NULL);
  g_autofree char *path = g_build_filename (folder, "stations.db", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *revealer;
  int        least;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "No database, but somebody's only copy of a poem.", -1, &error);
  g_assert_no_error (error);
  window_fixture_open (fixture);
  g_assert_true (says_trouble (fixture));
  revealer = ui_find_id (GTK_WIDGET (fixture->window), "trouble_revealer");
  g_assert_cmpuint (ui_count_visible_labels (revealer, "holds no station data"), ==, 1);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_VERTICAL, 360,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 294);
  g_signal_emit_by_name (ui_find_type (revealer, GTK_TYPE_BUTTON), "clicked");
  g_assert_false (says_trouble (fixture));
}

static gboolean
has_saved_size (gpointer settings)
{
  return g_settings_get_int (settings, "window-width") == 700 &&
         g_settings_get_int (settings, "window-height") == 500;
}

static void
test_remembers_size (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  FzWindow *next;
  int       width, height;

  window_fixture_open (fixture);
  resize (fixture, 700, 500);
  g_assert_true (ui_wait_until (has_saved_size, settings));
  next = window_fixture_make_window (fixture->application);
  gtk_window_get_default_size (GTK_WINDOW (next), &width, &height);
  g_assert_cmpint (width, ==, 700);
  g_assert_cmpint (height, ==, 500);
  gtk_window_destroy (GTK_WINDOW (next));
}

/* The menu is made when it is opened, each time the same. */
static void
test_main_menu (Fixture      *fixture,
                gconstpointer unused)
{
  GtkMenuButton *button;
  GtkPopover    *menu;

  window_fixture_open (fixture);
  button = GTK_MENU_BUTTON (ui_find_id (GTK_WIDGET (fixture->window), "menu_button"));
  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  menu = gtk_menu_button_get_popover (button);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (menu)));
  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == menu);
}

/* A window that goes away while its stations are on the way takes them along. */
static void
test_closes_while_loading (Fixture      *fixture,
                           gconstpointer unused)
{
  fz_window_open (fixture->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

static gboolean
is_easy (gpointer window)
{
  return gtk_widget_has_css_class (window, "easy-reading");
}

/* Large type leaves no part of a narrow window without room. */
static void
test_easy_fits_phone (Fixture      *fixture,
                      gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  int width;

  g_settings_set_boolean (settings, "easy-reading", TRUE);
  window_fixture_open (fixture);
  resize (fixture, 360, 640);
  g_assert_true (ui_wait_until (is_narrow, fixture));
  open_sheet (fixture);
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (has_record, fixture));
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_settings_reset (settings, "easy-reading");
  ui_settle ();
}

/* One switch makes reading easy, and is remembered. */
static void
test_easy_reading (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  GtkWidget *now_button;

  window_fixture_open (fixture);
  now_button = ui_find_id (GTK_WIDGET (fixture->panel), "now_button");
  g_assert_false (is_easy (fixture->window));
  g_assert_false (gtk_widget_get_visible (now_button));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), "win.easy-reading", NULL));
  g_assert_true (ui_wait_until (is_easy, fixture->window));
  g_assert_true (gtk_widget_get_visible (now_button));
  g_assert_true (g_settings_get_boolean (settings, "easy-reading"));
  g_settings_reset (settings, "easy-reading");
  g_assert_false (is_easy (fixture->window));
  g_assert_false (gtk_widget_get_visible (now_button));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/window/waits-for-nothing", test_waits_for_nothing);
  ADD ("/window/row-moves-map", test_row_moves_map);
  ADD ("/window/district-moves-map", test_district_moves_map);
  ADD ("/window/search-moves-map", test_search_moves_map);
  ADD ("/window/steps-back", test_steps_back);
  ADD ("/window/action-selects-row", test_action_selects_row);
  ADD ("/window/unknown-station-selects-none", test_unknown_station_selects_none);
  ADD ("/window/layouts-keep-map", test_layouts_keep_map);
  ADD ("/window/fits-phone", test_fits_phone);
  ADD ("/window/easy-reading", test_easy_reading);
  ADD ("/window/easy-fits-phone", test_easy_fits_phone);
  ADD ("/window/main-menu", test_main_menu);
  ADD ("/window/sample-and-back", test_sample_and_back);
  ADD ("/window/trouble-in-words", test_trouble_in_words);
  ADD ("/window/remembers-size", test_remembers_size);
  ADD ("/window/closes-while-loading", test_closes_while_loading);
  return ui_test_run ();
}
