/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"
#include "fz-hours-week.h"

#define FIRST_DAY 20089 /* 2025-01-01 */
#define N_DAYS 800

/* Hours and what the form makes of them; NULL: it cannot show them. */
static const char *const cases[][2] = {
  { "Mo-Fr 09:00-12:00,14:00-17:30", "Mo-Fr 09:00-12:00,14:00-17:30" },
  { "Mo-Fr 09:00-12:00; Sa 10:00-11:00; PH off", "Mo-Fr 09:00-12:00; Sa 10:00-11:00; PH off" },
  { "Mo-Fr 09:00-12:00; We 14:00-17:00", "Mo,Tu,Th,Fr 09:00-12:00; We 14:00-17:00" },
  { "Mo-Su 09:00-12:00; Su off", "Mo-Sa 09:00-12:00" },
  { "Mo-Fr,PH 09:00-12:00", "Mo-Fr 09:00-12:00; PH 09:00-12:00" },
  { "09:00-17:00", "09:00-17:00" },
  { "24/7", "24/7" },
  { "24/7; Su off", "Mo-Sa 00:00-24:00" },
  { "Mo-Fr 09:00-17:00; 2026 Feb 10-Mar 01 off \"装修\"",
    "Mo-Fr 09:00-17:00; 2026 Feb 10-Mar 01 off \"装修\"" },
  { "Mo-Fr 09:00-17:00; PH off; 2025 Dec 30-2026 Jan 02,2026 Mar 05 10:00-12:00",
    "Mo-Fr 09:00-17:00; PH off; 2025 Dec 30-2026 Jan 02 10:00-12:00; "
    "2026 Mar 05 10:00-12:00" },
  { "2026 Feb 10 off", "2026 Feb 10 off" },
  { "PH off", "PH off" },
  { "PH off; Mo-Fr 09:00-12:00", NULL },
  { "Mo-Fr,PH 09:00-12:00; Sa 10:00-11:00", NULL },
  { "Mo-Fr 09:00-12:00; Feb 10 off", NULL },
  { "2026 Mo-Fr 09:00-12:00", NULL },
  { "Mo-Fr 09:00-12:00, Sa 10:00-11:00", NULL },
  { "Mo-Fr 09:00-12:00 || \"call\"", NULL },
  { "Mo-Fr 20:00-02:00", NULL },
  { "Mo-Fr 09:00-12:00; Mo 10:00-11:00 off", NULL },
  { "Mo-Fr 09:00-12:00 \"by appointment\"", NULL },
  { "Mo-Fr 09:00-12:00; 2026 Feb 10 off; Sa 10:00-11:00", NULL },
  { "Mo-Fr 09:00-12:00; 14:00-15:00", NULL },
  { "PH Mo-Fr 09:00-12:00", NULL },
};

static void
assert_same_day (const FzHoursDay *a,
                 const FzHoursDay *b)
{
  g_assert_cmpuint (a->intervals->len, ==, b->intervals->len);
  for (guint i = 0; i < a->intervals->len; i++)
    {
      const FzHoursInterval *in_a = &g_array_index (a->intervals, FzHoursInterval, i);
      const FzHoursInterval *in_b = &g_array_index (b->intervals, FzHoursInterval, i);

      g_assert_cmpint (in_a->start, ==, in_b->start);
      g_assert_cmpint (in_a->end, ==, in_b->end);
      g_assert_cmpint (in_a->state, ==, in_b->state);
      g_assert_cmpstr (in_a->comment, ==, in_b->comment);
    }
}

/* What the form writes means on every day what it was read from. */
static void
assert_same_hours (const char *text,
                   const char *written)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHours) hours = fixture_parse_hours (text);
  g_autoptr (FzHours) again = fixture_parse_hours (written);
  g_autoptr (GArray) days = fz_hours_get_days (hours, calendar, FIRST_DAY, N_DAYS);
  g_autoptr (GArray) days_again = fz_hours_get_days (again, calendar, FIRST_DAY, N_DAYS);

  for (guint i = 0; i < N_DAYS; i++)
    assert_same_day (&g_array_index (days, FzHoursDay, i),
                     &g_array_index (days_again, FzHoursDay, i));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (cases[i][0]);
      g_autoptr (FzHoursWeek) week = fz_hours_week_read (hours);
      g_autofree char *written = NULL;

      g_test_message ("%s", cases[i][0]);
      g_assert_true ((week != NULL) == (cases[i][1] != NULL));
      if (week == NULL)
        continue;
      written = fz_hours_week_format (week);
      g_assert_cmpstr (written, ==, cases[i][1]);
      assert_same_hours (cases[i][0], written);
    }
}

static void
test_empty (void)
{
  g_autoptr (FzHoursWeek) week = fz_hours_week_new ();
  g_autofree char *written = fz_hours_week_format (week);

  g_assert_null (written);
}

/* A reason cannot end the expression that it stands in. */
static void
test_reason (void)
{
  g_autoptr (FzHoursWeek) week = fz_hours_week_new ();
  g_autoptr (GArray) closed = fz_day_times_parse ("");
  g_autofree char *written = NULL;

  fz_hours_week_add_exception (week, 20494, 20490, closed, " a\"; 24/7 \"b ");
  written = fz_hours_week_format (week);
  g_assert_cmpstr (written, ==, "2026 Feb 10 off \"a ; 24/7  b\"");
}

static void
test_times (void)
{
  static const char *const times[][2] = {
    { "", "" },
    { "closed", "" },
    { "休息", "" },
    { "9-12", "09:00–12:00" },
    { "9-12 14-17:30", "09:00–12:00, 14:00–17:30" },
    { "9:00 - 12:00, 14:00 – 17:30", "09:00–12:00, 14:00–17:30" },
    { "0900-1200,1400-1730", "09:00–12:00, 14:00–17:30" },
    { "9.30-12", "09:30–12:00" },
    { "９", NULL },
    { "9：00～12：00、14：00至17：30", "09:00–12:00, 14:00–17:30" },
    { "9点-12点半", "09:00–12:30" },
    { "0-24", "00:00–24:00" },
    { "9", NULL },
    { "9-", NULL },
    { "12-9", NULL },
    { "9-9", NULL },
    { "9-25", NULL },
    { "9:60-12", NULL },
    { "9-12x", NULL },
    { "9-12;14-", NULL },
    { "99999-1", NULL },
    { "9-12, 11-13", "09:00–12:00, 11:00–13:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GArray) parsed = fz_day_times_parse (times[i][0]);
      g_autofree char *text = parsed != NULL ? fz_day_times_format (parsed) : NULL;

      g_test_message ("%s", times[i][0]);
      g_assert_cmpstr (text, ==, times[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-week/round-trip", test_round_trip);
  g_test_add_func ("/hours-week/empty", test_empty);
  g_test_add_func ("/hours-week/reason", test_reason);
  g_test_add_func ("/hours-week/times", test_times);
  return g_test_run ();
}
