/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fz-change-notes.h"
#include "fz-database-private.h"
#include "fz-file-header.h"
#include "fz-file.h"
#include "fz-statement.h"

/*
 * Backups are whole databases, as they stood at one moment: written under another name,
 * read back and compared, and only then given their own. Restoring one is a transaction
 * in the open database, so that others who have it open see it like any other change.
 */

/* After so long what was left half-written is nobody's any more, seconds. */
#define DRAFT_LIFE 86400

/* More names than this for one second mean that something else is wrong. */
#define MAX_NAMES 1000

static gboolean
add_table (sqlite3_stmt *statement,
           gpointer      data,
           GError      **error)
{
  const char *name;

  if (!fz_database_read_texts (statement, 0, 1, &name, error))
    return FALSE;
  g_ptr_array_add (data, g_strdup (name));
  return TRUE;
}

static gboolean
count_table (sqlite3    *db,
             const char *name,
             gint64     *n,
             GError    **error)
{
  char    *sql = sqlite3_mprintf ("SELECT count (*) FROM \"%w\"", name);
  gboolean counted = fz_sql_read_int (db, sql, n, error);

  sqlite3_free (sql);
  return counted;
}

/* How many rows each table has: "batch 3, change 7, …"; the caller's. */
static char *
count_rows (sqlite3 *db,
            GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) counts = g_string_new (NULL);

  if (!fz_database_read_rows (db,
                              "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                              add_table, tables, error))
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    {
      const char *name = g_ptr_array_index (tables, i);
      gint64      n;

      if (!count_table (db, name, &n, error))
        return NULL;
      g_string_append_printf (counts, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "", name, n);
    }
  return g_strdup (counts->str);
}

/* Nobody has the file yet: it is made safe when it gets its name. Afterwards it needs no
 * log beside it. */
static gboolean
write_copy (sqlite3    *from,
            const char *path,
            GError    **error)
{
  static const char unsafe[] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;";
  int               flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
  sqlite3          *to = NULL;
  gboolean          written = sqlite3_open_v2 (path, &to, flags, NULL) == SQLITE_OK;

  if (!written)
    fz_sql_set_error (to, error);
  written = written &&
            fz_sql_execute (to, unsafe, error) &&
            fz_database_copy_pages (to, from, error) &&
            fz_sql_execute (to, "PRAGMA journal_mode = DELETE;", error);
  sqlite3_close (to);
  return written;
}

static gboolean
compare_counts (sqlite3    *db,
                const char *expected,
                GError    **error)
{
  g_autofree char *counts = count_rows (db, error);

  if (counts == NULL)
    return FALSE;
  if (g_str_equal (counts, expected))
    return TRUE;
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
               "the backup has %s instead of %s", counts, expected);
  return FALSE;
}

/* Reads back what was written. */
static gboolean
check_copy (const char *path,
            const char *counts,
            GError    **error)
{
  int      flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE;
  sqlite3 *db = NULL;
  gboolean sound;

  if (!fz_file_header_check (path, error))
    return FALSE;
  sound = sqlite3_open_v2 (path, &db, flags, NULL) == SQLITE_OK;
  if (!sound)
    fz_sql_set_error (db, error);
  sound = sound && fz_database_check_pages (db, error) && compare_counts (db, counts, error);
  sqlite3_close (db);
  return sound;
}

/* As one reader sees it, while others may write. */
static gboolean
copy_moment (FzDatabase *self,
             const char *draft,
             GError    **error)
{
  g_autofree char *counts = NULL;
  gboolean         copied;

  if (!fz_sql_execute (self->db, "BEGIN", error))
    return FALSE;
  counts = count_rows (self->db, error);
  copied = counts != NULL && write_copy (self->db, draft, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return copied && check_copy (draft, counts, error);
}

/* Writes everything in the database, its history too, to a new file at @path, which is
 * there only when it is whole, compared and safe on the disk. A file that lies there
 * already stays (IN_USE). */
gboolean
fz_database_back_up (FzDatabase *self,
                     const char *path,
                     GError    **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autofree char *shown = g_filename_display_name (full_path);
  g_autofree char *draft = NULL;

  if (g_file_test (full_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE, "%s: a file is there already",
                   shown);
      return FALSE;
    }
  draft = fz_file_create_draft (full_path, error);
  if (draft == NULL)
    return FALSE;
  if (copy_moment (self, draft, error) &&
      fz_file_publish (draft, full_path, FZ_FILE_KEEP, error))
    return TRUE;

  fz_file_discard (draft);
  return FALSE;
}

static gboolean
is_old_draft (const char *path)
{
  const char *end = strrchr (path, '.');
  GStatBuf    info;

  return end != NULL && strlen (end) == 7 && end - path > 3 && strncmp (end - 3, ".db", 3) == 0 &&
         g_stat (path, &info) == 0 &&
         ABS (g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_mtime) > DRAFT_LIFE;
}

/* The backups in the folder; what was left half-written there goes. */
static GPtrArray *
read_folder (const char *folder,
             GError    **error)
{
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      FzBackup        *backup = fz_backup_new_from_path (path);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
      else if (is_old_draft (path))
        fz_file_discard (path);
    }
  return g_steal_pointer (&backups);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const FzBackup *backup_a = a;
  const FzBackup *backup_b = b;

  if (backup_a->time != backup_b->time)
    return backup_a->time > backup_b->time ? -1 : 1;
  return strcmp (backup_b->path, backup_a->path);
}

