/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-entry.h"

#include "fz-store-private.h"

typedef struct
{
  FzCatalogEntry *before;  /* (owned) (nullable) */
  FzCatalogEntry *after;   /* (owned) */
  char           *follows; /* (owned) (nullable) */
  char           *ends_on; /* (owned) (nullable) */
  char           *who;     /* (owned) (nullable) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->before, fz_catalog_entry_free);
  fz_catalog_entry_free (question->after);
  g_free (question->follows);
  g_free (question->ends_on);
  g_free (question->who);
  g_free (question);
}

static gpointer
save_entry (FzStoreWorker *worker,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Question     *question = data;
  const FzEntryChange change = { question->before, question->after, question->follows,
                                 question->ends_on };
  FzBatch            *batch;

  batch = fz_database_save_entry (worker->database, worker->catalog, &change, question->who,
                                  error);
  return fz_store_worker_finish_batch (worker, batch, error);
}

/* Saves a district or service, copied here, as fz_database_save_entry() says, and tells then
 * that the catalogue is to be read anew. Cancelling takes away the answer but not the save. */
void
fz_store_save_entry_async (FzStore             *self,
                           const FzEntryChange *change,
                           const char          *who,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Question             *asked = g_new0 (Question, 1);
  const FzStoreQuestion question = {
    save_entry, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_save_entry_async
  };

  asked->before = change->before != NULL ? fz_catalog_entry_copy (change->before) : NULL;
  asked->after = fz_catalog_entry_copy (change->after);
  asked->follows = g_strdup (change->follows);
  asked->ends_on = g_strdup (change->ends_on);
  asked->who = g_strdup (who);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* What was changed; the caller's own. */
FzBatch *
fz_store_save_entry_finish (FzStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return fz_store_tell_batch (self, fz_store_answer (self, result, error));
}
