/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-map-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <math.h>

/* The map without a mouse or eyes, and what its pins are called. */

/* In the middle of the district that the fixture calls Tianhe. */
static const FzPoint outline[] = {
  { 23.05, 113.25 },
  { 23.05, 113.45 },
  { 23.25, 113.45 },
  { 23.25, 113.25 },
};

typedef struct
{
  GtkAccessible *accessible;
  const char    *words;
} Label;

static gboolean
has_label (gpointer data)
{
  Label           *label = data;
  g_autofree char *problem = gtk_test_accessible_check_property (
      label->accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label->words);

  return problem == NULL;
}

static void
assert_called (FzPin      *pin,
               const char *words)
{
  Label label = { GTK_ACCESSIBLE (pin), words };

  g_assert_nonnull (pin);
  if (!ui_wait_until (has_label, &label))
    gtk_test_accessible_assert_property (label.accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
set_up (MapFixture   *fixture,
        gconstpointer data)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  map_fixture_set_up (fixture, data);
  fz_catalog_add_outline (catalog, 0, outline, G_N_ELEMENTS (outline));
  fz_station_table_take (fixture->table, catalog, fixture_make_columns ());
  fz_finder_set_now (fixture->finder, fixture_parse_time ("2026-07-06 10:00"));
}

static GtkWidget *
get_focus (MapFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
start_from (MapFixture *fixture,
            FzPoint     point)
{
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0.0, NULL);
  g_autoptr (FzQuery) query = fz_query_start_from (fz_finder_get_query (fixture->finder), origin);

  fz_finder_set_query (fixture->finder, query);
}

/* A pin says where it is, how far, and whether it is open; and says so again when that
 * is not true any more. */
static void
test_station_names (MapFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (FzRecord) record = fixture_make_record (SHAHE);

  map_fixture_go_to_centre (fixture);
  assert_called (map_fixture_find_pin (fixture, LIEDE),
                 "Liede Subdistrict, Subdistrict station · Tianhe District, Popular, "
                 "Open until 17:00, approximate position");

  start_from (fixture, (FzPoint) { 23.152, 113.325 });
  map_fixture_go_to_centre (fixture);
  assert_called (map_fixture_find_pin (fixture, SHAHE),
                 "沙河街道, Subdistrict station · Tianhe District, 1.0 km west, "
                 "Open until 17:00, exact position");

  fz_finder_set_now (fixture->finder, fixture_parse_time ("2026-07-06 17:30"));
  assert_called (map_fixture_find_pin (fixture, SHAHE),
                 "沙河街道, Subdistrict station · Tianhe District, 1.0 km west, "
                 "Closed now, opens tomorrow 09:00, exact position");
  assert_called (map_fixture_find_pin (fixture, TIANHE),
                 "Tianhe District, District centre, Your district’s centre, "
                 "about 4.2 km south-east, Not known if open, approximate position");

  record->status = FZ_STATUS_CLOSED;
  g_assert_true (fz_station_table_update (fixture->table, record));
  assert_called (map_fixture_find_pin (fixture, SHAHE),
                 "沙河街道, Subdistrict station · Tianhe District, 1.0 km west, "
                 "closed for good, exact position");
}

static FzPin *
find_cluster (MapFixture *fixture)
{
  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    if (fz_pin_get_cluster (fz_station_layer_get_pin (fixture->layer, i)) != NULL)
      return fz_station_layer_get_pin (fixture->layer, i);

  return NULL;
}

static gboolean
has_cluster_of_four (MapFixture *fixture,
                     guint32     unused)
{
  FzPin *pin = find_cluster (fixture);

  return pin != NULL && fz_pin_get_cluster (pin)->n_stations == 4;
}

static void
test_cluster_name (MapFixture   *fixture,
                   gconstpointer data)
{
  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  g_assert_true (map_fixture_wait (fixture, has_cluster_of_four, 0));
  assert_called (find_cluster (fixture), "4 stations, 1 featured, around Tianhe District");
}

/* A pin has its whole name in the moment that it gets the focus, and a plain one before. */
static void
test_focused_name (MapFixture   *fixture,
                   gconstpointer data)
{
  FzPin *pin;

  map_fixture_go_to_centre (fixture);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->layer), GTK_DIR_TAB_FORWARD));
  pin = FZ_PIN (get_focus (fixture));
  g_assert_true (fz_pin_get_station (pin) != NULL);
  g_assert_cmpuint (fz_station_get_id (fz_pin_get_station (pin)), ==, LIEDE);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Liede Subdistrict, Subdistrict station · Tianhe District, Popular, "
      "Open until 17:00, approximate position");
}

