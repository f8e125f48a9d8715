/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-match-marks.h"
#include "fz-query.h"
#include "fz-responsible.h"
#include "fz-results.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* How many stations each choice of a filter would give, the other filters and
 * the text staying as they are. `any_…` is the number with that filter open. */
typedef struct
{
  guint          any_level;
  guint          levels[FZ_N_LEVELS];
  guint          any_featured;
  guint          featured[FZ_N_FEATURED];
  guint          any_district;
  guint          n_districts;
  const guint32 *districts; /* by the catalogue's districts */
  guint          any_service;
  guint          services[FZ_MAX_SERVICES]; /* offered, or expected too if the query says so */
} FzCounts;

#define FZ_TYPE_FINDER (fz_finder_get_type ())
G_DECLARE_FINAL_TYPE (FzFinder, fz_finder, FZ, FINDER, GObject)

FzFinder *fz_finder_new (FzStationTable *table);

FzStationTable  *fz_finder_get_table (FzFinder *self);
FzQuery         *fz_finder_get_query (FzFinder *self);
void             fz_finder_set_query (FzFinder *self,
                                      FzQuery  *query);
const FzProblem *fz_finder_get_problem (FzFinder *self);
gboolean         fz_finder_forgives (FzFinder *self);
FzMatchMarks    *fz_finder_mark (FzFinder *self,
                                 guint32   id);
gboolean         fz_finder_measure (FzFinder     *self,
                                    FzStation    *station,
                                    FzSuggestion *suggestion);
gboolean         fz_finder_is_nearest_unsure (FzFinder *self);
const guint32   *fz_finder_get_rows (FzFinder *self,
                                     guint    *n_rows);
const FzCounts  *fz_finder_get_counts (FzFinder *self);
FzResults       *fz_finder_get_results (FzFinder *self);

G_END_DECLS
