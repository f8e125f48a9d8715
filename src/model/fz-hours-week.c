/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-week.h"

#include "fz-hours-private.h"

#include <string.h>

#define ALL_DAY ((FzDayTime) { 0, FZ_MINUTES_A_DAY })

static GArray *
create_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FzDayTime));
}

static void
set_times (GArray       *times,
           const GArray *others)
{
  g_array_set_size (times, 0);
  if (others->len > 0)
    g_array_append_vals (times, others->data, others->len);
}

static gboolean
are_same_times (const GArray *a,
                const GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (FzDayTime)) == 0);
}

static void
clear_exception (FzWeekException *exception)
{
  g_array_unref (exception->times);
  g_free (exception->reason);
}

/* A week of which nothing is said. */
FzHoursWeek *
fz_hours_week_new (void)
{
  FzHoursWeek *self = g_new0 (FzHoursWeek, 1);

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    self->days[i] = create_times ();
  self->holiday_times = create_times ();
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (FzWeekException));
  g_array_set_clear_func (self->exceptions, (GDestroyNotify) clear_exception);
  return self;
}

void
fz_hours_week_free (FzHoursWeek *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_array_unref (self->days[i]);
  g_array_unref (self->holiday_times);
  g_array_unref (self->exceptions);
  g_free (self);
}

/* The times of a rule; NULL when a day's form has no place for them. */
static GArray *
read_times (const FzHoursRule *rule)
{
  g_autoptr (GArray) times = create_times ();
  FzDayTime all_day = ALL_DAY;

  if (rule->state == FZ_HOURS_STATE_CLOSED)
    return rule->spans == NULL ? g_steal_pointer (&times) : NULL;
  if (rule->spans == NULL)
    g_array_append_val (times, all_day);
  for (guint i = 0; rule->spans != NULL && i < rule->spans->len; i++)
    {
      const FzHoursSpan *span = &g_array_index (rule->spans, FzHoursSpan, i);
      FzDayTime          time = { span->start, span->end };

      if (span->end > FZ_MINUTES_A_DAY)
        return NULL;
      g_array_append_val (times, time);
    }
  return g_steal_pointer (&times);
}

/* A later rule for weekdays would rule holidays that fall on them, and dates too: a form
 * has them the other way round. */
static gboolean
read_weekdays (FzHoursWeek       *self,
               const FzHoursRule *rule,
               const GArray      *times)
{
  if (self->holidays != FZ_WEEK_HOLIDAYS_UNNAMED || self->exceptions->len > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      if ((rule->weekdays >> i & 1) != 0)
        set_times (self->days[i], times);
    }
  return TRUE;
}

static gboolean
read_holidays (FzHoursWeek  *self,
               const GArray *times)
{
  if (self->exceptions->len > 0)
    return FALSE;
  self->holidays = times->len > 0 ? FZ_WEEK_HOLIDAYS_OPEN : FZ_WEEK_HOLIDAYS_CLOSED;
  set_times (self->holiday_times, times);
  return TRUE;
}

static gboolean
read_dates (FzHoursWeek       *self,
            const FzHoursRule *rule,
            const GArray      *times)
{
  for (guint i = 0; i < rule->dates->len; i++)
    {
      const FzHoursDates *dates = &g_array_index (rule->dates, FzHoursDates, i);

      if (dates->from_year == 0)
        return FALSE;
      fz_hours_week_add_exception (
          self, fz_day_from_date (dates->from_year, dates->from_month, dates->from_day),
          fz_day_from_date (dates->to_year, dates->to_month, dates->to_day), times,
          rule->comment);
    }
  return TRUE;
}

static gboolean
read_rule (FzHoursWeek       *self,
           const FzHoursRule *rule,
           gboolean           first)
{
  gboolean names_holidays = rule->holidays != FZ_HOURS_HOLIDAYS_UNNAMED;
  g_autoptr (GArray) times = NULL;

  if (rule->separator != FZ_HOURS_SEPARATOR_NORMAL || rule->years != NULL ||
      rule->holidays == FZ_HOURS_HOLIDAYS_ONLY || rule->state == FZ_HOURS_STATE_UNKNOWN)
    return FALSE;
  times = read_times (rule);
  if (times == NULL)
    return FALSE;
  if (rule->dates != NULL)
    return rule->weekdays == 0 && !names_holidays && read_dates (self, rule, times);
  if (rule->comment != NULL)
    return FALSE;
  if (rule->weekdays != 0 && !read_weekdays (self, rule, times))
    return FALSE;
  if (names_holidays)
    return read_holidays (self, times);
  if (rule->weekdays != 0)
    return TRUE;
  self->bare = first;
  for (guint i = 0; first && i < G_N_ELEMENTS (self->days); i++)
    set_times (self->days[i], times);
  return first;
}