/* The automatic backups of this database, the newest first: FzBackups, the caller's. */
GPtrArray *
fz_database_list_backups (FzDatabase *self,
                          GError    **error)
{
  g_autofree char *folder = NULL;
  GPtrArray       *backups;

  if (self->path == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) fz_backup_free);
  folder = fz_backup_make_folder (self->path);
  backups = read_folder (folder, error);
  if (backups != NULL)
    g_ptr_array_sort_values (backups, compare_newest_first);
  return backups;
}

/* Keeps the folder small. What cannot be removed is tried again the next time. */
static void
thin_out (FzDatabase *self,
          const char *spared)
{
  g_autoptr (GPtrArray) backups = fz_database_list_backups (self, NULL);
  g_autoptr (GPtrArray) surplus = NULL;

  if (backups == NULL)
    return;
  surplus = fz_backup_list_surplus (backups, spared);
  for (guint i = 0; i < surplus->len; i++)
    g_unlink (((const FzBackup *) g_ptr_array_index (surplus, i))->path);
}

static char *
back_up_at (FzDatabase    *self,
            FzBackupReason reason,
            gint64         now,
            GError       **error)
{
  g_autofree char *folder = fz_backup_make_folder (self->path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fz_file_set_write_error (folder, errno, error);
      return NULL;
    }
  for (guint attempt = 0; attempt < MAX_NAMES; attempt++)
    {
      g_autofree char *path = fz_backup_make_path (self->path, now, reason, attempt);
      g_autoptr (GError) fault = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (!fz_database_back_up (self, path, error))
        return NULL;
      thin_out (self, path);
      return g_steal_pointer (&path);
    }
  fz_file_set_error (folder, EEXIST, error);
  return NULL;
}

/* Keeps what there is now in the folder "backups" beside the database, before it is
 * changed for @reason. Returns the backup's path, the caller's. */
char *
fz_database_back_up_before (FzDatabase    *self,
                            FzBackupReason reason,
                            GError       **error)
{
  return back_up_at (self, reason, g_get_real_time () / G_USEC_PER_SEC, error);
}

/* The newest batch of the newest backup; 0 when there is neither. One that cannot be read
 * counts for nothing. */
static gint64
read_last_batch (const char *path)
{
  g_autoptr (FzDatabase) backup = fz_database_open (path, FZ_DATABASE_READ_ONLY, NULL);
  gint64 batch;

  if (backup == NULL ||
      !fz_sql_read_int (backup->db, "SELECT ifnull (max (id), 0) FROM batch", &batch, NULL))
    return 0;
  return batch;
}

/* Due when somebody has changed something since the last backup, and none was made on
 * the day of @now: whatever other days the clock has been at. */
static gboolean
is_due (FzDatabase *self,
        gint64      now,
        gboolean   *due,
        GError    **error)
{
  g_autoptr (GPtrArray) backups = fz_database_list_backups (self, error);
  const char *newest = NULL;
  gint64      batch;

  if (backups == NULL ||
      !fz_sql_read_int (self->db, "SELECT ifnull (max (id), 0) FROM batch", &batch, error))
    return FALSE;
  *due = batch != 0;
  for (guint i = 0; i < backups->len; i++)
    {
      const FzBackup *backup = g_ptr_array_index (backups, i);

      newest = newest != NULL ? newest : backup->path;
      if (backup->reason == FZ_BACKUP_DAILY &&
          fz_backup_get_day (backup->time) == fz_backup_get_day (now))
        *due = FALSE;
    }
  if (*due && newest != NULL)
    *due = read_last_batch (newest) != batch;
  return TRUE;
}

/* Makes the backup of the day of @now, Unix time, if it is due. Gives its path in @made,
 * the caller's, or NULL when none was. */
gboolean
fz_database_back_up_daily (FzDatabase *self,
                           gint64      now,
                           char      **made,
                           GError    **error)
{
  gboolean due;

  *made = NULL;
  if (self->path == NULL || !self->writable)
    return TRUE;
  if (!is_due (self, now, &due, error))
    return FALSE;
  if (!due)
    return TRUE;
  *made = back_up_at (self, FZ_BACKUP_DAILY, now, error);
  return *made != NULL;
}

