/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-plan.h"

#define SPRING "0217 h 春节;0218 h 春节;0219 h 春节;"
#define REST "0405 h 清明;0501 h 劳动节;0619 h 端午;1001 h 国庆节;1002 h 国庆节;1003 h 国庆节;"
#define WHOLE "0101 h 元旦;" SPRING REST

/* Adds days written as "0101 h 元旦;" to @days: a holiday (h) or a working day (w). */
static void
add_days (GArray     *days,
          int         year,
          const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_autofree char *date = g_strdup_printf ("%d-%.2s-%.2s", year, words[i], words[i] + 2);

      fz_calendar_days_add (days, date, words[i][5] == 'h' ? FZ_DAY_HOLIDAY : FZ_DAY_WORKDAY,
                            fz_names_make (words[i] + 7, NULL, NULL));
    }
}

static GArray *
make_days (int         year,
           const char *text)
{
  GArray *days = fz_calendar_days_new ();

  add_days (days, year, text);
  return days;
}

static void
test_judge (void)
{
  static const struct
  {
    const char     *days;
    FzCalendarFault fault;
  } cases[] = {
    { WHOLE, FZ_CALENDAR_WHOLE },
    { WHOLE "1010 w 国庆节;0920 w 国庆节;", FZ_CALENDAR_WHOLE },
    { WHOLE "1012 w 国庆节;", FZ_CALENDAR_WORKING_WEEKDAY },
    { "", FZ_CALENDAR_NO_NEW_YEAR },
    { SPRING REST, FZ_CALENDAR_NO_NEW_YEAR },
    { "0101 w 元旦;" SPRING REST, FZ_CALENDAR_NO_NEW_YEAR },
    { "0101 h 元旦;0217 h 春节;0218 h 春节;" REST, FZ_CALENDAR_NO_SPRING_FESTIVAL },
    { "0101 h 元旦;" SPRING "0501 h 劳动节;0619 h 端午;1001 h a;1002 h a;1003 h a;",
      FZ_CALENDAR_NO_QINGMING },
    { "0101 h 元旦;" SPRING "0405 h 清明;0502 h 劳动节;0619 h 端午;1001 h a;1002 h a;1003 h a;",
      FZ_CALENDAR_NO_LABOUR_DAY },
    { "0101 h 元旦;" SPRING "0405 h 清明;0501 h 劳动节;1001 h a;1002 h a;1003 h a;",
      FZ_CALENDAR_NO_DRAGON_BOAT },
    { "0101 h 元旦;" SPRING "0405 h 清明;0501 h 劳动节;0619 h 端午;1001 h a;1003 h a;1004 h a;",
      FZ_CALENDAR_NO_NATIONAL_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) days = make_days (2026, cases[i].days);

      g_test_message ("%s", cases[i].days);
      g_assert_cmpint (fz_calendar_judge_year (days, 2026), ==, cases[i].fault);
    }
}

static const FzCalendarYear *
get_year (const FzCalendarPlan *plan,
          guint                 i)
{
  g_assert_cmpuint (i, <, plan->years->len);
  return &g_array_index (plan->years, FzCalendarYear, i);
}

static void
test_adds (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE);
  g_autoptr (GArray) file = make_days (2027, WHOLE "1010 w 国庆节;");
  g_autoptr (FzCalendarPlan) plan = fz_calendar_plan_new (now, file);
  const FzCalendarYear *year = get_year (plan, 0);

  g_assert_true (plan->changes);
  g_assert_cmpuint (plan->years->len, ==, 1);
  g_assert_cmpint (year->year, ==, 2027);
  g_assert_cmpint (year->fate, ==, FZ_CALENDAR_ADDED);
  g_assert_cmpuint (year->n_holidays, ==, 10);
  g_assert_cmpuint (year->n_workdays, ==, 1);
  g_assert_cmpuint (plan->days->len, ==, now->len + file->len);
  g_assert_cmpstr (g_array_index (plan->days, FzCalendarDay, 0).date, ==, "2026-01-01");
}

/* What the file has of a year is all of it. */
static void
test_replaces (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE "0502 h 劳动节;");
  g_autoptr (GArray) file = make_days (2026, WHOLE);
  g_autoptr (FzCalendarPlan) plan = fz_calendar_plan_new (now, file);

  g_assert_true (plan->changes);
  g_assert_cmpint (get_year (plan, 0)->fate, ==, FZ_CALENDAR_REPLACED);
  g_assert_cmpuint (get_year (plan, 0)->n_holidays, ==, 10);
  g_assert_cmpuint (get_year (plan, 0)->n_holidays_before, ==, 11);
  g_assert_true (fz_calendar_days_equal (plan->days, file));
}

