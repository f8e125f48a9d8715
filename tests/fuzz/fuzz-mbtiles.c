/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-credit.h"
#include "fz-fuzz.h"
#include "fz-map-pack.h"
#include "fz-mbtiles-source.h"
#include "fz-tile-picture.h"
#include "fz-tile-url.h"
#include "fz-tiles-fixture.h"
#include "fz-vector-tile.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * A stranger's map pack. The first letter of an input says what the rest is:
 *
 *   p  places and values, three bytes in hexadecimal digits each: bytes of the file
 *      that are changed
 *   v  a vector tile, in hexadecimal digits
 *   r  the same of a picture
 *   m  metadata: format, bounds, attribution and layers, one a line
 *   u  the pattern of a server's addresses
 */

static char *path;
static char *contents;
static gsize length;

static void
remove_file (void)
{
  g_unlink (path);
}

static void
make_pack (void)
{
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
  TilesMetadata metadata = { "pbf", "A pack", "Somebody" };
  int           fd;

  if (path != NULL)
    return;
  fd = g_file_open_tmp ("fazhan-fuzz-XXXXXX.mbtiles", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  atexit (remove_file);
  tiles_write_pack (path, &metadata, 6, 7, tile);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
}

static GBytes *
read_hex (const guint8 *data,
          size_t        size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint       n_digits = 0;
  guint8      byte = 0;

  for (size_t i = 0; i < size; i++)
    {
      int digit = g_ascii_xdigit_value ((char) data[i]);

      if (digit < 0)
        continue;
      byte = (guint8) (byte << 4 | digit);
      if (++n_digits % 2 == 0)
        g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

/* Reads what a map would, by way of the source that libshumate asks. */
static void
read_pack (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzMbtiles) pack = fz_map_pack_open (path, &error);
  g_autoptr (ShumateDataSource) source = NULL;

  g_assert_true ((pack == NULL) == (error != NULL));
  if (pack == NULL)
    return;
  fz_map_pack_get_schema (pack);
  source = fz_mbtiles_source_new (pack);
  for (int x = 51; x <= 52; x++)
    {
      g_autoptr (ShumateDataSourceRequest) request =
          shumate_data_source_start_request (source, x, 27, 6, NULL);

      g_assert_true (shumate_data_source_request_is_completed (request));
    }
}

static void
try_damage (const guint8 *data,
            size_t        size)
{
  g_autofree char *damaged = g_memdup2 (contents, length);
  g_autoptr (GBytes) changes = read_hex (data, size);
  gsize         n;
  const guint8 *bytes = g_bytes_get_data (changes, &n);

  for (gsize i = 0; i + 3 <= n; i += 3)
    damaged[((gsize) bytes[i] << 8 | bytes[i + 1]) % length] = (char) bytes[i + 2];
  g_assert_true (g_file_set_contents_full (path, damaged, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  read_pack ();
}

/* What is found sound, libshumate has to read. */
static void
try_vector (const guint8 *data,
            size_t        size)
{
  g_autoptr (GBytes) tile = read_hex (data, size);
  g_autoptr (ShumateVectorReader) reader = NULL;
  g_autoptr (ShumateVectorReaderIter) iter = NULL;

  if (g_bytes_get_size (tile) == 0 || !fz_vector_tile_check (tile, NULL, NULL))
    return;
  reader = shumate_vector_reader_new (tile);
  iter = shumate_vector_reader_iterate (reader);
  g_assert_nonnull (iter);
  for (guint i = 0; i < shumate_vector_reader_iter_get_layer_count (iter); i++)
    {
      shumate_vector_reader_iter_read_layer (iter, (int) i);
      while (shumate_vector_reader_iter_next_feature (iter))
        {
          double                  x, y;
          g_autofree const char **keys = shumate_vector_reader_iter_get_feature_keys (iter);

          if (shumate_vector_reader_iter_get_feature_geometry_type (iter) ==
              SHUMATE_GEOMETRY_TYPE_POINT)
            shumate_vector_reader_iter_get_feature_point (iter, &x, &y);
          shumate_vector_reader_iter_feature_contains_point (iter, 0.5, 0.5);
        }
    }
}

static void
try_metadata (const guint8 *data,
              size_t        size)
{
  static const char *const names[] = { "format", "bounds", "attribution", "json" };
  g_autofree char         *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", G_N_ELEMENTS (names));
  g_autoptr (GString) sql = g_string_new ("DELETE FROM metadata;");

  g_assert_true (g_file_set_contents_full (path, contents, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (lines[i], -1);
      g_auto (GStrv) parts = g_strsplit (valid, "'", -1);
      g_autofree char *quoted = g_strjoinv ("''", parts);
      g_autofree char *credit = fz_credit_to_markup (valid);

      g_assert_true (credit == NULL || g_utf8_validate (credit, -1, NULL));
      g_string_append_printf (sql, "INSERT INTO metadata VALUES ('%s', '%s');", names[i], quoted);
    }
  tiles_run_sql (path, sql->str);
  read_pack ();
}

static void
try_url (const guint8 *data,
         size_t        size)
{
  g_autofree char *pattern = g_strndup ((const char *) data, size);
  g_autofree char *url = NULL;

  if (fz_tile_url_check (pattern) != FZ_TILE_URL_FINE)
    return;
  url = fz_tile_url_fill (pattern, 1, 2, 3);
  g_assert_true (g_uri_is_valid (url, G_URI_FLAGS_ENCODED, NULL));
  g_assert_cmpint (g_ascii_strncasecmp (url, "http", 4), ==, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) picture = NULL;

  make_pack ();
  if (size == 0)
    return 0;
  switch (data[0])
    {
    case 'p':
      try_damage (data + 1, size - 1);
      break;
    case 'v':
      try_vector (data + 1, size - 1);
      break;
    case 'r':
      picture = read_hex (data + 1, size - 1);
      fz_tile_picture_check (picture, NULL);
      break;
    case 'm':
      try_metadata (data + 1, size - 1);
      break;
    case 'u':
      try_url (data + 1, size - 1);
      break;
    default:
      break;
    }
  return 0;
}
