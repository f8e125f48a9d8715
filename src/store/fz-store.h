/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-record.h"
#include "fz-store-outcome.h"

G_BEGIN_DECLS

#define FZ_TYPE_STORE (fz_store_get_type ())
G_DECLARE_FINAL_TYPE (FzStore, fz_store, FZ, STORE, GObject)

FzStore *fz_store_new (void);
void     fz_store_close (FzStore *self);

void            fz_store_open_async (FzStore               *self,
                                     const FzStoreLocation *location,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
FzStoreOutcome *fz_store_open_finish (FzStore      *self,
                                      GAsyncResult *result,
                                      GError      **error);

void      fz_store_load_record_async (FzStore            *self,
                                      guint32             id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
FzRecord *fz_store_load_record_finish (FzStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

void      fz_store_save_record_async (FzStore            *self,
                                      FzRecord           *record,
                                      const char         *who,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
FzRecord *fz_store_save_record_finish (FzStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

void     fz_store_change_async (FzStore            *self,
                                GPtrArray          *changes,
                                const char         *who,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
FzBatch *fz_store_change_finish (FzStore      *self,
                                 GAsyncResult *result,
                                 GError      **error);

void     fz_store_undo_async (FzStore            *self,
                              gint64              id,
                              const char         *who,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
FzBatch *fz_store_undo_finish (FzStore      *self,
                               GAsyncResult *result,
                               GError      **error);

void fz_store_set_watch (FzStore *self,
                         guint    interval);

void     fz_store_replace_calendar_async (FzStore            *self,
                                          GArray             *was,
                                          GArray             *days,
                                          const char         *who,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
FzBatch *fz_store_replace_calendar_finish (FzStore      *self,
                                           GAsyncResult *result,
                                           GError      **error);

G_END_DECLS
