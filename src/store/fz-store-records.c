/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-records.h"

#include "fz-database-private.h"
#include "fz-record-reader.h"
#include "fz-store-private.h"

static gboolean
read_records (FzStoreWorker   *worker,
              FzRecordColumns *columns,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (FzRecordReader) reader = NULL;

  reader = fz_record_reader_new (worker->database->db, worker->catalog, error);
  while (reader != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_autoptr (FzRecord) record = NULL;

      if (!fz_record_reader_next (reader, &record, error))
        return FALSE;
      if (record == NULL)
        return TRUE;
      fz_record_columns_append (columns, record);
    }
  return FALSE;
}

static gboolean
read_change (sqlite3_stmt *statement,
             gpointer      columns,
             GError      **error)
{
  const char *made[2];

  if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (made), made, error))
    return FALSE;
  fz_record_columns_set_change (columns, (guint32) sqlite3_column_int64 (statement, 0), made[0],
                                made[1]);
  return TRUE;
}

static gpointer
load_records (FzStoreWorker *worker,
              gpointer       unused,
              GCancellable  *cancellable,
              GError       **error)
{
  /* Only the newest batch of each station, by the index. */
  static const char changes[] =
      "SELECT station.id, batch.made_at, batch.made_by FROM station JOIN batch ON batch.id = "
      "(SELECT MAX (batch) FROM change INDEXED BY change_by_station "
      "WHERE change.station = station.id) WHERE NOT station.deleted";
  g_autoptr (FzRecordColumns) columns = fz_record_columns_new ();

  if (!read_records (worker, columns, cancellable, error) ||
      !fz_database_read_rows (worker->database->db, changes, read_change, columns, error))
    return NULL;
  return g_steal_pointer (&columns);
}

void
fz_store_load_records_async (FzStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    load_records, NULL, NULL, (GDestroyNotify) fz_record_columns_free,
    fz_store_load_records_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* The caller's own. */
FzRecordColumns *
fz_store_load_records_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}
