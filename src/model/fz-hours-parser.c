/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-private.h"
#include "fz-hours-scanner.h"

/* A recursive descent over the rules: every function takes what it is named for
 * from the scanner into the rule, and gives FALSE with an error when it cannot. */
typedef struct
{
  FzHoursScanner scanner;
  FzHoursRule   *rule;  /* (unowned) the one at hand */
  GArray        *rules; /* (owned) of FzHoursRule, those before it */
  guint          n_parts;
} Parser;

typedef struct
{
  int year; /* 0: none is given */
  int month;
  int day; /* 0: the whole month */
} PartialDate;

#define LATEST_END (48 * 60)
#define FIRST_YEAR 1000
#define LAST_YEAR (FZ_HOURS_NO_END - 1)

static const char *const weekday_words[] = { FZ_HOURS_WEEKDAY_WORDS };
static const char *const month_words[] = { FZ_HOURS_MONTH_WORDS };
static const char *const holiday_words[] = { "PH" };

static const char *const  state_words[] = { "open", "off", "closed", "unknown" };
static const FzHoursState word_states[] = {
  FZ_HOURS_STATE_OPEN,
  FZ_HOURS_STATE_CLOSED,
  FZ_HOURS_STATE_CLOSED,
  FZ_HOURS_STATE_UNKNOWN,
};

static const char *const unsupported_words[] = {
  "SH", "week", "easter", "sunrise", "sunset", "dawn", "dusk"
};
static const char *const unsupported_reasons[] = {
  "school holidays (SH) are not supported",
  "weeks of the year are not supported",
  "dates by Easter are not supported",
  "times by the sun are not supported",
  "times by the sun are not supported",
  "times by the sun are not supported",
  "times by the sun are not supported",
};

#define FIND_WORD(parser, words) \
  fz_hours_scanner_find_word (&(parser)->scanner, (words), G_N_ELEMENTS (words))
#define TAKE_WORD(parser, words) \
  fz_hours_scanner_take_word (&(parser)->scanner, (words), G_N_ELEMENTS (words))

/* Where the next sign stands. */
static const char *
get_place (Parser *parser)
{
  fz_hours_scanner_skip_spaces (&parser->scanner);
  return parser->scanner.p;
}

static gboolean
refuse (Parser     *parser,
        const char *reason)
{
  return fz_hours_scanner_fail (&parser->scanner, get_place (parser), FZ_HOURS_ERROR_UNSUPPORTED,
                                "%s", reason);
}

/* Says that what comes next is not what @wanted names. */
static gboolean
refuse_unexpected (Parser     *parser,
                   const char *wanted)
{
  int word = FIND_WORD (parser, unsupported_words);

  if (word >= 0)
    return refuse (parser, unsupported_reasons[word]);
  return fz_hours_scanner_fail_unexpected (&parser->scanner, wanted);
}

/* Refuses @sign when it comes next, for @reason. */
static gboolean
check_not (Parser     *parser,
           char        sign,
           const char *reason)
{
  return fz_hours_scanner_peek (&parser->scanner) != sign || refuse (parser, reason);
}

/* Counts one more part of a rule, against texts that would take up all memory. */
static gboolean
count_part (Parser *parser)
{
  if (++parser->n_parts <= FZ_HOURS_MAX_PARTS)
    return TRUE;
  return fz_hours_scanner_fail (&parser->scanner, parser->scanner.p, FZ_HOURS_ERROR_TOO_LONG,
                                "more than %d times and dates", FZ_HOURS_MAX_PARTS);
}

/* Goes behind a comma when @goes_on says that the list goes on behind it. */
static gboolean
take_comma (Parser *parser,
            gboolean (*goes_on) (Parser *parser))
{
  const char *comma;

  if (fz_hours_scanner_peek (&parser->scanner) != ',')
    return FALSE;

  comma = parser->scanner.p++;
  if (goes_on (parser))
    return TRUE;
  parser->scanner.p = comma;
  return FALSE;
}

