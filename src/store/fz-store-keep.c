/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-keep.h"

#include "fz-database-backup.h"
#include "fz-database-history.h"
#include "fz-database-keep.h"
#include "fz-database-undo.h"
#include "fz-store-private.h"

/* What any of these may ask by. */
typedef struct
{
  FzHistoryFilter *filter; /* (owned) (nullable) */
  FzHistoryEntry  *behind; /* (owned) (nullable) */
  guint            limit;
  gint64           batch;
  FzUndoPlan      *plan;    /* (owned) (nullable) */
  GPtrArray       *changes; /* (owned) (nullable) */
  FzRecord        *record;  /* (owned) (nullable) */
  FzBatchKind      kind;
  guint32          id;
  char           **codes; /* (owned) (nullable) */
  char            *who;   /* (owned) (nullable) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->filter, fz_history_filter_free);
  g_clear_pointer (&question->behind, fz_history_entry_unref);
  g_clear_pointer (&question->plan, fz_undo_plan_free);
  g_clear_pointer (&question->changes, g_ptr_array_unref);
  g_clear_pointer (&question->record, fz_record_unref);
  g_strfreev (question->codes);
  g_free (question->who);
  g_free (question);
}

static Question *
create_question (const char *who)
{
  Question *question = g_new0 (Question, 1);

  question->who = g_strdup (who);
  return question;
}

static gpointer
list_history (FzStoreWorker *worker,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Question *question = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return fz_database_list_history (worker->database, question->filter, question->behind,
                                   question->limit, error);
}

static gpointer
list_makers (FzStoreWorker *worker,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return fz_database_list_makers (worker->database, error);
}

static gpointer
plan_undo (FzStoreWorker *worker,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Question *question = data;
  gint64    batch = question->batch;

  if (batch == FZ_STORE_NEWEST && !fz_database_find_undoable (worker->database, &batch, error))
    return NULL;
  if (batch == FZ_STORE_NEWEST_UNDO &&
      !fz_database_find_redoable (worker->database, &batch, error))
    return NULL;
  return fz_database_plan_undo (worker->database, worker->catalog, batch, error);
}

static gpointer
apply_undo (FzStoreWorker *worker,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Question *question = data;
  FzBatch  *batch = fz_database_apply_undo (worker->database, worker->catalog, question->plan,
                                            question->who, error);

  return fz_store_worker_finish_batch (worker, batch, error);
}

static gpointer
change_as (FzStoreWorker *worker,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Question        *question = data;
  FzBatch         *batch;
  g_autofree char *kept = NULL;

  if (question->kind == FZ_BATCH_IMPORT)
    {
      kept = fz_database_back_up_before (worker->database, FZ_BACKUP_IMPORT, error);
      if (kept == NULL)
        return NULL;
    }
  batch = fz_database_change_as (worker->database, worker->catalog, question->changes,
                                 question->kind, question->who, error);
  return fz_store_worker_finish_batch (worker, batch, error);
}

static gpointer
add_station (FzStoreWorker *worker,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question *question = data;

  return fz_database_add_station (worker->database, worker->catalog, question->record,
                                  question->who, error);
}

static gpointer
move_station (FzStoreWorker *worker,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Question *question = data;

  if (question->kind == FZ_BATCH_PURGE)
    return fz_database_purge_station (worker->database, worker->catalog, question->id,
                                      question->who, error);
  if (question->kind == FZ_BATCH_RESTORE)
    return fz_database_restore_station (worker->database, worker->catalog, question->id,
                                        question->who, error);
  return fz_database_delete_station (worker->database, worker->catalog, question->id,
                                     question->who, error);
}

static gpointer
retire_station (FzStoreWorker *worker,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Question *question = data;

  return fz_database_retire_station (worker->database, worker->catalog, question->id,
                                     (const char *const *) question->codes, question->who, error);
}

static gpointer
load_phones (FzStoreWorker *worker,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return fz_database_load_phones (worker->database, error);
}

static gpointer
list_deleted (FzStoreWorker *worker,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return fz_database_list_deleted (worker->database, worker->catalog, error);
}

void
fz_store_list_history_async (FzStore               *self,
                             const FzHistoryFilter *filter,
                             FzHistoryEntry        *behind,
                             guint                  limit,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  Question             *asked = create_question (NULL);
  const FzStoreQuestion question = {
    list_history, asked, free_question, (GDestroyNotify) fz_history_page_free,
    fz_store_list_history_async
  };

  asked->filter = fz_history_filter_copy (filter);
  asked->behind = behind != NULL ? fz_history_entry_ref (behind) : NULL;
  asked->limit = limit;
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzHistoryPage *
fz_store_list_history_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_list_makers_async (FzStore            *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  const FzStoreQuestion question = {
    list_makers, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
    fz_store_list_makers_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

GPtrArray *
fz_store_list_makers_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_plan_undo_async (FzStore            *self,
                          gint64              batch,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Question             *asked = create_question (NULL);
  const FzStoreQuestion question = {
    plan_undo, asked, free_question, (GDestroyNotify) fz_undo_plan_free,
    fz_store_plan_undo_async
  };

  asked->batch = batch;
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzUndoPlan *
fz_store_plan_undo_finish (FzStore      *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_apply_undo_async (FzStore            *self,
                           const FzUndoPlan   *plan,
                           const char         *who,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Question             *asked = create_question (who);
  const FzStoreQuestion question = {
    apply_undo, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_apply_undo_async
  };

  asked->plan = fz_undo_plan_copy (plan);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_apply_undo_finish (FzStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return fz_store_tell_batch (self, fz_store_answer (self, result, error));
}

void
fz_store_change_as_async (FzStore            *self,
                          GPtrArray          *changes,
                          FzBatchKind         kind,
                          const char         *who,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Question             *asked = create_question (who);
  const FzStoreQuestion question = {
    change_as, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_change_as_async
  };

  asked->changes = g_ptr_array_ref (changes);
  asked->kind = kind;
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_change_as_finish (FzStore      *self,
                           GAsyncResult *result,
                           GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_add_station_async (FzStore            *self,
                            FzRecord           *record,
                            const char         *who,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Question             *asked = create_question (who);
  const FzStoreQuestion question = {
    add_station, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_add_station_async
  };

  asked->record = fz_record_ref (record);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_add_station_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_move_station_async (FzStore            *self,
                             guint32             id,
                             FzBatchKind         kind,
                             const char         *who,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Question             *asked = create_question (who);
  const FzStoreQuestion question = {
    move_station, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_move_station_async
  };

  asked->id = id;
  asked->kind = kind;
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_move_station_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_retire_station_async (FzStore            *self,
                               guint32             id,
                               const char *const  *successors,
                               const char         *who,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Question             *asked = create_question (who);
  const FzStoreQuestion question = {
    retire_station, asked, free_question, (GDestroyNotify) fz_batch_free,
    fz_store_retire_station_async
  };

  asked->id = id;
  asked->codes = g_strdupv ((char **) successors);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBatch *
fz_store_retire_station_finish (FzStore      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_list_deleted_async (FzStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    list_deleted, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
    fz_store_list_deleted_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

GPtrArray *
fz_store_list_deleted_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_load_phones_async (FzStore            *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  const FzStoreQuestion question = {
    load_phones, NULL, NULL, (GDestroyNotify) fz_phone_book_free,
    fz_store_load_phones_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzPhoneBook *
fz_store_load_phones_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return fz_store_answer (self, result, error);
}
