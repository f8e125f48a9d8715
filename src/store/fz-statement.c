/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-statement.h"

#include "fz-database.h"
#include "fz-file.h"

#include <math.h>

static gboolean
is_full (int system_error)
{
  return fz_file_judge (system_error) == FZ_STORE_ERROR_FULL;
}

static FzStoreError
judge (sqlite3 *db)
{
  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_NOTADB:
      return FZ_STORE_ERROR_NOT_DATABASE;
    case SQLITE_CORRUPT:
      return FZ_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
      return FZ_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return FZ_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FZ_STORE_ERROR_BUSY;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return FZ_STORE_ERROR_UNREADABLE;
    case SQLITE_IOERR:
      return is_full (sqlite3_system_errno (db)) ? FZ_STORE_ERROR_FULL : FZ_STORE_ERROR_FAILED;
    case SQLITE_CANTOPEN:
      return fz_file_judge (sqlite3_system_errno (db));
    default:
      return FZ_STORE_ERROR_FAILED;
    }
}

/* Sets @error from the last call on @db, which failed. */
void
fz_sql_set_error (sqlite3 *db,
                  GError **error)
{
  g_set_error (error, FZ_STORE_ERROR, judge (db), "SQLite: %s (%d)",
               sqlite3_errmsg (db), sqlite3_extended_errcode (db));
}

/* Runs one or more statements that take no values and give no rows that matter. */
gboolean
fz_sql_execute (sqlite3    *db,
                const char *sql,
                GError    **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  fz_sql_set_error (db, error);
  return FALSE;
}

/* Runs a query of exactly one row and column. */
gboolean
fz_sql_read_int (sqlite3    *db,
                 const char *sql,
                 gint64     *value,
                 GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;

  switch (fz_statement_step (statement, error))
    {
    case FZ_STEP_ROW:
      *value = sqlite3_column_int64 (statement, 0);
      return TRUE;
    case FZ_STEP_DONE:
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED, "no row for: %s", sql);
      return FALSE;
    case FZ_STEP_FAILED:
    default:
      return FALSE;
    }
}

/* Does @work in one transaction that nobody else can write beside: all of it
 * stays, or, when it or the commit fails, nothing of it. */
gboolean
fz_sql_transact (sqlite3  *db,
                 FzSqlWork work,
                 gpointer  data,
                 GError  **error)
{
  if (!fz_sql_execute (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (work (db, data, error) && fz_sql_execute (db, "COMMIT", error))
    return TRUE;

  /* Some errors have rolled back already; what is left cannot fail in a way that
   * matters, since the file keeps its old content until a commit. */
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

sqlite3_stmt *
fz_statement_new (sqlite3    *db,
                  const char *sql,
                  GError    **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    fz_sql_set_error (db, error);
  return statement;
}

static gboolean
check_bound (sqlite3_stmt *self,
             int           result,
             GError      **error)
{
  if (result == SQLITE_OK)
    return TRUE;

  fz_sql_set_error (sqlite3_db_handle (self), error);
  return FALSE;
}

/* Binds parameter @i, from 1. NULL binds NULL; @text is copied. */
gboolean
fz_statement_bind_text (sqlite3_stmt *self,
                        int           i,
                        const char   *text,
                        GError      **error)
{
  return check_bound (self, sqlite3_bind_text (self, i, text, -1, SQLITE_TRANSIENT), error);
}

gboolean
fz_statement_bind_int (sqlite3_stmt *self,
                       int           i,
                       gint64        value,
                       GError      **error)
{
  return check_bound (self, sqlite3_bind_int64 (self, i, value), error);
}

/* NaN binds NULL. */
gboolean
fz_statement_bind_double (sqlite3_stmt *self,
                          int           i,
                          double        value,
                          GError      **error)
{
  return check_bound (self, sqlite3_bind_double (self, i, value), error);
}

FzStep
fz_statement_step (sqlite3_stmt *self,
                   GError      **error)
{
  switch (sqlite3_step (self))
    {
    case SQLITE_ROW:
      return FZ_STEP_ROW;
    case SQLITE_DONE:
      return FZ_STEP_DONE;
    default:
      fz_sql_set_error (sqlite3_db_handle (self), error);
      return FZ_STEP_FAILED;
    }
}

/* Runs a statement that gives no rows, and makes it ready for the next values. */
gboolean
fz_statement_run (sqlite3_stmt *self,
                  GError      **error)
{
  FzStep step;

  do
    step = fz_statement_step (self, error);
  while (step == FZ_STEP_ROW);

  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
  return step == FZ_STEP_DONE;
}

/* The text of @column, NULL for NULL; SQLite's until the next step. Text that is
 * not UTF-8 was never written by this program: the database is damaged. */
gboolean
fz_statement_get_text (sqlite3_stmt *self,
                       int           column,
                       const char  **text,
                       GError      **error)
{
  *text = (const char *) sqlite3_column_text (self, column);
  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
               "the text in column \"%s\" is not UTF-8", sqlite3_column_name (self, column));
  return FALSE;
}

/* NaN for NULL. */
double
fz_statement_get_double (sqlite3_stmt *self,
                         int           column)
{
  if (sqlite3_column_type (self, column) == SQLITE_NULL)
    return NAN;
  return sqlite3_column_double (self, column);
}