static gboolean
is_at_year (Parser *parser)
{
  return fz_hours_scanner_count_digits (&parser->scanner) == 4;
}

static gboolean
is_at_month (Parser *parser)
{
  return FIND_WORD (parser, month_words) >= 0;
}

static gboolean
is_at_weekday (Parser *parser)
{
  return FIND_WORD (parser, weekday_words) >= 0;
}

/* Weekdays, and what else may stand among them. */
static gboolean
is_at_day_word (Parser *parser)
{
  return is_at_weekday (parser) || FIND_WORD (parser, holiday_words) >= 0 ||
         FIND_WORD (parser, unsupported_words) == 0;
}

/* The day of a month, and not a time that begins with the same digits. */
static gboolean
is_at_day_number (Parser *parser)
{
  guint n = fz_hours_scanner_count_digits (&parser->scanner);

  return (n == 1 || n == 2) && !fz_hours_scanner_is_at_time (&parser->scanner);
}

static gboolean
is_at_time (Parser *parser)
{
  return fz_hours_scanner_is_at_time (&parser->scanner);
}

static gboolean
is_at_date (Parser *parser)
{
  return is_at_month (parser) || is_at_day_number (parser) || is_at_year (parser);
}

/* Whether a year comes next that belongs to the date behind it. */
static gboolean
is_at_dated_month (Parser *parser)
{
  const char *start = parser->scanner.p;
  gboolean    found = FALSE;

  if (is_at_year (parser))
    {
      fz_hours_scanner_take_number (&parser->scanner);
      found = is_at_month (parser);
    }
  parser->scanner.p = start;
  return found;
}

static gboolean
take_year (Parser *parser,
           int    *year)
{
  const char *start;

  if (!is_at_year (parser))
    return refuse_unexpected (parser, "a year");

  start = parser->scanner.p;
  *year = fz_hours_scanner_take_number (&parser->scanner);
  if (*year < FIRST_YEAR || *year > LAST_YEAR)
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE, "no such year");
  return TRUE;
}

static gboolean
take_later_year (Parser     *parser,
                 const char *start,
                 int         from,
                 int        *to)
{
  if (!take_year (parser, to))
    return FALSE;
  return *to > from || fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                              "the years end before they begin");
}

static gboolean
parse_years (Parser *parser)
{
  FzHoursRule *rule = parser->rule;

  rule->years = g_array_new (FALSE, FALSE, sizeof (FzHoursYears));
  do
    {
      FzHoursYears item;
      const char  *start = get_place (parser);
      int          from, to;

      if (!take_year (parser, &from))
        return FALSE;
      to = from;
      if (fz_hours_scanner_take (&parser->scanner, "+"))
        to = FZ_HOURS_NO_END;
      else if (fz_hours_scanner_take (&parser->scanner, "-") &&
               !take_later_year (parser, start, from, &to))
        return FALSE;
      item = (FzHoursYears) { (guint16) from, (guint16) to };
      g_array_append_val (rule->years, item);
      if (!count_part (parser) || !check_not (parser, '/', "periods are not supported"))
        return FALSE;
    }
  while (take_comma (parser, is_at_year));
  return TRUE;
}

/* The last day of a month, of any year when @year is 0. */
static int
get_last_day (int year,
              int month)
{
  return fz_day_count_in_month (year == 0 ? 2000 : year, month);
}

static gboolean
take_day_number (Parser      *parser,
                 PartialDate *date)
{
  const char *start;
  int         last = get_last_day (date->year, date->month);

  if (!is_at_day_number (parser))
    return refuse_unexpected (parser, "a day of the month");

  start = parser->scanner.p;
  date->day = fz_hours_scanner_take_number (&parser->scanner);
  if (date->day == 0 || date->day > last)
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                  "%s has %d days", month_words[date->month - 1], last);
  return TRUE;
}

