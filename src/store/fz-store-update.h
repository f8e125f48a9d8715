/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-update.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* A new version of the collection. @dataset is borrowed until this is answered: nobody touches
 * it. */

/* What taking it would change. */
void      fz_store_preview_update_async (FzStore            *self,
                                         const FzDataset    *dataset,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
FzUpdate *fz_store_preview_update_finish (FzStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Takes it, as fz_database_apply_update() says; `changed` asks for everything to be reloaded
 * then. Cancelling takes away the answer but not the change. */
void      fz_store_apply_update_async (FzStore            *self,
                                       const FzDataset    *dataset,
                                       const char         *who,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
FzUpdate *fz_store_apply_update_finish (FzStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
