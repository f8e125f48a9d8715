/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tiles-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

/* Guangzhou and a good way round it, degrees. */
#define WEST 111.5
#define EAST 115.5
#define SOUTH 21.5
#define NORTH 25.0

/* Nobody minds when such a file is lost. */
#define NO_WAITING "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;"

static void
append_big (GByteArray *bytes,
            guint32     number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, 4);
}

/* The check sum that ends a chunk of a PNG picture. */
static guint32
sum_up (const guint8 *data,
        gsize         length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
  return ~sum;
}

static void
append_chunk (GByteArray   *png,
              const char   *kind,
              const guint8 *data,
              gsize         length)
{
  guint start;

  append_big (png, (guint32) length);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) kind, 4);
  if (length > 0)
    g_byte_array_append (png, data, (guint) length);
  append_big (png, sum_up (png->data + start, png->len - start));
}

static GBytes *
pack (GByteArray           *bytes,
      GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 6);
  g_autoptr (GBytes) plain = g_byte_array_free_to_bytes (bytes);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, &error);

  g_assert_no_error (error);
  return packed;
}

/* A square picture all in @colour, 0xRRGGBB. */
GBytes *
tiles_make_png (guint   side,
                guint32 colour)
{
  guint8      pixel[] = { (guint8) (colour >> 16), (guint8) (colour >> 8), (guint8) colour };
  guint8      no_filter = 0;
  guint8      head[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0 };
  guint32     big = GUINT32_TO_BE (side);
  GByteArray *rows = g_byte_array_new ();
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GBytes) packed = NULL;

  for (guint y = 0; y < side; y++)
    {
      g_byte_array_append (rows, &no_filter, 1);
      for (guint x = 0; x < side; x++)
        g_byte_array_append (rows, pixel, 3);
    }
  packed = pack (rows, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  memcpy (head, &big, 4);
  memcpy (head + 4, &big, 4);
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", head, sizeof head);
  append_chunk (png, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}

static void
append_bytes (GByteArray *message,
              guint8      field,
              const void *data,
              gsize       length)
{
  guint8 head[] = { (guint8) (field << 3 | 2), (guint8) length };

  g_assert_cmpuint (length, <, 128);
  g_byte_array_append (message, head, sizeof head);
  g_byte_array_append (message, data, (guint) length);
}

/* A vector tile whose one layer holds one polygon that covers it, with one attribute. */
GBytes *
tiles_make_vector (const char *layer,
                   const char *key,
                   const char *value)
{
  /* Move to 0,0; three lines along an edge of 4096; close. */
  static const guint8 square[] = { 9, 0, 0, 26, 0x80, 0x40, 0, 0, 0x80, 0x40, 0xff, 0x3f, 0, 15 };
  static const guint8 polygon[] = { 0x18, 3 };
  static const guint8 version[] = { 0x78, 2 };
  static const guint8 tags[] = { 0, 0 };
  g_autoptr (GByteArray) feature = g_byte_array_new ();
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  GByteArray *tile = g_byte_array_new ();

  append_bytes (feature, 2, tags, sizeof tags);
  g_byte_array_append (feature, polygon, sizeof polygon);
  append_bytes (feature, 4, square, sizeof square);
  append_bytes (text, 1, value, strlen (value));

  g_byte_array_append (content, version, sizeof version);
  append_bytes (content, 1, layer, strlen (layer));
  append_bytes (content, 2, feature->data, feature->len);
  append_bytes (content, 3, key, strlen (key));
  append_bytes (content, 4, text->data, text->len);
  append_bytes (tile, 3, content->data, content->len);
  return g_byte_array_free_to_bytes (tile);
}

static int
find_column (double lon,
             guint  zoom)
{
  return (int) ((lon + 180.0) / 360.0 * (1 << zoom));
}

static int
find_row (double lat,
          guint  zoom)
{
  double angle = lat * G_PI / 180.0;

  return (int) ((1.0 - asinh (tan (angle)) / G_PI) / 2.0 * (1 << zoom));
}

static void
check (sqlite3 *db,
       int      status)
{
  if (status != SQLITE_OK && status != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
}

static void
add_metadata (sqlite3    *db,
              const char *name,
              const char *value)
{
  sqlite3_stmt *statement = NULL;

  if (value == NULL)
    return;
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO metadata VALUES (?1, ?2)", -1, &statement,
                                 NULL));
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
  check (db, sqlite3_step (statement));
  sqlite3_finalize (statement);
}

static void
add_tiles (sqlite3 *db,
           guint    zoom,
           GBytes  *tile)
{
  sqlite3_stmt *statement = NULL;
  gsize         size;
  const void   *data = g_bytes_get_data (tile, &size);

  check (db, sqlite3_prepare_v2 (db, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", -1, &statement,
                                 NULL));
  for (int x = find_column (WEST, zoom); x <= find_column (EAST, zoom); x++)
    {
      for (int y = find_row (NORTH, zoom); y <= find_row (SOUTH, zoom); y++)
        {
          sqlite3_bind_int (statement, 1, (int) zoom);
          sqlite3_bind_int (statement, 2, x);
          sqlite3_bind_int (statement, 3, (1 << zoom) - 1 - y);
          sqlite3_bind_blob64 (statement, 4, data, size, SQLITE_STATIC);
          check (db, sqlite3_step (statement));
          sqlite3_reset (statement);
        }
    }
  sqlite3_finalize (statement);
}

/* Writes an MBTiles file in which @tile stands at every place round Guangzhou, from
 * @min_zoom to @max_zoom; vector tiles are packed as is usual. */
void
tiles_write_pack (const char          *path,
                  const TilesMetadata *metadata,
                  guint                min_zoom,
                  guint                max_zoom,
                  GBytes              *tile)
{
  static const char tables[] =
      "CREATE TABLE metadata (name TEXT, value TEXT);"
      "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,"
      " tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row));"
      "BEGIN;";
  sqlite3 *db = NULL;
  g_autoptr (GBytes) stored = NULL;
  GByteArray *copy = g_byte_array_new ();

  g_byte_array_append (copy, g_bytes_get_data (tile, NULL), (guint) g_bytes_get_size (tile));
  if (strcmp (metadata->format, "pbf") == 0)
    stored = pack (copy, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  else
    stored = g_byte_array_free_to_bytes (copy);

  g_unlink (path);
  check (db, sqlite3_open (path, &db));
  check (db, sqlite3_exec (db, NO_WAITING, NULL, NULL, NULL));
  check (db, sqlite3_exec (db, tables, NULL, NULL, NULL));
  add_metadata (db, "format", metadata->format);
  add_metadata (db, "name", metadata->name);
  add_metadata (db, "attribution", metadata->attribution);
  for (guint zoom = min_zoom; zoom <= max_zoom; zoom++)
    add_tiles (db, zoom, stored);
  check (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
  check (db, sqlite3_close (db));
}

/* Changes the database at @path. */
void
tiles_run_sql (const char *path,
               const char *sql)
{
  sqlite3 *db = NULL;

  check (db, sqlite3_open (path, &db));
  check (db, sqlite3_exec (db, NO_WAITING, NULL, NULL, NULL));
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
  check (db, sqlite3_close (db));
}
