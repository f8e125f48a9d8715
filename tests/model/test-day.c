/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-day.h"

static void
test_agrees_with_glib (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1);

  for (FzDay day = FZ_DAY_MIN; day <= FZ_DAY_MAX; day++)
    {
      FzDate found = fz_day_to_date (day);

      g_assert_cmpint (found.year, ==, g_date_get_year (date));
      g_assert_cmpint (found.month, ==, g_date_get_month (date));
      g_assert_cmpint (found.day, ==, g_date_get_day (date));
      g_assert_cmpint (found.weekday + 1, ==, g_date_get_weekday (date));
      g_assert_cmpint (fz_day_from_date (found.year, found.month, found.day), ==, day);
      g_date_add_days (date, day < FZ_DAY_MAX ? 1 : 0);
    }
}

static void
test_iso (void)
{
  static const char *const bad[] = {
    "", "2026", "2026-1-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-01-32", "0000-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "x026-01-01"
  };
  g_autofree char *text = NULL;
  FzDay            day = 0;

  g_assert_true (fz_day_from_iso ("2026-10-10", &day));
  text = fz_day_to_iso (day);
  g_assert_cmpstr (text, ==, "2026-10-10");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (fz_day_from_iso (bad[i], &day));
}

static void
test_china_time (void)
{
  static const struct
  {
    gint64      time; /* Unix */
    const char *iso;
    int         minute;
  } cases[] = {
    { 0, "1970-01-01", 480 },
    { 57599, "1970-01-01", 1439 },
    { 57600, "1970-01-02", 0 },
    { 1767196799, "2025-12-31", 1439 },
    { 1767196800, "2026-01-01", 0 },
    { 1791595800, "2026-10-10", 570 },
    { -1, "1970-01-01", 479 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int              minute;
      FzDay            day = fz_day_of_time (cases[i].time, &minute);
      g_autofree char *iso = fz_day_to_iso (day);

      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (minute, ==, cases[i].minute);
      g_assert_cmpint (fz_day_to_time (day, minute), ==,
                       cases[i].time - ((cases[i].time % 60) + 60) % 60);
    }
}

static void
test_extremes (void)
{
  int minute;

  g_assert_cmpint (fz_day_of_time (G_MAXINT64, &minute), >=, FZ_DAY_MAX);
  g_assert_cmpint (fz_day_of_time (G_MININT64, &minute), >=, FZ_DAY_MIN);
  g_assert_cmpint (minute, >=, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/agrees-with-glib", test_agrees_with_glib);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/china-time", test_china_time);
  g_test_add_func ("/day/extremes", test_extremes);
  return g_test_run ();
}
