/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-private.h"

#include "fz-database-backup.h"
#include "fz-database-private.h"

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

/* Others may have changed districts or services since the last question: what is read and
 * written by the old ones would be taken for damage. Costs next to nothing when nobody has
 * saved anything. Another version of the collection is left to the watch, which has everything
 * read anew; what hinders it hinders the question too, and is told there. */
void
fz_store_worker_follow (FzStoreWorker *worker)
{
  g_autoptr (FzCatalog) catalog = NULL;
  gint64 version;

  if (!fz_database_read_version (worker->database, &version, NULL) ||
      version == worker->seen_version)
    return;
  worker->seen_version = version;
  catalog = fz_database_load_catalog (worker->database, NULL);
  if (catalog == NULL ||
      g_strcmp0 (catalog->dataset.version, worker->catalog->dataset.version) != 0)
    return;
  fz_catalog_unref (worker->catalog);
  worker->catalog = g_steal_pointer (&catalog);
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
