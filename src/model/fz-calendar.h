/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-day.h"
#include "fz-names.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* A day on which mainland China's calendar departs from the ordinary week. */
typedef struct
{
  char     *date; /* ISO */
  FzDayKind kind;
  FzNames   names; /* of the holiday it belongs to */
} FzCalendarDay;

/* More days than any calendar that is imported has. */
#define FZ_CALENDAR_MAX_DAYS 4000

/* A holiday's name is shorter than this, characters. */
#define FZ_CALENDAR_MAX_NAME 100

GArray  *fz_calendar_days_new (void);
void     fz_calendar_days_add (GArray     *days,
                               const char *date,
                               FzDayKind   kind,
                               FzNames     names);
gboolean fz_calendar_days_equal (const GArray *a,
                                 const GArray *b);

/* What a day is in mainland China. */
typedef enum
{
  FZ_DAY_ORDINARY,        /* as its weekday says */
  FZ_DAY_PUBLIC_HOLIDAY,  /* PH */
  FZ_DAY_MAKE_UP_WORKDAY, /* a weekend's day that is worked like a weekday */
  FZ_DAY_BEYOND,          /* beyond the table: ordinary unless it is a holiday after all */
  FZ_DAY_UNCERTAIN,       /* beyond the table, where a holiday may well fall */
} FzDayNature;

/*
 * Mainland China's calendar. The State Council publishes a year's holidays and
 * make-up working days in the November before. A year is known when the table
 * has a day of it before 25 December (later ones may belong to the New Year's
 * holiday of the next year). Beyond the known years a day is uncertain inside
 * the windows where a holiday may fall; see fz-calendar.c.
 *
 * Immutable, and free to be used in any thread.
 */
typedef struct _FzCalendar FzCalendar;

#define FZ_TYPE_CALENDAR (fz_calendar_get_type ())
GType fz_calendar_get_type (void);

FzCalendar *fz_calendar_new (const GArray *days);
FzCalendar *fz_calendar_ref (FzCalendar *self);
void        fz_calendar_unref (FzCalendar *self);

FzDayNature fz_calendar_get_day (const FzCalendar *self,
                                 FzDay             day,
                                 const FzNames   **names);
gboolean    fz_calendar_get_years (const FzCalendar *self,
                                   int              *first,
                                   int              *last);
gboolean    fz_calendar_is_known (const FzCalendar *self,
                                  int               year);
int         fz_calendar_find_year (FzDay day);

const GArray *fz_calendar_get_days (const FzCalendar *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCalendar, fz_calendar_unref)

G_END_DECLS
