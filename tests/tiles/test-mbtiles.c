/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mbtiles.h"

#include "fz-paths.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#define METADATA "CREATE TABLE metadata (name TEXT, value TEXT);"
#define TILES \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
#define VECTOR METADATA TILES "INSERT INTO metadata VALUES ('format', 'pbf');"

/* A folder of its own for each test, with one file in it. */
typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fazhan-mbtiles-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a map?#%20.mbtiles", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
make_file (Fixture    *fixture,
           const char *sql)
{
  sqlite3 *db = NULL;

  g_unlink (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Adds @data as the only tile of zoom 0. */
static void
add_tile (Fixture    *fixture,
          const void *data,
          gsize       size)
{
  sqlite3      *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "INSERT INTO tiles VALUES (0, 0, 0, ?1)", -1, &statement, NULL), ==,
      SQLITE_OK);
  sqlite3_bind_blob64 (statement, 1, data, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static GBytes *
pack (const void           *data,
      gsize                 size,
      GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 9);
  g_autoptr (GBytes) plain = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, &error);

  g_assert_no_error (error);
  return packed;
}

static FzMbtiles *
open_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FzMbtiles *tiles = fz_mbtiles_open (fixture->path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tiles);
  return tiles;
}

static FzMbtiles *
open_built_in (void)
{
  g_autofree char *path = fz_paths_data_file ("guangzhou.mbtiles");
  g_autoptr (GError) error = NULL;
  FzMbtiles *tiles = fz_mbtiles_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tiles);
  return tiles;
}

static guint
get_column (double lon,
            guint  zoom)
{
  return (guint) ((lon + 180.0) / 360.0 * (1u << zoom));
}

static guint
get_row (double lat,
         guint  zoom)
{
  double angle = lat * G_PI / 180.0;

  return (guint) ((1.0 - asinh (tan (angle)) / G_PI) / 2.0 * (1u << zoom));
}

static void
test_built_in_metadata (void)
{
  g_autofree char *path = fz_paths_data_file ("guangzhou.mbtiles");
  g_autoptr (FzMbtiles) tiles = open_built_in ();
  FzMbtilesBounds bounds = fz_mbtiles_get_bounds (tiles);
  GStatBuf        info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 4 * 1024 * 1024);
  g_assert_cmpint (fz_mbtiles_get_format (tiles), ==, FZ_MBTILES_FORMAT_VECTOR);
  g_assert_cmpuint (fz_mbtiles_get_min_zoom (tiles), ==, 6);
  g_assert_cmpuint (fz_mbtiles_get_max_zoom (tiles), ==, 14);
  g_assert_cmpstr (fz_mbtiles_get_name (tiles), ==, "Guangzhou");
  g_assert_nonnull (strstr (fz_mbtiles_get_attribution (tiles), "OpenStreetMap"));
  g_assert_cmpfloat (bounds.west, <=, 112.9);
  g_assert_cmpfloat (bounds.south, <=, 22.5);
  g_assert_cmpfloat (bounds.east, >=, 114.1);
  g_assert_cmpfloat (bounds.north, >=, 24.0);
}

/* No hole in the city's map: every tile of its box has something to draw. */
static void
test_built_in_covers_city (void)
{
  g_autoptr (FzMbtiles) tiles = open_built_in ();
  FzMbtilesBounds bounds = { 112.9, 22.5, 114.1, 24.0 };

  for (guint zoom = 6; zoom <= 10; zoom++)
    {
      for (guint x = get_column (bounds.west, zoom); x <= get_column (bounds.east, zoom); x++)
        {
          for (guint y = get_row (bounds.north, zoom); y <= get_row (bounds.south, zoom); y++)
            {
              g_autoptr (GBytes) data = NULL;
              g_autoptr (GError) error = NULL;

              g_test_message ("tile %u/%u/%u", zoom, x, y);
              g_assert_true (fz_mbtiles_read (tiles, x, y, zoom, &data, &error));
              g_assert_no_error (error);
              g_assert_nonnull (data);
              g_assert_cmpuint (g_bytes_get_size (data), >, 0);
            }
        }
    }
}

