/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-private.h"

#include "fz-store-open.h"
#include "fz-store-shared.h"

/*
 * The records of one database, for the interface: every question is a job in a
 * queue, and one thread of the store's own answers them, in order.
 *
 * The database lives and dies in that thread; what goes in and comes out of it are
 * plain values (records and catalogues are immutable and counted atomically) and
 * the GCancellable, which is made for threads. A job carries its GTask along but
 * the thread never touches it: the answer is given by a source attached to the
 * context that asked, so that the store too is only ever unreferenced there.
 * (Not by g_main_context_invoke(): that may run in the calling thread while the
 * context is between two iterations.)
 *
 * A job holds the store. fz_store_close(), or the last reference, lets the queue
 * run empty, so that what was saved is saved, and waits for the thread.
 */
struct _FzStore
{
  GObject parent_instance;

  GAsyncQueue *jobs;   /* (owned) of Job, shared with the thread */
  GThread     *thread; /* (owned) (nullable): closed */

  guint    watch;      /* source of the watch; 0: none */
  gboolean is_looking; /* the last look has not been answered yet */
  gboolean is_blind;   /* the last look came to nothing */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TROUBLE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStore, fz_store, G_TYPE_OBJECT)

typedef struct _Job Job;

/* Answers a job with a value that the job's @free_result frees, or with NULL and
 * an error. A job without work ends the thread. */
typedef gpointer (*Work) (FzStoreWorker *worker,
                          Job           *job,
                          GError       **error);

struct _Job
{
  Work work;

  /* what is asked */
  FzStoreLocation *location; /* (owned) (nullable) */
  FzRecord        *record;   /* (owned) (nullable) */
  GPtrArray       *changes;  /* (owned) (nullable) of FzChange */
  gint64           batch;
  char            *who; /* (owned) (nullable) */
  guint32          id;
  FzStoreQuestion  question;    /* another room's of the store; its work NULL: none */
  GCancellable    *cancellable; /* (owned) (nullable) */

  /* what is answered */
  gpointer       result; /* (owned) (nullable) */
  GDestroyNotify free_result;
  GError        *error; /* (owned) (nullable) */

  /* the asker's, left alone by the thread */
  GTask        *task;    /* (owned) (nullable) */
  GMainContext *context; /* (owned) (nullable) */
};

static void
free_job (Job *job)
{
  if (job->result != NULL)
    job->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_pointer (&job->location, fz_store_location_free);
  g_clear_pointer (&job->record, fz_record_unref);
  g_clear_pointer (&job->changes, g_ptr_array_unref);
  if (job->question.question != NULL)
    job->question.free_question (job->question.question);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_free (job->who);
  g_free (job);
}

static gboolean
answer (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* Hands @job back to the context that asked. */
static void
send_answer (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (job->context);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer, job, (GDestroyNotify) free_job);
  g_source_attach (source, context);
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;
  FzStoreWorker worker = { 0 };

  for (;;)
    {
      Job *job = g_async_queue_pop (jobs);

      if (job->work == NULL)
        {
          free_job (job);
          break;
        }
      job->result = job->work (&worker, job, &job->error);
      send_answer (job);
      fz_store_worker_keep_daily (&worker);
    }

  g_clear_pointer (&worker.database, fz_database_close);
  g_clear_pointer (&worker.catalog, fz_catalog_unref);
  g_clear_pointer (&worker.location, fz_store_location_free);
  return NULL;
}

static gboolean
check_open (FzStoreWorker *worker,
            GError       **error)
{
  if (worker->database != NULL)
    {
      fz_store_worker_follow (worker);
      return TRUE;
    }

  g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "no database is open");
  return FALSE;
}

static gpointer
open_database (FzStoreWorker *worker,
               Job           *job,
               GError       **error)
{
  g_autoptr (FzStoreOutcome) outcome = fz_store_outcome_new ();
  FzDatabase *database;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;

  database = fz_store_open_database (job->location, job->cancellable, outcome, error);
  if (database == NULL)
    return NULL;

  g_clear_pointer (&worker->database, fz_database_close);
  g_clear_pointer (&worker->catalog, fz_catalog_unref);
  worker->database = database;
  worker->catalog = fz_catalog_ref (outcome->catalog);
  if (worker->location != job->location)
    {
      g_clear_pointer (&worker->location, fz_store_location_free);
      worker->location = g_steal_pointer (&job->location);
    }
  return g_steal_pointer (&outcome);
}

