/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-entry.h"
#include "fz-store.h"

G_BEGIN_DECLS

void     fz_store_save_entry_async (FzStore             *self,
                                    const FzEntryChange *change,
                                    const char          *who,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
FzBatch *fz_store_save_entry_finish (FzStore      *self,
                                     GAsyncResult *result,
                                     GError      **error);

G_END_DECLS
