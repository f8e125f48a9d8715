/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#define LARGE 10000000
#define URL "https://tiles.invalid/1/2/3.png"

typedef struct
{
  char *folder;
  char *path; /* the cache's, in the folder */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *parent = g_dir_make_tmp ("fazhan-cache-XXXXXX", NULL);

  g_assert_nonnull (parent);
  fixture->folder = g_build_filename (parent, "tiles", NULL);
  fixture->path = g_build_filename (fixture->folder, "tiles.db", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
keep (FzTileCache *cache,
      const char  *url,
      gsize        size)
{
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) data = g_bytes_new (zeros, size);
  FzCachedTile tile = { .data = data, .etag = (char *) "\"a\"", .expires = 1234 };

  fz_tile_cache_keep (cache, url, &tile);
}

static gboolean
holds (FzTileCache *cache,
       const char  *url)
{
  g_auto (FzCachedTile) tile = { 0 };

  return fz_tile_cache_find (cache, url, &tile);
}

static void
test_keeps (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzTileCache) cache = fz_tile_cache_open (fixture->folder, LARGE);
  g_auto (FzCachedTile) tile = { 0 };
  FzCachedTile missing = { .expires = 7 };

  g_assert_false (holds (cache, URL));
  keep (cache, URL, 10);
  g_clear_object (&cache);

  cache = fz_tile_cache_open (fixture->folder, LARGE);
  g_assert_true (fz_tile_cache_find (cache, URL, &tile));
  g_assert_cmpuint (g_bytes_get_size (tile.data), ==, 10);
  g_assert_cmpstr (tile.etag, ==, "\"a\"");
  g_assert_null (tile.modified);
  g_assert_cmpint (tile.expires, ==, 1234);
  fz_cached_tile_clear (&tile);

  fz_tile_cache_prolong (cache, URL, 5678);
  g_assert_true (fz_tile_cache_find (cache, URL, &tile));
  g_assert_cmpint (tile.expires, ==, 5678);
  fz_cached_tile_clear (&tile);

  /* That there is none is kept too. */
  fz_tile_cache_keep (cache, URL, &missing);
  g_assert_true (fz_tile_cache_find (cache, URL, &tile));
  g_assert_null (tile.data);
}

static void
test_stays_small (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FzTileCache) cache = fz_tile_cache_open (fixture->folder, 100000);

  GStatBuf info;
  guint    n_held = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *url = g_strdup_printf (URL "?%u", i);

      keep (cache, url, 1000);
    }
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *url = g_strdup_printf (URL "?%u", i);

      n_held += holds (cache, url);
    }
  g_assert_cmpuint (n_held, >, 20);
  g_assert_cmpuint (n_held, <=, 100);
  g_clear_object (&cache);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 300000);
}

static void
test_damaged_is_made_anew (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (FzTileCache) cache = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "this is no database at all", -1, NULL));
  cache = fz_tile_cache_open (fixture->folder, LARGE);
  g_assert_nonnull (cache);
  keep (cache, URL, 10);
  g_assert_true (holds (cache, URL));
}

/* Where nothing can be written there is no cache, which is no error. */
static void
test_without_folder (void)
{
  g_assert_null (fz_tile_cache_open ("/proc/fazhan/tiles", LARGE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/tile-cache/keeps", test_keeps);
  ADD ("/tile-cache/stays-small", test_stays_small);
  ADD ("/tile-cache/damaged-is-made-anew", test_damaged_is_made_anew);
#undef ADD
  g_test_add_func ("/tile-cache/without-folder", test_without_folder);

  return g_test_run ();
}
