/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-update.h"

#include "fz-store-private.h"

/* A version on its way, or what was chosen, and by whom. */
typedef struct
{
  const FzDataset *dataset; /* (borrowed) (nullable) */
  GPtrArray       *reviews; /* (owned) (nullable) */
  char            *who;     /* (owned) (nullable) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->reviews, g_ptr_array_unref);
  g_free (question->who);
  g_free (question);
}

static Question *
create_question (const FzDataset *dataset,
                 const char      *who)
{
  Question *question = g_new0 (Question, 1);

  question->dataset = dataset;
  question->who = g_strdup (who);
  return question;
}

static gpointer
preview (FzStoreWorker *worker,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Question *question = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return fz_database_preview_update (worker->database, question->dataset, error);
}

static gpointer
apply (FzStoreWorker *worker,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Question *question = data;
  g_autoptr (FzUpdate) update = NULL;

  update = fz_database_apply_update (worker->database, question->dataset, question->who, error);
  if (update == NULL || !fz_store_worker_refresh_catalog (worker, error))
    return NULL;
  return g_steal_pointer (&update);
}

static gpointer
load_unpublished (FzStoreWorker *worker,
                  gpointer       unused,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return fz_database_load_unpublished (worker->database, error);
}

static gpointer
list_reviews (FzStoreWorker *worker,
              gpointer       unused,
              GCancellable  *cancellable,
              GError       **error)
{
  return fz_database_list_reviews (worker->database, worker->catalog, error);
}

static gpointer
settle_reviews (FzStoreWorker *worker,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Question *question = data;

  return fz_database_settle_reviews (worker->database, worker->catalog, question->reviews,
                                     question->who, error);
}

void
fz_store_preview_update_async (FzStore            *self,
                               const FzDataset    *dataset,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  const FzStoreQuestion question = {
    preview, create_question (dataset, NULL), free_question, (GDestroyNotify) fz_update_free,
    fz_store_preview_update_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzUpdate *
fz_store_preview_update_finish (FzStore      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_apply_update_async (FzStore            *self,
                             const FzDataset    *dataset,
                             const char         *who,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    apply, create_question (dataset, who), free_question, (GDestroyNotify) fz_update_free,
    fz_store_apply_update_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzUpdate *
fz_store_apply_update_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  FzUpdate *update = fz_store_answer (self, result, error);

  if (update != NULL)
    fz_store_tell_reload (self);
  return update;
}

void
fz_store_load_unpublished_async (FzStore            *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  const FzStoreQuestion question = {
    load_unpublished, NULL, NULL, (GDestroyNotify) fz_unpublished_free,
    fz_store_load_unpublished_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzUnpublished *
fz_store_load_unpublished_finish (FzStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_list_reviews_async (FzStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    list_reviews, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
    fz_store_list_reviews_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

GPtrArray *
fz_store_list_reviews_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_settle_reviews_async (FzStore            *self,
                               GPtrArray          *reviews,
                               const char         *who,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Question             *asked = create_question (NULL, who);
  const FzStoreQuestion question = {
    settle_reviews, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_settle_reviews_async
  };

  asked->reviews = g_ptr_array_ref (reviews);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_settle_reviews_finish (FzStore      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return fz_store_answer (self, result, error);
}
