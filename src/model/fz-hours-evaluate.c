/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-day.h"

/* The status of a station whose hours nobody can tell, for @reason. */
FzHoursStatus
fz_hours_get_unknown (FzHoursReason reason)
{
  return (FzHoursStatus) {
    .state = FZ_HOURS_STATE_UNKNOWN,
    .reason = reason,
    .until = FZ_HOURS_NEVER,
    .next = FZ_HOURS_STATE_UNKNOWN,
  };
}

/* The first minute from @start on whose state is not @state, or the day's end. */
static int
find_other_state (const FzHours      *self,
                  const FzHoursCells *cells,
                  int                 start,
                  FzHoursState        state)
{
  int minute = start;

  while (minute < FZ_MINUTES_A_DAY &&
         fz_hours_get_cell_state (self, cells->cells[minute]) == state)
    minute++;
  return minute;
}

/* Looks for the next change of state behind @minute of @day, whose cells are in
 * @cells; these are used up. */
static void
find_change (const FzHours    *self,
             const FzCalendar *calendar,
             FzDay             day,
             int               minute,
             FzHoursCells     *cells,
             FzHoursStatus    *status)
{
  int found = find_other_state (self, cells, minute, status->state);

  for (guint n = 0; found == FZ_MINUTES_A_DAY && n < FZ_HOURS_HORIZON; n++)
    {
      day++;
      fz_hours_fill_day (self, calendar, day, cells);
      found = find_other_state (self, cells, 0, status->state);
    }
  if (found == FZ_MINUTES_A_DAY)
    return;

  status->until = fz_day_to_time (day, found);
  status->next = fz_hours_get_cell_state (self, cells->cells[found]);
  status->next_flags = cells->flags;
}

/* What holds at @time, in seconds since 1970, until when, and why it is unknown
 * when it is. A change beyond FZ_HOURS_HORIZON days is not looked for. A state
 * that goes on under another rule or comment has not changed. */
FzHoursStatus
fz_hours_get_status (const FzHours    *self,
                     const FzCalendar *calendar,
                     gint64            time)
{
  int           minute;
  FzDay         day = fz_day_of_time (time, &minute);
  FzHoursCells  cells;
  FzHoursStatus status;
  FzHoursCell   cell;

  fz_hours_fill_day (self, calendar, day, &cells);
  cell = cells.cells[minute];
  status = (FzHoursStatus) {
    .state = fz_hours_get_cell_state (self, cell),
    .reason = fz_hours_get_cell_reason (self, cell),
    .comment = fz_hours_get_cell_comment (self, cell),
    .flags = cells.flags,
    .until = FZ_HOURS_NEVER,
  };
  status.next = status.state;
  find_change (self, calendar, day, minute, &cells, &status);
  return status;
}

static void
clear_day (FzHoursDay *day)
{
  g_clear_pointer (&day->intervals, g_array_unref);
}

/* Whether a table has an interval for the cell: it leaves out what is closed
 * without a word, and what the day before shows already. */
static gboolean
is_shown (const FzHours *self,
          FzHoursCell    cell)
{
  if ((cell & FZ_HOURS_CELL_SPILL) != 0)
    return FALSE;
  return fz_hours_get_cell_state (self, cell) != FZ_HOURS_STATE_CLOSED ||
         fz_hours_get_cell_comment (self, cell) != NULL;
}

/* How many minutes of the next day an interval of @cell that reaches midnight
 * goes on. */
static int
measure_spill (const FzHoursCells *next,
               FzHoursCell         cell)
{
  int minute = 0;

  while (minute < FZ_MINUTES_A_DAY && next->cells[minute] == (cell | FZ_HOURS_CELL_SPILL))
    minute++;
  return minute;
}

static GArray *
list_intervals (const FzHours      *self,
                const FzHoursCells *cells,
                const FzHoursCells *next)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (FzHoursInterval));
  int     end;

  for (int start = 0; start < FZ_MINUTES_A_DAY; start = end)
    {
      FzHoursCell     cell = cells->cells[start];
      FzHoursInterval interval;

      for (end = start; end < FZ_MINUTES_A_DAY && cells->cells[end] == cell;)
        end++;
      if (!is_shown (self, cell))
        continue;

      interval = (FzHoursInterval) {
        .start = start,
        .end = end == FZ_MINUTES_A_DAY ? end + measure_spill (next, cell) : end,
        .state = fz_hours_get_cell_state (self, cell),
        .reason = fz_hours_get_cell_reason (self, cell),
        .comment = fz_hours_get_cell_comment (self, cell),
      };
      g_array_append_val (intervals, interval);
    }
  return intervals;
}

/* @n days from @first on, each with its intervals: an array of FzHoursDay that
 * frees what it holds, good as long as the hours and the calendar. An interval
 * that runs past midnight stands whole on the day on which it begins, and only
 * there. */
GArray *
fz_hours_get_days (const FzHours    *self,
                   const FzCalendar *calendar,
                   FzDay             first,
                   guint             n)
{
  GArray      *days = g_array_new (FALSE, TRUE, sizeof (FzHoursDay));
  FzHoursCells cells, next;

  g_array_set_clear_func (days, (GDestroyNotify) clear_day);
  fz_hours_fill_day (self, calendar, first, &cells);
  for (guint i = 0; i < n; i++)
    {
      FzHoursDay day = { .day = first + (FzDay) i, .flags = cells.flags };

      fz_hours_fill_day (self, calendar, day.day + 1, &next);
      fz_calendar_get_day (calendar, day.day, &day.names);
      day.intervals = list_intervals (self, &cells, &next);
      g_array_append_val (days, day);
      cells = next;
    }
  return days;
}

/* Those of the @n days from @first on that are no ordinary ones: holidays, make-up
 * working days, days that may be a holiday, and dates with a rule of their own. */
GArray *
fz_hours_get_special_days (const FzHours    *self,
                           const FzCalendar *calendar,
                           FzDay             first,
                           guint             n)
{
  const FzHoursFlags special = FZ_HOURS_HOLIDAY | FZ_HOURS_WORKDAY | FZ_HOURS_PERHAPS_HOLIDAY |
                               FZ_HOURS_DATED;
  GArray *days = fz_hours_get_days (self, calendar, first, n);

  for (guint i = days->len; i > 0; i--)
    {
      if ((g_array_index (days, FzHoursDay, i - 1).flags & special) == 0)
        g_array_remove_index (days, i - 1);
    }
  return days;
}