/* The middle of the city is there at every zoom, as a plain vector tile that
 * begins with a layer. */
static void
test_built_in_is_unpacked (void)
{
  g_autoptr (FzMbtiles) tiles = open_built_in ();

  for (guint zoom = 6; zoom <= 14; zoom++)
    {
      g_autoptr (GBytes) data = NULL;
      const guint8 *bytes;

      g_assert_true (fz_mbtiles_read (tiles, get_column (113.26, zoom), get_row (23.13, zoom),
                                      zoom, &data, NULL));
      g_assert_nonnull (data);
      bytes = g_bytes_get_data (data, NULL);
      g_assert_cmpuint (bytes[0], ==, 0x1a);
    }
}

static void
test_missing_tile (void)
{
  static const guint places[][3] = { { 0, 0, 14 },
                                     { 0, 0, 0 },
                                     { 1, 0, 0 },
                                     { 5, 9, 2 },
                                     { 0, 0, 31 },
                                     { 7, 7, G_MAXUINT },
                                     { G_MAXUINT, G_MAXUINT, 24 } };
  g_autoptr (FzMbtiles) tiles = open_built_in ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GBytes) data = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (
          fz_mbtiles_read (tiles, places[i][0], places[i][1], places[i][2], &data, &error));
      g_assert_no_error (error);
      g_assert_null (data);
    }
}

static void
test_counts_rows_from_north (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (FzMbtiles) tiles = NULL;
  g_autoptr (GBytes) north = NULL;
  g_autoptr (GBytes) south = NULL;

  make_file (fixture, VECTOR "INSERT INTO tiles VALUES (2, 1, 3, x'1a01'), (2, 1, 0, x'1a0203');");
  tiles = open_file (fixture);
  g_assert_true (fz_mbtiles_read (tiles, 1, 0, 2, &north, NULL));
  g_assert_true (fz_mbtiles_read (tiles, 1, 3, 2, &south, NULL));
  g_assert_cmpuint (g_bytes_get_size (north), ==, 2);
  g_assert_cmpuint (g_bytes_get_size (south), ==, 3);
  g_assert_cmpuint (fz_mbtiles_get_min_zoom (tiles), ==, 2);
  g_assert_cmpuint (fz_mbtiles_get_max_zoom (tiles), ==, 2);
  g_assert_cmpfloat (fz_mbtiles_get_bounds (tiles).west, ==, -180.0);
  g_assert_null (fz_mbtiles_get_name (tiles));
}

/* Only vector tiles are unpacked. */
static void
test_unpacks (Fixture      *fixture,
              gconstpointer data)
{
  static const GZlibCompressorFormat formats[] = { G_ZLIB_COMPRESSOR_FORMAT_GZIP,
                                                   G_ZLIB_COMPRESSOR_FORMAT_ZLIB };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (FzMbtiles) tiles = NULL;
      g_autoptr (GBytes) packed = pack ("\x1a\x03tile", 6, formats[i]);
      g_autoptr (GBytes) tile = NULL;

      make_file (fixture, VECTOR);
      add_tile (fixture, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
      tiles = open_file (fixture);
      g_assert_true (fz_mbtiles_read (tiles, 0, 0, 0, &tile, NULL));
      g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "\x1a\x03tile", 6);
    }
}

static void
test_leaves_pictures_alone (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzMbtiles) tiles = NULL;
  g_autoptr (GBytes) tile = NULL;

  make_file (fixture, METADATA TILES "INSERT INTO metadata VALUES ('format', 'png');");
  add_tile (fixture, "\x1f\x8bpicture", 9);
  tiles = open_file (fixture);
  g_assert_cmpint (fz_mbtiles_get_format (tiles), ==, FZ_MBTILES_FORMAT_RASTER);
  g_assert_true (fz_mbtiles_read (tiles, 0, 0, 0, &tile, NULL));
  g_assert_cmpmem (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile), "\x1f\x8bpicture", 9);
}

