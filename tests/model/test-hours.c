/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"

#include <string.h>

#define OPEN FZ_HOURS_STATE_OPEN
#define CLOSED FZ_HOURS_STATE_CLOSED
#define UNKNOWN FZ_HOURS_STATE_UNKNOWN

#define OFFICE "Mo-Fr 09:00-12:00,14:00-17:30; PH off"

typedef struct
{
  const char  *hours;
  const char  *at;
  FzHoursState state;
  const char  *until; /* NULL: of no matter here */
} Case;

/* 2026-07-06 is a Monday in an ordinary week. */
static const Case cases[] = {
  /* An office's day. */
  { OFFICE, "2026-07-06 00:00", CLOSED, "2026-07-06 09:00" },
  { OFFICE, "2026-07-06 08:59", CLOSED, "2026-07-06 09:00" },
  { OFFICE, "2026-07-06 09:00", OPEN, "2026-07-06 12:00" },
  { OFFICE, "2026-07-06 11:59", OPEN, "2026-07-06 12:00" },
  { OFFICE, "2026-07-06 12:00", CLOSED, "2026-07-06 14:00" },
  { OFFICE, "2026-07-06 14:00", OPEN, "2026-07-06 17:30" },
  { OFFICE, "2026-07-06 17:30", CLOSED, "2026-07-07 09:00" },
  { OFFICE, "2026-07-10 17:30", CLOSED, "2026-07-13 09:00" },
  { OFFICE, "2026-07-11 10:00", CLOSED, "2026-07-13 09:00" },
  { OFFICE, "2026-07-12 23:59", CLOSED, "2026-07-13 09:00" },
  /* Weekdays. */
  { "Mo,We,Fr 09:00-12:00", "2026-07-07 10:00", CLOSED, "2026-07-08 09:00" },
  { "Mo,We,Fr 09:00-12:00", "2026-07-08 10:00", OPEN, "2026-07-08 12:00" },
  { "Sa-Mo 09:00-12:00", "2026-07-10 10:00", CLOSED, "2026-07-11 09:00" },
  { "Sa-Mo 09:00-12:00", "2026-07-11 10:00", OPEN, NULL },
  { "Sa-Mo 09:00-12:00", "2026-07-12 10:00", OPEN, NULL },
  { "Sa-Mo 09:00-12:00", "2026-07-13 10:00", OPEN, NULL },
  { "Sa-Mo 09:00-12:00", "2026-07-14 10:00", CLOSED, "2026-07-18 09:00" },
  /* Rules in order: a later one has the whole of its days. */
  { "Mo-Fr 08:00-12:00; We 14:00-18:00", "2026-07-08 10:00", CLOSED, "2026-07-08 14:00" },
  { "Mo-Fr 08:00-12:00; We 14:00-18:00", "2026-07-08 15:00", OPEN, NULL },
  { "Mo-Fr 08:00-12:00; We 14:00-18:00", "2026-07-09 10:00", OPEN, NULL },
  { "Mo-Fr 08:00-12:00, We 14:00-18:00", "2026-07-08 10:00", OPEN, "2026-07-08 12:00" },
  { "Mo-Fr 08:00-12:00, We 14:00-18:00", "2026-07-08 15:00", OPEN, NULL },
  { "Mo-Fr 08:00-18:00; We off", "2026-07-08 10:00", CLOSED, "2026-07-09 08:00" },
  { "We off; Mo-Fr 08:00-18:00", "2026-07-08 10:00", OPEN, NULL },
  { "Mo-Fr 08:00-18:00; 12:00-13:00 off", "2026-07-06 12:30", CLOSED, "2026-07-06 13:00" },
  { "Mo-Fr 08:00-18:00; 12:00-13:00 off", "2026-07-06 13:00", OPEN, "2026-07-06 18:00" },
  { "Mo-Fr 08:00-18:00; Fr 16:00-18:00 off", "2026-07-10 15:00", OPEN, "2026-07-10 16:00" },
  { "Mo-Fr 08:00-18:00; Mo 12:00-13:00 \"x\"", "2026-07-06 10:00", CLOSED, "2026-07-06 12:00" },
  { "Mo-Fr 08:00-18:00, Mo 12:00-13:00 \"x\"", "2026-07-06 12:30", UNKNOWN, "2026-07-06 13:00" },
  { "10:00-12:00; 14:00-15:00", "2026-07-06 11:00", CLOSED, "2026-07-06 14:00" },
  { "Mo-Fr 10:00-12:00; 14:00-15:00", "2026-07-06 11:00", OPEN, "2026-07-06 12:00" },
  { "24/7; Mo off", "2026-07-06 11:00", CLOSED, "2026-07-07 00:00" },
  { "24/7; Mo off", "2026-07-07 00:00", OPEN, "2026-07-13 00:00" },
  /* Fallbacks. */
  { "Mo 08:00-12:00 || \"call\"", "2026-07-06 10:00", OPEN, "2026-07-06 12:00" },
  { "Mo 08:00-12:00 || \"call\"", "2026-07-06 12:00", UNKNOWN, "2026-07-13 08:00" },
  { "Mo 08:00-12:00 || Tu-Fr 10:00-11:00", "2026-07-07 10:30", OPEN, NULL },
  { "Mo 08:00-12:00 || Mo 10:00-14:00 unknown", "2026-07-06 11:00", OPEN, "2026-07-06 12:00" },
  { "Mo 08:00-12:00 || Mo 10:00-14:00 unknown", "2026-07-06 12:00", UNKNOWN, "2026-07-06 14:00" },
  { "Mo 08:00-12:00 || Mo unknown, Mo 10:00-14:00", "2026-07-06 11:00", OPEN, NULL },
  { "Mo 08:00-12:00 || Tu unknown; Tu 09:00-10:00 off", "2026-07-07 09:30", CLOSED, NULL },
  /* States and comments. */
  { "24/7", "2026-07-06 10:00", OPEN, "never" },
  { "off", "2026-07-06 10:00", CLOSED, "never" },
  { "unknown", "2026-07-06 10:00", UNKNOWN, "never" },
  { "\"call\"", "2026-07-06 10:00", UNKNOWN, "never" },
  { "00:00-24:00", "2026-07-06 23:59", OPEN, "never" },
  { "Mo-Su 00:00-24:00", "2026-07-06 10:00", OPEN, "2027-01-01 00:00" },
  { "Tu 14:00-17:00 \"x\"", "2026-07-07 15:00", UNKNOWN, "2026-07-07 17:00" },
  { "Tu 14:00-17:00 open \"x\"", "2026-07-07 15:00", OPEN, "2026-07-07 17:00" },
  { "Tu 14:00-17:00 open \"x\", Tu 17:00-18:00", "2026-07-07 15:00", OPEN, "2026-07-07 18:00" },
  /* Past midnight. */
  { "Fr 22:00-02:00", "2026-07-11 01:59", OPEN, "2026-07-11 02:00" },
  { "Fr 22:00-02:00", "2026-07-10 22:00", OPEN, "2026-07-11 02:00" },
  { "Fr 22:00-02:00", "2026-07-10 01:00", CLOSED, "2026-07-10 22:00" },
  { "Su 22:00-02:00", "2026-07-13 01:00", OPEN, "2026-07-13 02:00" },
  { "Fr 22:00-26:00", "2026-07-11 01:00", OPEN, "2026-07-11 02:00" },
  { "Mo 12:00-40:00", "2026-07-07 15:59", OPEN, "2026-07-07 16:00" },
  { "Mo 10:00-10:00", "2026-07-07 09:00", OPEN, "2026-07-07 10:00" },
  { "Dec 31 22:00-02:00", "2025-12-31 23:00", OPEN, "2026-01-01 02:00" },
  { "Dec 31 22:00-02:00", "2026-01-01 01:00", OPEN, "2026-01-01 02:00" },
  { "2025 22:00-02:00", "2026-01-01 01:00", OPEN, "2026-01-01 02:00" },
  { "2025 22:00-02:00", "2026-01-01 22:30", CLOSED, "never" },
  { "2026 22:00-02:00", "2026-01-01 01:00", CLOSED, "2026-01-01 22:00" },
  { "Fr 20:00-02:00; Sa 10:00-12:00", "2026-07-11 01:00", CLOSED, "2026-07-11 10:00" },
  { "Fr 20:00-02:00, Sa 10:00-12:00", "2026-07-11 01:00", OPEN, "2026-07-11 02:00" },
  { "Mo-Fr 20:00-02:00; PH off", "2026-10-01 01:00", CLOSED, NULL },
  /* Dates. */
  { "Mo-Fr 09:00-17:00; Dec 24 off", "2026-12-24 10:00", CLOSED, "2026-12-25 09:00" },
  { "Mo-Fr 09:00-17:00; Dec 24,25 off", "2026-12-25 10:00", CLOSED, "2026-12-28 09:00" },
  { "Mo-Fr 09:00-17:00; Dec 24-Jan 03 off", "2025-12-23 16:00", OPEN, NULL },
  { "Mo-Fr 09:00-17:00; Dec 24-Jan 03 off", "2025-12-24 10:00", CLOSED, NULL },
  { "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off", "2026-01-02 10:00", CLOSED, NULL },
  { "2026 Feb 10-Mar 01 10:00-12:00", "2026-02-10 11:00", OPEN, NULL },
  { "2026 Feb 10-Mar 01 10:00-12:00", "2026-03-01 11:00", OPEN, NULL },
  { "2026 Feb 10-Mar 01 10:00-12:00", "2026-03-02 11:00", CLOSED, "never" },
  { "2026 Feb 10-Mar 01 10:00-12:00", "2025-02-11 11:00", CLOSED, "2026-02-10 10:00" },
  { "2026 Dec 30-2027 Jan 02 10:00-12:00", "2027-01-02 11:00", OPEN, NULL },
  { "2026 Dec 30-2027 Jan 02 10:00-12:00", "2026-01-01 11:00", CLOSED, "2026-12-30 10:00" },
  { "Jun-Sep 08:30-12:00; Oct-May 09:00-12:00", "2026-06-30 08:45", OPEN, NULL },
  { "Jun-Sep 08:30-12:00; Oct-May 09:00-12:00", "2026-10-12 08:45", CLOSED, NULL },
  { "Jun-Sep 08:30-12:00; Oct-May 09:00-12:00", "2026-01-12 09:45", OPEN, NULL },
  { "Feb 29 10:00-12:00", "2026-03-01 10:30", CLOSED, "never" },
  { "Feb 29 10:00-12:00", "2027-02-28 10:30", CLOSED, "2028-02-29 10:00" },
  { "2026 10:00-12:00", "2026-12-31 11:00", OPEN, NULL },
  { "2026 10:00-12:00", "2027-01-04 11:00", CLOSED, "never" },
  { "2026-2028 Oct 12 10:00-12:00", "2026-10-12 11:00", OPEN, NULL },
  { "2027+ 10:00-12:00", "2026-12-31 11:00", CLOSED, "2027-01-01 10:00" },
  /* Public holidays. */
  { OFFICE, "2026-10-01 10:00", CLOSED, "2026-10-08 09:00" },
  { OFFICE, "2026-09-30 17:30", CLOSED, "2026-10-08 09:00" },
  { "PH off; Mo-Fr 09:00-17:00", "2026-10-01 10:00", OPEN, NULL },
  { "Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-10-03 11:00", OPEN, "2026-10-03 12:00" },
  { "Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-10-01 09:30", CLOSED, "2026-10-01 10:00" },
  { "Mo-Fr,PH 09:00-17:00", "2026-10-03 11:00", OPEN, NULL },
  { "Mo-Fr,PH 09:00-17:00", "2026-07-11 11:00", CLOSED, NULL },
  { "PH Mo-Fr 09:00-17:00", "2026-10-01 11:00", OPEN, NULL },
  { "PH Mo-Fr 09:00-17:00", "2026-10-03 11:00", CLOSED, NULL },
  { "PH Mo-Fr 09:00-17:00", "2026-10-12 11:00", CLOSED, NULL },
  { "Mo-Fr 09:00-17:00", "2026-10-01 11:00", OPEN, "2026-10-01 17:00" },
  { "24/7; PH off", "2026-10-01 11:00", CLOSED, "2026-10-08 00:00" },
  /* Make-up working days: 2026-10-10 is a Saturday. */
  { OFFICE, "2026-10-10 10:00", OPEN, "2026-10-10 12:00" },
  { OFFICE, "2026-10-10 12:00", CLOSED, "2026-10-10 14:00" },
  { OFFICE, "2026-10-09 17:30", CLOSED, "2026-10-10 09:00" },
  { OFFICE, "2026-10-11 10:00", CLOSED, "2026-10-12 09:00" },
  { "Mo-Fr 09:00-17:00; Sa 10:00-12:00; PH off", "2026-10-10 09:30", OPEN, "2026-10-10 17:00" },
  { "Sa,Su 10:00-12:00", "2026-10-10 11:00", CLOSED, NULL },
  { "Mo-Fr 09:00-17:00; Oct 10 off", "2026-10-10 10:00", CLOSED, NULL },
  { "Mo-Th 09:00-17:00; Fr 09:00-16:00", "2026-10-10 15:00", OPEN, "2026-10-10 16:00" },
  { "Mo-Th 09:00-17:00; Fr 09:00-16:00", "2026-10-10 16:30", UNKNOWN, "2026-10-10 17:00" },
  { "Mo-Th 09:00-17:00; Fr 09:00-16:00", "2026-10-10 18:00", CLOSED, NULL },
  { "Mo,We,Fr 09:00-12:00", "2026-10-10 10:00", UNKNOWN, "2026-10-10 12:00" },
  { "Fr 20:00-02:00", "2026-10-10 01:00", OPEN, "2026-10-10 02:00" },
  /* Beyond the calendar. */
  { OFFICE, "2027-07-14 10:00", OPEN, "2027-07-14 12:00" },
  { OFFICE, "2027-10-01 10:00", UNKNOWN, "2027-10-01 12:00" },
  { OFFICE, "2027-10-01 12:30", CLOSED, "2027-10-01 14:00" },
  { OFFICE, "2027-10-01 20:00", CLOSED, "2027-10-02 09:00" },
  { OFFICE, "2027-10-02 10:00", UNKNOWN, NULL }, /* a Saturday: perhaps worked */
  { OFFICE, "2027-02-08 10:00", UNKNOWN, NULL },
  { OFFICE, "2026-12-31 17:30", CLOSED, "2027-01-01 09:00" },
  { "Mo-Fr 09:00-17:00", "2027-10-01 10:00", UNKNOWN, NULL },
  { "24/7", "2027-10-01 10:00", OPEN, "never" },
  { "Mo-Fr,PH 09:00-17:00", "2027-10-01 10:00", OPEN, "2027-10-01 17:00" },
  { "Mo-Fr 09:00-17:00; PH 10:00-12:00", "2027-10-01 11:00", OPEN, NULL },
  { "Mo-Fr 09:00-17:00; PH 10:00-12:00", "2027-10-01 09:30", UNKNOWN, "2027-10-01 10:00" },
};

