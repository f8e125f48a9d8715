/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-base-map.h"

#include "fz-map-pack.h"
#include "fz-tile-server.h"
#include "fz-tiles-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Pixels; large enough for several tiles. */
#define WIDTH 700
#define HEIGHT 500

/* What the test server's pictures, and the test packs', are coloured. */
#define SERVER_COLOUR 0x3060c0
#define PACK_COLOUR 0x20a040

/* A map in a window, in the middle of the city's land, and a pack beside it. */
typedef struct
{
  GtkWindow  *window;
  ShumateMap *map;
  FzBaseMap  *base;
  TileServer *server;
  char       *folder; /* of the private caches, too */
  char       *path;   /* the pack's */
  guint32     expected;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();
  ShumateViewport *viewport;

  g_assert_nonnull (tiles);
  fixture->folder = g_dir_make_tmp ("fazhan-base-map-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "pack.mbtiles", NULL);
  fixture->server = tile_server_new ();
  /* Nothing is kept from one test to the next. */
  fixture->server->cache_control = "no-store";
  fixture->map = shumate_map_new ();
  fixture->base = fz_base_map_new (fixture->map, tiles, FZ_SCRIPT_HANS);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  viewport = shumate_map_get_viewport (fixture->map);
  gtk_window_set_default_size (fixture->window, WIDTH, HEIGHT);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->map));
  shumate_viewport_set_zoom_level (viewport, 9);
  /* The estuary. */
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 22.62, 113.70);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->base);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  tile_server_free (fixture->server);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The colour in the middle of the map. */
static guint32
pick_colour (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->map);
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
  return pixels[HEIGHT / 2 * WIDTH + WIDTH / 2] & 0xffffff;
}

static gboolean
is_coloured (gpointer data)
{
  Fixture *fixture = data;

  return pick_colour (fixture) == fixture->expected;
}

static void
expect (Fixture *fixture,
        guint32  colour)
{
  fixture->expected = colour;
  if (!ui_wait_until (is_coloured, fixture))
    g_error ("%06x is expected, %06x is there", colour, pick_colour (fixture));
}

/* The water of the built-in map, in the light scheme. */
#define WATER 0xaed0e6
#define DARK_WATER 0x19394f

static gboolean
is_in_trouble (gpointer data)
{
  Fixture *fixture = data;

  return fz_base_map_get_trouble (fixture->base) != FZ_TILE_TROUBLE_NONE;
}

static FzMbtiles *
open_pack (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FzMbtiles *pack = fz_map_pack_open (fixture->path, &error);

  g_assert_no_error (error);
  return pack;
}

static FzMbtiles *
make_raster_pack (Fixture *fixture,
                  GBytes  *picture)
{
  TilesMetadata metadata = {
    .format = "png",
    .name = "Green",
    .attribution = "<a href=\"https://example.org\">Green &amp; Co</a>",
  };

  tiles_write_pack (fixture->path, &metadata, 7, 10, picture);
  return open_pack (fixture);
}

static FzMbtiles *
make_vector_pack (Fixture    *fixture,
                  const char *layer,
                  const char *key,
                  const char *value)
{
  g_autoptr (GBytes) tile = tiles_make_vector (layer, key, value);
  TilesMetadata metadata = { "pbf", "Vector", NULL };

  tiles_write_pack (fixture->path, &metadata, 7, 10, tile);
  return open_pack (fixture);
}

static void
test_server (Fixture      *fixture,
             gconstpointer data)
{
  expect (fixture, WATER);
  fz_base_map_show_server (fixture->base, fixture->server->pattern, "Blue <b>&amp;</b> Co");
  g_assert_cmpint (fz_base_map_get_kind (fixture->base), ==, FZ_BASE_MAP_SERVER);
  g_assert_true (g_str_has_prefix (fz_base_map_get_attribution (fixture->base),
                                   "Blue &amp; Co · "));
  expect (fixture, SERVER_COLOUR);
  g_assert_true (g_str_has_prefix (fixture->server->user_agent, "Fazhan/"));

  fz_base_map_show_built_in (fixture->base);
  g_assert_null (strstr (fz_base_map_get_attribution (fixture->base), "Blue"));
  expect (fixture, WATER);
}

/* Nothing asks the network until somebody wants it. */
static void
test_no_network (Fixture      *fixture,
                 gconstpointer data)
{
  expect (fixture, WATER);
  g_assert_cmpint (fz_base_map_get_kind (fixture->base), ==, FZ_BASE_MAP_BUILT_IN);
  g_assert_cmpuint (fixture->server->n_requests, ==, 0);
}

