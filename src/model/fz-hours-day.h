/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours-private.h"

G_BEGIN_DECLS

/* One day, a cell a minute: the number of the rule that decides, from 1, or 0
 * where none does and the office is closed; and the bit below. */
typedef guint16 FzHoursCell;
typedef struct
{
  FzHoursCell  cells[FZ_MINUTES_A_DAY];
  FzHoursFlags flags;
} FzHoursCells;

#define FZ_HOURS_CELL_SPILL 0x4000 /* of the day before, past midnight */
#define FZ_HOURS_CELL_RULE 0x0fff
#define FZ_HOURS_CELL_HOLIDAY 0x0fff /* in place of a rule: unknown, may be a holiday */
#define FZ_HOURS_CELL_WORKDAY 0x0ffe /* the same: a make-up day like several weekdays */

void          fz_hours_fill_day (const FzHours    *self,
                                 const FzCalendar *calendar,
                                 FzDay             day,
                                 FzHoursCells     *cells);
FzHoursState  fz_hours_get_cell_state (const FzHours *self,
                                       FzHoursCell    cell);
FzHoursReason fz_hours_get_cell_reason (const FzHours *self,
                                        FzHoursCell    cell);
const char   *fz_hours_get_cell_comment (const FzHours *self,
                                         FzHoursCell    cell);

G_END_DECLS
