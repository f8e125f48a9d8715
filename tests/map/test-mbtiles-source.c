/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mbtiles-source.h"

#include "fz-base-map.h"
#include "fz-map-style.h"
#include "fz-ui.h"

#include <adwaita.h>

/* Pixels; large enough for several tiles. */
#define WIDTH 700
#define HEIGHT 500

static FzMbtiles *
open_built_in (void)
{
  g_autofree char *path = fz_base_map_find_file ();
  g_autoptr (GError) error = NULL;
  FzMbtiles *tiles = fz_mbtiles_open (path, &error);

  g_assert_no_error (error);
  return tiles;
}

static ShumateDataSource *
create_source (void)
{
  g_autoptr (FzMbtiles) tiles = open_built_in ();

  return fz_mbtiles_source_new (tiles);
}

static void
test_gives_tile (void)
{
  g_autoptr (ShumateDataSource) source = create_source ();
  g_autoptr (ShumateDataSourceRequest) request = NULL;

  g_assert_cmpuint (shumate_data_source_get_min_zoom_level (source), ==, 6);
  g_assert_cmpuint (shumate_data_source_get_max_zoom_level (source), ==, 14);

  /* The middle of Guangzhou. */
  request = shumate_data_source_start_request (source, 834, 444, 10, NULL);
  g_assert_true (shumate_data_source_request_is_completed (request));
  g_assert_no_error (shumate_data_source_request_get_error (request));
  g_assert_cmpuint (g_bytes_get_size (shumate_data_source_request_get_data (request)), >, 100);
}

static void
test_missing_tile_is_empty (void)
{
  static const int places[][3] = {
    { 0, 0, 14 }, { 3, 3, 2 }, { -1, 0, 10 }, { 0, -1, 10 }, { 0, 0, 40 }
  };
  g_autoptr (ShumateDataSource) source = create_source ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (ShumateDataSourceRequest) request = shumate_data_source_start_request (
          source, places[i][0], places[i][1], places[i][2], NULL);

      g_assert_true (shumate_data_source_request_is_completed (request));
      g_assert_no_error (shumate_data_source_request_get_error (request));
      g_assert_cmpuint (g_bytes_get_size (shumate_data_source_request_get_data (request)), ==, 0);
    }
}

static void
check_style (FzTileSchema schema,
             FzScript     script,
             gboolean     dark,
             double       letters)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *style = fz_map_style_make (schema, script, dark, letters, &error);
  g_autoptr (ShumateVectorRenderer) renderer = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (style);
  g_assert_null (strchr (style, '@'));
  renderer = shumate_vector_renderer_new ("test", style, &error);
  g_assert_no_error (error);
  g_assert_nonnull (renderer);
}

static void
test_styles (void)
{
  g_assert_true (shumate_vector_renderer_is_supported ());
  for (guint schema = FZ_TILE_SCHEMA_BUILT_IN; schema < FZ_N_TILE_SCHEMAS; schema++)
    {
      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        {
          check_style ((FzTileSchema) schema, script, FALSE, 1);
          check_style ((FzTileSchema) schema, script, TRUE, 1);
          check_style ((FzTileSchema) schema, script, FALSE, 1.85);
        }
    }
}

static gboolean
on_time_out (gpointer user_data)
{
  g_error ("Timed out");
  return G_SOURCE_REMOVE;
}

