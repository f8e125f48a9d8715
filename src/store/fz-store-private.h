/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-store.h"

G_BEGIN_DECLS

/* What the store's thread alone has. */
typedef struct
{
  FzDatabase      *database;     /* (owned) (nullable) */
  FzCatalog       *catalog;      /* (owned) (nullable) */
  FzStoreLocation *location;     /* (owned) (nullable) */
  gint64           seen_version; /* of what others saved, when the catalogue was read */
  gint64           kept_day;     /* the day of the last backup made here, see fz-backup.h */
} FzStoreWorker;

/* Answers @question in the store's thread, with a database open, by a value that the
 * asker frees, or by NULL and an error. */
typedef gpointer (*FzStoreWork) (FzStoreWorker *worker,
                                 gpointer       question,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* What is asked, by whom. */
typedef struct
{
  FzStoreWork    work;
  gpointer       question; /* (transfer full) (nullable) */
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
  gpointer       tag; /* of the task */
} FzStoreQuestion;

void     fz_store_ask (FzStore               *self,
                       const FzStoreQuestion *question,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data);
gpointer fz_store_answer (FzStore      *self,
                          GAsyncResult *result,
                          GError      **error);
void     fz_store_tell_reload (FzStore *self);
FzBatch *fz_store_tell_batch (FzStore *self,
                              FzBatch *batch); /* (transfer full) */
void     fz_store_worker_keep_daily (FzStoreWorker *worker);
void     fz_store_worker_follow (FzStoreWorker *worker);
gboolean fz_store_worker_refresh_catalog (FzStoreWorker *worker,
                                          GError       **error);
FzBatch *fz_store_worker_finish_batch (FzStoreWorker *worker,
                                       FzBatch       *batch, /* (transfer full) */
                                       GError       **error);

G_END_DECLS
