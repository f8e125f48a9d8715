/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"
#include "fz-hours-states.h"

static void
append (FzStationColumns *columns,
        const char       *hours)
{
  FzStationEntry entry = {
    .id = fz_station_columns_get_n_rows (columns) + 1,
    .code = "440106001",
    .level = FZ_LEVEL_STREET,
    .district = FZ_NO_DISTRICT,
    .names = { [FZ_SCRIPT_HANS] = "站" },
    .place = { [FZ_SCRIPT_HANS] = "地" },
    .hours = hours,
  };

  fz_station_columns_append (columns, &entry);
}

static FzStationColumns *
make_columns (void)
{
  FzStationColumns *columns = fz_station_columns_new ();

  append (columns, "Mo-Fr 09:00-12:00; PH off");
  append (columns, NULL);
  append (columns, "ask inside");
  append (columns, "Mo-Fr 09:00-12:00; PH off");
  append (columns, "Mo-Fr 14:00-17:00 \"x\"");
  return columns;
}

static const FzHoursStatus *
get_status (FzHoursStates          *states,
            const FzStationColumns *columns,
            guint                   row)
{
  guint32 number = fz_station_columns_get_hours_number (columns, row);

  g_assert_cmpuint (fz_station_columns_get_views (columns).hours[row], ==, number);
  g_assert_cmpint (fz_hours_states_get_states (states)[number], ==,
                   fz_hours_states_get (states, number)->state);
  return fz_hours_states_get (states, number);
}

static void
test_states (void)
{
  g_autoptr (FzStationColumns) columns = make_columns ();
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHoursStates) states = fz_hours_states_new ();

  g_assert_cmpuint (fz_station_columns_get_n_hours (columns), ==, 3);
  fz_hours_states_update (states, columns, calendar, fixture_parse_time ("2026-07-06 10:00"));
  g_assert_cmpint (get_status (states, columns, 0)->state, ==, FZ_HOURS_STATE_OPEN);
  g_assert_cmpint (get_status (states, columns, 1)->reason, ==, FZ_HOURS_REASON_NOT_RECORDED);
  g_assert_cmpint (get_status (states, columns, 2)->reason, ==, FZ_HOURS_REASON_NOT_UNDERSTOOD);
  g_assert_true (get_status (states, columns, 3) == get_status (states, columns, 0));
  g_assert_cmpint (get_status (states, columns, 4)->state, ==, FZ_HOURS_STATE_CLOSED);
  g_assert_cmpint (fz_hours_states_get_until (states), ==,
                   fixture_parse_time ("2026-07-06 12:00"));

  fz_hours_states_update (states, columns, calendar, fixture_parse_time ("2026-07-06 15:00"));
  g_assert_cmpint (get_status (states, columns, 0)->state, ==, FZ_HOURS_STATE_CLOSED);
  g_assert_cmpint (get_status (states, columns, 4)->reason, ==, FZ_HOURS_REASON_RULE);
}

/* Rows that come later bring texts that were not there at the first update. */
static void
test_follows_columns (void)
{
  g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHoursStates) states = fz_hours_states_new ();
  gint64 time = fixture_parse_time ("2026-07-06 10:00");

  fz_hours_states_update (states, columns, calendar, time);
  g_assert_cmpint (fz_hours_states_get_until (states), ==, FZ_HOURS_NEVER);
  append (columns, "24/7");
  fz_hours_states_update (states, columns, calendar, time);
  g_assert_cmpint (get_status (states, columns, 0)->state, ==, FZ_HOURS_STATE_OPEN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-states/states", test_states);
  g_test_add_func ("/hours-states/follows-columns", test_follows_columns);
  return g_test_run ();
}
