/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-data-fixture.h"
#include "fz-district-layer.h"
#include "fz-fixtures.h"
#include "fz-map-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <math.h>

/* The districts over the whole of the shipped data: the first, Liwan, to the last. */
#define TIANHE_CODE "440106"
#define TIANHE_DISTRICT 3
#define PANYU_DISTRICT 6

typedef struct
{
  MapFixture       map;
  FzCatalog       *catalog; /* (owned) */
  FzDistrictLayer *layer;   /* (unowned) */
  GtkWidget       *toasts;  /* (unowned) */
} Fixture;

static gboolean
has_name (gpointer data)
{
  Fixture        *fixture = data;
  graphene_rect_t bounds;

  return fz_district_layer_get_name_bounds (fixture->layer, PANYU_DISTRICT, &bounds);
}

static gboolean
has_no_names (gpointer data)
{
  Fixture        *fixture = data;
  graphene_rect_t bounds;

  for (guint d = 0; d < fixture->catalog->districts->len; d++)
    if (fz_district_layer_get_name_bounds (fixture->layer, d, &bounds))
      return FALSE;
  return TRUE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  DataFixture shipped;
  FzMapView  *view;

  data_fixture_set_up (&shipped, NULL);
  map_fixture_set_up (&fixture->map, NULL);
  fixture->catalog = fz_catalog_ref (shipped.catalog);
  view = g_object_ref (fixture->map.view);
  fixture->toasts = adw_toast_overlay_new ();
  gtk_window_set_child (fixture->map.window, fixture->toasts);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), GTK_WIDGET (view));
  g_object_unref (view);
  fz_station_table_take (fixture->map.table, shipped.catalog,
                         g_steal_pointer (&shipped.columns));
  fz_catalog_unref (shipped.catalog);
  fixture->layer =
      FZ_DISTRICT_LAYER (ui_find_type (GTK_WIDGET (view), FZ_TYPE_DISTRICT_LAYER));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  map_fixture_tear_down (&fixture->map, NULL);
  fz_catalog_unref (fixture->catalog);
}

static void
go_to (Fixture *fixture,
       double   zoom)
{
  fz_map_view_go_to (fixture->map.view, 23.0, 113.4, zoom);
}

/* The map's gesture that looks on for names. */
static GtkEventController *
find_controller (Fixture *fixture,
                 GType    type)
{
  GtkWidget *map = gtk_widget_get_parent (GTK_WIDGET (fixture->layer));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type) &&
          g_strcmp0 (gtk_event_controller_get_name (controller), "fz-districts") == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static graphene_point_t
