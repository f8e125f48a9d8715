/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-publish.h"
#include "fz-database-review.h"
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

/* What there is to publish. */
void           fz_store_load_unpublished_async (FzStore            *self,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
FzUnpublished *fz_store_load_unpublished_finish (FzStore      *self,
                                                 GAsyncResult *result,
                                                 GError      **error);

/* What waits for review, of FzReview. */
void       fz_store_list_reviews_async (FzStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *fz_store_list_reviews_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* As fz_database_settle_reviews() says; nobody touches @reviews any more. */
void     fz_store_settle_reviews_async (FzStore            *self,
                                        GPtrArray          *reviews,
                                        const char         *who,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
FzBatch *fz_store_settle_reviews_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_END_DECLS
