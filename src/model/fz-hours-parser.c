/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-parser-private.h"

#define LATEST_END (48 * 60)

static const char *const weekday_words[] = { FZ_HOURS_WEEKDAY_WORDS };
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

/* Where the next sign stands. */
const char *
fz_hours_parser_get_place (FzHoursParser *parser)
{
  fz_hours_scanner_skip_spaces (&parser->scanner);
  return parser->scanner.p;
}

static gboolean
refuse (FzHoursParser *parser,
        const char    *reason)
{
  const char *place = fz_hours_parser_get_place (parser);

  return fz_hours_scanner_fail (&parser->scanner, place, FZ_HOURS_ERROR_UNSUPPORTED, "%s", reason);
}

/* Says that what comes next is not what @wanted names. */
gboolean
fz_hours_parser_refuse_unexpected (FzHoursParser *parser,
                                   const char    *wanted)
{
  int word = FZ_HOURS_FIND_WORD (parser, unsupported_words);

  if (word >= 0)
    return refuse (parser, unsupported_reasons[word]);
  return fz_hours_scanner_fail_unexpected (&parser->scanner, wanted);
}

/* Refuses @sign when it comes next, for @reason. */
gboolean
fz_hours_parser_check_not (FzHoursParser *parser,
                           char           sign,
                           const char    *reason)
{
  return fz_hours_scanner_peek (&parser->scanner) != sign || refuse (parser, reason);
}

/* Counts one more part of a rule, against texts that would take up all memory. */
gboolean
fz_hours_parser_count_part (FzHoursParser *parser)
{
  if (++parser->n_parts <= FZ_HOURS_MAX_PARTS)
    return TRUE;
  return fz_hours_scanner_fail (&parser->scanner, parser->scanner.p, FZ_HOURS_ERROR_TOO_LONG,
                                "more than %d times and dates", FZ_HOURS_MAX_PARTS);
}

/* Goes behind a comma when @goes_on says that the list goes on behind it. */
gboolean
fz_hours_parser_take_comma (FzHoursParser *parser,
                            gboolean (*goes_on) (FzHoursParser *parser))
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
is_at_weekday (FzHoursParser *parser)
{
  return FZ_HOURS_FIND_WORD (parser, weekday_words) >= 0;
}

/* Weekdays, and what else may stand among them. */
static gboolean
is_at_day_word (FzHoursParser *parser)
{
  return is_at_weekday (parser) || FZ_HOURS_FIND_WORD (parser, holiday_words) >= 0 ||
         FZ_HOURS_FIND_WORD (parser, unsupported_words) == 0;
}

static gboolean
is_at_time (FzHoursParser *parser)
{
  return fz_hours_scanner_is_at_time (&parser->scanner);
}

static gboolean
parse_weekdays (FzHoursParser *parser)
{
  int from = FZ_HOURS_TAKE_WORD (parser, weekday_words);
  int to = from;

  if (from < 0)
    return fz_hours_parser_refuse_unexpected (parser, "a weekday");
  if (fz_hours_scanner_take (&parser->scanner, "-"))
    {
      to = FZ_HOURS_TAKE_WORD (parser, weekday_words);
      if (to < 0)
        return fz_hours_parser_refuse_unexpected (parser, "a weekday");
    }
  while (TRUE)
    {
      parser->rule->weekdays |= 1 << from;
      if (from == to)
        break;
      from = (from + 1) % 7;
    }
  return fz_hours_parser_check_not (parser, '[', "the nth weekday of a month is not supported") &&
         fz_hours_parser_check_not (parser, '+', "offsets of days are not supported");
}

static gboolean
parse_holiday (FzHoursParser *parser)
{
  parser->rule->holidays = FZ_HOURS_HOLIDAYS_TOO;
  return fz_hours_parser_check_not (parser, '+', "offsets of days are not supported") &&
         fz_hours_parser_check_not (parser, '-', "offsets of days are not supported");
}

/* A list of weekdays and PH; PH with a space behind it narrows the list. */
static gboolean
parse_days (FzHoursParser *parser)
{
  do
    {
      gboolean is_holiday = FZ_HOURS_TAKE_WORD (parser, holiday_words) >= 0;

      if (is_holiday ? !parse_holiday (parser) : !parse_weekdays (parser))
        return FALSE;
    }
  while (fz_hours_parser_take_comma (parser, is_at_day_word));

  if (parser->rule->weekdays != 0 || !is_at_weekday (parser))
    return TRUE;
  parser->rule->holidays = FZ_HOURS_HOLIDAYS_ONLY;
  do
    {
      if (!parse_weekdays (parser))
        return FALSE;
    }
  while (fz_hours_parser_take_comma (parser, is_at_weekday));
  return TRUE;
}