/* A month, and a day when one follows. */
static gboolean
take_month (Parser      *parser,
            PartialDate *date)
{
  date->month = TAKE_WORD (parser, month_words) + 1;
  if (date->month == 0)
    return refuse_unexpected (parser, "a month");

  date->day = 0;
  return !is_at_day_number (parser) || take_day_number (parser, date);
}

/* What stands behind the hyphen of a range that begins at @from. */
static gboolean
take_range_end (Parser            *parser,
                const PartialDate *from,
                PartialDate       *to)
{
  const char *start = get_place (parser);

  *to = *from;
  if (from->day != 0 && is_at_day_number (parser))
    {
      if (!take_day_number (parser, to))
        return FALSE;
      if (to->day < from->day)
        return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                      "the days end before they begin");
      return TRUE;
    }
  if (from->year != 0 && is_at_year (parser) && !take_year (parser, &to->year))
    return FALSE;
  if (!take_month (parser, to))
    return FALSE;
  if ((to->day == 0) != (from->day == 0))
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_SYNTAX,
                                  "a day at one end of the range only");
  return TRUE;
}

static gboolean
add_dates (Parser            *parser,
           const char        *start,
           const PartialDate *from,
           const PartialDate *to)
{
  FzHoursDates dates = {
    .from_year = (guint16) from->year,
    .to_year = (guint16) to->year,
    .from_month = (guint8) from->month,
    .to_month = (guint8) to->month,
    .from_day = (guint8) (from->day == 0 ? 1 : from->day),
    .to_day = (guint8) (to->day == 0 ? get_last_day (to->year, to->month) : to->day),
  };

  if (from->year != 0 && fz_day_from_date (dates.from_year, dates.from_month, dates.from_day) >
                             fz_day_from_date (dates.to_year, dates.to_month, dates.to_day))
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                  "the dates end before they begin; name the second year too");
  g_array_append_val (parser->rule->dates, dates);
  return count_part (parser);
}

/* One date or range. @date is the one before it in the list: "Dec 24,26". */
static gboolean
parse_date (Parser      *parser,
            PartialDate *date,
            gboolean     is_dated)
{
  const char *start = get_place (parser);
  PartialDate to;

  if (date->day != 0 && is_at_day_number (parser))
    {
      if (!take_day_number (parser, date))
        return FALSE;
    }
  else if ((is_dated && !take_year (parser, &date->year)) || !take_month (parser, date))
    return FALSE;

  to = *date;
  if (!check_not (parser, '+', "open ends and offsets of dates are not supported") ||
      (fz_hours_scanner_take (&parser->scanner, "-") && !take_range_end (parser, date, &to)) ||
      !check_not (parser, '+', "open ends and offsets of dates are not supported") ||
      !check_not (parser, '/', "periods are not supported") ||
      !add_dates (parser, start, date, &to))
    return FALSE;
  date->month = to.month;
  date->year = to.year;
  return TRUE;
}

static gboolean
parse_dates (Parser *parser)
{
  gboolean    is_dated = is_at_dated_month (parser);
  PartialDate date = { 0, 0, 0 };

  parser->rule->dates = g_array_new (FALSE, FALSE, sizeof (FzHoursDates));
  do
    {
      if (!parse_date (parser, &date, is_dated))
        return FALSE;
    }
  while (take_comma (parser, is_at_date));
  return TRUE;
}

static gboolean
parse_weekdays (Parser *parser)
{
  int from = TAKE_WORD (parser, weekday_words);
  int to = from;

  if (from < 0)
    return refuse_unexpected (parser, "a weekday");
  if (fz_hours_scanner_take (&parser->scanner, "-"))
    {
      to = TAKE_WORD (parser, weekday_words);
      if (to < 0)
        return refuse_unexpected (parser, "a weekday");
    }
  while (TRUE)
    {
      parser->rule->weekdays |= 1 << from;
      if (from == to)
        break;
      from = (from + 1) % 7;
    }
  return check_not (parser, '[', "the nth weekday of a month is not supported") &&
         check_not (parser, '+', "offsets of days are not supported");
}