static FzHoursStatus
get_status (const FzHours    *hours,
            const FzCalendar *calendar,
            const char       *at)
{
  return fz_hours_get_status (hours, calendar, fixture_parse_time (at));
}

static void
test_states (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (cases[i].hours);
      FzHoursStatus    status = get_status (hours, calendar, cases[i].at);
      g_autofree char *until = fixture_print_time (status.until);

      g_test_message ("%s at %s: %s", cases[i].hours, cases[i].at, until);
      g_assert_cmpint (status.state, ==, cases[i].state);
      if (cases[i].until != NULL)
        g_assert_cmpstr (until, ==, cases[i].until);
      g_assert_true ((status.reason == FZ_HOURS_REASON_NONE) == (status.state != UNKNOWN));
      g_assert_true (status.until == FZ_HOURS_NEVER || status.next != status.state);
    }
}

/* Every day of the shipped years, by what its table says of it. */
static void
test_every_day_of_the_calendar (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHours) hours = fixture_parse_hours (OFFICE);
  FzDay last = fz_day_from_date (2026, 12, 31);
  guint n_holidays = 0, n_workdays = 0;

  for (FzDay day = fz_day_from_date (2025, 1, 1); day <= last; day++)
    {
      FzDayNature   nature = fz_calendar_get_day (calendar, day, NULL);
      gboolean      is_weekday = fz_day_get_weekday (day) < 5;
      FzHoursStatus status = fz_hours_get_status (hours, calendar, fz_day_to_time (day, 600));
      gboolean      is_open = nature == FZ_DAY_MAKE_UP_WORKDAY ||
                         (nature == FZ_DAY_ORDINARY && is_weekday);

      n_holidays += nature == FZ_DAY_PUBLIC_HOLIDAY;
      n_workdays += nature == FZ_DAY_MAKE_UP_WORKDAY;
      g_assert_cmpint (status.state, ==, is_open ? OPEN : CLOSED);
      g_assert_cmpint ((status.flags & FZ_HOURS_HOLIDAY) != 0, ==,
                       nature == FZ_DAY_PUBLIC_HOLIDAY);
      g_assert_cmpint ((status.flags & FZ_HOURS_WORKDAY) != 0, ==,
                       nature == FZ_DAY_MAKE_UP_WORKDAY);
      g_assert_cmpint (status.flags & (FZ_HOURS_UNLESS_HOLIDAY | FZ_HOURS_PERHAPS_HOLIDAY), ==, 0);
    }
  g_assert_cmpuint (n_holidays, ==, 28 + 33);
  g_assert_cmpuint (n_workdays, ==, 5 + 6);
}

