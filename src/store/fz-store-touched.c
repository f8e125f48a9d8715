/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-touched.h"

#include "fz-store-private.h"

void
fz_touched_free (FzTouched *self)
{
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->bases, fz_bases_free);
  g_free (self);
}

static void
keep_touched (const FzRecord *record,
              gpointer        data)
{
  FzTouched *touched = data;

  if (fz_bases_has (touched->bases, record->id))
    g_ptr_array_add (touched->records, fz_record_copy (record));
}

static gpointer
load_touched (FzStoreWorker *worker,
              gpointer       unused,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (FzTouched) touched = g_new0 (FzTouched, 1);

  touched->records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  touched->bases = fz_database_load_bases (worker->database, error);
  if (touched->bases == NULL ||
      !fz_database_meet_records (worker->database, worker->catalog, keep_touched, touched,
                                 cancellable, error))
    return NULL;
  return g_steal_pointer (&touched);
}

void
fz_store_load_touched_async (FzStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    load_touched, NULL, NULL, (GDestroyNotify) fz_touched_free, fz_store_load_touched_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

/* The caller's own. */
FzTouched *
fz_store_load_touched_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}