/* What base maps write is not read out. */
static void
test_base_map_is_silent (MapFixture   *fixture,
                         gconstpointer data)
{
  GtkWidget *map = gtk_widget_get_parent (GTK_WIDGET (fixture->layer));
  guint      n_layers = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (map), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map");
  for (GtkWidget *layer = gtk_widget_get_first_child (map); layer != NULL;
       layer = gtk_widget_get_next_sibling (layer))
    {
      if (g_strcmp0 (G_OBJECT_TYPE_NAME (layer), "ShumateMapLayer") != 0)
        continue;
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (layer), GTK_ACCESSIBLE_ROLE_NONE);
      n_layers++;
    }
  g_assert_cmpuint (n_layers, >, 0);
}

static graphene_rect_t
get_bounds (MapFixture *fixture,
            guint32     id)
{
  GtkWidget      *pin = GTK_WIDGET (map_fixture_find_pin (fixture, id));
  graphene_rect_t bounds;

  g_assert_nonnull (pin);
  g_assert_true (gtk_widget_compute_bounds (pin, GTK_WIDGET (fixture->view), &bounds));
  return bounds;
}

static gboolean
is_in_free_part (MapFixture *fixture,
                 guint32     id)
{
  graphene_rect_t bounds = get_bounds (fixture, id);
  double          free_height = gtk_widget_get_height (GTK_WIDGET (fixture->view)) -
                       fz_map_view_get_bottom_inset (fixture->view);

  return bounds.origin.x >= 0.0f && bounds.origin.y >= 0.0f &&
         bounds.origin.x + bounds.size.width <= 600.0f &&
         bounds.origin.y + bounds.size.height <= free_height;
}

/* An arrow reaches the pin just beyond the edge, or under the sheet, and brings it into
 * view. */
static void
test_walk_beyond_edge (MapFixture   *fixture,
                       gconstpointer data)
{
  g_autoptr (FzStation) shahe = fz_station_table_find_station (fixture->table, SHAHE);
  FzPoint point = fz_station_get_point (shahe);

  fz_map_view_set_bottom_inset (fixture->view, 240);
  fz_map_view_go_to (fixture->view, point.lat, point.lon, 13.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
  g_assert_false (is_in_free_part (fixture, LIEDE));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE))));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->layer), GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)));
  g_assert_true (map_fixture_wait (fixture, is_in_free_part, LIEDE));
}

static gboolean
is_raised (MapFixture *fixture,
           guint32     id)
{
  return fz_pin_is_selected (map_fixture_find_pin (fixture, id));
}

/* The Tab key comes to the selected pin before any other. */
static void
test_first_stop (MapFixture   *fixture,
                 gconstpointer data)
{
  GtkWidget *layer = GTK_WIDGET (fixture->layer);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (fixture->table, SHAHE);

  map_fixture_go_to_centre (fixture);
  fz_map_view_set_selected (fixture->view, shahe);
  g_assert_true (map_fixture_wait (fixture, is_raised, SHAHE));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE)));
}

/* A sheet that rises does not hide the station that is selected. */
static void
test_sheet_hides_nothing (MapFixture   *fixture,
                          gconstpointer data)
{
  g_autoptr (FzStation) liede = fz_station_table_find_station (fixture->table, LIEDE);
  FzPoint point = fz_station_get_point (liede);

  fz_map_view_set_selected (fixture->view, liede);
  fz_map_view_go_to (fixture->view, point.lat + 0.01, point.lon, 13.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
  g_assert_true (is_in_free_part (fixture, LIEDE));
  fz_map_view_set_bottom_inset (fixture->view, 250);
  g_assert_true (map_fixture_wait (fixture, is_in_free_part, LIEDE));
}

static gboolean
overlaps (MapFixture *fixture,
          FzPin      *pin,
          const char *id)
{
  GtkWidget      *widget = ui_find_id (GTK_WIDGET (fixture->view), id);
  graphene_rect_t bounds, other;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (pin), GTK_WIDGET (fixture->view),
                                            &bounds));
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->view), &other));
  return graphene_rect_intersection (&bounds, &other, NULL);
}

static gboolean
is_under_controls (MapFixture *fixture,
                   guint32     id)
{
  return overlaps (fixture, map_fixture_find_pin (fixture, id), "controls");
}

static gboolean
is_under_legend (MapFixture *fixture,
                 guint32     id)
{
  return overlaps (fixture, map_fixture_find_pin (fixture, id), "legend");
}

static gboolean
is_under_nothing (MapFixture *fixture,
                  guint32     id)
{
  return !is_under_controls (fixture, id) && !is_under_legend (fixture, id);
}

