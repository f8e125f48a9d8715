/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the Gregorian calendar: days since 1970-01-01, which is 0. The days
 * known here are those of the years 1 to 9999. */
typedef gint32 FzDay;
#define FZ_DAY_MIN (-719162)
#define FZ_DAY_MAX 2932896

#define FZ_MINUTES_A_DAY 1440

typedef struct
{
  int year;    /* 1 to 9999 */
  int month;   /* 1 to 12 */
  int day;     /* 1 to 31 */
  int weekday; /* 0 Monday to 6 Sunday */
} FzDate;

FzDay  fz_day_from_date (int year,
                         int month,
                         int day);
FzDate fz_day_to_date (FzDay day);
int    fz_day_get_weekday (FzDay day);
int    fz_day_count_in_month (int year,
                              int month);

gboolean fz_day_from_iso (const char *text,
                          FzDay      *day);
char    *fz_day_to_iso (FzDay day);

FzDay  fz_day_of_time (gint64 time,
                       int   *minute);
gint64 fz_day_to_time (FzDay day,
                       int   minute);

G_END_DECLS
