/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-day.h"

#include <string.h>

/* A rule for at most so many days in a row is one for special days. */
#define MAX_SPECIAL_DAYS 31

/* A day as rules see it. */
typedef struct
{
  FzDate   date; /* its weekday is the one whose hours it has */
  gboolean is_holiday;
} Seen;

/* The ways in which a day may have to be seen: one for a day that is known; for a
 * make-up working day each from Monday to Friday; for a day that may be a holiday
 * as it stands, as a holiday and, at a weekend, as a make-up working day. */
typedef struct
{
  Seen  ways[7];
  guint n;
} Ways;

static gboolean
matches_years (const GArray *years,
               int           year)
{
  for (guint i = 0; i < years->len; i++)
    {
      const FzHoursYears *item = &g_array_index (years, FzHoursYears, i);

      if (year >= item->from && year <= item->to)
        return TRUE;
    }
  return FALSE;
}

static int
number_date (int year,
             int month,
             int day)
{
  return (year * 100 + month) * 100 + day;
}

static gboolean
is_within_dates (const FzHoursDates *dates,
                 const FzDate       *date)
{
  int year = dates->from_year == 0 ? 0 : date->year;
  int from = number_date (dates->from_year, dates->from_month, dates->from_day);
  int to = number_date (dates->to_year, dates->to_month, dates->to_day);
  int number = number_date (year, date->month, date->day);

  if (from <= to)
    return number >= from && number <= to;
  return number >= from || number <= to;
}