find_name (Fixture *fixture,
           guint    district)
{
  graphene_rect_t bounds;

  g_assert_true (fz_district_layer_get_name_bounds (fixture->layer, district, &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static void
click (Fixture *fixture,
       double   from_x,
       double   from_y,
       double   to_x,
       double   to_y)
{
  GtkEventController *gesture = find_controller (fixture, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (gesture, "pressed", 1, from_x, from_y);
  g_signal_emit_by_name (gesture, "released", 1, to_x, to_y);
}

static const char *
get_filter (Fixture *fixture)
{
  return fz_query_get_district (fz_finder_get_query (fixture->map.finder));
}

/* What the filter asks for is marked, or else where the selected station is. */
static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzQuery) all = fz_query_new ();
  g_autoptr (FzQuery) tianhe = fz_query_with_district (all, TIANHE_CODE);
  g_autoptr (FzStation) panyu = NULL;
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->map.table);

  g_assert_cmpuint (fz_district_layer_get_marked (fixture->layer), ==, FZ_NO_NAME);
  for (guint row = 0; panyu == NULL; row++)
    if (fz_station_columns_get_district (columns, row) == PANYU_DISTRICT)
      panyu = fz_station_table_dup_station (fixture->map.table, row);
  fz_map_view_set_selected (fixture->map.view, panyu);
  g_assert_cmpuint (fz_district_layer_get_marked (fixture->layer), ==, PANYU_DISTRICT);
  fz_finder_set_query (fixture->map.finder, tianhe);
  g_assert_cmpuint (fz_district_layer_get_marked (fixture->layer), ==, TIANHE_DISTRICT);
  fz_finder_set_query (fixture->map.finder, all);
  g_assert_cmpuint (fz_district_layer_get_marked (fixture->layer), ==, PANYU_DISTRICT);
  fz_map_view_set_selected (fixture->map.view, NULL);
  g_assert_cmpuint (fz_district_layer_get_marked (fixture->layer), ==, FZ_NO_NAME);
}

/* A click on a name filters, says so and lets it be taken back; a drag only pans. */
static void
test_click (Fixture      *fixture,
            gconstpointer data)
{
  graphene_point_t name;

  go_to (fixture, 10.0);
  g_assert_true (ui_wait_until (has_name, fixture));
  name = find_name (fixture, PANYU_DISTRICT);

  click (fixture, name.x, name.y, name.x + 40, name.y);
  g_assert_null (get_filter (fixture));
  click (fixture, 5.0, 5.0, 5.0, 5.0);
  g_assert_null (get_filter (fixture));

  click (fixture, name.x, name.y, name.x + 1, name.y);
  g_assert_cmpstr (get_filter (fixture), ==,
                   fz_catalog_get_district (fixture->catalog, PANYU_DISTRICT)->code);
  g_assert_cmpuint (ui_count_visible_labels (fixture->toasts, "Only stations in Panyu District"),
                    ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (fixture->toasts, "Show All"), ==, 1);
}

/* While a starting point is picked, a name is ground like any other. */
static void
test_click_picking (Fixture      *fixture,
                    gconstpointer data)
{
  graphene_point_t name;

  go_to (fixture, 10.0);
  g_assert_true (ui_wait_until (has_name, fixture));
  name = find_name (fixture, PANYU_DISTRICT);
  fz_map_view_set_picking (fixture->map.view, TRUE);
  click (fixture, name.x, name.y, name.x, name.y);
  g_assert_null (get_filter (fixture));
}

static void
test_pointer (Fixture      *fixture,
              gconstpointer data)
{
  GtkEventController *motion = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  graphene_point_t    name;

  go_to (fixture, 10.0);
  g_assert_true (ui_wait_until (has_name, fixture));
  name = find_name (fixture, PANYU_DISTRICT);
  g_signal_emit_by_name (motion, "motion", (double) name.x, (double) name.y);
  g_assert_cmpuint (fz_district_layer_get_pointed (fixture->layer), ==, PANYU_DISTRICT);
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (fz_district_layer_get_pointed (fixture->layer), ==, FZ_NO_NAME);
}

/* How far a name is from the body of a pin, at the least. */
static double
measure_gap (Fixture               *fixture,
             const graphene_rect_t *name,
             FzPin                 *pin)
{
  FzPinFrame       frame = fz_pin_get_frame (pin);
  graphene_point_t body = GRAPHENE_POINT_INIT ((float) frame.body_x, (float) frame.body_y);
  double           across, down;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (pin), GTK_WIDGET (fixture->layer), &body,
                                           &body));
  across = MAX (MAX (name->origin.x - body.x, body.x - name->origin.x - name->size.width), 0.0);
  down = MAX (MAX (name->origin.y - body.y, body.y - name->origin.y - name->size.height), 0.0);
  return hypot (across, down) - frame.body_radius;
}

static void
on_after_paint (Fixture *fixture)
{
  fixture->map.n_painted++;
}

static gboolean
has_painted (gpointer data)
{
  Fixture *fixture = data;

  if (fixture->map.n_painted < 3)
    gtk_widget_queue_draw (GTK_WIDGET (fixture->layer));
  return fixture->map.n_painted >= 3;
}

