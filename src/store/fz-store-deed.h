/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* Something of several steps that is to be done in the store's thread, between its other
 * jobs: with the database that is open, and its catalogue, whose calendar is the main
 * thread's. What it answers is the asker's; NULL with an error. */
typedef gpointer (*FzStoreDeed) (FzDatabase      *database,
                                 const FzCatalog *catalog,
                                 gpointer         data,
                                 GCancellable    *cancellable,
                                 GError         **error);

void     fz_store_do_async (FzStore            *self,
                            FzStoreDeed         deed,
                            gpointer            data,
                            GDestroyNotify      free_data,
                            GDestroyNotify      free_answer,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
gpointer fz_store_do_finish (FzStore      *self,
                             GAsyncResult *result,
                             GError      **error);

G_END_DECLS
