/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-origin.h"
#include "fz-print-sheet.h"
#include "fz-store.h"

G_BEGIN_DECLS

void          fz_sheet_load_async (FzStore            *store,
                                   FzPrintSheet       *sheet,
                                   GArray             *ids,
                                   FzOrigin           *origin,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
FzPrintSheet *fz_sheet_load_finish (FzStore      *store,
                                    GAsyncResult *result,
                                    GError      **error);

G_END_DECLS