/* Moves the map until the pin of @id lies under what is called @name. */
static void
hide_pin (MapFixture  *fixture,
          guint32      id,
          const char  *name,
          MapCondition is_hidden)
{
  graphene_rect_t pin = get_bounds (fixture, id);
  graphene_rect_t cover;

  g_assert_true (gtk_widget_compute_bounds (ui_find_id (GTK_WIDGET (fixture->view), name),
                                            GTK_WIDGET (fixture->view), &cover));
  fz_map_view_pan (fixture->view,
                   pin.origin.x + pin.size.width / 2 - cover.origin.x - cover.size.width / 2,
                   pin.origin.y + pin.size.height / 2 - cover.origin.y - cover.size.height / 2);
  g_assert_true (map_fixture_wait (fixture, is_hidden, id));
}

typedef struct
{
  const char  *name;
  MapCondition is_hidden;
} Cover;

static const Cover controls = { "controls", is_under_controls };
static const Cover legend = { "legend", is_under_legend };

/* An arrow brings the pin out from under the buttons and the legend, too. */
static void
test_walk_from_under (MapFixture   *fixture,
                      gconstpointer data)
{
  const Cover *cover = data;

  map_fixture_go_to_centre (fixture);
  hide_pin (fixture, LIEDE, cover->name, cover->is_hidden);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE))));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->layer), GTK_DIR_DOWN));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)));
  g_assert_true (map_fixture_wait (fixture, is_under_nothing, LIEDE));
}

static void
on_after_paint (MapFixture *fixture)
{
  fixture->n_painted++;
}

static gboolean
has_painted (MapFixture *fixture,
             guint32     unused)
{
  if (fixture->n_painted < 2)
    gtk_widget_queue_draw (GTK_WIDGET (fixture->layer));
  return fixture->n_painted >= 2;
}

/* Nothing that is fitted comes to lie under the buttons or the legend, whatever a sheet
 * leaves free. */
static void
test_fit_is_clear (MapFixture   *fixture,
                   gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), fixture);
  for (int inset = 0; inset <= 240; inset += 80)
    {
      fz_map_view_set_bottom_inset (fixture->view, inset);
      fz_map_view_show_all (fixture->view);
      fixture->n_painted = 0;
      gtk_widget_queue_allocate (GTK_WIDGET (fixture->layer));
      g_assert_true (map_fixture_wait (fixture, has_painted, 0));
      for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
        {
          FzPin *pin = fz_station_layer_get_pin (fixture->layer, i);

          g_assert_false (overlaps (fixture, pin, "controls"));
          g_assert_false (overlaps (fixture, pin, "legend"));
        }
    }
  g_signal_handlers_disconnect_by_data (clock, fixture);
}

/* The button for the starting point comes with it: to its street, then to what is near. */
static void
test_starting_point (MapFixture   *fixture,
                     gconstpointer data)
{
  FzPoint    start = { 23.14, 113.33 };
  GtkWidget *button = ui_find_id (GTK_WIDGET (fixture->view), "start_button");
  FzPoint    middle;
  double     zoom;

  g_assert_false (gtk_widget_get_visible (button));
  start_from (fixture, start);
  g_assert_true (gtk_widget_get_visible (button));
  fz_map_view_show_all (fixture->view);

  g_signal_emit_by_name (button, "clicked");
  fz_map_view_get_viewport (fixture->view, &middle.lat, &middle.lon, &zoom);
  g_assert_cmpfloat (fz_point_distance (middle, start), <, 1.0);
  g_assert_cmpfloat (zoom, >=, 16.0);

  g_signal_emit_by_name (button, "clicked");
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &zoom);
  g_assert_cmpfloat (zoom, <, 14.0);
}

/* The button for all goes to what is found first. */
static void
test_fit_button (MapFixture   *fixture,
                 gconstpointer data)
{
  GtkWidget *button = ui_find_id (GTK_WIDGET (fixture->view), "fit_button");
  g_autoptr (FzQuery) towns =
      fz_query_with_levels (fz_finder_get_query (fixture->finder), 1u << FZ_LEVEL_TOWN);
  g_autoptr (FzStation) xintang = fz_station_table_find_station (fixture->table, XINTANG);
  FzPoint middle;
  double  all, zoom;

  fz_map_view_show_all (fixture->view);
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &all);
  fz_finder_set_query (fixture->finder, towns);
  g_signal_emit_by_name (button, "clicked");
  fz_map_view_get_viewport (fixture->view, &middle.lat, &middle.lon, &zoom);
  g_assert_cmpfloat (zoom, >, all + 2.0);
  g_assert_cmpfloat (fz_point_distance (middle, fz_station_get_point (xintang)), <, 500.0);

  g_signal_emit_by_name (button, "clicked");
  fz_map_view_get_viewport (fixture->view, NULL, NULL, &zoom);
  g_assert_cmpfloat_with_epsilon (zoom, all, 1e-6);
}

static gboolean
offers_nearest (gpointer fixture)
{
  return gtk_widget_get_visible (
      ui_find_id (GTK_WIDGET (((MapFixture *) fixture)->view), "nearest_button"));
}

