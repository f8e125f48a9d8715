/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-credit.h"
#include "fz-mbtiles.h"
#include "fz-paths.h"
#include "fz-tile-picture.h"
#include "fz-tile-schema.h"
#include "fz-tile-terms.h"
#include "fz-tile-url.h"
#include "fz-tiles-fixture.h"
#include "fz-vector-tile.h"

#include <string.h>

/* What is looked at before a stranger's tile, address, header or credit is used. */

#define DAY (24 * 60 * 60)

static void
on_tile_visited (GBytes  *tile,
                 gpointer data)
{
  guint *n_tiles = data;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (tile);
  g_assert_true (fz_vector_tile_check (tile, NULL, &error));
  g_assert_no_error (error);
  ++*n_tiles;
}

/* Every tile that tippecanoe made of our own map is sound. */
static void
test_vector_built_in (void)
{
  g_autofree char *path = fz_paths_data_file ("guangzhou.mbtiles");
  g_autoptr (FzMbtiles) tiles = fz_mbtiles_open (path, NULL);
  guint n_tiles = 0;

  g_assert_true (fz_mbtiles_visit (tiles, G_MAXINT, on_tile_visited, &n_tiles, NULL));
  g_assert_cmpuint (n_tiles, >, 1000);
}

static void
test_vector_layers (void)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (fz_vector_tile_check (tile, layers, NULL));
  g_assert_cmpuint (layers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (layers, 0), ==, "water");
  g_assert_true (fz_vector_tile_check (empty, layers, NULL));
}

/* Cut off anywhere but at its ends, a tile is refused. */
static void
test_vector_cut_off (void)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");

  for (gsize size = 1; size < g_bytes_get_size (tile); size++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (tile, 0, size);
      g_autoptr (GError) error = NULL;

      g_assert_false (fz_vector_tile_check (part, NULL, &error));
      g_assert_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
    }
}

typedef struct
{
  const char   *what;
  const guint8 *data;
  gsize         size;
} Tile;

#define TILE(what, text) { what, (const guint8 *) text, sizeof text - 1 }

