/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-shared.h"

#include "fz-store-open.h"
#include "fz-store-private.h"

/* What any of these may ask by. */
typedef struct
{
  FzRecord *mine; /* (owned) (nullable) */
  char     *path; /* (owned) (nullable) */
  char     *who;  /* (owned) (nullable) */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->mine, fz_record_unref);
  g_free (question->path);
  g_free (question->who);
  g_free (question);
}

static Question *
create_question (const char *path,
                 const char *who)
{
  Question *question = g_new0 (Question, 1);

  question->path = g_strdup (path);
  question->who = g_strdup (who);
  return question;
}

static gpointer
look (FzStoreWorker *worker,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return fz_database_look (worker->database, worker->catalog, error);
}

/* The new one comes before the old one goes, so that something is always open. */
static gpointer
reload (FzStoreWorker *worker,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (FzStoreOutcome) outcome = fz_store_outcome_new ();
  FzDatabase *database;

  database = fz_store_open_database (worker->location, cancellable, outcome, error);
  if (database == NULL)
    return NULL;
  fz_database_close (worker->database);
  worker->database = database;
  fz_catalog_unref (worker->catalog);
  worker->catalog = fz_catalog_ref (outcome->catalog);
  return g_steal_pointer (&outcome);
}

static gpointer
compare (FzStoreWorker *worker,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Question *question = data;

  return fz_database_compare (worker->database, worker->catalog, question->mine, error);
}

static gpointer
list_backups (FzStoreWorker *worker,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return fz_database_list_backups (worker->database, error);
}

/* Answers with anything at all: there is no more to say. */
static gpointer
back_up (FzStoreWorker *worker,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Question *question = data;

  return fz_database_back_up (worker->database, question->path, error) ? g_strdup ("") : NULL;
}

static gpointer
read_backup (FzStoreWorker *worker,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question *question = data;

  return fz_backup_content_read (question->path, error);
}

static gpointer
restore (FzStoreWorker *worker,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Question        *question = data;
  g_autofree char *kept = NULL;

  if (!fz_database_restore (worker->database, question->path, question->who, &kept, error) ||
      !fz_store_worker_refresh_catalog (worker, error))
    return NULL;
  return g_steal_pointer (&kept);
}

void
fz_store_look_async (FzStore            *self,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  const FzStoreQuestion question = {
    look, NULL, NULL, (GDestroyNotify) fz_store_news_free,
    fz_store_look_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzStoreNews *
fz_store_look_finish (FzStore      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_reload_async (FzStore            *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  const FzStoreQuestion question = {
    reload, NULL, NULL, (GDestroyNotify) fz_store_outcome_free,
    fz_store_reload_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzStoreOutcome *
fz_store_reload_finish (FzStore      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_compare_async (FzStore            *self,
                        FzRecord           *mine,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Question             *asked = create_question (NULL, NULL);
  const FzStoreQuestion question = {
    compare, asked, free_question, (GDestroyNotify) fz_conflict_free,
    fz_store_compare_async
  };

  asked->mine = fz_record_ref (mine);
  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzConflict *
fz_store_compare_finish (FzStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_list_backups_async (FzStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const FzStoreQuestion question = {
    list_backups, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
    fz_store_list_backups_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

GPtrArray *
fz_store_list_backups_finish (FzStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_back_up_async (FzStore            *self,
                        const char         *path,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Question             *asked = create_question (path, NULL);
  const FzStoreQuestion question = {
    back_up, asked, free_question, (GDestroyNotify) g_free,
    fz_store_back_up_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

gboolean
fz_store_back_up_finish (FzStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_autofree char *answer = fz_store_answer (self, result, error);

  return answer != NULL;
}

void
fz_store_read_backup_async (FzStore            *self,
                            const char         *path,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Question             *asked = create_question (path, NULL);
  const FzStoreQuestion question = {
    read_backup, asked, free_question, (GDestroyNotify) fz_backup_content_free,
    fz_store_read_backup_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

FzBackupContent *
fz_store_read_backup_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return fz_store_answer (self, result, error);
}

void
fz_store_restore_async (FzStore            *self,
                        const char         *path,
                        const char         *who,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Question             *asked = create_question (path, who);
  const FzStoreQuestion question = {
    restore, asked, free_question, (GDestroyNotify) g_free,
    fz_store_restore_async
  };

  fz_store_ask (self, &question, cancellable, callback, user_data);
}

char *
fz_store_restore_finish (FzStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  char *kept = fz_store_answer (self, result, error);

  if (kept != NULL)
    fz_store_tell_reload (self);
  return kept;
}
