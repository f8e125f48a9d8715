/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar.h"

struct _FzCalendar
{
  gatomicrefcount ref_count;
  GArray         *days;    /* (owned) of FzCalendarDay */
  GHashTable     *numbers; /* (owned) FzDay to its number in days + 1 */
  GHashTable     *years;   /* (owned) set of the years that are known */
  int             first_year;
  int             last_year; /* 0: no year is known */
};

/* Where a public holiday may fall, from month * 100 + day to the same, both
 * included. The days themselves are those of the Regulation on Public Holidays
 * for National Annual Festivals and Memorial Days (全国年节及纪念日放假办法, 2024);
 * the margins are the widest of the State Council's yearly notices since 2019,
 * which join a holiday to a weekend. Lunar festivals fall, from 2025 to 2100
 * (GB/T 33661-2017, as ICU computes it):
 *
 *   Spring Festival  21 January to 19 February; its holiday begins up to two days
 *                    before the new year and ends up to seven days after it
 *   Dragon Boat      27 May to 25 June; Mid-Autumn 7 September to 6 October: two
 *                    days before and after
 */
static const struct
{
  int from;
  int to;
} windows[] = {
  { 101, 103 },  /* New Year; for December see begins_in_december() */
  { 119, 226 },  /* Spring Festival */
  { 402, 407 },  /* Qingming, 4 or 5 April */
  { 429, 505 },  /* Labour Day */
  { 525, 627 },  /* Dragon Boat */
  { 905, 1008 }, /* Mid-Autumn and National Day */
};

/* From here on a day may belong to the New Year's holiday of the next year. */
#define FIRST_DAY_OF_NEXT_YEAR 1225
#define FIRST_HOLIDAY_OF_NEXT_YEAR 1230

G_DEFINE_BOXED_TYPE (FzCalendar, fz_calendar, fz_calendar_ref, fz_calendar_unref)

static void
clear_day (FzCalendarDay *day)
{
  g_free (day->date);
  fz_names_clear (&day->names);
}

static gboolean
is_known_year (const FzCalendar *self,
               int               year)
{
  return g_hash_table_contains (self->years, GINT_TO_POINTER (year));
}

static void
add_year (FzCalendar *self,
          int         year)
{
  g_hash_table_add (self->years, GINT_TO_POINTER (year));
  self->first_year = self->last_year == 0 ? year : MIN (self->first_year, year);
  self->last_year = MAX (self->last_year, year);
}

static void
add_day (FzCalendar          *self,
         const FzCalendarDay *day)
{
  FzCalendarDay copy = *day;
  FzDay         number;
  FzDate        date;

  if (!fz_day_from_iso (day->date, &number))
    return;

  copy.date = g_strdup (day->date);
  copy.names = fz_names_copy (&day->names);
  g_array_append_val (self->days, copy);
  g_hash_table_insert (self->numbers, GINT_TO_POINTER (number),
                       GUINT_TO_POINTER (self->days->len));

  date = fz_day_to_date (number);
  if (date.month * 100 + date.day < FIRST_DAY_OF_NEXT_YEAR)
    add_year (self, date.year);
}

/* An empty array of FzCalendarDay that frees what it holds. */
GArray *
fz_calendar_days_new (void)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (FzCalendarDay));

  g_array_set_clear_func (days, (GDestroyNotify) clear_day);
  return days;
}

/* Takes @names. Days stand in the order of their dates, whatever the order in
 * which they come. */
void
fz_calendar_days_add (GArray     *days,
                      const char *date,
                      FzDayKind   kind,
                      FzNames     names)
{
  FzCalendarDay day = { .date = g_strdup (date), .kind = kind, .names = names };
  guint         i = days->len;

  while (i > 0 && g_strcmp0 (g_array_index (days, FzCalendarDay, i - 1).date, date) > 0)
    i--;
  g_array_insert_val (days, i, day);
}

gboolean
fz_calendar_days_equal (const GArray *a,
                        const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (a, FzCalendarDay, i);
      const FzCalendarDay *other = &g_array_index (b, FzCalendarDay, i);

      if (g_strcmp0 (day->date, other->date) != 0 || day->kind != other->kind ||
          !fz_names_equal (&day->names, &other->names))
        return FALSE;
    }
  return TRUE;
}

/* The calendar of @days, an array of FzCalendarDay, which are copied. What is no
 * date is left out; a date that is there twice is what it is last. */
FzCalendar *
fz_calendar_new (const GArray *days)
{
  FzCalendar *self = g_new0 (FzCalendar, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->days = fz_calendar_days_new ();
  self->numbers = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < days->len; i++)
    add_day (self, &g_array_index (days, FzCalendarDay, i));
  return self;
}

FzCalendar *
fz_calendar_ref (FzCalendar *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_calendar_unref (FzCalendar *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->days);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->years);
  g_free (self);
}

/* Whether the holiday of a New Year reaches back into December: to join 1 January
 * to a weekend, it does from Sunday to Tuesday. */
static gboolean
begins_in_december (int year)
{
  int weekday = fz_day_get_weekday (fz_day_from_date (year, 1, 1));

  return weekday == 6 || weekday <= 1;
}

static FzDayNature
guess_nature (const FzCalendar *self,
              FzDay             day)
{
  FzDate   date = fz_day_to_date (day);
  int      number = date.month * 100 + date.day;
  gboolean is_known = is_known_year (self, date.year);

  if (number >= FIRST_HOLIDAY_OF_NEXT_YEAR && !is_known_year (self, date.year + 1) &&
      begins_in_december (date.year + 1))
    return FZ_DAY_UNCERTAIN;
  if (is_known)
    return FZ_DAY_ORDINARY;

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      if (number >= windows[i].from && number <= windows[i].to)
        return FZ_DAY_UNCERTAIN;
    }
  return FZ_DAY_BEYOND;
}

/* What @day is; @names (which may be NULL) becomes the names of the holiday that
 * it belongs to, owned by the calendar, or NULL. */
FzDayNature
fz_calendar_get_day (const FzCalendar *self,
                     FzDay             day,
                     const FzNames   **names)
{
  gpointer             number = g_hash_table_lookup (self->numbers, GINT_TO_POINTER (day));
  const FzCalendarDay *found;

  if (names != NULL)
    *names = NULL;
  if (number == NULL)
    return guess_nature (self, day);

  found = &g_array_index (self->days, FzCalendarDay, GPOINTER_TO_UINT (number) - 1);
  if (names != NULL)
    *names = &found->names;
  return found->kind == FZ_DAY_HOLIDAY ? FZ_DAY_PUBLIC_HOLIDAY : FZ_DAY_MAKE_UP_WORKDAY;
}

gboolean
fz_calendar_is_known (const FzCalendar *self,
                      int               year)
{
  return is_known_year (self, year);
}

/* The year whose holidays @day belongs to: that of its date, or from 25 December on the
 * next one, whose New Year's holiday may begin there. */
int
fz_calendar_find_year (FzDay day)
{
  FzDate date = fz_day_to_date (day);

  return date.month * 100 + date.day < FIRST_DAY_OF_NEXT_YEAR ? date.year : date.year + 1;
}

/* Of FzCalendarDay, by date; owned by the calendar. */
const GArray *
fz_calendar_get_days (const FzCalendar *self)
{
  return self->days;
}

/* The first and the last year that are known; FALSE when none is. */
gboolean
fz_calendar_get_years (const FzCalendar *self,
                       int              *first,
                       int              *last)
{
  *first = self->first_year;
  *last = self->last_year;
  return self->last_year != 0;
}
