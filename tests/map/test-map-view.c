/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-popover.h"
#include "fz-data-fixture.h"
#include "fz-fixtures.h"
#include "fz-map-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <math.h>

static GtkWidget *
get_focus (MapFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* A cluster's pin, or NULL when there is none. */
static FzPin *
find_cluster (MapFixture *fixture)
{
  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    if (fz_pin_get_cluster (fz_station_layer_get_pin (fixture->layer, i)) != NULL)
      return fz_station_layer_get_pin (fixture->layer, i);

  return NULL;
}

static gboolean
has_cluster (MapFixture *fixture,
             guint32     unused)
{
  return find_cluster (fixture) != NULL;
}

static gboolean
has_no_cluster (MapFixture *fixture,
                guint32     unused)
{
  return find_cluster (fixture) == NULL;
}

static gboolean
has_popover (MapFixture *fixture,
             guint32     unused)
{
  GtkWidget *popover = ui_find_type (GTK_WIDGET (fixture->layer), FZ_TYPE_CLUSTER_POPOVER);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

/* How many of the map's pixels differ from the one in its corner: on a blank map
 * there are only those of pins, legend and buttons. */
static guint
count_drawn (MapFixture *fixture)
{
  GtkWidget   *map = gtk_widget_get_parent (GTK_WIDGET (fixture->layer));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (fixture->window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (map);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  gsize               n_pixels;
  guint               n_drawn = 0;

  gdk_paintable_snapshot (paintable,
                          snapshot,
                          gtk_widget_get_width (map),
                          gtk_widget_get_height (map));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return 0;

  texture = gsk_renderer_render_texture (renderer, node, NULL);
  n_pixels = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
  pixels = g_new0 (guint32, n_pixels);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) gdk_texture_get_width (texture) * 4);
  for (gsize i = 0; i < n_pixels; i++)
    n_drawn += pixels[i] != pixels[0];

  return n_drawn;
}

static gboolean
has_map_drawn (MapFixture *fixture,
               guint32     unused)
{
  return count_drawn (fixture) > 30000;
}

static gboolean
has_only_pins_drawn (MapFixture *fixture,
                     guint32     unused)
{
  return count_drawn (fixture) < 30000;
}

/* Whether the station stands where the middle of a map of 600 × 260 pixels is. */
static gboolean
is_in_free_middle (MapFixture *fixture,
                   guint32     id)
{
  FzPin          *pin = map_fixture_find_pin (fixture, id);
  FzPinFrame      frame;
  graphene_rect_t bounds;

  if (pin == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (pin), GTK_WIDGET (fixture->view), &bounds))
    return FALSE;

  frame = fz_pin_get_frame (pin);
  return fabs (bounds.origin.x + frame.x - 300.0) <= 1.0 &&
         fabs (bounds.origin.y + frame.y - 130.0) <= 1.0;
}

/* The first picture holds every station. */
static void
test_first_picture (MapFixture   *fixture,
                    gconstpointer data)
{
  guint n_stations = 0;

  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    {
      FzPin           *pin = fz_station_layer_get_pin (fixture->layer, i);
      const FzCluster *cluster = fz_pin_get_cluster (pin);
      graphene_rect_t  bounds;

      n_stations += cluster != NULL ? cluster->n_stations : 1;
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (pin),
                                                GTK_WIDGET (fixture->view),
                                                &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 600);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 500);
    }

  g_assert_cmpuint (n_stations, ==, FIXTURE_N_STATIONS);
}

/* Every pin is a button with a name, and can be focused. */
static void
test_pins_are_buttons (MapFixture   *fixture,
                       gconstpointer data)
{
  FzPin *pin;

  map_fixture_go_to_centre (fixture);
  pin = map_fixture_find_pin (fixture, LIEDE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (pin),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (pin)));

  fz_map_view_show_all (fixture->view);
  g_assert_true (map_fixture_wait (fixture, has_cluster, 0));
  pin = find_cluster (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (pin),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_pin_selects (MapFixture   *fixture,
                  gconstpointer data)
{
  map_fixture_go_to_centre (fixture);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE))));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpuint (fixture->chosen, ==, LIEDE);
}

static void
test_cluster_zooms (MapFixture   *fixture,
                    gconstpointer data)
{
  double before, after;

  fz_map_view_show_all (fixture->view);
  g_assert_true (map_fixture_wait (fixture, has_cluster, 0));
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &before);

  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_cluster (fixture))));
  g_assert_true (map_fixture_wait (fixture, has_no_cluster, 0));
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &after);
  g_assert_cmpfloat (after, >, before);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