/* A time of the clock, in minutes, at most @latest. */
static gboolean
take_time (FzHoursParser *parser,
           int            latest,
           int           *minutes)
{
  FzHoursScanner *scanner = &parser->scanner;
  const char     *start = fz_hours_parser_get_place (parser);
  int             hours;

  if (!fz_hours_scanner_is_at_time (scanner))
    return fz_hours_parser_refuse_unexpected (parser, "a time as 09:00");

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
parse_span (FzHoursParser *parser)
{
  FzHoursSpan span;
  int         start, end;

  if (!take_time (parser, FZ_MINUTES_A_DAY - 1, &start) ||
      !fz_hours_parser_check_not (parser, '+', "open ends are not supported"))
    return FALSE;
  if (!fz_hours_scanner_take (&parser->scanner, "-"))
    return fz_hours_parser_refuse_unexpected (parser, "\"-\" and the end of the interval");
  if (!take_time (parser, LATEST_END, &end) ||
      !fz_hours_parser_check_not (parser, '+', "open ends are not supported") ||
      !fz_hours_parser_check_not (parser, '/', "periods are not supported"))
    return FALSE;

  if (end <= start)
    end += FZ_MINUTES_A_DAY;
  span = (FzHoursSpan) { (guint16) start, (guint16) end };
  g_array_append_val (parser->rule->spans, span);
  parser->rule->spills |= end > FZ_MINUTES_A_DAY;
  return fz_hours_parser_count_part (parser);
}

static gboolean
parse_spans (FzHoursParser *parser)
{
  parser->rule->spans = g_array_new (FALSE, FALSE, sizeof (FzHoursSpan));
  do
    {
      if (!parse_span (parser))
        return FALSE;
    }
  while (fz_hours_parser_take_comma (parser, is_at_time));
  return TRUE;
}

/* The colon that some put behind the days. */
static void
skip_colon (FzHoursParser *parser)
{
  fz_hours_scanner_take (&parser->scanner, ":");
}

static gboolean
parse_selectors (FzHoursParser *parser)
{
  if (fz_hours_parser_is_at_years (parser) && !fz_hours_parser_parse_years (parser))
    return FALSE;
  if (fz_hours_parser_is_at_dates (parser) && !fz_hours_parser_parse_dates (parser))
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
parse_state (FzHoursParser *parser,
             gboolean       is_always)
{
  FzHoursRule *rule = parser->rule;
  int          word = FZ_HOURS_TAKE_WORD (parser, state_words);

  if (!fz_hours_scanner_take_comment (&parser->scanner, &rule->comment))
    return FALSE;
  if (word >= 0)
    rule->state = word_states[word];
  else if (rule->comment != NULL)
    rule->state = FZ_HOURS_STATE_UNKNOWN;
  else if (is_always || rule->spans != NULL || fz_hours_rule_names_days (rule))
    rule->state = FZ_HOURS_STATE_OPEN;
  else
    return fz_hours_parser_refuse_unexpected (parser, "a rule");

  /* "Mo, 2026" is no list, and nothing to add a rule to. */
  if (word < 0 && rule->comment == NULL && rule->spans == NULL && !is_always &&
      fz_hours_scanner_peek (&parser->scanner) == ',')
    return fz_hours_scanner_fail_unexpected (&parser->scanner, "a time or a state");
  return TRUE;
}

static gboolean
parse_rule (FzHoursParser *parser)
{
  gboolean is_always = fz_hours_scanner_take (&parser->scanner, "24/7");

  return (is_always || parse_selectors (parser)) && parse_state (parser, is_always);
}

static gboolean
add_rule (FzHoursParser   *parser,
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
parse_rules (FzHoursParser *parser)
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
        return fz_hours_parser_refuse_unexpected (parser, "\";\" and another rule");
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
  FzHoursParser parser = { .rules = rules };

  g_array_set_clear_func (rules, (GDestroyNotify) fz_hours_rule_clear);
  if (!fz_hours_scanner_begin (&parser.scanner, text, error) || !parse_rules (&parser))
    return NULL;
  return fz_hours_new (g_steal_pointer (&rules));
}
