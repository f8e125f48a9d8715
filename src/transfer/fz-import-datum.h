/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-columns.h"

G_BEGIN_DECLS

/* How many of the points that were tried lie in their districts, were they of a datum. */
typedef struct
{
  guint n;
  guint inside[FZ_N_DATUMS];
} FzDatumTally;

FzDatum fz_import_datum_guess (const FzSheet   *sheet,
                               const GArray    *columns,
                               const FzCatalog *catalog,
                               FzDatumTally    *tally);

G_END_DECLS