/* "\x1a", the length, then the layer: version 2, the name "a", and one thing wrong. */
static void
test_vector_refuses (void)
{
  static const Tile tiles[] = {
    TILE ("text", "a text"),
    TILE ("layer as number", "\x18\x01"),
    TILE ("no version", "\x1a\x03\x0a\x01"
                        "a"),
    TILE ("no name", "\x1a\x02\x78\x02"),
    TILE ("two names", "\x1a\x08\x78\x02\x0a\x01"
                       "a"
                       "\x0a\x01"
                       "b"),
    TILE ("name no text", "\x1a\x05\x78\x02\x0a\x01\xff"),
    TILE ("no extent", "\x1a\x07\x78\x02\x0a\x01"
                       "a"
                       "\x28\x00"),
    TILE ("huge extent", "\x1a\x0b\x78\x02\x0a\x01"
                         "a"
                         "\x28\xff\xff\xff\x7f"),
    TILE ("group", "\x1a\x06\x78\x02\x0a\x01"
                   "a"
                   "\x23"),
    TILE ("key of nothing", "\x1a\x0b\x78\x02\x0a\x01"
                            "a"
                            "\x12\x04\x12\x02\x00\x00"),
    TILE ("odd tags", "\x1a\x0a\x78\x02\x0a\x01"
                      "a"
                      "\x12\x03\x12\x01\x00"),
    TILE ("unknown command", "\x1a\x0a\x78\x02\x0a\x01"
                             "a"
                             "\x12\x03\x22\x01\x0b"),
    TILE ("points missing", "\x1a\x0c\x78\x02\x0a\x01"
                            "a"
                            "\x12\x05\x22\x03\x11\x00\x00"),
    TILE ("endless points", "\x1a\x0e\x78\x02\x0a\x01"
                            "a"
                            "\x12\x07\x22\x05\xf9\xff\xff\xff\x0f"),
    TILE ("unknown type", "\x1a\x09\x78\x02\x0a\x01"
                          "a"
                          "\x12\x02\x18\x07"),
    TILE ("value as number", "\x1a\x09\x78\x02\x0a\x01"
                             "a"
                             "\x22\x02\x08\x01"),
    TILE ("value no text", "\x1a\x0a\x78\x02\x0a\x01"
                           "a"
                           "\x22\x03\x0a\x01\xc0"),
    TILE ("field zero", "\x02\x00"),
    TILE ("number without end", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autoptr (GBytes) tile = g_bytes_new_static (tiles[i].data, tiles[i].size);

      g_test_message ("%s", tiles[i].what);
      g_assert_false (fz_vector_tile_check (tile, NULL, NULL));
    }
}

static void
test_schemas (void)
{
  static const struct
  {
    const char  *layers;
    FzTileSchema schema;
  } rows[] = {
    { "", FZ_TILE_SCHEMA_UNKNOWN },
    { "roads houses", FZ_TILE_SCHEMA_UNKNOWN },
    { "water", FZ_TILE_SCHEMA_OPENMAPTILES },
    { "water waterway transportation place", FZ_TILE_SCHEMA_OPENMAPTILES },
    { "ocean", FZ_TILE_SCHEMA_SHORTBREAD },
    { "water_polygons streets land place_labels", FZ_TILE_SCHEMA_SHORTBREAD },
    { "area border metro place river stop stop_dot water", FZ_TILE_SCHEMA_BUILT_IN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) names = g_strsplit (rows[i].layers, " ", -1);
      g_autoptr (GPtrArray) layers = g_ptr_array_new ();

      for (guint j = 0; names[j] != NULL; j++)
        g_ptr_array_add (layers, names[j]);
      g_test_message ("%s", rows[i].layers);
      g_assert_cmpint (fz_tile_schema_of_layers (layers), ==, rows[i].schema);
    }
}

#define PNG(width, height) \
  "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" width height "\x08\x02\0\0\0"
#define WEBP(rest) "RIFF\x30\0\0\0WEBP" rest "\0\0\0\0\0\0\0\0\0\0"

static void
test_pictures (void)
{
  static const struct
  {
    Tile     picture;
    gboolean good;
  } rows[] = {
    { TILE ("head of png", PNG ("\0\0\1\0", "\0\0\1\0")), FALSE },
    { TILE ("high png", PNG ("\0\0\1\0", "\x7f\xff\xff\xff")), FALSE },
    { TILE ("flat png", PNG ("\0\0\0\0", "\0\0\1\0")), FALSE },
    { TILE ("jpeg", "\xff\xd8\xff\xe0\0\4\0\0\xff\xc0\0\x11\x08\1\0\1\0\3"), TRUE },
    { TILE ("wide jpeg", "\xff\xd8\xff\xc2\0\x11\x08\1\0\xff\xff\3"), FALSE },
    { TILE ("jpeg without frame", "\xff\xd8\xff\xe0\xff\xff\0\0"), FALSE },
    { TILE ("lossy webp", WEBP ("VP8 \x20\0\0\0\0\0\0\x9d\1\x2a\0\1\0\1")), TRUE },
    { TILE ("lossless webp", WEBP ("VP8L\x20\0\0\0\x2f\xff\xc0\x3f\0")), TRUE },
    { TILE ("extended webp", WEBP ("VP8X\x0a\0\0\0\0\0\0\0\xff\0\0\xff\0\0")), TRUE },
    { TILE ("wide webp", WEBP ("VP8X\x0a\0\0\0\0\0\0\0\xff\xff\0\xff\0\0")), FALSE },
    { TILE ("other webp", WEBP ("VP9 \x0a\0\0\0\0\0\0\0\0\0\0\0\0\0")), FALSE },
    { TILE ("gif", "GIF89a\0\1\0\1\0\0\0"), FALSE },
    { TILE ("page", "<!DOCTYPE html><html></html>"), FALSE },
    { TILE ("nothing", ""), FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Tile *row = &rows[i].picture;
      g_autoptr (GBytes) picture = g_bytes_new (row->data, row->size);

      g_test_message ("%s", row->what);
      g_assert_cmpint (fz_tile_picture_check (picture, NULL), ==, rows[i].good);
    }
}

static gboolean
is_picture (GBytes *data,
            gsize   size)
{
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (data, 0, size);

  return fz_tile_picture_check (part, NULL);
}

/* Whole ones, up to the largest size. */
static void
test_png (void)
{
  g_autoptr (GBytes) usual = tiles_make_png (256, 0x123456);
  g_autoptr (GBytes) largest = tiles_make_png (1024, 0x123456);
  g_autoptr (GBytes) larger = tiles_make_png (1025, 0x123456);
  gsize              size = g_bytes_get_size (usual);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (usual, NULL), size);
  g_autoptr (GBytes) changed = NULL;

  g_assert_true (is_picture (usual, size));
  g_assert_true (is_picture (largest, g_bytes_get_size (largest)));
  g_assert_false (is_picture (larger, g_bytes_get_size (larger)));
  for (gsize i = 0; i < size; i++)
    g_assert_false (is_picture (usual, i));
  bytes[size / 2] ^= 1;
  changed = g_bytes_new (bytes, size);
  g_assert_false (is_picture (changed, size));
}

static void
test_urls (void)
{
  static const struct
  {
    const char    *pattern;
    FzTileUrlFault fault;
  } rows[] = {
    { "https://example.org/{z}/{x}/{y}.png", FZ_TILE_URL_FINE },
    { "https://example.org:8443/t?z={z}&x={x}&y={y}&key=abc", FZ_TILE_URL_FINE },
    { "http://localhost:8080/{z}/{x}/{y}.png", FZ_TILE_URL_FINE },
    { "http://127.0.0.1/{z}/{x}/{y}.png", FZ_TILE_URL_FINE },
    { "http://[::1]:8080/{z}/{x}/{y}.png", FZ_TILE_URL_FINE },
    { "", FZ_TILE_URL_EMPTY },
    { "nonsense", FZ_TILE_URL_MALFORMED },
    { "example.org/{z}/{x}/{y}.png", FZ_TILE_URL_MALFORMED },
    { "https:///{z}/{x}/{y}.png", FZ_TILE_URL_MALFORMED },
    { "https://{x}.example.org/{z}/{y}.png", FZ_TILE_URL_MALFORMED },
    { "https://example.org/{z}/{x}/{y}.png#top", FZ_TILE_URL_MALFORMED },
    { "http://example.org/{z}/{x}/{y}.png", FZ_TILE_URL_INSECURE },
    { "http://localhost.example.org/{z}/{x}/{y}.png", FZ_TILE_URL_INSECURE },
    { "http://10.0.0.1/{z}/{x}/{y}.png", FZ_TILE_URL_INSECURE },
    { "ftp://example.org/{z}/{x}/{y}.png", FZ_TILE_URL_INSECURE },
    { "https://me:secret@example.org/{z}/{x}/{y}.png", FZ_TILE_URL_PASSWORD },
    { "https://example.org/", FZ_TILE_URL_INCOMPLETE },
    { "https://example.org/{z}/{x}.png", FZ_TILE_URL_INCOMPLETE },
    { "https://example.org/{z}/{z}/{x}/{y}.png", FZ_TILE_URL_INCOMPLETE },
    { "https://example.org/{z}/{x}/{y}{r}.png", FZ_TILE_URL_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].pattern);
      g_assert_cmpint (fz_tile_url_check (rows[i].pattern), ==, rows[i].fault);
    }
}

