/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-database-backup.h"
#include "fz-file-header.h"
#include "fz-migrations.h"
#include "fz-statement.h"

#include <glib/gstdio.h>

/* How long another program's write is waited for, milliseconds. */
#define BUSY_TIMEOUT 2000

G_DEFINE_QUARK (fz_store_error, fz_store_error)

static gboolean
can_write_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf         info;

  return g_stat (log, &info) == 0 && info.st_size > 0;
}

/* The name that SQLite opens @path by. The address escapes whatever bytes the path
 * is made of. A still file is one that SQLite is told does not change: readers share
 * an index beside the file, or else, and where that cannot be made nothing is read. */
static char *
make_address (const char *path,
              gboolean    still,
              GError    **error)
{
  g_autofree char *address = g_filename_to_uri (path, NULL, error);

  if (address == NULL)
    return NULL;
  return still ? g_strconcat (address, "?immutable=1", NULL) : g_steal_pointer (&address);
}

static gboolean
set_option (sqlite3 *db,
            int      option,
            int      value,
            GError **error)
{
  if (sqlite3_db_config (db, option, value, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
               "this SQLite lacks option %d", option);
  return FALSE;
}

/* What is told to every connection before it reads the file: believe nothing that
 * stands in it, and leave another program's log alone until it is known to be
 * ours. */
static gboolean
configure (sqlite3 *db,
           GError **error)
{
  sqlite3_busy_timeout (db, BUSY_TIMEOUT);
  return set_option (db, SQLITE_DBCONFIG_DEFENSIVE, 1, error) &&
         set_option (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, error) &&
         set_option (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, error) &&
         set_option (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, error) &&
         set_option (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, error) &&
         set_option (db, SQLITE_DBCONFIG_DQS_DML, 0, error) &&
         set_option (db, SQLITE_DBCONFIG_DQS_DDL, 0, error) &&
         set_option (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, error) &&
         fz_sql_execute (db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;", error);
}

static gboolean
connect (FzDatabase    *self,
         const char    *path,
         FzDatabaseMode mode,
         gboolean       still,
         GError       **error)
{
  g_autofree char *address = make_address (path, still, error);
  int              flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_EXRESCODE;

  if (address == NULL)
    return FALSE;

  flags |= mode == FZ_DATABASE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (sqlite3_open_v2 (address, &self->db, flags, NULL) == SQLITE_OK)
    return configure (self->db, error);

  fz_sql_set_error (self->db, error);
  return FALSE;
}

/* The header was looked at before; but what a log holds may be newer. */
static gboolean
check_numbers (sqlite3 *db,
               GError **error)
{
  gint64 application_number, version;

  return fz_sql_read_int (db, "PRAGMA application_id", &application_number, error) &&
         fz_sql_read_int (db, "PRAGMA user_version", &version, error) &&
         fz_file_header_judge (application_number, version, error);
}

/* Whether every page of the file is whole: DAMAGED, with the first finding, if not. */
gboolean
fz_database_check_pages (sqlite3 *db,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) check = fz_statement_new (db, "PRAGMA quick_check (1)", error);
  const char *finding;

  if (check == NULL || fz_statement_step (check, error) != FZ_STEP_ROW)
    return FALSE;

  finding = (const char *) sqlite3_column_text (check, 0);
  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED, "%s", finding);
  return FALSE;
}

/* SQLite opens read-only, and says nothing, what it cannot open for writing; what it
 * misses beside the file then would be taken for other faults. */
static gboolean
check_writable (FzDatabase *self,
                const char *path,
                GError    **error)
{
  if (!sqlite3_db_readonly (self->db, "main") && can_write_beside (path))
    return TRUE;

  g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY,
                       "the file or its folder cannot be written");
  return FALSE;
}

