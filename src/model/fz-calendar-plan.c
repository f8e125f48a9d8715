/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-plan.h"

/* The holidays that every year has, as in fz-calendar.c, each with the days it may fall
 * on (month * 100 + day, both included) and how many of them are free at least. By its
 * date alone a Mid-Autumn Festival cannot be told from National Day's week. */
static const struct
{
  FzCalendarFault fault;
  int             from;
  int             to;
  guint           n_days;
} festivals[] = {
  { FZ_CALENDAR_NO_NEW_YEAR, 101, 101, 1 },
  { FZ_CALENDAR_NO_SPRING_FESTIVAL, 119, 226, 3 },
  { FZ_CALENDAR_NO_QINGMING, 404, 406, 1 },
  { FZ_CALENDAR_NO_LABOUR_DAY, 501, 501, 1 },
  { FZ_CALENDAR_NO_DRAGON_BOAT, 527, 625, 1 },
  { FZ_CALENDAR_NO_NATIONAL_DAY, 1001, 1003, 3 },
};

#define SATURDAY 5

static const FzCalendarDay *
get_day (const GArray *days,
         guint         i)
{
  return &g_array_index (days, FzCalendarDay, i);
}

static void
append_copy (GArray              *days,
             const FzCalendarDay *day)
{
  fz_calendar_days_add (days, day->date, day->kind, fz_names_copy (&day->names));
}

/* Whose holidays @day belongs to; 0 where it is no date. */
static int
get_year (const FzCalendarDay *day)
{
  FzDay number;

  return fz_day_from_iso (day->date, &number) ? fz_calendar_find_year (number) : 0;
}

/* The days of @newer, and those of @older in the years that @newer says nothing of; both
 * of FzCalendarDay, by date. The caller's own. */
GArray *
fz_calendar_days_merge (const GArray *older,
                        const GArray *newer)
{
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
  GArray *days = fz_calendar_days_new ();

  for (guint i = 0; i < newer->len; i++)
    {
      g_hash_table_add (years, GINT_TO_POINTER (get_year (get_day (newer, i))));
      append_copy (days, get_day (newer, i));
    }
  for (guint i = 0; i < older->len; i++)
    {
      if (!g_hash_table_contains (years, GINT_TO_POINTER (get_year (get_day (older, i)))))
        append_copy (days, get_day (older, i));
    }
  return days;
}

static GArray *
pick_year (const GArray *days,
           int           year)
{
  GArray *picked = fz_calendar_days_new ();

  for (guint i = 0; i < days->len; i++)
    {
      if (get_year (get_day (days, i)) == year)
        append_copy (picked, get_day (days, i));
    }
  return picked;
}

static guint
count_kind (const GArray *days,
            FzDayKind     kind)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    n += get_day (days, i)->kind == kind ? 1 : 0;
  return n;
}

static guint
count_holidays (const GArray *days,
                int           from,
                int           to)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = get_day (days, i);
      FzDay                number = 0;
      FzDate               date;

      if (day->kind != FZ_DAY_HOLIDAY || !fz_day_from_iso (day->date, &number))
        continue;
      date = fz_day_to_date (number);
      n += date.month * 100 + date.day >= from && date.month * 100 + date.day <= to ? 1 : 0;
    }
  return n;
}

static gboolean
has_working_weekday (const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      FzDay number = 0;

      if (get_day (days, i)->kind == FZ_DAY_WORKDAY &&
          fz_day_from_iso (get_day (days, i)->date, &number) &&
          fz_day_get_weekday (number) < SATURDAY)
        return TRUE;
    }
  return FALSE;
}

/* The first thing that is wrong with what @days, of FzCalendarDay, say of @year, whose
 * late December is the next year's; see fz_calendar_find_year(). */
FzCalendarFault
fz_calendar_judge_year (const GArray *days,
                        int           year)
{
  g_autoptr (GArray) picked = pick_year (days, year);

  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    {
      if (count_holidays (picked, festivals[i].from, festivals[i].to) < festivals[i].n_days)
        return festivals[i].fault;
    }
  return has_working_weekday (picked) ? FZ_CALENDAR_WORKING_WEEKDAY : FZ_CALENDAR_WHOLE;
}

/* The fault in English words, behind "2027: "; static. */
const char *
fz_calendar_fault_to_text (FzCalendarFault fault)
{
  static const char *const texts[] = {
    [FZ_CALENDAR_WHOLE] = "whole",
    [FZ_CALENDAR_NO_NEW_YEAR] = "1 January is no holiday",
    [FZ_CALENDAR_NO_SPRING_FESTIVAL] = "the Spring Festival has fewer than three holidays",
    [FZ_CALENDAR_NO_QINGMING] = "Tomb-sweeping Day is no holiday",
    [FZ_CALENDAR_NO_LABOUR_DAY] = "1 May is no holiday",
    [FZ_CALENDAR_NO_DRAGON_BOAT] = "the Dragon Boat Festival is no holiday",
    [FZ_CALENDAR_NO_NATIONAL_DAY] = "1 to 3 October are not all holidays",
    [FZ_CALENDAR_WORKING_WEEKDAY] = "a make-up working day is no Saturday or Sunday",
  };

  return texts[fault];
}

