/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-export.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* What is to be given out, and how; all of it copied. */
typedef struct
{
  const GArray  *ids;     /* (nullable) of guint32, in the order of the file; NULL: all */
  const GArray  *columns; /* (nullable) of guint, see FzExportTerms; NULL: all */
  FzExportFormat format;
  FzScript       script;
  FzDatum        datum;
} FzExportOrder;

void     fz_export_run_async (FzStore             *store,
                              const FzExportOrder *order,
                              GFile               *file,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
gboolean fz_export_run_finish (FzStore      *store,
                               GAsyncResult *result,
                               GError      **error);

G_END_DECLS
