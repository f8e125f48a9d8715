/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-cache.h"

#include <sqlite3.h>

/*
 * libshumate's list of the tiles that it keeps as files: one database for every map of
 * the user, with a row for each file. It says which places somebody looked at.
 */

/* While another program writes there, milliseconds. */
#define PATIENCE 1000

static gboolean
run (sqlite3    *db,
     const char *folder,
     GError    **error)
{
  static const char sql[] =
      "DELETE FROM tiles WHERE substr (filename, 1, length (?1)) = ?1";
  g_autofree char *prefix = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  sqlite3_stmt    *statement = NULL;
  int              result;

  /* What is deleted is overwritten, too. */
  result = sqlite3_exec (db, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_bind_text (statement, 1, prefix, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result != SQLITE_DONE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, sqlite3_errmsg (db));
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

/* Forgets in the database at @path all tiles that lie in @folder. Returns FALSE with an
 * error of G_IO_ERROR when that fails; that there is no database is none. */
gboolean
fz_tile_cache_forget (const char *path,
                      const char *folder,
                      GError    **error)
{
  sqlite3 *db = NULL;
  gboolean done = FALSE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         db != NULL ? sqlite3_errmsg (db) : "out of memory");
  else
    {
      sqlite3_busy_timeout (db, PATIENCE);
      done = run (db, folder, error);
    }
  sqlite3_close (db);
  return done;
}