static void
assert_refused (Fixture       *fixture,
                FzMbtilesError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzMbtiles) tiles = fz_mbtiles_open (fixture->path, &error);

  g_assert_null (tiles);
  g_assert_error (error, FZ_MBTILES_ERROR, (int) code);
  g_test_message ("refused: %s", error->message);
}

static void
test_refuses_what_is_no_database (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *path = fz_paths_data_file ("guangzhou.mbtiles");
  g_autofree char *contents = NULL;
  gsize            length = 0;

  assert_refused (fixture, FZ_MBTILES_ERROR_UNREADABLE);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, FZ_MBTILES_ERROR_UNREADABLE);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);

  g_assert_true (g_file_set_contents (
      fixture->path, "not a database, but long enough to be read as one", -1, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR_INVALID);

  /* The header without the pages that it speaks of. */
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, contents, 100, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length / 2, NULL));
  assert_refused (fixture, FZ_MBTILES_ERROR_DAMAGED);
}

static void
test_refuses_what_is_no_map (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const files[] = {
    "CREATE TABLE something (else_);",
    TILES,
    METADATA TILES,
    METADATA "INSERT INTO metadata VALUES ('format', 'pbf');",
    METADATA TILES "INSERT INTO metadata VALUES ('format', 'gif');",
    METADATA TILES "INSERT INTO metadata VALUES ('format', NULL);",
    METADATA "CREATE TABLE tiles (zoom_level);"
             "INSERT INTO metadata VALUES ('format', 'pbf');",
    VECTOR "INSERT INTO metadata VALUES ('minzoom', 'six');",
    VECTOR "INSERT INTO metadata VALUES ('minzoom', '-1');",
    VECTOR "INSERT INTO metadata VALUES ('maxzoom', '25');",
    VECTOR "INSERT INTO metadata VALUES ('maxzoom', '99999999999999999999');",
    VECTOR "INSERT INTO metadata VALUES ('minzoom', '9'), ('maxzoom', '6');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', '');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', '1,2,3');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', '1,2,3,4,5');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', '114,22,113,24');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', '113,22,114,124');",
    VECTOR "INSERT INTO metadata VALUES ('bounds', 'nan,nan,nan,nan');",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", files[i]);
      make_file (fixture, files[i]);
      assert_refused (fixture, FZ_MBTILES_ERROR_INVALID);
    }
}

static void
assert_tile_refused (Fixture *fixture)
{
  g_autoptr (FzMbtiles) tiles = open_file (fixture);
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (fz_mbtiles_read (tiles, 0, 0, 0, &tile, &error));
  g_assert_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
  g_assert_null (tile);
  g_test_message ("refused: %s", error->message);

  /* The next tile is read as if nothing had happened. */
  g_clear_error (&error);
  g_assert_true (fz_mbtiles_read (tiles, 0, 0, 1, &tile, &error));
  g_assert_no_error (error);
}

static void
test_refuses_damaged_tile (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GBytes) packed = pack ("a tile of some length, so that its end can be missing", 53,
                                    G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  make_file (fixture, VECTOR);
  add_tile (fixture, "\x1f\x8bnothing that inflates", 24);
  assert_tile_refused (fixture);

  make_file (fixture, VECTOR);
  add_tile (fixture, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed) - 12);
  assert_tile_refused (fixture);
}

static void
test_refuses_huge_tile (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree guint8 *zeros = g_malloc0 (FZ_MBTILES_MAX_TILE_SIZE + 1);
  g_autoptr (GBytes) largest =
      pack (zeros, FZ_MBTILES_MAX_TILE_SIZE, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) bomb =
      pack (zeros, FZ_MBTILES_MAX_TILE_SIZE + 1, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (FzMbtiles) tiles = NULL;
  g_autoptr (GBytes) tile = NULL;

  make_file (fixture, VECTOR);
  add_tile (fixture, g_bytes_get_data (largest, NULL), g_bytes_get_size (largest));
  tiles = open_file (fixture);
  g_assert_true (fz_mbtiles_read (tiles, 0, 0, 0, &tile, NULL));
  g_assert_cmpuint (g_bytes_get_size (tile), ==, FZ_MBTILES_MAX_TILE_SIZE);

  make_file (fixture, VECTOR);
  add_tile (fixture, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb));
  assert_tile_refused (fixture);

  make_file (fixture, VECTOR);
  add_tile (fixture, zeros, FZ_MBTILES_MAX_TILE_SIZE + 1);
  assert_tile_refused (fixture);
}