static gboolean
offers_no_nearest (gpointer fixture)
{
  return !offers_nearest (fixture);
}

/* Where no station is in view there is a way to the nearest, and from none when nothing is
 * found. */
static void
test_nearest_button (MapFixture   *fixture,
                     gconstpointer data)
{
  GtkWidget *button = ui_find_id (GTK_WIDGET (fixture->view), "nearest_button");
  g_autoptr (FzQuery) nothing =
      fz_query_with_text (fz_finder_get_query (fixture->finder), "Atlantis");

  g_assert_false (offers_nearest (fixture));
  fz_map_view_go_to (fixture->view, 23.06, 113.36, 15.0);
  g_assert_true (ui_wait_until (offers_nearest, fixture));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
  g_assert_true (is_in_free_part (fixture, LIEDE));
  g_assert_true (ui_wait_until (offers_no_nearest, fixture));

  fz_map_view_go_to (fixture->view, 23.06, 113.36, 15.0);
  g_assert_true (ui_wait_until (offers_nearest, fixture));
  fz_finder_set_query (fixture->finder, nothing);
  g_assert_true (ui_wait_until (offers_no_nearest, fixture));
}

static gboolean
has_label_beside (MapFixture *fixture,
                  guint32     id)
{
  FzPin          *pin = map_fixture_find_pin (fixture, id);
  graphene_rect_t bounds;

  return pin != NULL && fz_station_layer_get_label_bounds (fixture->layer, pin, &bounds);
}

static gboolean
has_no_label_beside (MapFixture *fixture,
                     guint32     id)
{
  return map_fixture_has_pin_of (fixture, id) && !has_label_beside (fixture, id);
}

/* Close by the built-in map writes the place of an approximate street; all others are
 * beside their pins, and over none. */
static void
test_labels (MapFixture   *fixture,
             gconstpointer data)
{
  map_fixture_go_to_centre (fixture);
  g_assert_true (map_fixture_wait (fixture, has_label_beside, TIANHE));
  g_assert_true (map_fixture_wait (fixture, has_label_beside, SHAHE));
  g_assert_true (map_fixture_wait (fixture, has_label_beside, LIEDE));
  for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
    {
      FzPin          *labelled = fz_station_layer_get_pin (fixture->layer, i);
      graphene_rect_t label;

      if (!fz_station_layer_get_label_bounds (fixture->layer, labelled, &label))
        continue;
      for (guint j = 0; j < fz_station_layer_get_n_pins (fixture->layer); j++)
        {
          FzPin          *pin = fz_station_layer_get_pin (fixture->layer, j);
          FzPinFrame      frame = fz_pin_get_frame (pin);
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (pin),
                                                    GTK_WIDGET (fixture->layer), &bounds));
          graphene_rect_inset (&bounds, (float) (frame.width / 2.0 - frame.body_radius),
                               (float) (frame.height / 2.0 - frame.body_radius));
          g_assert_false (graphene_rect_intersection (&label, &bounds, NULL));
        }
    }

  fz_map_view_go_to (fixture->view, 23.121, 113.344, 14.0);
  g_assert_true (map_fixture_wait (fixture, has_no_label_beside, LIEDE));
  g_assert_true (map_fixture_wait (fixture, has_label_beside, TIANHE));
  fz_station_layer_set_written_below (fixture->layer, FALSE);
  g_assert_true (map_fixture_wait (fixture, has_label_beside, LIEDE));

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 9.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, LIEDE));
  g_assert_false (has_label_beside (fixture, XINTANG));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) g_test_add (path, MapFixture, NULL, set_up, test, map_fixture_tear_down)
  ADD ("/map-walk/station-names", test_station_names);
  ADD ("/map-walk/cluster-name", test_cluster_name);
  ADD ("/map-walk/focused-name", test_focused_name);
  ADD ("/map-walk/base-map-is-silent", test_base_map_is_silent);
  ADD ("/map-walk/walk-beyond-edge", test_walk_beyond_edge);
  g_test_add ("/map-walk/walk-from-under-controls", MapFixture, &controls, set_up,
              test_walk_from_under, map_fixture_tear_down);
  g_test_add ("/map-walk/walk-from-under-legend", MapFixture, &legend, set_up,
              test_walk_from_under, map_fixture_tear_down);
  ADD ("/map-walk/first-stop", test_first_stop);
  ADD ("/map-walk/sheet-hides-nothing", test_sheet_hides_nothing);
  ADD ("/map-walk/fit-is-clear", test_fit_is_clear);
  ADD ("/map-walk/starting-point", test_starting_point);
  ADD ("/map-walk/fit-button", test_fit_button);
  ADD ("/map-walk/nearest-button", test_nearest_button);
  ADD ("/map-walk/labels", test_labels);
#undef ADD

  return ui_run_tests ();
}
