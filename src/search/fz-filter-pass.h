/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-counts.h"
#include "fz-hours-states.h"
#include "fz-query.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* One walk over all rows of a table, which gives those that pass a query's filters,
 * and what every other choice of a filter would give. All is borrowed. */
typedef struct
{
  FzStationTable      *table;
  FzQuery             *query;
  const guint8        *ranks; /* (nullable) FzMatchRank by row; NULL: no text */
  const FzHoursStates *now;   /* as the clock stands */
  const FzHoursStates *then;  /* at the query's own time; NULL when it has none */
} FzFilterPass;

void  fz_filter_pass_run (const FzFilterPass *self,
                          GArray             *rows,
                          FzCounts           *counts,
                          guint32            *districts);
guint fz_filter_pass_count (const FzFilterPass *self);

G_END_DECLS
