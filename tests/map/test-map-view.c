/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-map-view.h"
#include "fz-station-layer.h"
#include "fz-ui.h"
#include "fz-words.h"

#include <adwaita.h>
#include <math.h>

/* A window with a map of the invented stations in it. */
typedef struct
{
  GtkWindow      *window;
  FzMapView      *view;
  FzStationLayer *layer; /* (unowned): the view's */
  FzStationTable *table;
  FzFinder       *finder;
  guint32         chosen; /* the target of the last win.select-station */
  guint           n_chosen;
  guint           n_painted; /* frames, while somebody counts */
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture,
                               guint32  id);

#define WAIT_SECONDS 20

/* The invented stations in the middle of the city, close together. */
#define CENTRE_LAT 23.13
#define CENTRE_LON 113.335
#define TIANHE 2
#define LIEDE 3
#define SHAHE 4
#define XINTANG 6

static void
on_select_station (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  Fixture *fixture = data;

  fixture->chosen = g_variant_get_uint32 (target);
  fixture->n_chosen++;
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds, for WAIT_SECONDS at the most. */
static gboolean
wait_until (Fixture  *fixture,
            Condition condition,
            guint32   id)
{
  gboolean timed_out = FALSE;
  guint    timeout = g_timeout_add_seconds (WAIT_SECONDS, on_timeout, &timed_out);

  while (!condition (fixture, id) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (timeout);

  return !timed_out;
}

static GtkWidget *
find_by_name (GtkWidget  *widget,
              const char *type_name)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_name (child, type_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static FzPin *
find_pin (Fixture *fixture,
          guint32  id)
{
  return fz_station_layer_get_pin_for_station (fixture->layer, id);
}

/* A cluster's pin, or NULL when there is none. */
static FzPin *
find_cluster (Fixture *fixture)
{
  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    if (fz_pin_get_cluster (fz_station_layer_get_pin (fixture->layer, i)) != NULL)
      return fz_station_layer_get_pin (fixture->layer, i);

  return NULL;
}

static gboolean
has_pins (Fixture *fixture,
          guint32  n)
{
  return fz_station_layer_get_n_pins (fixture->layer) >= n;
}

static gboolean
has_pin_of (Fixture *fixture,
            guint32  id)
{
  FzPin *pin = find_pin (fixture, id);

  return pin != NULL && gtk_widget_get_mapped (GTK_WIDGET (pin));
}

static gboolean
has_no_pin_of (Fixture *fixture,
               guint32  id)
{
  return find_pin (fixture, id) == NULL;
}

static gboolean
has_cluster (Fixture *fixture,
             guint32  unused)
{
  return find_cluster (fixture) != NULL;
}

static gboolean
has_no_cluster (Fixture *fixture,
                guint32  unused)
{
  return find_cluster (fixture) == NULL;
}

static gboolean
has_popover (Fixture *fixture,
             guint32  unused)
{
  GtkWidget *popover = find_by_name (GTK_WIDGET (fixture->layer), "FzClusterPopover");

  return popover != NULL && gtk_widget_get_mapped (popover);
}

/* How many of the map's pixels differ from the one in its corner: on a blank map
 * there are only those of pins, legend and buttons. */
static guint
count_drawn (Fixture *fixture)
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
has_map_drawn (Fixture *fixture,
               guint32  unused)
{
  return count_drawn (fixture) > 30000;
}

static gboolean
has_only_pins_drawn (Fixture *fixture,
                     guint32  unused)
{
  return count_drawn (fixture) < 30000;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("select-station", G_VARIANT_TYPE_UINT32);

  fixture->table = fixture_make_table (FZ_SCRIPT_LATIN);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->view = g_object_new (FZ_TYPE_MAP_VIEW, "online-tiles", FALSE, NULL);
  fixture->layer = FZ_STATION_LAYER (find_by_name (GTK_WIDGET (fixture->view), "FzStationLayer"));
  fixture->window = GTK_WINDOW (gtk_window_new ());

  g_signal_connect (action, "activate", G_CALLBACK (on_select_station), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));

  gtk_window_set_default_size (fixture->window, 600, 500);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  fz_map_view_set_finder (fixture->view, fixture->finder);
  gtk_window_present (fixture->window);
  g_assert_true (wait_until (fixture, has_pins, 1));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  FzMapView *view = g_object_ref (fixture->view);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

/* Shows the stations in the middle of the city, each with a pin of its own. */
static void
go_to_centre (Fixture *fixture)
{
  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 13.0);
  g_assert_true (wait_until (fixture, has_pin_of, LIEDE));
  g_assert_true (wait_until (fixture, has_pin_of, SHAHE));
}

/* Whether the station stands where the middle of a map of 600 × 260 pixels is. */
static gboolean
is_in_free_middle (Fixture *fixture,
                   guint32  id)
{
  FzPin          *pin = find_pin (fixture, id);
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
test_first_picture (Fixture      *fixture,
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

/* Every pin is a button that says its station, and can be focused. */
static void
test_pins_are_buttons (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, LIEDE);
  g_autofree char *label = fz_words_for_station (station);
  FzPin           *pin;

  go_to_centre (fixture);
  pin = find_pin (fixture, LIEDE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (pin)));

  fz_map_view_show_all (fixture->view);
  g_assert_true (wait_until (fixture, has_cluster, 0));
  pin = find_cluster (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (pin),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_pin_selects (Fixture      *fixture,
                  gconstpointer data)
{
  go_to_centre (fixture);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_pin (fixture, LIEDE))));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpuint (fixture->chosen, ==, LIEDE);
}

static void
test_cluster_zooms (Fixture      *fixture,
                    gconstpointer data)
{
  double before, after;

  fz_map_view_show_all (fixture->view);
  g_assert_true (wait_until (fixture, has_cluster, 0));
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &before);

  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_cluster (fixture))));
  g_assert_true (wait_until (fixture, has_no_cluster, 0));
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &after);
  g_assert_cmpfloat (after, >, before);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