/* A view that never comes to an end is stopped. */
static void
test_stops_endless_query (Fixture      *fixture,
                          gconstpointer data)
{
  make_file (
      fixture, METADATA
      "INSERT INTO metadata VALUES ('format', 'pbf'), ('minzoom', '0'), ('maxzoom', '1');"
      "CREATE VIEW tiles AS"
      " WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n)"
      " SELECT 0 AS zoom_level, i AS tile_column, 0 AS tile_row, x'1a' AS tile_data FROM n;");
  {
    g_autoptr (FzMbtiles) tiles = open_file (fixture);
    g_autoptr (GBytes) tile = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (fz_mbtiles_read (tiles, 0, 0, 0, &tile, &error));
    g_assert_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE);
  }
}

static void
read_all (const char *path)
{
  g_autoptr (FzMbtiles) tiles = fz_mbtiles_open (path, NULL);

  if (tiles == NULL)
    return;
  for (guint zoom = 6; zoom <= 9; zoom++)
    {
      for (guint x = get_column (112.6, zoom); x <= get_column (114.4, zoom); x++)
        {
          for (guint y = get_row (24.2, zoom); y <= get_row (22.2, zoom); y++)
            {
              g_autoptr (GBytes) tile = NULL;
              g_autoptr (GError) error = NULL;

              if (!fz_mbtiles_read (tiles, x, y, zoom, &tile, &error))
                g_assert_cmpuint (error->domain, ==, FZ_MBTILES_ERROR);
            }
        }
    }
}

/* Wherever the file is damaged, reading it ends in tiles or errors. */
static void
test_survives_damage (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *path = fz_paths_data_file ("guangzhou.mbtiles");
  g_autofree char *contents = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20200701);
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (guint round = 0; round < 24; round++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);

      /* Mostly near the start, where the schema and the roots of the trees lie. */
      for (guint i = 0; i < 400; i++)
        {
          gsize end = i % 2 == 0 ? length : MIN (length, 16384);

          damaged[100 + g_rand_int_range (random, 0, (int) end - 100)] =
              (char) g_rand_int (random);
        }
      g_assert_true (g_file_set_contents (fixture->path, damaged,
                                          (gssize) (round % 3 == 0 ? length / 2 : length), NULL));
      read_all (fixture->path);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mbtiles/built-in/metadata", test_built_in_metadata);
  g_test_add_func ("/mbtiles/built-in/covers-city", test_built_in_covers_city);
  g_test_add_func ("/mbtiles/built-in/is-unpacked", test_built_in_is_unpacked);
  g_test_add_func ("/mbtiles/missing-tile", test_missing_tile);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/mbtiles/counts-rows-from-north", test_counts_rows_from_north);
  ADD ("/mbtiles/unpacks", test_unpacks);
  ADD ("/mbtiles/leaves-pictures-alone", test_leaves_pictures_alone);
  ADD ("/mbtiles/refuses-what-is-no-database", test_refuses_what_is_no_database);
  ADD ("/mbtiles/refuses-what-is-no-map", test_refuses_what_is_no_map);
  ADD ("/mbtiles/refuses-damaged-tile", test_refuses_damaged_tile);
  ADD ("/mbtiles/refuses-huge-tile", test_refuses_huge_tile);
  ADD ("/mbtiles/stops-endless-query", test_stops_endless_query);
  ADD ("/mbtiles/survives-damage", test_survives_damage);
#undef ADD

  return g_test_run ();
}