static gpointer
answer_question (FzStoreWorker *worker,
                 Job           *job,
                 GError       **error)
{
  if (!check_open (worker, error))
    return NULL;
  return job->question.work (worker, job->question.question, job->cancellable, error);
}

static gpointer
load_record (FzStoreWorker *worker,
             Job           *job,
             GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
      !check_open (worker, error))
    return NULL;
  return fz_database_load_record (worker->database, worker->catalog, job->id, error);
}

static gpointer
save_record (FzStoreWorker *worker,
             Job           *job,
             GError       **error)
{
  if (!check_open (worker, error))
    return NULL;
  return fz_database_save_record (worker->database, worker->catalog, job->record, job->who, error);
}

static gpointer
change_records (FzStoreWorker *worker,
                Job           *job,
                GError       **error)
{
  if (!check_open (worker, error))
    return NULL;
  return fz_store_worker_finish_batch (worker,
                                       fz_database_change (worker->database, worker->catalog,
                                                           job->changes, job->who, error),
                                       error);
}

static gpointer
undo_batch (FzStoreWorker *worker,
            Job           *job,
            GError       **error)
{
  if (!check_open (worker, error))
    return NULL;
  return fz_store_worker_finish_batch (worker,
                                       fz_database_undo (worker->database, worker->catalog,
                                                         job->batch, job->who, error),
                                       error);
}

static Job *
create_job (FzStore            *self,
            Work                work,
            GDestroyNotify      free_result,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->free_result = free_result;
  g_set_object (&job->cancellable, cancellable);
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->context = g_main_context_ref (g_task_get_context (job->task));
  return job;
}

/* Takes @job. */
static void
push_job (FzStore *self,
          Job     *job)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, job);
      return;
    }

  job->error = g_error_new_literal (FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "the store is closed");
  send_answer (job);
}

static void
on_look_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  FzStore *self = FZ_STORE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStoreNews) news = fz_store_look_finish (self, result, &error);

  self->is_looking = FALSE;
  if (self->watch == 0)
    return;
  if (news == NULL || self->is_blind)
    g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, error);
  self->is_blind = news == NULL;
  if (news != NULL && news->changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, news->records, news->reload);
}

static gboolean
on_time_to_look (gpointer data)
{
  FzStore *self = data;

  if (!self->is_looking)
    {
      self->is_looking = TRUE;
      fz_store_look_async (self, NULL, on_look_ready, NULL);
    }
  return G_SOURCE_CONTINUE;
}

static void
fz_store_dispose (GObject *object)
{
  FzStore *self = FZ_STORE (object);

  fz_store_set_watch (self, 0);

  fz_store_close (self);
  g_clear_pointer (&self->jobs, g_async_queue_unref);

  G_OBJECT_CLASS (fz_store_parent_class)->dispose (object);
}

static void
fz_store_class_init (FzStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_store_dispose;

  /**
   * FzStore::changed:
   * @records: (element-type FzRecord): for fz_station_table_update_all()
   * @reload: whether everything is to be read anew instead, fz_store_reload_async()
   *
   * Others have changed the database, seen by the watch; or what was asked here has
   * changed districts or services, or everything.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", FZ_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    2, G_TYPE_PTR_ARRAY, G_TYPE_BOOLEAN);

  /**
   * FzStore::trouble:
   * @error: (nullable): the #GError; %NULL: the watch can look again
   *
   * The watch could not look. It goes on; the next one may.
   */
  signals[SIGNAL_TROUBLE] =
      g_signal_new ("trouble", FZ_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    1, G_TYPE_ERROR);
}

static void
fz_store_init (FzStore *self)
{
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("fz-store", run_jobs, g_async_queue_ref (self->jobs));
}

/* A store with nothing open yet. Use it in one thread, in whatever context is that
 * thread's default when it is asked. */
FzStore *
fz_store_new (void)
{
  return g_object_new (FZ_TYPE_STORE, NULL);
}

/* Finishes all that was asked, closes the database and ends the thread; waits for
 * that. What is asked later is answered with an error. A program that ends calls
 * this, since questions still on their way keep the store alive. */
void
fz_store_close (FzStore *self)
{
  g_return_if_fail (FZ_IS_STORE (self));

  fz_store_set_watch (self, 0);
  if (self->thread == NULL)
    return;

  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->thread));
}

/* Opens the database at @location in the place of the one that was open, which
 * stays open if that fails. Faults of the user's file are no errors: they are in
 * the outcome, with the stations that can be shown. */
