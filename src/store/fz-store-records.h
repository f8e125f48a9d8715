/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record-columns.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* Every field of every station that is not deleted, with who changed it last, and when:
 * for the table of those who keep the records. */
void             fz_store_load_records_async (FzStore            *self,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
FzRecordColumns *fz_store_load_records_finish (FzStore      *self,
                                               GAsyncResult *result,
                                               GError      **error);

G_END_DECLS