static void
test_changes_nothing (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE);
  g_autoptr (FzCalendarPlan) plan = fz_calendar_plan_new (now, now);

  g_assert_false (plan->changes);
  g_assert_cmpint (get_year (plan, 0)->fate, ==, FZ_CALENDAR_UNCHANGED);
  g_assert_true (fz_calendar_days_equal (plan->days, now));
}

/* A year without one of its holidays would make that day an ordinary one. */
static void
test_leaves_out (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE);
  g_autoptr (GArray) file = make_days (2026, SPRING REST);
  g_autoptr (FzCalendarPlan) plan = NULL;

  add_days (file, 2027, WHOLE);
  plan = fz_calendar_plan_new (now, file);
  g_assert_cmpint (get_year (plan, 0)->fate, ==, FZ_CALENDAR_LEFT_OUT);
  g_assert_cmpint (get_year (plan, 0)->fault, ==, FZ_CALENDAR_NO_NEW_YEAR);
  g_assert_cmpint (get_year (plan, 1)->fate, ==, FZ_CALENDAR_ADDED);
  g_assert_null (fz_calendar_plan_find_fault (plan));
  g_assert_cmpuint (plan->days->len, ==, 2 * now->len);
}

static void
test_finds_fault (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE);
  g_autoptr (GArray) file = make_days (2027, SPRING REST);
  g_autoptr (FzCalendarPlan) plan = fz_calendar_plan_new (now, file);

  g_assert_false (plan->changes);
  g_assert_cmpint (fz_calendar_plan_find_fault (plan)->year, ==, 2027);
  g_assert_true (fz_calendar_days_equal (plan->days, now));
}

/* The last days of December are the next year's: they come and go with it. */
static void
test_late_december (void)
{
  g_autoptr (GArray) now = make_days (2026, WHOLE "1231 h 元旦;");
  g_autoptr (GArray) file = make_days (2026, WHOLE);
  g_autoptr (FzCalendarPlan) same = fz_calendar_plan_new (now, file);
  g_autoptr (GArray) next = make_days (2027, WHOLE);
  g_autoptr (FzCalendarPlan) other = NULL;

  g_assert_cmpint (get_year (same, 0)->fate, ==, FZ_CALENDAR_UNCHANGED);
  g_assert_true (fz_calendar_days_equal (same->days, now));

  other = fz_calendar_plan_new (now, next);
  g_assert_cmpint (get_year (other, 0)->fate, ==, FZ_CALENDAR_REPLACED);
  g_assert_cmpuint (other->days->len, ==, file->len + next->len);
}

/* A file in one language does not take the others away. */
static void
test_keeps_names (void)
{
  g_autoptr (GArray) now = fz_calendar_days_new ();
  g_autoptr (GArray) file = make_days (2027, WHOLE);
  g_autoptr (FzCalendarPlan) plan = NULL;
  const FzCalendarDay *day;

  fz_calendar_days_add (now, "2026-04-05", FZ_DAY_HOLIDAY,
                        fz_names_make ("清明节", "清明節", "Tomb-sweeping Day"));
  plan = fz_calendar_plan_new (now, file);
  for (guint i = 0; i < plan->days->len; i++)
    {
      day = &g_array_index (plan->days, FzCalendarDay, i);
      if (!g_str_equal (day->date, "2027-04-05"))
        continue;
      g_assert_cmpstr (fz_names_get (&day->names, FZ_SCRIPT_HANS), ==, "清明");
      g_assert_cmpstr (fz_names_get (&day->names, FZ_SCRIPT_HANT), ==, "清明節");
      g_assert_cmpstr (fz_names_get (&day->names, FZ_SCRIPT_LATIN), ==, "Tomb-sweeping Day");
      return;
    }
  g_assert_not_reached ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-plan/judge", test_judge);
  g_test_add_func ("/calendar-plan/adds", test_adds);
  g_test_add_func ("/calendar-plan/replaces", test_replaces);
  g_test_add_func ("/calendar-plan/changes-nothing", test_changes_nothing);
  g_test_add_func ("/calendar-plan/leaves-out", test_leaves_out);
  g_test_add_func ("/calendar-plan/finds-fault", test_finds_fault);
  g_test_add_func ("/calendar-plan/late-december", test_late_december);
  g_test_add_func ("/calendar-plan/keeps-names", test_keeps_names);
  return g_test_run ();
}