static gboolean
matches_dates (const GArray *list,
               const FzDate *date)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (is_within_dates (&g_array_index (list, FzHoursDates, i), date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches_weekday (const FzHoursRule *rule,
                 const Seen        *seen)
{
  gboolean is_weekday = (rule->weekdays >> seen->date.weekday & 1) != 0;

  switch (rule->holidays)
    {
    case FZ_HOURS_HOLIDAYS_UNNAMED:
      return rule->weekdays == 0 || is_weekday;
    case FZ_HOURS_HOLIDAYS_TOO:
      return is_weekday || seen->is_holiday;
    case FZ_HOURS_HOLIDAYS_ONLY:
      return is_weekday && seen->is_holiday;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
matches (const FzHoursRule *rule,
         const Seen        *seen)
{
  return matches_weekday (rule, seen) &&
         (rule->years == NULL || matches_years (rule->years, seen->date.year)) &&
         (rule->dates == NULL || matches_dates (rule->dates, &seen->date));
}

/* Whether rule number @i, where it matches a day, takes the whole of it from the
 * rules before it. */
static gboolean
takes_whole_day (const FzHours *self,
                 guint          i)
{
  const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

  if (rule->separator != FZ_HOURS_SEPARATOR_NORMAL || rule->state == FZ_HOURS_STATE_CLOSED)
    return FALSE;
  if (fz_hours_rule_names_days (rule))
    return TRUE;
  return i > 0 && rule->state == FZ_HOURS_STATE_OPEN &&
         !fz_hours_rule_names_days (&g_array_index (self->rules, FzHoursRule, i - 1));
}

/* Gives the minutes from @start to @end to rule number @i; a fallback takes only
 * those that are closed. */
static void
paint (const FzHours *self,
       guint          i,
       int            start,
       int            end,
       FzHoursCell    bits,
       FzHoursCell   *cells)
{
  gboolean is_fallback = g_array_index (self->rules, FzHoursRule, i).falls_back;

  for (int minute = start; minute < end; minute++)
    {
      if (!is_fallback || fz_hours_get_cell_state (self, cells[minute]) == FZ_HOURS_STATE_CLOSED)
        cells[minute] = (i + 1) | bits;
    }
}

/* What rule number @i says of the day on which it begins. */
static void
paint_today (const FzHours *self,
             guint          i,
             FzHoursCell   *cells)
{
  const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

  if (rule->spans == NULL)
    {
      paint (self, i, 0, FZ_MINUTES_A_DAY, 0, cells);
      return;
    }
  for (guint j = 0; j < rule->spans->len; j++)
    {
      const FzHoursSpan *span = &g_array_index (rule->spans, FzHoursSpan, j);

      paint (self, i, span->start, MIN (span->end, FZ_MINUTES_A_DAY), 0, cells);
    }
}

/* What it says of the day after that. */
static void
paint_spill (const FzHours *self,
             guint          i,
             FzHoursCell   *cells)
{
  const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

  for (guint j = 0; j < rule->spans->len; j++)
    {
      const FzHoursSpan *span = &g_array_index (rule->spans, FzHoursSpan, j);

      paint (self, i, 0, span->end - FZ_MINUTES_A_DAY, FZ_HOURS_CELL_SPILL, cells);
    }
}

/* The rules in order, each over those before it. */
static void
fill_cells (const FzHours *self,
            const Seen    *today,
            const Seen    *yesterday,
            FzHoursCell   *cells)
{
  memset (cells, 0, FZ_MINUTES_A_DAY * sizeof *cells);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

      if (matches (rule, today))
        {
          if (takes_whole_day (self, i))
            memset (cells, 0, FZ_MINUTES_A_DAY * sizeof *cells);
          paint_today (self, i, cells);
        }
      if (rule->spills && matches (rule, yesterday))
        paint_spill (self, i, cells);
    }
}

static void
add_way (Ways    *ways,
         FzDay    day,
         int      weekday,
         gboolean is_holiday)
{
  Seen *seen = &ways->ways[ways->n++];

  seen->date = fz_day_to_date (day);
  seen->date.weekday = weekday;
  seen->is_holiday = is_holiday;
}

static void
add_workdays (Ways *ways,
              FzDay day)
{
  for (int weekday = 0; weekday < 5; weekday++)
    add_way (ways, day, weekday, FALSE);
}

static void
find_ways (Ways       *ways,
           FzDay       day,
           FzDayNature nature)
{
  int weekday = fz_day_get_weekday (day);

  ways->n = 0;
  switch (nature)
    {
    case FZ_DAY_MAKE_UP_WORKDAY:
      add_workdays (ways, day);
      break;
    case FZ_DAY_UNCERTAIN:
      add_way (ways, day, weekday, FALSE);
      add_way (ways, day, weekday, TRUE);
      if (weekday >= 5)
        add_workdays (ways, day);
      break;
    case FZ_DAY_ORDINARY:
    case FZ_DAY_BEYOND:
    case FZ_DAY_PUBLIC_HOLIDAY:
    default:
      add_way (ways, day, weekday, nature == FZ_DAY_PUBLIC_HOLIDAY);
      break;
    }
}

/* Where two ways of seeing a day give different states, the state is unknown. */
static void
join_cells (const FzHours     *self,
            FzHoursCell       *cells,
            const FzHoursCell *other,
            FzHoursCell        unknown)
{
  for (int minute = 0; minute < FZ_MINUTES_A_DAY; minute++)
    {
      if (fz_hours_get_cell_state (self, cells[minute]) !=
          fz_hours_get_cell_state (self, other[minute]))
        cells[minute] = unknown;
    }
}

/* Hours that name weekdays and no holidays do not tell what holds on a holiday. */
static void
doubt_opening (const FzHours *self,
               FzHoursCell   *cells)
{
  for (int minute = 0; minute < FZ_MINUTES_A_DAY; minute++)
    {
      if (fz_hours_get_cell_state (self, cells[minute]) == FZ_HOURS_STATE_OPEN)
        cells[minute] = FZ_HOURS_CELL_HOLIDAY;
    }
}

static gboolean
has_dated_rule (const FzHours *self,
                const Seen    *today)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

      if (rule->dates == NULL || !matches (rule, today))
        continue;
      for (guint j = 0; j < rule->dates->len; j++)
        {
          const FzHoursDates *dates = &g_array_index (rule->dates, FzHoursDates, j);
          int                 year = dates->from_year == 0 ? 2000 : dates->from_year;
          int                 last = dates->to_year == 0 ? 2000 : dates->to_year;
          int                 n = fz_day_from_date (last, dates->to_month, dates->to_day) -
                  fz_day_from_date (year, dates->from_month, dates->from_day);

          if (n < 0)
            n += 366;
          if (n < MAX_SPECIAL_DAYS && is_within_dates (dates, &today->date))
            return TRUE;
        }
    }
  return FALSE;
}

static FzHoursFlags
find_flags (const FzHours *self,
            FzDayNature    nature,
            const Seen    *today)
{
  gboolean     depends = self->names_holidays || self->names_weekdays;
  FzHoursFlags flags = has_dated_rule (self, today) ? FZ_HOURS_DATED : 0;

  switch (nature)
    {
    case FZ_DAY_ORDINARY:
      return flags;
    case FZ_DAY_PUBLIC_HOLIDAY:
      return flags | FZ_HOURS_HOLIDAY | (self->names_holidays ? 0 : FZ_HOURS_HOLIDAY_UNNAMED);
    case FZ_DAY_MAKE_UP_WORKDAY:
      return flags | FZ_HOURS_WORKDAY;
    case FZ_DAY_BEYOND:
      return flags | (depends ? FZ_HOURS_UNLESS_HOLIDAY : 0);
    case FZ_DAY_UNCERTAIN:
      return flags | FZ_HOURS_PERHAPS_HOLIDAY;
    default:
      g_assert_not_reached ();
    }
}

/* What each minute of @day is, from midnight to midnight in China.
 *
 * A make-up working day has the hours of an ordinary weekday. Nobody says of
 * which: where Monday to Friday agree their state holds, elsewhere it is unknown.
 * In the same way a day that may be a holiday is known where it makes no
 * difference. */
void
fz_hours_fill_day (const FzHours    *self,
                   const FzCalendar *calendar,
                   FzDay             day,
                   FzHoursCells     *cells)
{
  FzDayNature nature = fz_calendar_get_day (calendar, day, NULL);
  FzDayNature nature_before = FZ_DAY_ORDINARY;
  gboolean    is_uncertain;
  FzHoursCell other[FZ_MINUTES_A_DAY];
  Ways        today, yesterday;

  if (self->spills)
    nature_before = fz_calendar_get_day (calendar, day - 1, NULL);
  find_ways (&today, day, nature);
  find_ways (&yesterday, day - 1, nature_before);

  is_uncertain = nature == FZ_DAY_UNCERTAIN || nature_before == FZ_DAY_UNCERTAIN;
  fill_cells (self, &today.ways[0], &yesterday.ways[0], cells->cells);
  cells->flags = find_flags (self, nature, &today.ways[0]);
  for (guint i = 1; i < today.n * yesterday.n; i++)
    {
      fill_cells (self, &today.ways[i % today.n], &yesterday.ways[i / today.n], other);
      join_cells (self, cells->cells, other,
                  is_uncertain ? FZ_HOURS_CELL_HOLIDAY : FZ_HOURS_CELL_WORKDAY);
    }
  if (nature == FZ_DAY_UNCERTAIN && self->names_weekdays && !self->names_holidays)
    doubt_opening (self, cells->cells);
}

FzHoursState
fz_hours_get_cell_state (const FzHours *self,
                         FzHoursCell    cell)
{
  guint number = cell & FZ_HOURS_CELL_RULE;

  if (number == 0)
    return FZ_HOURS_STATE_CLOSED;
  if (number > self->rules->len)
    return FZ_HOURS_STATE_UNKNOWN;
  return g_array_index (self->rules, FzHoursRule, number - 1).state;
}

FzHoursReason
fz_hours_get_cell_reason (const FzHours *self,
                          FzHoursCell    cell)
{
  guint number = cell & FZ_HOURS_CELL_RULE;

  if (number == FZ_HOURS_CELL_HOLIDAY)
    return FZ_HOURS_REASON_HOLIDAY;
  if (number == FZ_HOURS_CELL_WORKDAY)
    return FZ_HOURS_REASON_WORKDAY;
  if (fz_hours_get_cell_state (self, cell) == FZ_HOURS_STATE_UNKNOWN)
    return FZ_HOURS_REASON_RULE;
  return FZ_HOURS_REASON_NONE;
}

/* The comment of the rule that decides, owned by the hours, or NULL. */
const char *
fz_hours_get_cell_comment (const FzHours *self,
                           FzHoursCell    cell)
{
  guint number = cell & FZ_HOURS_CELL_RULE;

  if (number == 0 || number > self->rules->len)
    return NULL;
  return g_array_index (self->rules, FzHoursRule, number - 1).comment;
}
