/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-day.h"

#include "fz-rules.h"

#include <stdlib.h>

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define DAYS_OF_400_YEARS 146097
#define DAYS_BEFORE_1970 719468 /* from 0000-03-01 */

/* The time that China's clocks show, wherever this machine stands. A machine
 * without a table of time zones gets UTC+8, which holds since September 1991. */
static GTimeZone *
get_time_zone (void)
{
  static gsize zone = 0;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *found = g_time_zone_new_identifier ("Asia/Shanghai");

      if (found == NULL)
        found = g_time_zone_new_offset (8 * 3600);
      g_once_init_leave (&zone, (gsize) found);
    }
  return (GTimeZone *) zone;
}

/* The day of a date that exists. Counts years from March on, so that a leap day
 * is the last of its year (Howard Hinnant, "chrono-compatible low-level date
 * algorithms"). */
FzDay
fz_day_from_date (int year,
                  int month,
                  int day)
{
  int y = month > 2 ? year : year - 1;
  int era = y / 400;
  int year_of_era = y % 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_OF_400_YEARS + day_of_era - DAYS_BEFORE_1970;
}

/* The same backwards. */
FzDate
fz_day_to_date (FzDay day)
{
  int shifted = CLAMP (day, FZ_DAY_MIN, FZ_DAY_MAX) + DAYS_BEFORE_1970;
  int era = shifted / DAYS_OF_400_YEARS;
  int day_of_era = shifted % DAYS_OF_400_YEARS;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                     day_of_era / 146096) /
                    365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  return (FzDate) {
    .year = era * 400 + year_of_era + (month <= 2),
    .month = month,
    .day = day_of_year - (153 * shifted_month + 2) / 5 + 1,
    .weekday = fz_day_get_weekday (day),
  };
}

/* 0 Monday to 6 Sunday. */
int
fz_day_get_weekday (FzDay day)
{
  return (day - FZ_DAY_MIN) % 7; /* 0001-01-01 would be a Monday */
}

int
fz_day_count_in_month (int year,
                       int month)
{
  return g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

/* Reads "2026-10-01"; FALSE when that is no day. */
gboolean
fz_day_from_iso (const char *text,
                 FzDay      *day)
{
  if (!fz_rules_is_date (text))
    return FALSE;

  *day = fz_day_from_date (atoi (text), atoi (text + 5), atoi (text + 8));
  return TRUE;
}

/* "2026-10-01", newly allocated. */
char *
fz_day_to_iso (FzDay day)
{
  FzDate date = fz_day_to_date (day);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The day on which a Unix time, in seconds, falls in China, and the minute of
 * that day. Times before the year 1 and after 9999 become the first and last. */
FzDay
fz_day_of_time (gint64 time,
                int   *minute)
{
  GTimeZone *zone = get_time_zone ();
  gint64     first = (FZ_DAY_MIN + 1) * SECONDS_A_DAY;
  gint64     known = CLAMP (time, first, FZ_DAY_MAX * SECONDS_A_DAY - 1);
  int        interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, known);
  gint64     local = known + g_time_zone_get_offset (zone, interval) - FZ_DAY_MIN * SECONDS_A_DAY;

  *minute = (int) (local % SECONDS_A_DAY / 60);
  return (FzDay) (local / SECONDS_A_DAY) + FZ_DAY_MIN;
}

/* The Unix time, in seconds, at which China's clocks show @minute of @day; it may
 * be past the day's end. */
gint64
fz_day_to_time (FzDay day,
                int   minute)
{
  GTimeZone *zone = get_time_zone ();
  gint64     local = day * SECONDS_A_DAY + minute * 60;
  int        interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);

  return local - g_time_zone_get_offset (zone, interval);
}
