/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"

static FzDay
day_of (const char *iso)
{
  FzDay day = 0;

  g_assert_true (fz_day_from_iso (iso, &day));
  return day;
}

static void
test_days (void)
{
  static const struct
  {
    const char *iso;
    FzDayNature nature;
    const char *name;
  } cases[] = {
    { "2025-01-01", FZ_DAY_PUBLIC_HOLIDAY, "元旦" },
    { "2025-01-26", FZ_DAY_MAKE_UP_WORKDAY, "春节" },
    { "2025-01-27", FZ_DAY_ORDINARY, NULL },
    { "2025-10-06", FZ_DAY_PUBLIC_HOLIDAY, "中秋" },
    { "2025-12-31", FZ_DAY_ORDINARY, NULL },
    { "2026-01-02", FZ_DAY_PUBLIC_HOLIDAY, "元旦" },
    { "2026-01-04", FZ_DAY_MAKE_UP_WORKDAY, "元旦" },
    { "2026-02-23", FZ_DAY_PUBLIC_HOLIDAY, "春节" },
    { "2026-10-08", FZ_DAY_ORDINARY, NULL },
    { "2026-10-10", FZ_DAY_MAKE_UP_WORKDAY, "国庆节" },
    { "2026-12-31", FZ_DAY_ORDINARY, NULL }, /* 2027 begins on a Friday */
    { "2027-01-01", FZ_DAY_UNCERTAIN, NULL },
    { "2027-01-03", FZ_DAY_UNCERTAIN, NULL },
    { "2027-01-04", FZ_DAY_BEYOND, NULL },
    { "2027-01-18", FZ_DAY_BEYOND, NULL },
    { "2027-01-19", FZ_DAY_UNCERTAIN, NULL },
    { "2027-02-26", FZ_DAY_UNCERTAIN, NULL },
    { "2027-02-27", FZ_DAY_BEYOND, NULL },
    { "2027-03-15", FZ_DAY_BEYOND, NULL },
    { "2027-04-01", FZ_DAY_BEYOND, NULL },
    { "2027-04-05", FZ_DAY_UNCERTAIN, NULL },
    { "2027-04-08", FZ_DAY_BEYOND, NULL },
    { "2027-04-28", FZ_DAY_BEYOND, NULL },
    { "2027-05-01", FZ_DAY_UNCERTAIN, NULL },
    { "2027-05-05", FZ_DAY_UNCERTAIN, NULL },
    { "2027-05-06", FZ_DAY_BEYOND, NULL },
    { "2027-06-09", FZ_DAY_UNCERTAIN, NULL },
    { "2027-06-28", FZ_DAY_BEYOND, NULL },
    { "2027-07-14", FZ_DAY_BEYOND, NULL },
    { "2027-09-15", FZ_DAY_UNCERTAIN, NULL },
    { "2027-10-01", FZ_DAY_UNCERTAIN, NULL },
    { "2027-10-08", FZ_DAY_UNCERTAIN, NULL },
    { "2027-10-09", FZ_DAY_BEYOND, NULL },
    { "2027-12-31", FZ_DAY_BEYOND, NULL },    /* 2028 begins on a Saturday */
    { "2028-12-31", FZ_DAY_UNCERTAIN, NULL }, /* 2029 on a Monday */
    { "2024-12-31", FZ_DAY_BEYOND, NULL },    /* 2025 is known */
    { "2024-10-01", FZ_DAY_UNCERTAIN, NULL },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FzNames *names;

      g_test_message ("%s", cases[i].iso);
      g_assert_cmpint (fz_calendar_get_day (calendar, day_of (cases[i].iso), &names), ==,
                       cases[i].nature);
      g_assert_cmpstr (names != NULL ? fz_names_get (names, FZ_SCRIPT_HANS) : NULL, ==,
                       cases[i].name);
    }
}

static void
test_years (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (GArray) none = fz_calendar_days_new ();
  g_autoptr (FzCalendar) empty = fz_calendar_new (none);
  int first, last;

  g_assert_true (fz_calendar_get_years (calendar, &first, &last));
  g_assert_cmpint (first, ==, 2025);
  g_assert_cmpint (last, ==, 2026);
  g_assert_false (fz_calendar_get_years (empty, &first, &last));
  g_assert_cmpint (fz_calendar_get_day (empty, day_of ("2026-07-01"), NULL), ==, FZ_DAY_BEYOND);
}

/* The New Year's holiday of a year may begin in the year before, which is not
 * known by that. */
static void
test_december_belongs_to_the_next_year (void)
{
  g_autoptr (GArray) days = fz_calendar_days_new ();
  g_autoptr (FzCalendar) calendar = NULL;

  fz_calendar_days_add (days, "2023-12-30", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  fz_calendar_days_add (days, "2024-01-01", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  fz_calendar_days_add (days, "no date", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  calendar = fz_calendar_new (days);

  g_assert_cmpint (fz_calendar_get_day (calendar, day_of ("2023-12-30"), NULL), ==,
                   FZ_DAY_PUBLIC_HOLIDAY);
  g_assert_cmpint (fz_calendar_get_day (calendar, day_of ("2023-07-03"), NULL), ==, FZ_DAY_BEYOND);
  g_assert_cmpint (fz_calendar_get_day (calendar, day_of ("2024-10-01"), NULL), ==,
                   FZ_DAY_ORDINARY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/years", test_years);
  g_test_add_func ("/calendar/december-belongs-to-the-next-year",
                   test_december_belongs_to_the_next_year);
  return g_test_run ();
}