void
fz_store_open_async (FzStore               *self,
                     const FzStoreLocation *location,
                     GCancellable          *cancellable,
                     GAsyncReadyCallback    callback,
                     gpointer               user_data)
{
  Job *job = create_job (self, open_database, (GDestroyNotify) fz_store_outcome_free,
                         cancellable, callback, user_data);

  g_task_set_source_tag (job->task, fz_store_open_async);
  job->location = fz_store_location_copy (location);
  push_job (self, job);
}

/* The catalogue and the columns of all stations, together; the caller's own. */
FzStoreOutcome *
fz_store_open_finish (FzStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Loads the whole record of the station @id. */
void
fz_store_load_record_async (FzStore            *self,
                            guint32             id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Job *job = create_job (self, load_record, (GDestroyNotify) fz_record_unref,
                         cancellable, callback, user_data);

  g_task_set_source_tag (job->task, fz_store_load_record_async);
  job->id = id;
  push_job (self, job);
}

/* The caller's own. */
FzRecord *
fz_store_load_record_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Saves @record, which nobody changes any more, as fz_database_save_record() says.
 * Cancelling takes away the answer but not the save: whoever asked to save is not
 * left with a record that was dropped on the way. */
void
fz_store_save_record_async (FzStore            *self,
                            FzRecord           *record,
                            const char         *who,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Job *job = create_job (self, save_record, (GDestroyNotify) fz_record_unref,
                         cancellable, callback, user_data);

  g_task_set_source_tag (job->task, fz_store_save_record_async);
  job->record = fz_record_ref (record);
  job->who = g_strdup (who);
  push_job (self, job);
}

/* The record as it stands now, for fz_station_table_update(); the caller's own. */
FzRecord *
fz_store_save_record_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Makes @changes, of FzChange, which nobody touches any more, as fz_database_change()
 * says. Cancelling takes away the answer but not the change. */
void
fz_store_change_async (FzStore            *self,
                       GPtrArray          *changes,
                       const char         *who,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job = create_job (self, change_records, (GDestroyNotify) fz_batch_free,
                         cancellable, callback, user_data);

  g_task_set_source_tag (job->task, fz_store_change_async);
  job->changes = g_ptr_array_ref (changes);
  job->who = g_strdup (who);
  push_job (self, job);
}

/* What was changed, for fz_station_table_update_all(); the caller's own. */
FzBatch *
fz_store_change_finish (FzStore      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Takes the batch @id back, as fz_database_undo() says; cancelling as above. */
void
fz_store_undo_async (FzStore            *self,
                     gint64              id,
                     const char         *who,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Job *job = create_job (self, undo_batch, (GDestroyNotify) fz_batch_free,
                         cancellable, callback, user_data);

  g_task_set_source_tag (job->task, fz_store_undo_async);
  job->batch = id;
  job->who = g_strdup (who);
  push_job (self, job);
}

/* What was changed, the caller's own. */
FzBatch *
fz_store_undo_finish (FzStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return fz_store_tell_batch (self, g_task_propagate_pointer (G_TASK (result), error));
}

/* Looks every @interval milliseconds whether others have changed the database, and tells
 * by the signals; 0 ends that. A look costs no reading of the file as long as nobody has.
 * In the default context of the thread. */
void
fz_store_set_watch (FzStore *self,
                    guint    interval)
{
  g_return_if_fail (FZ_IS_STORE (self));

  g_clear_handle_id (&self->watch, g_source_remove);
  if (interval > 0)
    self->watch = g_timeout_add (interval, on_time_to_look, self);
}

/* Puts @question, whose own question it takes, into the queue. */
void
fz_store_ask (FzStore               *self,
              const FzStoreQuestion *question,
              GCancellable          *cancellable,
              GAsyncReadyCallback    callback,
              gpointer               user_data)
{
  Job *job = create_job (self, answer_question, question->free_answer, cancellable, callback,
                         user_data);

  g_task_set_source_tag (job->task, question->tag);
  job->question = *question;
  push_job (self, job);
}

/* What was answered; the caller's own. */
gpointer
fz_store_answer (FzStore      *self,
                 GAsyncResult *result,
                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Tells, as of what others do, that everything is to be read anew. */
void
fz_store_tell_reload (FzStore *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, none, TRUE);
}

/* Hands on @batch, which may be NULL, and tells of what it did beside its records. */
FzBatch *
fz_store_tell_batch (FzStore *self,
                     FzBatch *batch)
{
  if (batch != NULL && batch->catalog_changed)
    fz_store_tell_reload (self);
  return batch;
}