static gboolean
read_content (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  FzBackupContent *content = data;
  const char      *texts[4];

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  content->collection = g_strdup (texts[0]);
  content->version = g_strdup (texts[1]);
  content->changed_at = g_strdup (texts[2]);
  content->changed_by = g_strdup (texts[3]);
  content->n_stations = sqlite3_column_int64 (statement, 4);
  content->n_changes = sqlite3_column_int64 (statement, 5);
  return TRUE;
}

/* What the database at @path, a backup or any other, holds, after looking whether it is
 * whole; the caller's. */
FzBackupContent *
fz_backup_content_read (const char *path,
                        GError    **error)
{
  static const char sql[] =
      "SELECT dataset.name, dataset.version, last.made_at, last.made_by, "
      "(SELECT count (*) FROM station WHERE NOT deleted), (SELECT count (*) FROM change) "
      "FROM dataset LEFT JOIN batch AS last ON last.id = (SELECT max (id) FROM batch)";
  g_autoptr (FzBackupContent) content = g_new0 (FzBackupContent, 1);
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);

  if (database == NULL || !fz_database_read_rows (database->db, sql, read_content, content, error))
    return NULL;
  return g_steal_pointer (&content);
}

void
fz_backup_content_free (FzBackupContent *self)
{
  g_free (self->collection);
  g_free (self->version);
  g_free (self->changed_at);
  g_free (self->changed_by);
  g_free (self);
}

/* Sample data and another city's never come into the place of these. */
static gboolean
check_same_collection (FzDatabase *self,
                       FzDatabase *other,
                       GError    **error)
{
  g_autoptr (FzCatalog) ours = fz_database_load_catalog (self, error);
  g_autoptr (FzCatalog) theirs = NULL;

  if (ours == NULL)
    return FALSE;
  theirs = fz_database_load_catalog (other, error);
  if (theirs == NULL)
    return FALSE;
  if (ours->dataset.sample == theirs->dataset.sample &&
      g_str_equal (ours->dataset.name, theirs->dataset.name))
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FOREIGN,
               "it holds %s data of the collection %s, this one %s data of %s",
               theirs->dataset.sample ? "sample" : "real", theirs->dataset.name,
               ours->dataset.sample ? "sample" : "real", ours->dataset.name);
  return FALSE;
}

/* The history of the restored database says who did it, and what it was before. */
typedef struct
{
  const char *path; /* (borrowed) */
  const char *kept; /* (borrowed) */
  const char *who;  /* (borrowed) (nullable) */
} Replacing;

static gboolean
note_replacing (sqlite3 *db,
                gpointer data,
                GError **error)
{
  const Replacing *replacing = data;
  g_auto (FzChangeNotes) notes = { 0 };
  g_autofree char *from = g_filename_display_basename (replacing->path);
  g_autofree char *kept = g_filename_display_basename (replacing->kept);

  return fz_change_notes_begin (&notes, db, FZ_BATCH_REPLACE, 0, replacing->who, error) &&
         fz_change_notes_add_value (&notes, 0, "restored", kept, from, error);
}

/* What will stand in the database's place: checked, of the newest form, in memory. */
static FzDatabase *
read_replacement (FzDatabase *self,
                  const char *path,
                  GError    **error)
{
  g_autoptr (FzDatabase) file = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);
  g_autoptr (FzStationColumns) columns = NULL;
  g_autoptr (FzCatalog) catalog = NULL;

  if (file == NULL || !check_same_collection (self, file, error))
    return NULL;
  catalog = fz_database_load_catalog (file, error);
  if (catalog == NULL)
    return NULL;
  /* Everything that is shown must be readable. */
  columns = fz_database_load_columns (file, catalog, NULL, error);
  return columns != NULL ? fz_database_copy_to_memory (file, error) : NULL;
}

/* Puts the database at @path, a backup, in the place of everything, signed by @who, which
 * may be NULL, after keeping what there was as another backup, whose path is in @kept,
 * the caller's: restoring that takes this back. All is done and safe on the disk, or
 * nothing is. What was read before is to be read anew, the catalogue too. */
gboolean
fz_database_restore (FzDatabase *self,
                     const char *path,
                     const char *who,
                     char      **kept,
                     GError    **error)
{
  g_autoptr (FzDatabase) replacement = NULL;
  g_autofree char *made = NULL;
  Replacing        replacing;

  if (!fz_database_check_savable (self, error))
    return FALSE;
  replacement = read_replacement (self, path, error);
  if (replacement == NULL)
    return FALSE;
  made = fz_database_back_up_before (self, FZ_BACKUP_RESTORE, error);
  if (made == NULL)
    return FALSE;

  replacing = (Replacing) { path, made, who };
  if (!fz_sql_transact (replacement->db, note_replacing, &replacing, error) ||
      !fz_database_copy_pages (self->db, replacement->db, error))
    return FALSE;
  *kept = g_steal_pointer (&made);
  return TRUE;
}
