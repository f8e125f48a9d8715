/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-import.h"

#include "fz-database-backup.h"
#include "fz-database-private.h"
#include "fz-record-reader.h"
#include "fz-statement.h"

/* How many records are read between two looks at whether anybody still waits. */
#define RECORDS_A_LOOK 1024

struct _FzBases
{
  GHashTable *stations; /* (owned) of (owned) GHashTable of value by field, by id */
};

static gboolean
read_base (sqlite3_stmt *statement,
           gpointer      data,
           GError      **error)
{
  FzBases    *bases = data;
  gpointer    station = GUINT_TO_POINTER ((guint) sqlite3_column_int64 (statement, 0));
  const char *texts[2];
  GHashTable *fields = g_hash_table_lookup (bases->stations, station);

  if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  if (fields == NULL)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (bases->stations, station, fields);
    }
  g_hash_table_insert (fields, g_strdup (texts[0]), g_strdup (texts[1]));
  return TRUE;
}

/* Without the marks of reviews, which lie among the bases. The caller's. */
FzBases *
fz_database_load_bases (FzDatabase *self,
                        GError    **error)
{
  static const char sql[] = "SELECT station, field, value FROM base WHERE " IS_BASE;
  g_autoptr (FzBases) bases = g_new0 (FzBases, 1);

  bases->stations = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  if (!fz_database_read_rows (self->db, sql, read_base, bases, error))
    return NULL;
  return g_steal_pointer (&bases);
}

void
fz_bases_free (FzBases *self)
{
  g_hash_table_unref (self->stations);
  g_free (self);
}

/* FALSE when the value is as it was published; else that is in @base, (nullable), the
 * bases'. */
gboolean
fz_bases_find (const FzBases *self,
               guint32        station,
               const char    *field,
               const char   **base)
{
  GHashTable *fields = g_hash_table_lookup (self->stations, GUINT_TO_POINTER (station));

  return fields != NULL && g_hash_table_lookup_extended (fields, field, NULL, (gpointer *) base);
}

/* Whether any value of the station is another than was published. */
gboolean
fz_bases_has (const FzBases *self,
              guint32        station)
{
  return g_hash_table_contains (self->stations, GUINT_TO_POINTER (station));
}

static gboolean
meet_all (FzRecordReader *reader,
          FzMeetRecord    meet,
          gpointer        data,
          GCancellable   *cancellable,
          GError        **error)
{
  FzRecord *next;

  for (guint n = 0; fz_record_reader_next (reader, &next, error); n++)
    {
      g_autoptr (FzRecord) record = next;

      if (record == NULL)
        return TRUE;
      if (n % RECORDS_A_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      meet (record, data);
    }
  return FALSE;
}

/* Calls @meet with every station, in the order in which they are shown, and then with the
 * deleted ones. No more than one is in memory at a time. */
gboolean
fz_database_meet_records (FzDatabase      *self,
                          const FzCatalog *catalog,
                          FzMeetRecord     meet,
                          gpointer         data,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autoptr (FzRecordReader) all = fz_record_reader_new (self->db, catalog, error);
  g_autoptr (FzRecordReader) deleted =
      fz_record_reader_new_for_deleted (self->db, catalog, all != NULL ? error : NULL);

  return all != NULL && deleted != NULL && meet_all (all, meet, data, cancellable, error) &&
         meet_all (deleted, meet, data, cancellable, error);
}

/* A copy on its way to whoever takes its records. */
typedef struct
{
  FzCatalog   *catalog; /* (borrowed) the copy's own */
  FzTakeRecord take;
  gpointer     data;
  GError      *fault; /* (owned) (nullable) the first */
} Copying;

static void
hand_on (const FzRecord *record,
         gpointer        data)
{
  Copying *copying = data;

  if (copying->fault == NULL && !record->deleted)
    copying->take (copying->data, record, copying->catalog, &copying->fault);
}

/* Calls @take with every station of the database @path, in the encoding of file names, that is
 * not deleted, and with the catalogue of that database. Nothing in it is changed; any thread
 * may. FALSE with an error of FZ_STORE_ERROR, G_IO_ERROR or of @take. */
gboolean
fz_database_read_copy (const char   *path,
                       FzTakeRecord  take,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);
  g_autoptr (FzCatalog) catalog = NULL;
  Copying copying = { .take = take, .data = data };

  if (database != NULL)
    catalog = fz_database_load_catalog (database, error);
  if (catalog == NULL)
    return FALSE;
  copying.catalog = catalog;
  if (!fz_database_meet_records (database, catalog, hand_on, &copying, cancellable, error))
    {
      g_clear_error (&copying.fault);
      return FALSE;
    }
  if (copying.fault == NULL)
    return TRUE;
  g_propagate_error (error, copying.fault);
  return FALSE;
}

/* Makes a backup, and then all that @import says, as one batch, which one undo takes back.
 * All is done and safe on the disk, or, also when @cancellable is cancelled, nothing but
 * the backup is. @kept becomes its path, the caller's. Errors are those of
 * fz_database_change_as() and of fz_database_add_station(). */
FzBatch *
fz_database_import (FzDatabase      *self,
                    const FzCatalog *catalog,
                    const FzImport  *import,
                    GCancellable    *cancellable,
                    char           **kept,
                    GError         **error)
{
  const FzBatchPurpose purpose = {
    .kind = FZ_BATCH_IMPORT,
    .added = import->added,
    .authors = import->authors,
    .cancellable = cancellable,
    .n_done = import->n_done,
  };
  g_autofree char *made = NULL;
  FzBatch         *batch;

  if (!fz_database_check_savable (self, error))
    return NULL;
  made = fz_database_back_up_before (self, FZ_BACKUP_IMPORT, error);
  if (made == NULL)
    return NULL;
  batch = fz_database_change_for (self, catalog, import->changes, &purpose, import->who, error);
  if (batch != NULL)
    *kept = g_steal_pointer (&made);
  return batch;
}
