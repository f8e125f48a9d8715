/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"
#include "fz-hours-fixture.h"
#include "fz-hours-states.h"

/* State and next change of 600,000 stations that share 2,000 texts, from nothing
 * and again at another time; and of as many that share 20,000. */
#define N_STATIONS 600000

static char *
make_hours (guint i)
{
  guint morning = 8 * 60 + i % 120;
  guint evening = 16 * 60 + i / 120 % 180;

  return g_strdup_printf ("%s %02u:%02u-12:00,14:00-%02u:%02u; %sPH off",
                          i % 7 == 0 ? "Mo,We,Fr" : "Mo-Fr",
                          morning / 60, morning % 60, evening / 60, evening % 60,
                          i % 5 == 0 ? "Sa 09:00-12:00; " : "");
}

static FzStationColumns *
make_columns (guint n_texts)
{
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < N_STATIONS; i++)
    {
      g_autofree char *hours = make_hours (i % n_texts);
      FzStationEntry   entry = {
          .id = i + 1,
          .code = "440106001",
          .level = FZ_LEVEL_STREET,
          .district = FZ_NO_DISTRICT,
          .names = { [FZ_SCRIPT_HANS] = "站" },
          .place = { [FZ_SCRIPT_HANS] = "地" },
          .hours = hours,
      };

      fz_station_columns_append (columns, &entry);
    }
  return columns;
}

/* Counts the open stations, as a filter would. */
static guint
count_open (const FzHoursStates    *states,
            const FzStationColumns *columns)
{
  FzColumnViews views = fz_station_columns_get_views (columns);
  const guint8 *state = fz_hours_states_get_states (states);
  guint         n = 0;

  for (guint row = 0; row < views.n_rows; row++)
    n += state[views.hours[row]] == FZ_HOURS_STATE_OPEN;
  return n;
}

static void
measure (const char       *name,
         FzHoursStates    *states,
         FzStationColumns *columns,
         const FzCalendar *calendar,
         const char       *at)
{
  gint64   start = g_get_monotonic_time ();
  FzFigure figure = { .name = name, .unit = "ms", .limit = 1000 };

  fz_hours_states_update (states, columns, calendar, fixture_parse_time (at));
  g_assert_cmpuint (count_open (states, columns), >, 0);
  figure.value = (double) (g_get_monotonic_time () - start) / 1000;
  fz_bench_print (&figure);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (FzCalendar) calendar = NULL;
  g_autoptr (FzStationColumns) columns = make_columns (2000);
  g_autoptr (FzStationColumns) varied = make_columns (20000);
  g_autoptr (FzHoursStates) states = fz_hours_states_new ();
  g_autoptr (FzHoursStates) varied_states = fz_hours_states_new ();

  g_test_init (&argc, &argv, NULL);
  calendar = fixture_load_calendar ();
  measure ("hours-600k", states, columns, calendar, "2026-07-06 10:00");
  measure ("hours-again-600k", states, columns, calendar, "2026-10-09 14:30");
  measure ("hours-varied-600k", varied_states, varied, calendar, "2026-07-06 10:00");
  return 0;
}