/* The next change is where the state really changes, and nowhere before. */
static void
test_change_is_the_first (void)
{
  static const char *const texts[] = {
    OFFICE, "Mo-Fr 20:00-02:00; PH off", "Mo,We,Fr 09:00-12:00; Oct 12 off", "Sa-Mo 22:00-30:00"
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  gint64 start = fixture_parse_time ("2026-09-28 00:00");
  gint64 end = fixture_parse_time ("2026-10-14 00:00");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (texts[i]);
      FzHoursStatus before = fz_hours_get_status (hours, calendar, start);

      for (gint64 time = start; time < end; time += 600)
        {
          FzHoursStatus status = fz_hours_get_status (hours, calendar, time);

          if (time < before.until)
            g_assert_cmpint (status.until, ==, before.until);
          else
            g_assert_cmpint (status.state, ==, before.next);
          g_assert_cmpint (status.until, >, time);
          before = status;
        }
    }
}

static void
test_reasons (void)
{
  static const struct
  {
    const char   *hours;
    const char   *at;
    FzHoursReason reason;
    const char   *comment;
  } reasons[] = {
    { "Tu 14:00-17:00 \"预约\"", "2026-07-07 15:00", FZ_HOURS_REASON_RULE, "预约" },
    { "Tu 14:00-17:00 open \"预约\"", "2026-07-07 15:00", FZ_HOURS_REASON_NONE, "预约" },
    { "Tu 14:00-17:00 off \"x\"", "2026-07-07 15:00", FZ_HOURS_REASON_NONE, "x" },
    { "unknown", "2026-07-07 15:00", FZ_HOURS_REASON_RULE, NULL },
    { "Mo 09:00-12:00", "2026-10-10 10:00", FZ_HOURS_REASON_WORKDAY, NULL },
    { OFFICE, "2027-10-01 10:00", FZ_HOURS_REASON_HOLIDAY, NULL },
    { OFFICE, "2026-07-07 15:00", FZ_HOURS_REASON_NONE, NULL },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  FzHoursStatus none = fz_hours_get_unknown (FZ_HOURS_REASON_NOT_RECORDED);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (reasons[i].hours);
      FzHoursStatus status = get_status (hours, calendar, reasons[i].at);

      g_assert_cmpint (status.reason, ==, reasons[i].reason);
      g_assert_cmpstr (status.comment, ==, reasons[i].comment);
    }
  g_assert_cmpint (none.state, ==, UNKNOWN);
  g_assert_cmpint (none.reason, ==, FZ_HOURS_REASON_NOT_RECORDED);
  g_assert_cmpint (none.until, ==, FZ_HOURS_NEVER);
}