/* No name lies under a pin, over another name, or outside its own district. */
static void
test_names_are_clear (Fixture      *fixture,
                      gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->map.window));
  guint          n_names = 0;

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), fixture);
  go_to (fixture, 10.0);
  g_assert_true (ui_wait_until (has_name, fixture));
  for (double zoom = 8.75; zoom < 13.0; zoom += 0.5)
    {
      go_to (fixture, zoom);
      fixture->map.n_painted = 0;
      g_assert_true (ui_wait_until (has_painted, fixture));
      for (guint d = 0; d < fixture->catalog->districts->len; d++)
        {
          graphene_rect_t name, other;

          if (!fz_district_layer_get_name_bounds (fixture->layer, d, &name))
            continue;
          n_names++;
          for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->map.layer); i++)
            g_assert_cmpfloat (
                measure_gap (fixture, &name, fz_station_layer_get_pin (fixture->map.layer, i)),
                >, 0.0);
          for (guint e = 0; e < d; e++)
            if (fz_district_layer_get_name_bounds (fixture->layer, e, &other))
              g_assert_false (graphene_rect_intersection (&name, &other, NULL));
        }
    }
  g_assert_cmpuint (n_names, >, 10);
  g_signal_handlers_disconnect_by_data (clock, fixture);
}

static gboolean
draws_something (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->layer);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  return node != NULL;
}

static gboolean
draws_nothing (gpointer fixture)
{
  return !draws_something (fixture);
}

static gboolean
draws_outline (gpointer fixture)
{
  return draws_something (fixture);
}

/* Close by, where the outlines are not true enough, nothing is drawn; farther away only
 * what is marked, and that only where it is in view. */
static void
test_draws_only_what_is_needed (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (FzQuery) all = fz_query_new ();
  g_autoptr (FzQuery) tianhe = fz_query_with_district (all, TIANHE_CODE);

  fz_map_view_go_to (fixture->map.view, 23.127, 113.31, 14.0);
  g_assert_true (ui_wait_until (draws_nothing, fixture));
  g_assert_true (has_no_names (fixture));
  fz_finder_set_query (fixture->map.finder, tianhe);
  g_assert_true (ui_wait_until (draws_nothing, fixture));

  fz_map_view_go_to (fixture->map.view, 23.127, 113.31, 8.0);
  g_assert_true (ui_wait_until (draws_outline, fixture));
  fz_map_view_go_to (fixture->map.view, 30.0, 113.31, 8.0);
  g_assert_true (ui_wait_until (draws_nothing, fixture));
  fz_map_view_go_to (fixture->map.view, 23.127, 113.31, 8.0);
  g_assert_true (ui_wait_until (draws_outline, fixture));
  fz_finder_set_query (fixture->map.finder, all);
  g_assert_true (ui_wait_until (draws_nothing, fixture));
}

/* The map goes to a district whatever is found in it. */
static void
test_zoom_to_district (Fixture      *fixture,
                       gconstpointer data)
{
  double lat, lon, zoom;
  guint  found;

  g_assert_false (fz_map_view_show_district (fixture->map.view, "999999"));
  g_assert_true (fz_map_view_show_district (fixture->map.view, TIANHE_CODE));
  fz_map_view_get_viewport (fixture->map.view, &lat, &lon, &zoom);
  g_assert_cmpfloat (zoom, >, 10.0);
  g_assert_true (fz_catalog_find_district (fixture->catalog, TIANHE_CODE, &found));
  g_assert_cmpuint (found, ==, TIANHE_DISTRICT);
  g_assert_cmpfloat (fabs (lat - 23.16), <, 0.1);
  g_assert_cmpfloat (fabs (lon - 113.37), <, 0.1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/district-layer/marks", test_marks);
  ADD ("/district-layer/click", test_click);
  ADD ("/district-layer/click-picking", test_click_picking);
  ADD ("/district-layer/pointer", test_pointer);
  ADD ("/district-layer/names-are-clear", test_names_are_clear);
  ADD ("/district-layer/draws-only-what-is-needed", test_draws_only_what_is_needed);
  ADD ("/district-layer/zoom-to-district", test_zoom_to_district);
#undef ADD

  return ui_run_tests ();
}
