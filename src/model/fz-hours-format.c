/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-private.h"

static const char *const weekday_words[] = { FZ_HOURS_WEEKDAY_WORDS };
static const char *const month_words[] = { "", FZ_HOURS_MONTH_WORDS };

static void
append_separator (GString         *text,
                  FzHoursSeparator separator)
{
  switch (separator)
    {
    case FZ_HOURS_SEPARATOR_NORMAL:
      g_string_append (text, "; ");
      break;
    case FZ_HOURS_SEPARATOR_ADDITIONAL:
      g_string_append (text, ", ");
      break;
    case FZ_HOURS_SEPARATOR_FALLBACK:
      g_string_append (text, " || ");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A comma before all but the first of a list that begins at @start. */
static void
append_comma (GString *text,
              gsize    start)
{
  if (text->len > start)
    g_string_append_c (text, ',');
}

/* A space before all but the first part of a rule that begins at @start. */
static void
append_space (GString *text,
              gsize    start)
{
  if (text->len > start)
    g_string_append_c (text, ' ');
}

static void
append_years (GString      *text,
              const GArray *years)
{
  gsize start = text->len;

  for (guint i = 0; i < years->len; i++)
    {
      const FzHoursYears *item = &g_array_index (years, FzHoursYears, i);

      append_comma (text, start);
      g_string_append_printf (text, "%d", item->from);
      if (item->to == FZ_HOURS_NO_END)
        g_string_append_c (text, '+');
      else if (item->to != item->from)
        g_string_append_printf (text, "-%d", item->to);
    }
}

/* Whether the dates are months from their first day to their last, of one year. */
static gboolean
are_whole_months (const FzHoursDates *dates)
{
  int last_day = dates->to_year == 0 && dates->to_month == 2
                     ? 29
                     : fz_day_count_in_month (dates->to_year == 0 ? 2000 : dates->to_year,
                                              dates->to_month);

  return dates->from_year == dates->to_year && dates->from_day == 1 && dates->to_day == last_day;
}

static void
append_day_range (GString            *text,
                  const FzHoursDates *dates)
{
  gboolean is_within_month = dates->from_year == dates->to_year &&
                             dates->from_month == dates->to_month &&
                             dates->to_day >= dates->from_day;

  g_string_append_printf (text, "%s %02d", month_words[dates->from_month], dates->from_day);
  if (is_within_month && dates->to_day == dates->from_day)
    return;
  g_string_append_c (text, '-');
  if (dates->to_year != dates->from_year)
    g_string_append_printf (text, "%d ", dates->to_year);
  if (!is_within_month)
    g_string_append_printf (text, "%s ", month_words[dates->to_month]);
  g_string_append_printf (text, "%02d", dates->to_day);
}

static void
append_dates (GString      *text,
              const GArray *list)
{
  gsize start = text->len;

  for (guint i = 0; i < list->len; i++)
    {
      const FzHoursDates *dates = &g_array_index (list, FzHoursDates, i);

      append_comma (text, start);
      if (dates->from_year != 0)
        g_string_append_printf (text, "%d ", dates->from_year);
      if (!are_whole_months (dates))
        append_day_range (text, dates);
      else if (dates->from_month == dates->to_month)
        g_string_append (text, month_words[dates->from_month]);
      else
        g_string_append_printf (text, "%s-%s", month_words[dates->from_month],
                                month_words[dates->to_month]);
    }
}

static gboolean
has_weekday (guint mask,
             int   weekday)
{
  return (mask >> ((weekday + 7) % 7) & 1) != 0;
}

/* How many weekdays from @weekday on stand in a row, over Sunday too. */
static int
measure_run (guint mask,
             int   weekday)
{
  int length = 0;

  while (length < 7 && has_weekday (mask, weekday + length))
    length++;
  return length;
}

static void
append_weekdays (GString *text,
                 guint    mask)
{
  gsize start = text->len;

  if (mask == FZ_HOURS_ALL_WEEKDAYS)
    g_string_append (text, "Mo-Su");
  for (int weekday = 0; weekday < 7 && mask != FZ_HOURS_ALL_WEEKDAYS; weekday++)
    {
      int length = measure_run (mask, weekday);

      if (length == 0 || has_weekday (mask, weekday - 1))
        continue;
      append_comma (text, start);
      g_string_append (text, weekday_words[weekday]);
      if (length > 1)
        g_string_append_printf (text, "%c%s", length == 2 ? ',' : '-',
                                weekday_words[(weekday + length - 1) % 7]);
    }
}

static void
append_days (GString           *text,
             const FzHoursRule *rule)
{
  gsize start = text->len;

  if (rule->holidays == FZ_HOURS_HOLIDAYS_ONLY)
    g_string_append (text, "PH ");
  append_weekdays (text, rule->weekdays);
  if (rule->holidays == FZ_HOURS_HOLIDAYS_TOO)
    {
      append_comma (text, start);
      g_string_append (text, "PH");
    }
}

/* An end within a day of the start is a time of the clock. */
static int
get_shown_end (const FzHoursSpan *span)
{
  gboolean is_past_midnight = span->end > FZ_MINUTES_A_DAY;

  return is_past_midnight && span->end - span->start <= FZ_MINUTES_A_DAY
             ? span->end - FZ_MINUTES_A_DAY
             : span->end;
}

static void
append_spans (GString      *text,
              const GArray *spans)
{
  gsize start = text->len;

  for (guint i = 0; i < spans->len; i++)
    {
      const FzHoursSpan *span = &g_array_index (spans, FzHoursSpan, i);
      int                end = get_shown_end (span);

      append_comma (text, start);
      g_string_append_printf (text, "%02d:%02d-%02d:%02d", span->start / 60, span->start % 60,
                              end / 60, end % 60);
    }
}

/* The state is left out where it goes without saying. */
static void
append_state (GString           *text,
              const FzHoursRule *rule,
              gsize              start)
{
  if (rule->state == FZ_HOURS_STATE_CLOSED)
    {
      append_space (text, start);
      g_string_append (text, "off");
    }
  else if (rule->state == FZ_HOURS_STATE_UNKNOWN && rule->comment == NULL)
    {
      append_space (text, start);
      g_string_append (text, "unknown");
    }
  else if (rule->state == FZ_HOURS_STATE_OPEN && (rule->comment != NULL || rule->spans == NULL))
    {
      append_space (text, start);
      g_string_append (text, text->len == start && rule->comment == NULL ? "24/7" : "open");
    }

  if (rule->comment != NULL)
    {
      append_space (text, start);
      g_string_append_printf (text, "\"%s\"", rule->comment);
    }
}

static void
append_rule (GString           *text,
             const FzHoursRule *rule)
{
  gsize start = text->len;

  if (rule->years != NULL)
    append_years (text, rule->years);
  if (rule->dates != NULL)
    {
      append_space (text, start);
      append_dates (text, rule->dates);
    }
  if (rule->weekdays != 0 || rule->holidays != FZ_HOURS_HOLIDAYS_UNNAMED)
    {
      append_space (text, start);
      append_days (text, rule);
    }
  if (rule->spans != NULL)
    {
      append_space (text, start);
      append_spans (text, rule->spans);
    }
  append_state (text, rule, start);
}

/* The hours in canonical form: always the same text for the same rules, and one
 * that parses to the same rules. Newly allocated. */
char *
fz_hours_format (const FzHours *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const FzHoursRule *rule = &g_array_index (self->rules, FzHoursRule, i);

      if (i > 0)
        append_separator (text, rule->separator);
      append_rule (text, rule);
    }
  return g_string_free (text, FALSE);
}
