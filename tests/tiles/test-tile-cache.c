/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-cache.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* A list of tiles as libshumate 1.4 makes it. */

static void
run (const char *path,
     const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static int
count (const char *path,
       const char *like)
{
  sqlite3         *db = NULL;
  sqlite3_stmt    *statement = NULL;
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM tiles WHERE filename LIKE '%s'", like);
  int n;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

static void
test_forgets_own_tiles (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  run (path, "CREATE TABLE tiles (filename TEXT PRIMARY KEY, etag TEXT, popularity INT DEFAULT 1,"
             " size INT DEFAULT 0);"
             "INSERT INTO tiles (filename) VALUES ('/c/ours/1/2/3.png'), ('/c/ours/1/2/4.png'),"
             " ('/c/ours_too/1/2/3.png'), ('/c/other/1/2/3.png'), ('/c/o%rs/1/2/3.png');");
  g_assert_true (fz_tile_cache_forget (path, "/c/ours", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (path, "/c/ours/%"), ==, 0);
  g_assert_cmpint (count (path, "%"), ==, 3);
  /* Not even its bytes are left. */
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_null (memmem (text, length, "/c/ours/", 8));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_list (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fz_tile_cache_forget ("/nonexistent/cache.db", "/c/ours", &error));
  g_assert_no_error (error);
}

static void
test_odd_list (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_file_set_contents (path, "no database at all, but long enough to look like one", -1, NULL);
  g_assert_false (fz_tile_cache_forget (path, "/c/ours", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_unlink (path);
  run (path, "CREATE TABLE something (thing TEXT)");
  g_assert_false (fz_tile_cache_forget (path, "/c/ours", &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-cache/forgets-own-tiles", test_forgets_own_tiles);
  g_test_add_func ("/tile-cache/no-list", test_no_list);
  g_test_add_func ("/tile-cache/odd-list", test_odd_list);
  return g_test_run ();
}
