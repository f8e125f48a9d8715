/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-private.h"

#include "fz-database-backup.h"

/* The backup of the day, once somebody has changed something. What hinders it does not
 * hinder the work: it is tried again after the next job. */
void
fz_store_worker_keep_daily (FzStoreWorker *worker)
{
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  if (worker->database == NULL || worker->kept_day == fz_backup_get_day (now))
    return;
  if (!fz_database_back_up_daily (worker->database, now, &made, &error))
    g_info ("No backup of the day: %s", error->message);
  if (made != NULL)
    worker->kept_day = fz_backup_get_day (now);
}

/* After districts or services changed. */
gboolean
fz_store_worker_refresh_catalog (FzStoreWorker *worker,
                                 GError       **error)
{
  FzCatalog *catalog = fz_database_load_catalog (worker->database, error);

  if (catalog == NULL)
    return FALSE;
  fz_catalog_unref (worker->catalog);
  worker->catalog = catalog;
  return TRUE;
}

/* Hands on @batch, which may be NULL, and reads the catalogue anew where the batch changed
 * it. */
FzBatch *
fz_store_worker_finish_batch (FzStoreWorker *worker,
                              FzBatch       *batch,
                              GError       **error)
{
  if (batch == NULL || !batch->catalog_changed || fz_store_worker_refresh_catalog (worker, error))
    return batch;
  fz_batch_free (batch);
  return NULL;
}
