/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

/* A stretch of one day, minutes from its beginning; `end` above `start`, at most 1440. */
typedef struct
{
  guint16 start;
  guint16 end;
} FzDayTime;

/* What a week says of public holidays. */
typedef enum
{
  FZ_WEEK_HOLIDAYS_UNNAMED, /* nothing */
  FZ_WEEK_HOLIDAYS_CLOSED,
  FZ_WEEK_HOLIDAYS_OPEN, /* at times of their own */
} FzWeekHolidays;
#define FZ_N_WEEK_HOLIDAYS 3

/* Days that are unlike the week, first and last included. */
typedef struct
{
  FzDay   from;
  FzDay   until;
  GArray *times;  /* (owned) of FzDayTime; empty: closed */
  char   *reason; /* (owned) (nullable) */
} FzWeekException;

/*
 * Opening hours as a form has them: seven days, public holidays, and dates that differ.
 * Most hours of offices can be put so; the others stay an expression. A plain value
 * with one owner.
 */
typedef struct
{
  GArray        *days[7]; /* (owned) of FzDayTime, Monday first; empty: closed */
  gboolean       bare;    /* said without a weekday: holds on holidays too, while all are alike */
  FzWeekHolidays holidays;
  GArray        *holiday_times; /* (owned) of FzDayTime */
  GArray        *exceptions;    /* (owned) of FzWeekException, in order */
} FzHoursWeek;

FzHoursWeek *fz_hours_week_new (void);
void         fz_hours_week_free (FzHoursWeek *self);
FzHoursWeek *fz_hours_week_read (const FzHours *hours);
char        *fz_hours_week_format (const FzHoursWeek *self);
void         fz_hours_week_add_exception (FzHoursWeek  *self,
                                          FzDay         from,
                                          FzDay         until,
                                          const GArray *times,
                                          const char   *reason);

GArray *fz_day_times_parse (const char *text);
char   *fz_day_times_format (const GArray *times);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHoursWeek, fz_hours_week_free)

G_END_DECLS