/* The selected station stands alone where it was in a cluster, and in front. */
static void
test_selected_stands_alone (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, LIEDE);
  FzPin *pin;

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  g_assert_true (wait_until (fixture, has_no_pin_of, LIEDE));

  fz_map_view_set_selected (fixture->view, station);
  g_assert_true (wait_until (fixture, has_pin_of, LIEDE));
  pin = find_pin (fixture, LIEDE);
  for (GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (pin)); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    g_assert_false (gtk_widget_get_mapped (next));

  for (double zoom = 7.0; zoom <= 18.0; zoom += 0.5)
    {
      fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, zoom);
      g_assert_true (wait_until (fixture, has_pin_of, LIEDE));
    }

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  fz_map_view_set_selected (fixture->view, NULL);
  g_assert_true (wait_until (fixture, has_no_pin_of, LIEDE));
}

/* What is selected is shown although the filters leave it out. */
static void
test_selected_beside_results (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, LIEDE);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) towns = fz_query_with_levels (open, 1u << FZ_LEVEL_TOWN);

  go_to_centre (fixture);
  fz_map_view_set_selected (fixture->view, station);
  fz_finder_set_query (fixture->finder, towns);
  g_assert_true (wait_until (fixture, has_no_pin_of, SHAHE));
  g_assert_true (has_pin_of (fixture, LIEDE));

  fz_finder_set_query (fixture->finder, open);
  g_assert_true (wait_until (fixture, has_pin_of, SHAHE));
}

/* How far the middle of @pin's body is from the head of @raised, beyond both radii. */
static double
measure_gap (Fixture *fixture,
             FzPin   *raised,
             FzPin   *pin)
{
  FzPinFrame      a = fz_pin_get_frame (raised), b = fz_pin_get_frame (pin);
  graphene_rect_t bounds_a, bounds_b;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (raised), GTK_WIDGET (fixture->view),
                                            &bounds_a));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (pin), GTK_WIDGET (fixture->view),
                                            &bounds_b));
  return hypot (bounds_a.origin.x + a.body_x - bounds_b.origin.x - b.body_x,
                bounds_a.origin.y + a.body_y - bounds_b.origin.y - b.body_y) -
         a.body_radius - b.body_radius;
}

static void
on_after_paint (Fixture *fixture)
{
  fixture->n_painted++;
}

/* Whether all that was asked for has been laid out: the frame that was on its way may
 * have been too early. */
static gboolean
has_painted (Fixture *fixture,
             guint32  unused)
{
  if (fixture->n_painted < 2)
    gtk_widget_queue_draw (GTK_WIDGET (fixture->layer));
  return fixture->n_painted >= 2;
}

/* At no zoom does the selected pin's head lie over a neighbour. */
static void
test_selected_covers_none (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (FzStation) liede = fz_station_table_find_station (fixture->table, LIEDE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  guint          n_close = 0;

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), fixture);
  fz_map_view_set_selected (fixture->view, liede);
  for (double zoom = 8.0; zoom <= 13.0; zoom += 0.25)
    {
      FzPin *raised;

      fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, zoom);
      fixture->n_painted = 0;
      gtk_widget_queue_allocate (GTK_WIDGET (fixture->layer));
      g_assert_true (wait_until (fixture, has_painted, 0));
      raised = find_pin (fixture, LIEDE);
      for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
        {
          FzPin *pin = fz_station_layer_get_pin (fixture->layer, i);

          if (pin == raised)
            continue;
          g_assert_cmpfloat (measure_gap (fixture, raised, pin), >, -1.5);
          n_close += measure_gap (fixture, raised, pin) < 3.0;
        }
    }
  g_assert_cmpuint (n_close, >, 0);
  g_signal_handlers_disconnect_by_data (clock, fixture);
}

/* The focused pin keeps its station and the focus when it leaves the view, and
 * the focus stays on a pin when its station joins a cluster. */