typedef struct
{
  const char    *path;
  TileServerMode mode;
  guint          status;
  FzTileTrouble  trouble;
} Failure;

static const Failure failures[] = {
  { "/base-map/failure/html", TILE_SERVER_HTML, 0, FZ_TILE_TROUBLE_NO_MAP },
  { "/base-map/failure/garbage", TILE_SERVER_GARBAGE, 0, FZ_TILE_TROUBLE_NO_MAP },
  { "/base-map/failure/cut-off", TILE_SERVER_CUT_OFF, 0, FZ_TILE_TROUBLE_NO_MAP },
  { "/base-map/failure/hollow", TILE_SERVER_HOLLOW, 0, FZ_TILE_TROUBLE_NO_MAP },
  { "/base-map/failure/403", TILE_SERVER_STATUS, 403, FZ_TILE_TROUBLE_REFUSED },
  { "/base-map/failure/404", TILE_SERVER_STATUS, 404, FZ_TILE_TROUBLE_MISSING },
  { "/base-map/failure/429", TILE_SERVER_STATUS, 429, FZ_TILE_TROUBLE_BUSY },
};

/* The built-in map stays in view below a map that does not come. */
static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  const Failure *failure = data;

  fixture->server->mode = failure->mode;
  fixture->server->status = failure->status;
  fz_base_map_show_server (fixture->base, fixture->server->pattern, "Nobody");
  g_assert_true (ui_wait_until (is_in_trouble, fixture));
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, failure->trouble);
  expect (fixture, WATER);
  fz_base_map_show_built_in (fixture->base);
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_NONE);
}

/* A server that was asked to be left alone for a second is shown after it. */
static void
test_recovers (Fixture      *fixture,
               gconstpointer data)
{
  fixture->server->mode = TILE_SERVER_STATUS;
  fixture->server->status = 503;
  fixture->server->retry_after = "1";
  fz_base_map_show_server (fixture->base, fixture->server->pattern, "Nobody");
  g_assert_true (ui_wait_until (is_in_trouble, fixture));
  fixture->server->mode = TILE_SERVER_PNG;
  fixture->server->retry_after = NULL;
  expect (fixture, SERVER_COLOUR);
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_NONE);
}

static void
test_raster_pack (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) picture = tiles_make_png (256, PACK_COLOUR);
  g_autoptr (FzMbtiles) pack = make_raster_pack (fixture, picture);
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);

  fz_base_map_show_pack (fixture->base, pack);
  g_assert_true (g_str_has_prefix (fz_base_map_get_attribution (fixture->base),
                                   "<a href=\"https://example.org\">Green &amp; Co</a> · "));
  expect (fixture, PACK_COLOUR);

  /* Deeper than the file goes it is shown enlarged, and beside it what lies below. */
  shumate_viewport_set_zoom_level (viewport, 13);
  fz_base_map_load_tiles (fixture->base);
  expect (fixture, PACK_COLOUR);
  shumate_viewport_set_zoom_level (viewport, 9);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 20.0, 116.70);
  fz_base_map_load_tiles (fixture->base);
  expect (fixture, WATER);

  /* The file is let go. */
  fz_base_map_show_built_in (fixture->base);
  g_assert_cmpuint (G_OBJECT (pack)->ref_count, ==, 1);
}

typedef struct
{
  const char *path;
  const char *layer;
  const char *key;
  const char *value;
  guint32     light;
  guint32     dark;
} VectorPack;

static const VectorPack vector_packs[] = {
  { "/base-map/pack/openmaptiles", "water", "class", "ocean", WATER, DARK_WATER },
  { "/base-map/pack/openmaptiles-land", "landcover", "class", "wood", 0xe2ecd6, 0x24302a },
  { "/base-map/pack/shortbread", "land", "kind", "forest", 0xe2ecd6, 0x24302a },
  { "/base-map/pack/shortbread-ocean", "ocean", "kind", "ocean", WATER, DARK_WATER },
};

/* Each schema is drawn in both schemes. */
static void
test_vector_pack (Fixture      *fixture,
                  gconstpointer data)
{
  const VectorPack *row = data;
  AdwStyleManager  *manager = adw_style_manager_get_default ();
  g_autoptr (FzMbtiles) pack = make_vector_pack (fixture, row->layer, row->key, row->value);

  fz_base_map_show_pack (fixture->base, pack);
  g_assert_true (g_str_has_prefix (fz_base_map_get_attribution (fixture->base), "Vector · "));
  expect (fixture, row->light);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  expect (fixture, row->dark);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  expect (fixture, row->light);
}

