/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include <glib/gstdio.h>

#include "fz-file-system.h"
#include "fz-statement.h"

/*
 * How a database keeps what is being written, and whether it still lies where it was
 * opened.
 */

/* Sets the mode and says in @mode what it is now, which may be the old one. */
static gboolean
set_mode (sqlite3    *db,
          const char *pragma,
          char      **mode,
          GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, pragma, error);
  const char *text;

  if (statement == NULL || fz_statement_step (statement, error) != FZ_STEP_ROW ||
      !fz_statement_get_text (statement, 0, &text, error))
    return FALSE;
  *mode = g_strdup (text);
  return TRUE;
}

/* A log is no journal for a file that several computers see: its index is memory that
 * they do not share. A database that came with one from elsewhere is taken out of it,
 * which alone holding the file can be done without that memory. */
static gboolean
begin_shared (sqlite3 *db,
              GError **error)
{
  g_autofree char *locking = NULL;
  g_autofree char *mode = NULL;
  g_autoptr (GError) fault = NULL;
  gint64 n;

  if (!set_mode (db, "PRAGMA locking_mode = EXCLUSIVE", &locking, error))
    return FALSE;
  g_clear_pointer (&locking, g_free);
  if (!set_mode (db, "PRAGMA journal_mode = TRUNCATE", &mode, &fault) ||
      !g_str_equal (mode, "truncate"))
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_UNSAFE,
                   "the file lies on a network share, where its log is not safe, and another "
                   "journal could not be had: %s",
                   fault != NULL ? fault->message : mode);
      return FALSE;
    }
  /* The lock goes with the next reading. */
  return set_mode (db, "PRAGMA locking_mode = NORMAL", &locking, error) &&
         fz_sql_read_int (db, "SELECT count (*) FROM sqlite_schema", &n, error) &&
         fz_sql_execute (db, "PRAGMA synchronous = EXTRA;", error);
}

/* Chooses the journal for @path: a log, or, on a network share, what is safe there;
 * FZ_STORE_ERROR_UNSAFE when that cannot be had. */
gboolean
fz_database_begin_journal (sqlite3    *db,
                           const char *path,
                           GError    **error)
{
  if (path != NULL && fz_file_system_is_shared (path))
    return begin_shared (db, error);
  return fz_sql_execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error);
}

/* Whether the open file is still the one at its path: what is saved into a file without
 * a name is lost with the program. MISSING: there is none; REPLACED: another one. */
gboolean
fz_database_check_place (FzDatabase *self,
                         GError    **error)
{
  g_autofree char *shown = NULL;
  int              moved = 0;

  if (self->path == NULL ||
      sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
      !moved)
    return TRUE;

  shown = g_filename_display_name (self->path);
  if (g_access (self->path, F_OK) != 0)
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING,
                 "%s: removed or moved away since it was opened", shown);
  else
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_REPLACED,
                 "%s: another file lies there since it was opened", shown);
  return FALSE;
}
