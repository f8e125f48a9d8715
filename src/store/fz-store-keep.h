/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-history.h"
#include "fz-store.h"
#include "fz-undo.h"

G_BEGIN_DECLS

/*
 * What those who keep the records ask the store for: the history, taking it back, and
 * stations that come and go. As with all of the store's questions, cancelling takes
 * away the answer but not what is done.
 */

/* A page of the history: see fz_database_list_history(). */
void           fz_store_list_history_async (FzStore               *self,
                                            const FzHistoryFilter *filter,
                                            FzHistoryEntry        *behind,
                                            guint                  limit,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
FzHistoryPage *fz_store_list_history_finish (FzStore      *self,
                                             GAsyncResult *result,
                                             GError      **error);

/* Everybody who signed anything: strings. */
void       fz_store_list_makers_async (FzStore            *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *fz_store_list_makers_finish (FzStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

/* What undoing @batch would do, or (with FZ_STORE_NEWEST) the newest that stands, or
 * (with FZ_STORE_NEWEST_UNDO) redoing the newest undo; NOT_FOUND when there is none. */
#define FZ_STORE_NEWEST G_GINT64_CONSTANT (0)
#define FZ_STORE_NEWEST_UNDO G_GINT64_CONSTANT (-1)
void        fz_store_plan_undo_async (FzStore            *self,
                                      gint64              batch,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
FzUndoPlan *fz_store_plan_undo_finish (FzStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* Does what is chosen in @plan. */
void     fz_store_apply_undo_async (FzStore            *self,
                                    const FzUndoPlan   *plan,
                                    const char         *who,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
FzBatch *fz_store_apply_undo_finish (FzStore      *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* Changes as a batch of another kind than an edit; before an import a backup is made. */
void     fz_store_change_as_async (FzStore            *self,
                                   GPtrArray          *changes,
                                   FzBatchKind         kind,
                                   const char         *who,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
FzBatch *fz_store_change_as_finish (FzStore      *self,
                                    GAsyncResult *result,
                                    GError      **error);

/* Adds the station of @record, as fz_database_add_station() says. */
void     fz_store_add_station_async (FzStore            *self,
                                     FzRecord           *record,
                                     const char         *who,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
FzBatch *fz_store_add_station_finish (FzStore      *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* Deletes, restores or purges the station @id: @kind is one of FZ_BATCH_DELETE,
 * FZ_BATCH_RESTORE and FZ_BATCH_PURGE. */
void     fz_store_move_station_async (FzStore            *self,
                                      guint32             id,
                                      FzBatchKind         kind,
                                      const char         *who,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
FzBatch *fz_store_move_station_finish (FzStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* Closes the station @id for good in favour of the codes of @successors. */
void     fz_store_retire_station_async (FzStore            *self,
                                        guint32             id,
                                        const char *const  *successors,
                                        const char         *who,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
FzBatch *fz_store_retire_station_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* Which stations have which telephone numbers, for the checks. */
void         fz_store_load_phones_async (FzStore            *self,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
FzPhoneBook *fz_store_load_phones_finish (FzStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* The deleted stations: FzRecords, by code. */
void       fz_store_list_deleted_async (FzStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *fz_store_list_deleted_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_END_DECLS