static gboolean
parse_holiday (Parser *parser)
{
  parser->rule->holidays = FZ_HOURS_HOLIDAYS_TOO;
  return check_not (parser, '+', "offsets of days are not supported") &&
         check_not (parser, '-', "offsets of days are not supported");
}

/* A list of weekdays and PH; PH with a space behind it narrows the list. */
static gboolean
parse_days (Parser *parser)
{
  do
    {
      gboolean is_holiday = TAKE_WORD (parser, holiday_words) >= 0;

      if (is_holiday ? !parse_holiday (parser) : !parse_weekdays (parser))
        return FALSE;
    }
  while (take_comma (parser, is_at_day_word));

  if (parser->rule->weekdays != 0 || !is_at_weekday (parser))
    return TRUE;
  parser->rule->holidays = FZ_HOURS_HOLIDAYS_ONLY;
  do
    {
      if (!parse_weekdays (parser))
        return FALSE;
    }
  while (take_comma (parser, is_at_weekday));
  return TRUE;
}

/* A time of the clock, in minutes, at most @latest. */
static gboolean
take_time (Parser *parser,
           int     latest,
           int    *minutes)
{
  FzHoursScanner *scanner = &parser->scanner;
  const char     *start = get_place (parser);
  int             hours;

  if (!fz_hours_scanner_is_at_time (scanner))
    return refuse_unexpected (parser, "a time as 09:00");

  hours = fz_hours_scanner_take_number (scanner);
  scanner->p++;
  if (fz_hours_scanner_count_digits (scanner) != 2)
    return fz_hours_scanner_fail (scanner, start, FZ_HOURS_ERROR_SYNTAX,
                                  "minutes have two digits");
  *minutes = fz_hours_scanner_take_number (scanner);
  if (*minutes > 59)
    return fz_hours_scanner_fail (scanner, start, FZ_HOURS_ERROR_VALUE, "no such minute");
  *minutes += hours * 60;
  if (*minutes > latest)
    return fz_hours_scanner_fail (scanner, start, FZ_HOURS_ERROR_VALUE, "later than %02d:%02d",
                                  latest / 60, latest % 60);
  return TRUE;
}

static gboolean
parse_span (Parser *parser)
{
  FzHoursSpan span;
  int         start, end;

  if (!take_time (parser, FZ_MINUTES_A_DAY - 1, &start) ||
      !check_not (parser, '+', "open ends are not supported"))
    return FALSE;
  if (!fz_hours_scanner_take (&parser->scanner, "-"))
    return refuse_unexpected (parser, "\"-\" and the end of the interval");
  if (!take_time (parser, LATEST_END, &end) ||
      !check_not (parser, '+', "open ends are not supported") ||
      !check_not (parser, '/', "periods are not supported"))
    return FALSE;

  if (end <= start)
    end += FZ_MINUTES_A_DAY;
  span = (FzHoursSpan) { (guint16) start, (guint16) end };
  g_array_append_val (parser->rule->spans, span);
  parser->rule->spills |= end > FZ_MINUTES_A_DAY;
  return count_part (parser);
}

static gboolean
parse_spans (Parser *parser)
{
  parser->rule->spans = g_array_new (FALSE, FALSE, sizeof (FzHoursSpan));
  do
    {
      if (!parse_span (parser))
        return FALSE;
    }
  while (take_comma (parser, is_at_time));
  return TRUE;
}

/* The colon that some put behind the days. */
static void
skip_colon (Parser *parser)
{
  fz_hours_scanner_take (&parser->scanner, ":");
}