/* The focused pin keeps its station and the focus when it leaves the view, and
 * the focus stays on a pin when its station joins a cluster. */
static void
test_focus_is_kept (MapFixture   *fixture,
                    gconstpointer data)
{
  GtkWidget *pin;

  map_fixture_go_to_centre (fixture);
  pin = GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE));
  g_assert_true (gtk_widget_grab_focus (pin));

  fz_map_view_go_to (fixture->view, 23.5, 113.9, 13.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, SHAHE));
  g_assert_true (GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)) == pin);
  g_assert_true (get_focus (fixture) == pin);

  map_fixture_go_to_centre (fixture);
  g_assert_true (GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)) == pin);

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, LIEDE));
  g_assert_true (get_focus (fixture) == pin);
  g_assert_true (gtk_widget_get_mapped (pin));
}

/* A pin that stays in view stays the same widget while the map is panned. */
static void
test_pins_are_kept (MapFixture   *fixture,
                    gconstpointer data)
{
  FzPin *pin;

  map_fixture_go_to_centre (fixture);
  pin = map_fixture_find_pin (fixture, LIEDE);
  for (guint i = 0; i < 8; i++)
    {
      fz_map_view_pan (fixture->view, i < 4 ? 60.0 : -60.0, 0.0);
      g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
      g_assert_true (map_fixture_find_pin (fixture, LIEDE) == pin);
    }
}

/* All pins are one stop of the Tab key; arrows walk among them. */
static void
test_walk (MapFixture   *fixture,
           gconstpointer data)
{
  GtkWidget *layer = GTK_WIDGET (fixture->layer);
  GtkWidget *pin;

  map_fixture_go_to_centre (fixture);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  g_assert_true (get_focus (fixture) == gtk_widget_get_parent (layer));

  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
  pin = get_focus (fixture);
  g_assert_true (FZ_IS_PIN (pin));
  g_assert_false (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE))));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_UP));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE)));
}

/* Stations that no zoom takes apart open as a list, from which each is chosen. */
static void
test_one_spot (MapFixture   *fixture,
               gconstpointer data)
{
  g_autoptr (FzRecord) record = fixture_make_record (SHAHE);
  g_autoptr (FzStation) liede = fz_station_table_find_station (fixture->table, LIEDE);
  GtkWidget *popover;
  GtkWidget *row;

  map_fixture_go_to_centre (fixture);
  record->point = fz_station_get_point (liede);
  g_assert_true (fz_station_table_update (fixture->table, record));
  fz_map_view_go_to (fixture->view, record->point.lat, record->point.lon, 18.0);
  g_assert_true (map_fixture_wait (fixture, has_cluster, 0));

  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_cluster (fixture))));
  g_assert_true (map_fixture_wait (fixture, has_popover, 0));
  popover = ui_find_type (GTK_WIDGET (fixture->layer), FZ_TYPE_CLUSTER_POPOVER);
  row = ui_find_type (popover, GTK_TYPE_LIST_BOX_ROW);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_true (fixture->chosen == LIEDE || fixture->chosen == SHAHE);
}

static FzPin *
find_largest_cluster (MapFixture *fixture)
{
  FzPin *largest = NULL;
  guint  n = 0;

  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    {
      FzPin           *pin = fz_station_layer_get_pin (fixture->layer, i);
      const FzCluster *cluster = fz_pin_get_cluster (pin);

      if (cluster != NULL && cluster->n_stations > n)
        {
          largest = pin;
          n = cluster->n_stations;
        }
    }
  return largest;
}

static gboolean
has_large_cluster (MapFixture *fixture,
                   guint32     n)
{
  FzPin *pin = find_largest_cluster (fixture);

  return pin != NULL && fz_pin_get_cluster (pin)->n_stations >= n;
}

static gboolean
is_as_close_as (MapFixture *fixture,
                guint32     hundredths)
{
  double zoom;

  fz_map_view_get_viewport (fixture->view, NULL, NULL, &zoom);
  return zoom * 100.0 >= hundredths;
}

