/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-counts.h"
#include "fz-hours-states.h"
#include "fz-match-marks.h"
#include "fz-query.h"
#include "fz-responsible.h"
#include "fz-results.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_FINDER (fz_finder_get_type ())
G_DECLARE_FINAL_TYPE (FzFinder, fz_finder, FZ, FINDER, GObject)

FzFinder *fz_finder_new (FzStationTable *table);

FzStationTable      *fz_finder_get_table (FzFinder *self);
FzQuery             *fz_finder_get_query (FzFinder *self);
void                 fz_finder_set_query (FzFinder *self,
                                          FzQuery  *query);
gint64               fz_finder_get_now (FzFinder *self);
void                 fz_finder_set_now (FzFinder *self,
                                        gint64    now);
const FzHoursStates *fz_finder_get_states (FzFinder *self);
const FzProblem     *fz_finder_get_problem (FzFinder *self);
gboolean             fz_finder_forgives (FzFinder *self);
FzMatchMarks        *fz_finder_mark (FzFinder *self,
                                     guint32   id);
gboolean             fz_finder_measure (FzFinder     *self,
                                        FzStation    *station,
                                        FzSuggestion *suggestion);
const FzHoursStatus *fz_finder_get_asked_status (FzFinder  *self,
                                                 FzStation *station);
gint64               fz_finder_get_asked_time (FzFinder *self);
gboolean             fz_finder_is_nearest_unsure (FzFinder *self);
const guint32       *fz_finder_get_rows (FzFinder *self,
                                         guint    *n_rows);
const guint32       *fz_finder_get_first_rows (FzFinder *self,
                                               guint     wanted,
                                               guint    *n_rows);
const guint32       *fz_finder_get_unsorted_rows (FzFinder *self,
                                                  guint    *n_rows);
const FzCounts      *fz_finder_get_counts (FzFinder *self);
guint                fz_finder_count (FzFinder *self,
                                      FzQuery  *query);
FzResults           *fz_finder_get_results (FzFinder *self);

G_END_DECLS