static void
test_flags (void)
{
  static const struct
  {
    const char  *hours;
    const char  *at;
    FzHoursFlags flags;
    FzHoursFlags next_flags;
  } flags[] = {
    { OFFICE, "2026-07-06 10:00", 0, 0 },
    { OFFICE, "2026-10-07 10:00", FZ_HOURS_HOLIDAY, 0 },
    { OFFICE, "2026-10-09 18:00", 0, FZ_HOURS_WORKDAY },
    { OFFICE, "2027-07-14 10:00", FZ_HOURS_UNLESS_HOLIDAY, FZ_HOURS_UNLESS_HOLIDAY },
    { OFFICE, "2026-12-31 18:00", 0, FZ_HOURS_PERHAPS_HOLIDAY },
    { "Mo-Fr 09:00-17:00", "2026-10-01 10:00", FZ_HOURS_HOLIDAY | FZ_HOURS_HOLIDAY_UNNAMED,
      FZ_HOURS_HOLIDAY | FZ_HOURS_HOLIDAY_UNNAMED },
    { "24/7", "2027-07-14 10:00", 0, 0 },
    { "Dec 24 off; Mo-Fr 09:00-17:00", "2026-12-24 10:00", FZ_HOURS_DATED, FZ_HOURS_DATED },
    { "Jun-Sep 09:00-17:00", "2026-07-06 10:00", 0, 0 },
    { "Dec 20-Jan 05 off", "2026-01-05 10:00", FZ_HOURS_DATED, 0 },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (flags[i].hours);
      FzHoursStatus status = get_status (hours, calendar, flags[i].at);

      g_test_message ("%s at %s", flags[i].hours, flags[i].at);
      g_assert_cmphex (status.flags, ==, flags[i].flags);
      g_assert_cmphex (status.next_flags, ==, flags[i].next_flags);
    }
}