/* The length of a name without the word for a festival at its end: 清明 is 清明节. */
static gsize
measure_name (const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, "节") || g_str_has_suffix (name, "節"))
    length -= strlen ("节");
  return length;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  return a != NULL && b != NULL && measure_name (a) == measure_name (b) &&
         strncmp (a, b, measure_name (a)) == 0;
}

static gboolean
share_name (const FzNames *a,
            const FzNames *b)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      if (is_same_name (a->by_script[i], b->by_script[i]))
        return TRUE;
    }
  return FALSE;
}

/* Gives @names, where a script is missing, what the holiday is called in @known. */
static void
fill_names (FzNames      *names,
            const GArray *known)
{
  for (guint i = 0; i < known->len; i++)
    {
      const FzNames *others = &get_day (known, i)->names;

      if (!share_name (names, others))
        continue;
      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        {
          if (names->by_script[script] == NULL)
            names->by_script[script] = g_strdup (others->by_script[script]);
        }
      return;
    }
}

static FzCalendarFate
find_fate (const FzCalendarYear *year,
           const GArray         *old,
           const GArray *new)
{
  if (year->fault != FZ_CALENDAR_WHOLE)
    return FZ_CALENDAR_LEFT_OUT;
  if (old->len == 0)
    return FZ_CALENDAR_ADDED;
  return fz_calendar_days_equal (old, new) ? FZ_CALENDAR_UNCHANGED : FZ_CALENDAR_REPLACED;
}

/* Notes what becomes of @number, and adds the days that it gets to @taken. */
static void
plan_year (FzCalendarPlan *self,
           const GArray   *now,
           const GArray   *file,
           int             number,
           GArray         *taken)
{
  g_autoptr (GArray) old = pick_year (now, number);
  g_autoptr (GArray) new = pick_year (file, number);
  FzCalendarYear year = { .year = number };

  for (guint i = 0; i < new->len; i++)
    fill_names (&g_array_index (new, FzCalendarDay, i).names, now);
  year.n_holidays = count_kind (new, FZ_DAY_HOLIDAY);
  year.n_workdays = count_kind (new, FZ_DAY_WORKDAY);
  year.n_holidays_before = count_kind (old, FZ_DAY_HOLIDAY);
  year.n_workdays_before = count_kind (old, FZ_DAY_WORKDAY);
  year.fault = fz_calendar_judge_year (new, number);
  year.fate = find_fate (&year, old, new);
  if (year.fate == FZ_CALENDAR_ADDED || year.fate == FZ_CALENDAR_REPLACED)
    self->changes = TRUE;

  for (guint i = 0; year.fate != FZ_CALENDAR_LEFT_OUT && i < new->len; i++)
    append_copy (taken, get_day (new, i));
  g_array_append_val (self->years, year);
}

/* Takes the days of a @file (both of FzCalendarDay, by date) into the calendar of
 * @now: year by year, for the State Council publishes a year at a time. A year that the
 * file has takes the place of the one before, unless it is not whole: then it is left
 * out, since a holiday that it lacks would be told to be an ordinary day. Names that
 * the file lacks are those by which the same holiday is known already. */
FzCalendarPlan *
fz_calendar_plan_new (const GArray *now,
                      const GArray *file)
{
  FzCalendarPlan *self = g_new0 (FzCalendarPlan, 1);
  g_autoptr (GArray) taken = fz_calendar_days_new ();
  int last = 0;

  self->years = g_array_new (FALSE, FALSE, sizeof (FzCalendarYear));
  for (guint i = 0; i < file->len; i++)
    {
      int year = get_year (get_day (file, i));

      if (year != last && year != 0)
        plan_year (self, now, file, year, taken);
      last = year;
    }
  self->days = fz_calendar_days_merge (now, taken);
  return self;
}

/* The first year of a file of which none can be taken; NULL where one can be, or is known
 * already. Owned by the plan. */
const FzCalendarYear *
fz_calendar_plan_find_fault (const FzCalendarPlan *self)
{
  for (guint i = 0; i < self->years->len; i++)
    {
      if (g_array_index (self->years, FzCalendarYear, i).fate != FZ_CALENDAR_LEFT_OUT)
        return NULL;
    }
  return self->years->len > 0 ? &g_array_index (self->years, FzCalendarYear, 0) : NULL;
}

void
fz_calendar_plan_free (FzCalendarPlan *self)
{
  g_array_unref (self->years);
  g_array_unref (self->days);
  g_free (self);
}
