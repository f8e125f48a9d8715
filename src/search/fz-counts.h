/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-hours.h"

G_BEGIN_DECLS

/* How many stations each choice of a filter would give, the other filters and
 * the text staying as they are. `any_…` is the number with that filter open. When a
 * station is open, and whether one of which that is unknown is kept, is one filter. */
typedef struct
{
  guint          any_level;
  guint          levels[FZ_N_LEVELS];
  guint          any_featured;
  guint          featured[FZ_N_FEATURED];
  guint          any_step_free;
  guint          step_free[FZ_N_STEP_FREE];
  guint          any_hours;
  guint          told_hours;              /* that are recorded, and understood */
  guint          now[FZ_N_HOURS_STATES];  /* as the clock stands */
  guint          then[FZ_N_HOURS_STATES]; /* at the query's own time; 0 without one */
  guint          any_district;
  guint          n_districts;
  const guint32 *districts; /* by the catalogue's districts */
  guint          any_service;
  guint          services[FZ_MAX_SERVICES]; /* offered, or expected too if the query says so */
} FzCounts;

G_END_DECLS