static gboolean
parse_selectors (Parser *parser)
{
  if (is_at_year (parser) && !is_at_dated_month (parser) && !parse_years (parser))
    return FALSE;
  if ((is_at_month (parser) || (parser->rule->years == NULL && is_at_dated_month (parser))) &&
      !parse_dates (parser))
    return FALSE;
  if (fz_hours_rule_names_days (parser->rule))
    skip_colon (parser);
  if (is_at_day_word (parser))
    {
      if (!parse_days (parser))
        return FALSE;
      skip_colon (parser);
    }
  return fz_hours_scanner_count_digits (&parser->scanner) == 0 || parse_spans (parser);
}

/* A state, a comment, or both. A comment alone makes it unknown. */
static gboolean
parse_state (Parser  *parser,
             gboolean is_always)
{
  FzHoursRule *rule = parser->rule;
  int          word = TAKE_WORD (parser, state_words);

  if (!fz_hours_scanner_take_comment (&parser->scanner, &rule->comment))
    return FALSE;
  if (word >= 0)
    rule->state = word_states[word];
  else if (rule->comment != NULL)
    rule->state = FZ_HOURS_STATE_UNKNOWN;
  else if (is_always || rule->spans != NULL || fz_hours_rule_names_days (rule))
    rule->state = FZ_HOURS_STATE_OPEN;
  else
    return refuse_unexpected (parser, "a rule");

  /* "Mo, 2026" is no list, and nothing to add a rule to. */
  if (word < 0 && rule->comment == NULL && rule->spans == NULL && !is_always &&
      fz_hours_scanner_peek (&parser->scanner) == ',')
    return fz_hours_scanner_fail_unexpected (&parser->scanner, "a time or a state");
  return TRUE;
}

static gboolean
parse_rule (Parser *parser)
{
  gboolean is_always = fz_hours_scanner_take (&parser->scanner, "24/7");

  return (is_always || parse_selectors (parser)) && parse_state (parser, is_always);
}

static gboolean
add_rule (Parser          *parser,
          FzHoursSeparator separator)
{
  FzHoursRule rule = { .separator = separator };

  if (parser->rules->len == FZ_HOURS_MAX_RULES)
    return fz_hours_scanner_fail (&parser->scanner, parser->scanner.p, FZ_HOURS_ERROR_TOO_LONG,
                                  "more than %d rules", FZ_HOURS_MAX_RULES);
  g_array_append_val (parser->rules, rule);
  parser->rule = &g_array_index (parser->rules, FzHoursRule, parser->rules->len - 1);
  return parse_rule (parser);
}

/* The rules, up to the end of the text; a semicolon may stand behind the last. */
static gboolean
parse_rules (Parser *parser)
{
  FzHoursScanner  *scanner = &parser->scanner;
  FzHoursSeparator separator = FZ_HOURS_SEPARATOR_NORMAL;

  do
    {
      if (!add_rule (parser, separator))
        return FALSE;
      if (fz_hours_scanner_take (scanner, ";"))
        separator = FZ_HOURS_SEPARATOR_NORMAL;
      else if (fz_hours_scanner_take (scanner, "||"))
        separator = FZ_HOURS_SEPARATOR_FALLBACK;
      else if (fz_hours_scanner_take (scanner, ","))
        separator = FZ_HOURS_SEPARATOR_ADDITIONAL;
      else if (!fz_hours_scanner_is_at_end (scanner))
        return refuse_unexpected (parser, "\";\" and another rule");
      else
        return TRUE;
    }
  while (separator != FZ_HOURS_SEPARATOR_NORMAL || !fz_hours_scanner_is_at_end (scanner));
  return TRUE;
}

/* Reads @text, which is UTF-8 or refused.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_HOURS_ERROR, whose
 * place fz_hours_error_get_position() tells. */
FzHours *
fz_hours_parse (const char *text,
                GError    **error)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (FzHoursRule));
  Parser parser = { .rules = rules };

  g_array_set_clear_func (rules, (GDestroyNotify) fz_hours_rule_clear);
  if (!fz_hours_scanner_begin (&parser.scanner, text, error) || !parse_rules (&parser))
    return NULL;
  return fz_hours_new (g_steal_pointer (&rules));
}