/* What a migration finds is kept as it was. */
static gboolean
keep_older (FzDatabase *self,
            GError    **error)
{
  g_autofree char *kept = NULL;
  gint64           version;

  if (!fz_sql_read_int (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == fz_migrations_get_latest ())
    return TRUE;
  kept = fz_database_back_up_before (self, FZ_BACKUP_MIGRATION, error);
  return kept != NULL;
}

static gboolean
prepare_for_writing (FzDatabase *self,
                     GError    **error)
{
  if (!set_option (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, error) ||
      !fz_database_begin_journal (self->db, self->path, error) ||
      !keep_older (self, error) ||
      !fz_migrations_apply (self->db, error))
    return FALSE;

  self->writable = TRUE;
  return TRUE;
}

/* Puts the whole of @from in the place of everything in @to, in one go. */
gboolean
fz_database_copy_pages (sqlite3 *to,
                        sqlite3 *from,
                        GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");

  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      if (sqlite3_backup_finish (backup) == SQLITE_OK)
        return TRUE;
    }

  fz_sql_set_error (to, error);
  return FALSE;
}

/* An older database that cannot be written is read through a copy in memory,
 * brought up to the newest version there. */
static gboolean
prepare_for_reading (FzDatabase *self,
                     GError    **error)
{
  g_autoptr (FzDatabase) copy = NULL;
  gint64 version;

  if (!fz_sql_read_int (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == fz_migrations_get_latest ())
    return TRUE;

  copy = fz_database_copy_to_memory (self, error);
  if (copy == NULL || !fz_migrations_apply (copy->db, error))
    return FALSE;

  sqlite3_close (self->db);
  self->db = g_steal_pointer (&copy->db);
  return TRUE;
}

static gboolean
prepare (FzDatabase    *self,
         FzDatabaseMode mode,
         GError       **error)
{
  if (!check_numbers (self->db, error) || !fz_database_check_pages (self->db, error))
    return FALSE;
  if (!(mode == FZ_DATABASE_READ_WRITE ? prepare_for_writing : prepare_for_reading) (self, error))
    return FALSE;
  return fz_database_note_seen (self, error);
}

static FzDatabase *
open_checked (const char    *path,
              FzDatabaseMode mode,
              gboolean       still,
              GError       **error)
{
  g_autoptr (FzDatabase) self = g_new0 (FzDatabase, 1);

  self->path = g_strdup (path);
  if (!connect (self, path, mode, still, error) ||
      (mode == FZ_DATABASE_READ_WRITE && !check_writable (self, path, error)) ||
      !prepare (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Where nothing can be written beside the file, or a full disk has no room there, a
 * file without a log is read as it stands. */
static FzDatabase *
open_for_reading (const char *path,
                  GError    **error)
{
  gboolean    whole = !has_log (path);
  FzDatabase *self;
  g_autoptr (GError) fault = NULL;

  self = open_checked (path, FZ_DATABASE_READ_ONLY, whole && !can_write_beside (path), &fault);
  if (self != NULL)
    return self;
  if (whole && g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL))
    return open_checked (path, FZ_DATABASE_READ_ONLY, TRUE, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

/* A copy in memory that may be changed at will. */
FzDatabase *
fz_database_copy_to_memory (FzDatabase *self,
                            GError    **error)
{
  g_autoptr (FzDatabase) copy = g_new0 (FzDatabase, 1);

  if (sqlite3_open (":memory:", &copy->db) != SQLITE_OK)
    {
      fz_sql_set_error (copy->db, error);
      return NULL;
    }
  if (!fz_database_copy_pages (copy->db, self->db, error) || !configure (copy->db, error))
    return NULL;
  return g_steal_pointer (&copy);
}

/* Opens the database at @path, in the encoding of file names, after looking
 * whether it is ours, whole, and of a version that this program knows. A file
 * that fails any of these is left as it was. The error is of FZ_STORE_ERROR and
 * names the file. */
FzDatabase *
fz_database_open (const char    *path,
                  FzDatabaseMode mode,
                  GError       **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autofree char *shown = g_filename_display_name (full_path);
  FzDatabase      *self;

  if (!fz_file_header_check (full_path, error))
    return NULL;

  self = mode == FZ_DATABASE_READ_ONLY ? open_for_reading (full_path, error)
                                       : open_checked (full_path, mode, FALSE, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", shown);
  return self;
}

void
fz_database_close (FzDatabase *self)
{
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement outlived its database: %s", sqlite3_errmsg (self->db));
  g_free (self->path);
  g_free (self);
}

/* Whether records can be saved. */
gboolean
fz_database_is_writable (FzDatabase *self)
{
  return self->writable;
}
