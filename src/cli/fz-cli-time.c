/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-time.h"

#include <stdio.h>
#include <string.h>

#include "fz-day.h"

/* The years that can be asked of: further out an hour, a week or a change a year ahead would
 * be no day any more. */
#define FIRST_YEAR 2
#define LAST_YEAR 9997

static gboolean
is_within_reach (FzDay day)
{
  int year = fz_day_to_date (day).year;

  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Reads "2026-10-10T10:00", with seconds or without, as China's clocks show it, in
 * seconds since 1970. FALSE when that is no time. */
gboolean
fz_cli_time_parse (const char *text,
                   gint64     *time)
{
  g_autofree char *date = g_strndup (text, 10);
  const char      *clock = text + strlen (date);
  int              hour, minute, second = 0, length = 0;
  FzDay            day;

  if (!fz_day_from_iso (date, &day) || !is_within_reach (day) || (*clock != 'T' && *clock != ' '))
    return FALSE;
  if (strspn (clock + 1, "0123456789:") != strlen (clock + 1))
    return FALSE;
  if (sscanf (clock + 1, "%2d:%2d%n:%2d%n", &hour, &minute, &length, &second, &length) < 2)
    return FALSE;
  if (clock[1 + length] != '\0' || length < (int) strlen ("00:00"))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *time = fz_day_to_time (day, hour * 60 + minute) + second;
  return TRUE;
}

/* The same form, without seconds, newly allocated. */
char *
fz_cli_time_format (gint64 time)
{
  int              minute;
  FzDay            day = fz_day_of_time (time, &minute);
  g_autofree char *date = fz_day_to_iso (day);

  return g_strdup_printf ("%sT%02d:%02d", date, minute / 60, minute % 60);
}
