/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-calendar-words.h"

#include <glib/gi18n.h>

/* "2025–2027", "2025, 2026" or "2025". */
static char *
join_years (int first,
            int last)
{
  if (first == last)
    return g_strdup_printf ("%d", first);
  if (first + 1 == last)
    return g_strdup_printf ("%d%s%d", first, C_ ("list", ", "), last);
  return g_strdup_printf ("%d–%d", first, last);
}

/* Of which years the public holidays are known. */
char *
fz_words_for_known_years (const FzCalendar *calendar)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ranges = NULL;
  g_autofree char *list = NULL;
  int              first, last;

  if (!fz_calendar_get_years (calendar, &first, &last))
    return g_strdup (_ ("No year’s holidays are known."));

  for (int year = first; year <= last; year++)
    {
      int end = year;

      if (!fz_calendar_is_known (calendar, year))
        continue;
      while (fz_calendar_is_known (calendar, end + 1))
        end++;
      g_strv_builder_take (builder, join_years (year, end));
      year = end;
    }
  ranges = g_strv_builder_end (builder);
  list = g_strjoinv (C_ ("list", ", "), ranges);
  /* Translators: %s are years: "2025, 2026". */
  return g_strdup_printf (_ ("The holidays of %s are known."), list);
}

static char *
count_holidays (guint n)
{
  return g_strdup_printf (ngettext ("%u holiday", "%u holidays", n), n);
}

static char *
count_workdays (guint n)
{
  /* Translators: a Saturday or Sunday that is worked in place of another day. */
  return g_strdup_printf (ngettext ("%u make-up working day", "%u make-up working days", n), n);
}

static char *
describe_left_out (const FzCalendarYear *year)
{
  switch (year->fault)
    {
    case FZ_CALENDAR_NO_NEW_YEAR:
      return g_strdup_printf (_ ("%d is left out: in the file 1 January is no holiday."),
                              year->year);
    case FZ_CALENDAR_NO_SPRING_FESTIVAL:
      return g_strdup_printf (_ ("%d is left out: in the file the Spring Festival has fewer "
                                 "than three holidays."),
                              year->year);
    case FZ_CALENDAR_NO_QINGMING:
      return g_strdup_printf (_ ("%d is left out: in the file Tomb-sweeping Day is no holiday."),
                              year->year);
    case FZ_CALENDAR_NO_LABOUR_DAY:
      return g_strdup_printf (_ ("%d is left out: in the file 1 May is no holiday."),
                              year->year);
    case FZ_CALENDAR_NO_DRAGON_BOAT:
      return g_strdup_printf (_ ("%d is left out: in the file the Dragon Boat Festival is "
                                 "no holiday."),
                              year->year);
    case FZ_CALENDAR_NO_NATIONAL_DAY:
      return g_strdup_printf (_ ("%d is left out: in the file 1 to 3 October are not all "
                                 "holidays."),
                              year->year);
    case FZ_CALENDAR_WORKING_WEEKDAY:
      return g_strdup_printf (_ ("%d is left out: in the file a make-up working day is no "
                                 "Saturday or Sunday."),
                              year->year);
    case FZ_CALENDAR_WHOLE:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_year (const FzCalendarYear *year)
{
  g_autofree char *holidays = count_holidays (year->n_holidays);
  g_autofree char *workdays = count_workdays (year->n_workdays);
  g_autofree char *holidays_before = count_holidays (year->n_holidays_before);
  g_autofree char *workdays_before = count_workdays (year->n_workdays_before);

  switch (year->fate)
    {
    case FZ_CALENDAR_ADDED:
      /* Translators: a year, "28 holidays", "6 make-up working days". */
      return g_strdup_printf (_ ("%d is added, with %s and %s."), year->year, holidays, workdays);
    case FZ_CALENDAR_REPLACED:
      /* Translators: a year, how many days the file has, and how many there were. */
      return g_strdup_printf (_ ("%d is replaced: %s and %s instead of %s and %s."), year->year,
                              holidays, workdays, holidays_before, workdays_before);
    case FZ_CALENDAR_UNCHANGED:
      return g_strdup_printf (_ ("%d is known already and stays as it is."), year->year);
    case FZ_CALENDAR_LEFT_OUT:
    default:
      return describe_left_out (year);
    }
}

/* What importing comes to: a sentence a year, each a paragraph of its own. */
char *
fz_words_for_calendar_plan (const FzCalendarPlan *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < plan->years->len; i++)
    g_strv_builder_take (builder,
                         describe_year (&g_array_index (plan->years, FzCalendarYear, i)));
  lines = g_strv_builder_end (builder);
  return g_strjoinv ("\n\n", lines);
}
