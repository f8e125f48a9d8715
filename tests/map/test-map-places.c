/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-fixture.h"
#include "fz-origin-layer.h"
#include "fz-place-popover.h"
#include "fz-ui.h"

#include <adwaita.h>

/* The starting point on the map, and pointing at places where no station is. */

static void
set_up (MapFixture   *fixture,
        gconstpointer data)
{
  map_fixture_set_up (fixture, data);
  fz_map_view_go_to (fixture->view, 23.13, 113.335, 12.0);
}

static FzOriginLayer *
get_origin_layer (MapFixture *fixture)
{
  return FZ_ORIGIN_LAYER (ui_find_type (GTK_WIDGET (fixture->view), FZ_TYPE_ORIGIN_LAYER));
}

static void
start_from (MapFixture *fixture,
            FzOrigin   *origin)
{
  g_autoptr (FzQuery) query = fz_query_start_from (fz_finder_get_query (fixture->finder), origin);

  fz_finder_set_query (fixture->finder, query);
}

/* The point that a click gave is where it was, to a few pixels. */
static void
assert_started_near (MapFixture *fixture,
                     FzPoint     point,
                     double      metres)
{
  g_assert_cmpuint (fixture->n_started, ==, 1);
  g_assert_cmpfloat (fz_point_distance (fixture->started, point), <, metres);
}

static FzPoint
get_middle (MapFixture *fixture)
{
  FzPoint middle;

  fz_map_view_get_viewport (fixture->view, &middle.lat, &middle.lon, NULL);
  return middle;
}

static GtkWidget *
find_popover (MapFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->view), FZ_TYPE_PLACE_POPOVER);
}

static gboolean
has_popover (gpointer fixture)
{
  GtkWidget *popover = find_popover (fixture);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static gboolean
has_no_popover (gpointer fixture)
{
  return !has_popover (fixture);
}

static void
test_mark_follows_origin (MapFixture   *fixture,
                          gconstpointer data)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  g_autoptr (FzOrigin) liede = fz_origin_new_for_street (columns, 2);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_origin_layer (fixture))));
  start_from (fixture, liede);
  g_assert_true (fz_origin_layer_get_origin (get_origin_layer (fixture)) == liede);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_origin_layer (fixture))));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_origin_layer (fixture)),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_origin_layer (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Starting point: Liede Subdistrict");
  start_from (fixture, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_origin_layer (fixture))));
}

/* The starting point and the nearest stations come into view; what is typed later moves
 * nothing. */
static void
test_map_fits_nearest (MapFixture   *fixture,
                       gconstpointer data)
{
  g_autoptr (FzOrigin) far_off = NULL;
  g_autoptr (FzOrigin) east =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.2, 113.7 }, 0.0, NULL);
  g_autoptr (FzQuery) typed = NULL;
  FzPoint middle, later;

  start_from (fixture, east);
  ui_settle ();
  middle = get_middle (fixture);
  g_assert_cmpfloat (middle.lon, >, 113.4);
  typed = fz_query_with_text (fz_finder_get_query (fixture->finder), "Liede");
  fz_finder_set_query (fixture->finder, typed);
  later = get_middle (fixture);
  g_assert_cmpfloat (fz_point_distance (middle, later), <, 1.0);

  /* Who starts from another city keeps the stations in view. */
  far_off = fz_origin_new (FZ_ORIGIN_COORDINATES, (FzPoint) { 39.9, 116.4 }, 0.0, NULL);
  start_from (fixture, far_off);
  later = get_middle (fixture);
  g_assert_cmpfloat (fz_point_distance (middle, later), <, 1.0);
}

static void
test_menu (MapFixture   *fixture,
           gconstpointer data)
{
  FzPoint    middle = get_middle (fixture);
  GtkWidget *popover;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "map.open-menu", NULL));
  g_assert_true (ui_wait_until (has_popover, fixture));
  popover = find_popover (fixture);
  g_assert_cmpuint (ui_count_visible_labels (popover, "Outside Guangzhou"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (popover, "23.1300"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (popover, "GCJ-02"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (popover, "BD-09"), ==, 1);
  g_assert_cmpuint (fixture->n_started, ==, 0);

  g_signal_emit_by_name (ui_find_id (popover, "start_button"), "clicked");
  assert_started_near (fixture, middle, 60.0);
  g_assert_true (ui_wait_until (has_no_popover, fixture));
}

static GtkWidget *
find_bar (MapFixture *fixture)
{
  return ui_find_id (GTK_WIDGET (fixture->view), "pick_bar");
}

static void
test_picks_under_cross (MapFixture   *fixture,
                        gconstpointer data)
{
  FzPoint middle = get_middle (fixture);

  g_assert_false (gtk_widget_get_visible (find_bar (fixture)));
  fz_map_view_set_picking (fixture->view, TRUE);
  g_assert_true (gtk_widget_get_visible (find_bar (fixture)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "map.pick-cross", NULL));
  assert_started_near (fixture, middle, 1.0);
  g_assert_false (fz_map_view_get_picking (fixture->view));
  g_assert_false (gtk_widget_get_visible (find_bar (fixture)));
}

static void
test_picking_stops (MapFixture   *fixture,
                    gconstpointer data)
{
  fz_map_view_set_picking (fixture->view, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "map.stop-picking",
                                             NULL));
  g_assert_false (fz_map_view_get_picking (fixture->view));
  g_assert_cmpuint (fixture->n_started, ==, 0);
}

/* The primary button's click gesture of the map, which only looks on. */
static GtkGesture *
find_click (MapFixture *fixture)
{
  GtkWidget *map = gtk_widget_get_parent (GTK_WIDGET (get_origin_layer (fixture)));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);
  GtkGesture *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY &&
          g_strcmp0 (gtk_event_controller_get_name (controller), "fz-places") == 0)
        found = GTK_GESTURE (controller);
    }
  g_assert_nonnull (found);
  return found;
}

static void
click (MapFixture *fixture,
       double      from_x,
       double      to_x)
{
  g_signal_emit_by_name (find_click (fixture), "pressed", 1, from_x, 200.0);
  g_signal_emit_by_name (find_click (fixture), "released", 1, to_x, 200.0);
}

/* A click on the empty map does nothing until a place is being picked; a drag never. */
static void
test_clicks (MapFixture   *fixture,
             gconstpointer data)
{
  FzPoint middle = get_middle (fixture);

  click (fixture, 300.0, 300.0);
  g_assert_cmpuint (fixture->n_started, ==, 0);
  fz_map_view_set_picking (fixture->view, TRUE);
  click (fixture, 300.0, 380.0);
  g_assert_cmpuint (fixture->n_started, ==, 0);
  click (fixture, 300.0, 300.0);
  g_assert_cmpuint (fixture->n_started, ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture->started.lon, middle.lon, 1e-6);
  g_assert_cmpfloat (fixture->started.lat, >, middle.lat);
  g_assert_false (fz_map_view_get_picking (fixture->view));
}

#define ADD(path, function) \
  g_test_add (path, MapFixture, NULL, set_up, function, map_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/map-places/mark-follows-origin", test_mark_follows_origin);
  ADD ("/map-places/map-fits-nearest", test_map_fits_nearest);
  ADD ("/map-places/menu", test_menu);
  ADD ("/map-places/picks-under-cross", test_picks_under_cross);
  ADD ("/map-places/picking-stops", test_picking_stops);
  ADD ("/map-places/clicks", test_clicks);
  return ui_run_tests ();
}