/* Where a vector pack holds nothing, the built-in map is seen. */
static void
test_sparse_pack (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FzMbtiles) pack = make_vector_pack (fixture, "landcover", "class", "wood");
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);

  fz_base_map_show_pack (fixture->base, pack);
  expect (fixture, 0xe2ecd6);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 20.0, 116.70);
  fz_base_map_load_tiles (fixture->base);
  expect (fixture, WATER);
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_NONE);
}

/* A pack that holds one deep zoom is shown there and, enlarged, further on. */
static void
test_deep_pack (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("landcover", "class", "wood");
  g_autoptr (GBytes) picture = tiles_make_png (256, PACK_COLOUR);
  TilesMetadata    vector = { "pbf", NULL, NULL };
  TilesMetadata    raster = { "png", NULL, NULL };
  ShumateViewport *viewport = shumate_map_get_viewport (fixture->map);

  for (gboolean is_raster = FALSE; is_raster <= TRUE; is_raster++)
    {
      g_autoptr (FzMbtiles) pack = NULL;

      tiles_write_pack (fixture->path, is_raster ? &raster : &vector, 11, 11,
                        is_raster ? picture : tile);
      pack = open_pack (fixture);
      shumate_viewport_set_zoom_level (viewport, 9);
      fz_base_map_show_pack (fixture->base, pack);
      expect (fixture, WATER);
      shumate_viewport_set_zoom_level (viewport, 12);
      fz_base_map_load_tiles (fixture->base);
      expect (fixture, is_raster ? PACK_COLOUR : 0xe2ecd6);
    }
}

/* A pack whose tiles turn out to be damaged: the built-in map stays, and it is said. */
static void
test_damaged_pack (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE tiles SET tile_data = x'1aff' WHERE zoom_level > 6",
    "UPDATE tiles SET tile_data = x'1f8b08deadbeef' WHERE zoom_level > 6",
    "UPDATE tiles SET tile_data = zeroblob (9000000) WHERE zoom_level > 6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
      g_autoptr (FzMbtiles) pack = NULL;
      TilesMetadata metadata = { "pbf", NULL, NULL };

      tiles_write_pack (fixture->path, &metadata, 6, 7, tile);
      tiles_run_sql (fixture->path, damages[i]);
      pack = open_pack (fixture);
      fz_base_map_show_pack (fixture->base, pack);
      g_assert_true (ui_wait_until (is_in_trouble, fixture));
      g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_DAMAGED);
      expect (fixture, WATER);
      fz_base_map_show_built_in (fixture->base);
    }
}

static void
test_damaged_picture (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GBytes) hollow =
      g_bytes_new_static (TILES_HOLLOW_PICTURE, sizeof TILES_HOLLOW_PICTURE - 1);
  g_autoptr (FzMbtiles) pack = make_raster_pack (fixture, hollow);

  fz_base_map_show_pack (fixture->base, pack);
  g_assert_true (ui_wait_until (is_in_trouble, fixture));
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_DAMAGED);
  expect (fixture, WATER);
}

/* The file is cut off, or put away, under an open pack. */
static void
test_vanishing_pack (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes) picture = tiles_make_png (256, PACK_COLOUR);
  g_autoptr (FzMbtiles) pack = make_raster_pack (fixture, picture);

  g_assert_cmpint (truncate (fixture->path, 2048), ==, 0);
  fz_base_map_show_pack (fixture->base, pack);
  g_assert_true (ui_wait_until (is_in_trouble, fixture));
  g_assert_cmpuint (fz_base_map_get_trouble (fixture->base), ==, FZ_TILE_TROUBLE_DAMAGED);

  g_clear_object (&pack);
  g_unlink (fixture->path);
  pack = make_raster_pack (fixture, picture);
  g_unlink (fixture->path);
  fz_base_map_show_pack (fixture->base, pack);
  expect (fixture, PACK_COLOUR);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = ui_use_private_folders ();
  int              result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/base-map/no-network", test_no_network);
  ADD ("/base-map/server", test_server);
  ADD ("/base-map/recovers", test_recovers);
  ADD ("/base-map/pack/raster", test_raster_pack);
  ADD ("/base-map/pack/sparse", test_sparse_pack);
  ADD ("/base-map/pack/deep", test_deep_pack);
  ADD ("/base-map/pack/damaged", test_damaged_pack);
  ADD ("/base-map/pack/damaged-picture", test_damaged_picture);
  ADD ("/base-map/pack/vanishing", test_vanishing_pack);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    g_test_add (failures[i].path, Fixture, &failures[i], set_up, test_failure, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (vector_packs); i++)
    g_test_add (vector_packs[i].path, Fixture, &vector_packs[i], set_up, test_vector_pack,
                tear_down);

  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