static void
test_focus_is_kept (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *pin;

  go_to_centre (fixture);
  pin = GTK_WIDGET (find_pin (fixture, LIEDE));
  g_assert_true (gtk_widget_grab_focus (pin));

  fz_map_view_go_to (fixture->view, 23.5, 113.9, 13.0);
  g_assert_true (wait_until (fixture, has_no_pin_of, SHAHE));
  g_assert_true (GTK_WIDGET (find_pin (fixture, LIEDE)) == pin);
  g_assert_true (get_focus (fixture) == pin);

  go_to_centre (fixture);
  g_assert_true (GTK_WIDGET (find_pin (fixture, LIEDE)) == pin);

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  g_assert_true (wait_until (fixture, has_no_pin_of, LIEDE));
  g_assert_true (get_focus (fixture) == pin);
  g_assert_true (gtk_widget_get_mapped (pin));
}

/* A pin that stays in view stays the same widget while the map is panned. */
static void
test_pins_are_kept (Fixture      *fixture,
                    gconstpointer data)
{
  FzPin *pin;

  go_to_centre (fixture);
  pin = find_pin (fixture, LIEDE);
  for (guint i = 0; i < 8; i++)
    {
      fz_map_view_pan (fixture->view, i < 4 ? 60.0 : -60.0, 0.0);
      g_assert_true (wait_until (fixture, has_pin_of, LIEDE));
      g_assert_true (find_pin (fixture, LIEDE) == pin);
    }
}

/* All pins are one stop of the Tab key; arrows walk among them. */
static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *layer = GTK_WIDGET (fixture->layer);
  GtkWidget *pin;

  go_to_centre (fixture);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  g_assert_true (get_focus (fixture) == gtk_widget_get_parent (layer));

  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
  pin = get_focus (fixture);
  g_assert_true (FZ_IS_PIN (pin));
  g_assert_false (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (find_pin (fixture, SHAHE))));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (find_pin (fixture, LIEDE)));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_UP));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (find_pin (fixture, SHAHE)));
}

/* Stations that no zoom takes apart open as a list, from which each is chosen. */
static void
test_one_spot (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzRecord) record = fixture_make_record (SHAHE);
  g_autoptr (FzStation) liede = fz_station_table_find_station (fixture->table, LIEDE);
  GtkWidget *popover;
  GtkWidget *row;

  go_to_centre (fixture);
  record->point = fz_station_get_point (liede);
  g_assert_true (fz_station_table_update (fixture->table, record));
  fz_map_view_go_to (fixture->view, record->point.lat, record->point.lon, 18.0);
  g_assert_true (wait_until (fixture, has_cluster, 0));

  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_cluster (fixture))));
  g_assert_true (wait_until (fixture, has_popover, 0));
  popover = find_by_name (GTK_WIDGET (fixture->layer), "FzClusterPopover");
  row = find_by_name (popover, "GtkListBoxRow");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_true (fixture->chosen == LIEDE || fixture->chosen == SHAHE);
}

/* A station comes to the middle of what an inset leaves free. */
static void
test_inset (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, XINTANG);
  FzPoint point = fz_station_get_point (station);
  double  lat, lon, zoom;

  fz_map_view_set_bottom_inset (fixture->view, 240);
  fz_map_view_set_selected (fixture->view, station);
  fz_map_view_go_to (fixture->view, point.lat, point.lon, 13.0);
  g_assert_true (wait_until (fixture, is_in_free_middle, XINTANG));

  fz_map_view_get_viewport (fixture->view, &lat, &lon, &zoom);
  g_assert_cmpfloat_with_epsilon (lat, point.lat, 1e-6);
  g_assert_cmpfloat_with_epsilon (lon, point.lon, 1e-6);
  g_assert_cmpfloat_with_epsilon (zoom, 13.0, 1e-6);
}

/* Wherever the map jumps, it is drawn there. */
static void
test_jumps (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (30);

  for (guint i = 0; i < 30; i++)
    {
      double lat = g_rand_double_range (rand, 22.9, 23.3);
      double lon = g_rand_double_range (rand, 113.15, 113.55);

      fz_map_view_go_to (fixture->view, lat, lon, 8.0 + i % 4);
      g_assert_true (wait_until (fixture, has_map_drawn, 0));

      /* Far from anything: what was drawn has gone. */
      fz_map_view_go_to (fixture->view, -50.0 + i, -120.0, 8.0 + i % 4);
      g_assert_true (wait_until (fixture, has_only_pins_drawn, 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/map-view/first-picture", test_first_picture);
  ADD ("/map-view/pins-are-buttons", test_pins_are_buttons);
  ADD ("/map-view/pin-selects", test_pin_selects);
  ADD ("/map-view/cluster-zooms", test_cluster_zooms);
  ADD ("/map-view/selected-stands-alone", test_selected_stands_alone);
  ADD ("/map-view/selected-beside-results", test_selected_beside_results);
  ADD ("/map-view/selected-covers-none", test_selected_covers_none);
  ADD ("/map-view/focus-is-kept", test_focus_is_kept);
  ADD ("/map-view/pins-are-kept", test_pins_are_kept);
  ADD ("/map-view/walk", test_walk);
  ADD ("/map-view/one-spot", test_one_spot);
  ADD ("/map-view/inset", test_inset);
  ADD ("/map-view/jumps", test_jumps);
#undef ADD

  return ui_run_tests ();
}