static void
test_url_parts (void)
{
  g_autofree char *url = fz_tile_url_fill ("https://example.org/{z}/{x}/{y}.png", 834, 444, 10);
  g_autofree char *host = fz_tile_url_get_host ("https://Example.org:1/{z}/{x}/{y}.png");
  g_autofree char *none = fz_tile_url_get_host ("nothing");

  g_assert_cmpstr (url, ==, "https://example.org/10/834/444.png");
  g_assert_cmpstr (host, ==, "Example.org");
  g_assert_null (none);
}

/* 2026-11-23 10:00:00 UTC */
#define NOW 1795428000
#define NOW_TEXT "Mon, 23 Nov 2026 10:00:00 GMT"
#define HOUR_LATER "Mon, 23 Nov 2026 11:00:00 GMT"

static void
test_expiry (void)
{
  static const struct
  {
    const char *cache_control;
    const char *expires;
    const char *date;
    gint64      life;
  } rows[] = {
    { NULL, NULL, NULL, 7 * DAY },
    { "", NULL, NULL, 7 * DAY },
    { "max-age=3600", NULL, NULL, 3600 },
    { "public, max-age=172800, stale-if-error=604800", NULL, NULL, 2 * DAY },
    { "max-age=0", HOUR_LATER, NULL, 0 },
    { "no-cache", HOUR_LATER, NULL, 0 },
    { "max-age=soon", NULL, NULL, 7 * DAY },
    { "max-age=-1", HOUR_LATER, NULL, 3600 },
    { "max-age=99999999999999999999999", NULL, NULL, 7 * DAY },
    { "max-age=9999999999", NULL, NULL, 400 * DAY },
    { NULL, HOUR_LATER, NULL, 3600 },
    { NULL, HOUR_LATER, HOUR_LATER, 0 },
    { NULL, NOW_TEXT, HOUR_LATER, 0 },
    { NULL, "0", NULL, 7 * DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s; %s", rows[i].cache_control, rows[i].expires);
      g_assert_cmpint (fz_tile_terms_get_expiry (rows[i].cache_control, rows[i].expires,
                                                 rows[i].date, NOW),
                       ==, NOW + rows[i].life);
    }
  g_assert_true (fz_tile_terms_may_keep (NULL));
  g_assert_true (fz_tile_terms_may_keep ("no-cache"));
  g_assert_false (fz_tile_terms_may_keep ("private, no-store"));
}

static void
test_retry (void)
{
  g_assert_cmpint (fz_tile_terms_get_retry (NULL, NOW), ==, -1);
  g_assert_cmpint (fz_tile_terms_get_retry ("soon", NOW), ==, -1);
  g_assert_cmpint (fz_tile_terms_get_retry ("120", NOW), ==, 120);
  g_assert_cmpint (fz_tile_terms_get_retry ("999999999", NOW), ==, DAY);
  g_assert_cmpint (fz_tile_terms_get_retry (HOUR_LATER, NOW), ==, 3600);
  g_assert_cmpint (fz_tile_terms_get_retry (NOW_TEXT, NOW + 5), ==, 0);
}

static void
test_credits (void)
{
  static const struct
  {
    const char *html;
    const char *markup;
  } rows[] = {
    { NULL, NULL },
    { "", NULL },
    { "  <b></b> ", NULL },
    { "© OpenStreetMap contributors", "© OpenStreetMap contributors" },
    { "&copy; Somebody &amp; Others &lt;3", "© Somebody &amp; Others &lt;3" },
    { "&#169; &#x41;&unknown; & more", "© A&amp;unknown; &amp; more" },
    { "<a href=\"https://example.org/?a=1&b=2\">Me</a>",
      "<a href=\"https://example.org/?a=1&amp;b=2\">Me</a>" },
    { "<A HREF='https://example.org'>Me</A>", "Me" },
    { "<a target=\"_blank\" href='https://example.org'>Me",
      "<a href=\"https://example.org\">Me</a>" },
    { "<a href=\"javascript:alert(1)\">Me</a>", "Me" },
    { "<a href=\"file:///etc/passwd\">Me</a>", "Me" },
    { "<a href=\"https://a.example\">1<a href=\"https://b.example\">2</a>",
      "<a href=\"https://a.example\">1</a><a href=\"https://b.example\">2</a>" },
    { "<script>x</script> 1 < 2 <br/>line\n\tline", "x 1 &lt; 2 line line" },
    { "</a></a>&#0;&#1114112;", "&amp;#0;&amp;#1114112;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *markup = fz_credit_to_markup (rows[i].html);

      g_assert_cmpstr (markup, ==, rows[i].markup);
    }
}

static void
test_long_credit (void)
{
  g_autoptr (GString) html = g_string_new ("<a href=\"https://example.org\">");
  g_autofree char *markup = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "法");
  markup = fz_credit_to_markup (html->str);
  g_assert_cmpuint (strlen (markup), <, 1000);
  g_assert_true (g_str_has_suffix (markup, "法</a>"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vector-tile/built-in", test_vector_built_in);
  g_test_add_func ("/vector-tile/layers", test_vector_layers);
  g_test_add_func ("/vector-tile/cut-off", test_vector_cut_off);
  g_test_add_func ("/vector-tile/refuses", test_vector_refuses);
  g_test_add_func ("/tile-schema/schemas", test_schemas);
  g_test_add_func ("/tile-picture/pictures", test_pictures);
  g_test_add_func ("/tile-picture/png", test_png);
  g_test_add_func ("/tile-url/urls", test_urls);
  g_test_add_func ("/tile-url/parts", test_url_parts);
  g_test_add_func ("/tile-terms/expiry", test_expiry);
  g_test_add_func ("/tile-terms/retry", test_retry);
  g_test_add_func ("/credit/credits", test_credits);
  g_test_add_func ("/credit/long", test_long_credit);

  return g_test_run ();
}