/* Where there is no room for what a cluster holds, choosing it comes closer all the same. */
static void
test_cluster_on_small_map (MapFixture   *fixture,
                           gconstpointer data)
{
  DataFixture shipped = { 0 };
  double      before;

  data_fixture_set_up (&shipped, NULL);
  fz_station_table_take (fixture->table, shipped.catalog, g_steal_pointer (&shipped.columns));
  fz_map_view_set_bottom_inset (fixture->view, 440);
  fz_map_view_show_all (fixture->view);
  g_assert_true (map_fixture_wait (fixture, has_large_cluster, 100));
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &before);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_largest_cluster (fixture))));
  g_assert_true (map_fixture_wait (fixture, is_as_close_as, (guint32) (before * 100.0) + 99));
  fz_catalog_unref (shipped.catalog);
}

/* A station comes to the middle of what an inset leaves free. */
static void
test_inset (MapFixture   *fixture,
            gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, XINTANG);
  FzPoint point = fz_station_get_point (station);
  double  lat, lon, zoom;

  fz_map_view_set_bottom_inset (fixture->view, 240);
  fz_map_view_set_selected (fixture->view, station);
  fz_map_view_go_to (fixture->view, point.lat, point.lon, 13.0);
  g_assert_true (map_fixture_wait (fixture, is_in_free_middle, XINTANG));

  fz_map_view_get_viewport (fixture->view, &lat, &lon, &zoom);
  g_assert_cmpfloat_with_epsilon (lat, point.lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (lon, point.lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (zoom, 13.0, 1e-6);
}

static gboolean
is_legend_free (MapFixture *fixture,
                guint32     inset)
{
  GtkWidget      *attribution = ui_find_id (GTK_WIDGET (fixture->view), "attribution");
  int             height = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (attribution, GTK_WIDGET (fixture->view), &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= height - (int) inset;
}

static gboolean
has_scale (MapFixture *fixture,
           guint32     shown)
{
  GtkWidget *scale = ui_find_type (GTK_WIDGET (fixture->view), SHUMATE_TYPE_SCALE);

  return (guint32) gtk_widget_get_mapped (scale) == shown;
}

/* Whose the map is can be read above a sheet that leaves it little; the scale gives way. */
static void
test_legend_in_little_room (MapFixture   *fixture,
                            gconstpointer data)
{
  guint32 most = (guint32) gtk_widget_get_height (GTK_WIDGET (fixture->view)) - 50;

  g_assert_true (map_fixture_wait (fixture, has_scale, TRUE));
  fz_map_view_set_bottom_inset (fixture->view, (int) most);
  g_assert_true (map_fixture_wait (fixture, has_scale, FALSE));
  g_assert_true (map_fixture_wait (fixture, is_legend_free, most));
  fz_map_view_set_bottom_inset (fixture->view, 0);
  g_assert_true (map_fixture_wait (fixture, has_scale, TRUE));
  g_assert_true (map_fixture_wait (fixture, is_legend_free, 0));
}

/* Wherever the map jumps, it is drawn there. */
static void
test_jumps (MapFixture   *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);

  for (guint i = 0; i < 30; i++)
    {
      double lat = g_rand_double_range (rand, 22.9, 23.3);
      double lon = g_rand_double_range (rand, 113.15, 113.55);

      fz_map_view_go_to (fixture->view, lat, lon, 8.0 + i % 4);
      g_assert_true (map_fixture_wait (fixture, has_map_drawn, 0));

      /* Far from anything: what was drawn has gone. */
      fz_map_view_go_to (fixture->view, -50.0 + i, -120.0, 8.0 + i % 4);
      g_assert_true (map_fixture_wait (fixture, has_only_pins_drawn, 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) \
  g_test_add (path, MapFixture, NULL, map_fixture_set_up, test, map_fixture_tear_down)
  ADD ("/map-view/first-picture", test_first_picture);
  ADD ("/map-view/pins-are-buttons", test_pins_are_buttons);
  ADD ("/map-view/pin-selects", test_pin_selects);
  ADD ("/map-view/cluster-zooms", test_cluster_zooms);
  ADD ("/map-view/cluster-on-small-map", test_cluster_on_small_map);
  ADD ("/map-view/focus-is-kept", test_focus_is_kept);
  ADD ("/map-view/pins-are-kept", test_pins_are_kept);
  ADD ("/map-view/walk", test_walk);
  ADD ("/map-view/one-spot", test_one_spot);
  ADD ("/map-view/inset", test_inset);
  ADD ("/map-view/legend-in-little-room", test_legend_in_little_room);
  ADD ("/map-view/jumps", test_jumps);
#undef ADD

  return ui_run_tests ();
}