/* @hours as a form has them, the caller's; NULL when the form would say something else. */
FzHoursWeek *
fz_hours_week_read (const FzHours *hours)
{
  g_autoptr (FzHoursWeek) self = fz_hours_week_new ();

  for (guint i = 0; i < hours->rules->len; i++)
    {
      if (!read_rule (self, &g_array_index (hours->rules, FzHoursRule, i), i == 0))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static GArray *
make_spans (const GArray *times)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (FzHoursSpan));

  for (guint i = 0; i < times->len; i++)
    {
      const FzDayTime *time = &g_array_index (times, FzDayTime, i);
      FzHoursSpan      span = { time->start, time->end };

      g_array_append_val (spans, span);
    }
  return spans;
}

/* Good until the next one is added. */
static FzHoursRule *
add_rule (GArray       *rules,
          const GArray *times)
{
  FzHoursRule rule = { .separator = FZ_HOURS_SEPARATOR_NORMAL };

  rule.state = times->len > 0 ? FZ_HOURS_STATE_OPEN : FZ_HOURS_STATE_CLOSED;
  rule.spans = times->len > 0 ? make_spans (times) : NULL;
  g_array_append_val (rules, rule);
  return &g_array_index (rules, FzHoursRule, rules->len - 1);
}

static gboolean
are_all_alike (const FzHoursWeek *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (self->days); i++)
    {
      if (!are_same_times (self->days[0], self->days[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_all_day (const GArray *times)
{
  return times->len == 1 && g_array_index (times, FzDayTime, 0).start == 0 &&
         g_array_index (times, FzDayTime, 0).end == FZ_MINUTES_A_DAY;
}

static void
add_bare (GArray       *rules,
          const GArray *times)
{
  FzHoursRule *rule = add_rule (rules, times);

  if (is_all_day (times))
    g_clear_pointer (&rule->spans, g_array_unref);
}

/* Days that are alike share a rule; a day without any is closed. */
static void
add_days (GArray            *rules,
          const FzHoursWeek *self)
{
  guint done = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      FzHoursRule *rule;

      if ((done >> i & 1) != 0 || self->days[i]->len == 0)
        continue;
      rule = add_rule (rules, self->days[i]);
      for (guint j = i; j < G_N_ELEMENTS (self->days); j++)
        {
          if (are_same_times (self->days[i], self->days[j]))
            rule->weekdays |= (guint8) (1u << j);
        }
      done |= rule->weekdays;
    }
}

static void
add_exception (GArray                *rules,
               const FzWeekException *exception)
{
  FzHoursRule *rule = add_rule (rules, exception->times);
  FzDate       from = fz_day_to_date (exception->from);
  FzDate       until = fz_day_to_date (exception->until);
  FzHoursDates dates = {
    .from_year = (guint16) from.year,
    .from_month = (guint8) from.month,
    .from_day = (guint8) from.day,
    .to_year = (guint16) until.year,
    .to_month = (guint8) until.month,
    .to_day = (guint8) until.day,
  };

  rule->dates = g_array_new (FALSE, FALSE, sizeof (FzHoursDates));
  g_array_append_val (rule->dates, dates);
  rule->comment = g_strdup (exception->reason);
}

/* The expression that says what the form says, in canonical form (fz_hours_format);
 * the caller's. NULL when it says nothing. */
char *
fz_hours_week_format (const FzHoursWeek *self)
{
  GArray *rules = g_array_new (FALSE, TRUE, sizeof (FzHoursRule));
  g_autoptr (FzHours) hours = NULL;

  g_array_set_clear_func (rules, (GDestroyNotify) fz_hours_rule_clear);
  if (self->bare && are_all_alike (self) && self->days[0]->len > 0)
    add_bare (rules, self->days[0]);
  else
    add_days (rules, self);
  if (self->holidays == FZ_WEEK_HOLIDAYS_OPEN && self->holiday_times->len > 0)
    add_rule (rules, self->holiday_times)->holidays = FZ_HOURS_HOLIDAYS_TOO;
  else if (self->holidays != FZ_WEEK_HOLIDAYS_UNNAMED)
    {
      g_autoptr (GArray) closed = create_times ();

      add_rule (rules, closed)->holidays = FZ_HOURS_HOLIDAYS_TOO;
    }
  for (guint i = 0; i < self->exceptions->len; i++)
    add_exception (rules, &g_array_index (self->exceptions, FzWeekException, i));
  if (rules->len == 0)
    {
      g_array_unref (rules);
      return NULL;
    }
  hours = fz_hours_new (rules);
  return fz_hours_format (hours);
}

/* Adds days that differ behind the others; @times, of FzDayTime, are copied, and so is
 * @reason, which may be NULL. A reason has no quotation marks: they are left out. */
void
fz_hours_week_add_exception (FzHoursWeek  *self,
                             FzDay         from,
                             FzDay         until,
                             const GArray *times,
                             const char   *reason)
{
  FzWeekException exception = { .from = from, .until = MAX (from, until) };

  exception.times = create_times ();
  set_times (exception.times, times);
  if (reason != NULL && *reason != '\0')
    {
      exception.reason = g_strdelimit (g_strdup (reason), "\"\n", ' ');
      g_strstrip (exception.reason);
    }
  g_array_append_val (self->exceptions, exception);
}

/* How people write times, made plain. */
static char *
dup_plain (const char *text)
{
  static const char *const replacements[][2] = {
    { "：", ":" },
    { "点半", ":30" },
    { "点", ":00" },
    { "，", "," },
    { "、", "," },
    { "；", "," },
    { ";", "," },
    { "–", "-" },
    { "—", "-" },
    { "－", "-" },
    { "～", "-" },
    { "~", "-" },
    { "至", "-" },
    { "到", "-" },
    { "　", " " },
    { ".", ":" },
    { " -", "-" },
    { "- ", "-" },
  };
  g_autoptr (GString) plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (plain, replacements[i][0], replacements[i][1], 0);
  g_strstrip (plain->str);
  return g_strdup (plain->str);
}

/* 9, 09, 9:30, 930 or 0930 at @p, which moves on; -1 for anything else. */
static int
read_clock (const char **p)
{
  gsize n = strspn (*p, "0123456789");
  int   number = 0, minutes = 0;

  if (n == 0 || n > 4)
    return -1;
  for (gsize i = 0; i < n; i++)
    number = number * 10 + ((*p)[i] - '0');
  *p += n;
  if (n > 2)
    {
      minutes = number % 100;
      number /= 100;
    }
  else if (**p == ':')
    {
      if (!g_ascii_isdigit ((*p)[1]) || !g_ascii_isdigit ((*p)[2]))
        return -1;
      minutes = ((*p)[1] - '0') * 10 + ((*p)[2] - '0');
      *p += 3;
    }
  number = number * 60 + minutes;
  return minutes < 60 && number <= FZ_MINUTES_A_DAY ? number : -1;
}

static gboolean
read_time (const char **p,
           FzDayTime   *time)
{
  int start = read_clock (p);
  int end;

  if (start < 0 || **p != '-')
    return FALSE;
  (*p)++;
  end = read_clock (p);
  if (end <= start)
    return FALSE;
  *time = (FzDayTime) { (guint16) start, (guint16) end };
  return TRUE;
}

static gboolean
is_closed (const char *plain)
{
  static const char *const words[] = { "", "-", "off", "closed", "休息", "休", "关" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (plain, words[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The times of one day as people type them, "9-12, 14:00–17:30" or "9-12 1400-1730": an
 * array of FzDayTime, the caller's, empty for a day that is closed ("" is closed). NULL
 * when @text is something else. */
GArray *
fz_day_times_parse (const char *text)
{
  g_autofree char *plain = dup_plain (text);
  g_autoptr (GArray) times = create_times ();
  const char *p = plain;

  if (is_closed (plain))
    return g_steal_pointer (&times);
  while (*p != '\0')
    {
      FzDayTime time;

      if (!read_time (&p, &time) || (*p != '\0' && strchr (" ,", *p) == NULL))
        return NULL;
      g_array_append_val (times, time);
      p += strspn (p, " ,");
    }
  return g_steal_pointer (&times);
}

/* The same for people to read, "09:00–12:00, 14:00–17:30"; "" when it is closed. */
char *
fz_day_times_format (const GArray *times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const FzDayTime *time = &g_array_index (times, FzDayTime, i);

      g_string_append_printf (text, "%s%02d:%02d–%02d:%02d", i > 0 ? ", " : "",
                              time->start / 60, time->start % 60, time->end / 60, time->end % 60);
    }
  return g_string_free_and_steal (text);
}
