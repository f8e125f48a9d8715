/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"

#include <string.h>
#include <time.h>

/* The calendar that is shipped: data/calendar.csv, read without the reader that
 * other tests look at. */
FzCalendar *
fixture_load_calendar (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "calendar.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) days = fz_calendar_days_new ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", 5);
      FzNames   names = fz_names_make (fields[2], fields[3], fields[4]);
      FzDayKind kind;

      g_assert_true (fz_day_kind_from_word (fields[1], &kind));
      fz_calendar_days_add (days, fields[0], kind, names);
    }
  return fz_calendar_new (days);
}

FzHours *
fixture_parse_hours (const char *text)
{
  g_autoptr (GError) error = NULL;
  FzHours *hours = fz_hours_parse (text, &error);

  g_assert_no_error (error);
  return hours;
}

/* The Unix time of "2026-10-10 10:00" in China. */
gint64
fixture_parse_time (const char *text)
{
  g_autoptr (GTimeZone) china = g_time_zone_new_offset (8 * 3600);
  g_autofree char *iso = g_strconcat (text, ":00", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, china);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

/* The same backwards; "never" for FZ_HOURS_NEVER. */
char *
fixture_print_time (gint64 time)
{
  g_autoptr (GTimeZone) china = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == FZ_HOURS_NEVER)
    return g_strdup ("never");
  utc = g_date_time_new_from_unix_utc (time);
  local = g_date_time_to_timezone (utc, china);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

/* Moves this machine to the zone that FZ_TEST_ZONE names, if it does. */
void
fixture_set_zone (void)
{
  const char *zone = g_getenv ("FZ_TEST_ZONE");

  if (zone == NULL)
    return;
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}
