/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"
#include "fz-query-parts.h"

G_BEGIN_DECLS

/* A way out of an empty result: one part of the query to drop. */
typedef struct
{
  FzQueryPart part;
  guint       n_stations; /* what is found without it; never 0 */
} FzRemedy;

GArray *fz_remedies_find (FzFinder *finder);
int     fz_remedy_compare (const FzRemedy *a,
                           const FzRemedy *b);

G_END_DECLS