/* A table's days in a line each: the day, its flags, its intervals. */
static char *
print_days (GArray *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const FzHoursDay *day = &g_array_index (days, FzHoursDay, i);
      g_autofree char  *iso = fz_day_to_iso (day->day);

      g_string_append (text, iso + 5);
      if (day->names != NULL)
        g_string_append_printf (text, " %s", fz_names_get (day->names, FZ_SCRIPT_HANS));
      for (guint j = 0; j < day->intervals->len; j++)
        {
          const FzHoursInterval *part = &g_array_index (day->intervals, FzHoursInterval, j);

          g_string_append_printf (text, " %d-%d%s%s", part->start, part->end,
                                  part->state == OPEN ? "" : part->state == CLOSED ? "x"
                                                                                   : "?",
                                  part->comment != NULL ? part->comment : "");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
test_week (void)
{
  static const struct
  {
    const char *hours;
    const char *first;
    const char *table;
  } weeks[] = {
    { OFFICE, "2026-10-05",
      "10-05 国庆节\n10-06 国庆节\n10-07 国庆节\n10-08 540-720 840-1050\n"
      "10-09 540-720 840-1050\n10-10 国庆节 540-720 840-1050\n10-11\n" },
    { "Fr-Su 22:00-02:00", "2026-07-06",
      "07-06\n07-07\n07-08\n07-09\n07-10 1320-1560\n07-11 1320-1560\n07-12 1320-1560\n" },
    { "24/7; Mo off \"x\"", "2026-07-06",
      "07-06 0-1440xx\n07-07 0-1440\n07-08 0-1440\n07-09 0-1440\n"
      "07-10 0-1440\n07-11 0-1440\n07-12 0-1440\n" },
    { "Mo 09:00-12:00 \"x\"", "2026-07-06", "07-06 540-720?x\n07-07\n07-08\n07-09\n"
                                            "07-10\n07-11\n07-12\n" },
    { OFFICE, "2027-09-29",
      "09-29 540-720? 840-1050?\n09-30 540-720? 840-1050?\n10-01 540-720? 840-1050?\n"
      "10-02 540-720? 840-1050?\n10-03 540-720? 840-1050?\n10-04 540-720? 840-1050?\n"
      "10-05 540-720? 840-1050?\n" },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (weeks[i].hours);
      g_autoptr (GArray) days = NULL;
      g_autofree char *table = NULL;
      FzDay            first;

      g_assert_true (fz_day_from_iso (weeks[i].first, &first));
      days = fz_hours_get_days (hours, calendar, first, 7);
      table = print_days (days);
      g_assert_cmpstr (table, ==, weeks[i].table);
    }
}

static void
test_special_days (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHours) hours = fixture_parse_hours ("Mo-Fr 09:00-12:00; PH off; Oct 12 off");
  g_autoptr (GArray) days = NULL;
  g_autofree char *table = NULL;

  days = fz_hours_get_special_days (hours, calendar, fz_day_from_date (2026, 10, 1), 14);
  table = print_days (days);
  g_assert_cmpstr (table, ==,
                   "10-01 国庆节\n10-02 国庆节\n10-03 国庆节\n10-04 国庆节\n10-05 国庆节\n"
                   "10-06 国庆节\n10-07 国庆节\n10-10 国庆节 540-720\n10-12\n");
}

/* No rules, however many, take long; and no time is too far away. */
static void
test_hostile (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (GString) text = g_string_new ("Mo-Fr 00:00-48:00");
  g_autoptr (FzHours) hours = NULL;

  for (guint i = 1; i < FZ_HOURS_MAX_RULES; i++)
    g_string_append (text, " || 00:00-48:00 off");
  hours = fixture_parse_hours (text->str);
  g_assert_cmpint (get_status (hours, calendar, "2026-07-06 10:00").state, ==, OPEN);
  fz_hours_get_status (hours, calendar, G_MAXINT64);
  fz_hours_get_status (hours, calendar, G_MININT64);
}

int
main (int    argc,
      char **argv)
{
  fixture_set_zone ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/states", test_states);
  g_test_add_func ("/hours/every-day-of-the-calendar", test_every_day_of_the_calendar);
  g_test_add_func ("/hours/change-is-the-first", test_change_is_the_first);
  g_test_add_func ("/hours/reasons", test_reasons);
  g_test_add_func ("/hours/flags", test_flags);
  g_test_add_func ("/hours/week", test_week);
  g_test_add_func ("/hours/special-days", test_special_days);
  g_test_add_func ("/hours/hostile", test_hostile);
  return g_test_run ();
}
