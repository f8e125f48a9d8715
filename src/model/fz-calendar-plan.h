/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-calendar.h"

G_BEGIN_DECLS

/* What keeps the days of a year from being the whole of its holidays. */
typedef enum
{
  FZ_CALENDAR_WHOLE,
  FZ_CALENDAR_NO_NEW_YEAR,
  FZ_CALENDAR_NO_SPRING_FESTIVAL,
  FZ_CALENDAR_NO_QINGMING,
  FZ_CALENDAR_NO_LABOUR_DAY,
  FZ_CALENDAR_NO_DRAGON_BOAT,
  FZ_CALENDAR_NO_NATIONAL_DAY,
  FZ_CALENDAR_WORKING_WEEKDAY, /* a make-up working day that is worked anyway */
} FzCalendarFault;

GArray *fz_calendar_days_merge (const GArray *older,
                                const GArray *newer);

FzCalendarFault fz_calendar_judge_year (const GArray *days,
                                        int           year);
const char     *fz_calendar_fault_to_text (FzCalendarFault fault);

typedef enum
{
  FZ_CALENDAR_ADDED,
  FZ_CALENDAR_REPLACED,
  FZ_CALENDAR_UNCHANGED,
  FZ_CALENDAR_LEFT_OUT, /* of the file: it is not whole */
} FzCalendarFate;

/* What becomes of one year's days. */
typedef struct
{
  int             year;
  FzCalendarFate  fate;
  FzCalendarFault fault; /* of a year that is left out */
  guint           n_holidays;
  guint           n_workdays;
  guint           n_holidays_before;
  guint           n_workdays_before;
} FzCalendarYear;

/* What taking the days of a file into a calendar comes to. Nothing is done yet. */
typedef struct
{
  GArray  *years; /* (owned) of FzCalendarYear, those of the file, the first one first */
  GArray  *days;  /* (owned) of FzCalendarDay: the calendar as it will be */
  gboolean changes;
} FzCalendarPlan;

FzCalendarPlan *fz_calendar_plan_new (const GArray *now,
                                      const GArray *file);
void            fz_calendar_plan_free (FzCalendarPlan *self);

const FzCalendarYear *fz_calendar_plan_find_fault (const FzCalendarPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCalendarPlan, fz_calendar_plan_free)

G_END_DECLS