static gboolean
on_wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds, at most twenty seconds. */
static void
wait_until (gboolean (*condition) (gpointer),
            gpointer user_data)
{
  guint timeout = g_timeout_add_seconds (20, on_time_out, NULL);
  guint wake = g_timeout_add_full (G_PRIORITY_LOW, 50, on_wake, NULL, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_source_remove (timeout);
}

/* The colour of @widget's pixel at @x and @y. */
static guint32
pick_colour (GtkWidget *widget,
             int        x,
             int        y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = g_new0 (guint32, WIDTH * HEIGHT);

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node,
                                         &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gdk_texture_download (texture, (guchar *) pixels, WIDTH * sizeof (guint32));
  return pixels[y * WIDTH + x] & 0xffffff;
}

typedef struct
{
  GtkWidget *map;
  guint32    colour;
} Expectation;

/* The middle of the view is the estuary. */
static gboolean
is_coloured (gpointer user_data)
{
  Expectation *expectation = user_data;
  GtkWidget   *layer = gtk_widget_get_first_child (expectation->map);

  /* The old layer goes when the new one has loaded. */
  if (layer == NULL || gtk_widget_get_next_sibling (layer) != NULL)
    return FALSE;
  return pick_colour (expectation->map, WIDTH / 2, HEIGHT / 2) == expectation->colour;
}

static GtkWindow *
show_map (ShumateMap *map)
{
  GtkWindow       *window = GTK_WINDOW (gtk_window_new ());
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_set_child (window, GTK_WIDGET (map));
  shumate_viewport_set_zoom_level (viewport, 12);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 22.62, 113.70);
  gtk_window_present (window);
  return window;
}

static guint32
read_water_colour (gboolean dark)
{
  g_autofree char *style = fz_map_style_make (FZ_TILE_SCHEMA_BUILT_IN, FZ_SCRIPT_HANS, dark, 1,
                                              NULL);
  const char      *fill = strstr (style, "\"fill-color\": \"#");

  /* The last fill is the water's. */
  for (const char *next = fill; next != NULL; next = strstr (next + 1, "\"fill-color\": \"#"))
    fill = next;
  return (guint32) g_ascii_strtoull (fill + strlen ("\"fill-color\": \"#"), NULL, 16);
}

/* The map is drawn, and drawn anew in the other scheme, with one layer left. */
static void
test_base_map_follows_scheme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (FzMbtiles) tiles = open_built_in ();
  ShumateMap *map = shumate_map_new ();
  FzBaseMap  *base = fz_base_map_new (map, tiles, FZ_SCRIPT_HANS);
  GtkWindow  *window = show_map (map);
  Expectation light = { GTK_WIDGET (map), read_water_colour (FALSE) };
  Expectation dark = { GTK_WIDGET (map), read_water_colour (TRUE) };

  g_assert_cmphex (light.colour, !=, dark.colour);
  wait_until (is_coloured, &light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_until (is_coloured, &dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  wait_until (is_coloured, &light);

  g_assert_finalize_object (base);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (map)));
  gtk_window_destroy (window);
}

static void
test_base_map_without_file (void)
{
  ShumateMap *map = g_object_ref_sink (shumate_map_new ());
  FzBaseMap  *base = fz_base_map_new (map, NULL, FZ_SCRIPT_LATIN);

  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (map)));
  g_assert_cmpint (fz_base_map_get_kind (base), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_nonnull (strstr (fz_base_map_get_attribution (base), "OpenStreetMap"));
  g_assert_finalize_object (base);
  g_assert_finalize_object (map);
}

/* The map may go first. */
static void
test_base_map_outlives_map (void)
{
  g_autoptr (FzMbtiles) tiles = open_built_in ();
  ShumateMap *map = g_object_ref_sink (shumate_map_new ());
  FzBaseMap  *base = fz_base_map_new (map, tiles, FZ_SCRIPT_HANT);

  g_object_unref (map);
  fz_base_map_load_tiles (base);
  fz_base_map_show_server (base, "http://127.0.0.1:1/{z}/{x}/{y}.png", "Nobody");
  fz_base_map_show_pack (base, tiles);
  fz_base_map_show_built_in (base);
  g_assert_finalize_object (base);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);

  g_test_add_func ("/mbtiles-source/gives-tile", test_gives_tile);
  g_test_add_func ("/mbtiles-source/missing-tile-is-empty", test_missing_tile_is_empty);
  g_test_add_func ("/map-style/styles", test_styles);
  g_test_add_func ("/base-map/follows-scheme", test_base_map_follows_scheme);
  g_test_add_func ("/base-map/without-file", test_base_map_without_file);
  g_test_add_func ("/base-map/outlives-map", test_base_map_outlives_map);

  return ui_run_tests ();
}
