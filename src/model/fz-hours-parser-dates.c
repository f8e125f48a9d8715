/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-parser-private.h"

#define FIRST_YEAR 1000
#define LAST_YEAR (FZ_HOURS_NO_END - 1)

typedef struct
{
  int year; /* 0: none is given */
  int month;
  int day; /* 0: the whole month */
} PartialDate;

static const char        no_open_dates[] = "open ends and offsets of dates are not supported";
static const char *const month_words[] = { FZ_HOURS_MONTH_WORDS };

static gboolean
is_at_year (FzHoursParser *parser)
{
  return fz_hours_scanner_count_digits (&parser->scanner) == 4;
}

static gboolean
is_at_month (FzHoursParser *parser)
{
  return FZ_HOURS_FIND_WORD (parser, month_words) >= 0;
}

/* The day of a month, and not a time that begins with the same digits. */
static gboolean
is_at_day_number (FzHoursParser *parser)
{
  guint n = fz_hours_scanner_count_digits (&parser->scanner);

  return (n == 1 || n == 2) && !fz_hours_scanner_is_at_time (&parser->scanner);
}

static gboolean
is_at_date (FzHoursParser *parser)
{
  return is_at_month (parser) || is_at_day_number (parser) || is_at_year (parser);
}

/* Whether a year comes next that belongs to the date behind it. */
static gboolean
is_at_dated_month (FzHoursParser *parser)
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
take_year (FzHoursParser *parser,
           int           *year)
{
  const char *start;

  if (!is_at_year (parser))
    return fz_hours_parser_refuse_unexpected (parser, "a year");

  start = parser->scanner.p;
  *year = fz_hours_scanner_take_number (&parser->scanner);
  if (*year < FIRST_YEAR || *year > LAST_YEAR)
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE, "no such year");
  return TRUE;
}

static gboolean
take_later_year (FzHoursParser *parser,
                 const char    *start,
                 int            from,
                 int           *to)
{
  if (!take_year (parser, to))
    return FALSE;
  return *to > from || fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                              "the years end before they begin");
}

/* Whether years come next that stand for themselves, and not before a date. */
gboolean
fz_hours_parser_is_at_years (FzHoursParser *parser)
{
  return is_at_year (parser) && !is_at_dated_month (parser);
}

gboolean
fz_hours_parser_parse_years (FzHoursParser *parser)
{
  FzHoursRule *rule = parser->rule;

  rule->years = g_array_new (FALSE, FALSE, sizeof (FzHoursYears));
  do
    {
      FzHoursYears item;
      const char  *start = fz_hours_parser_get_place (parser);
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
      if (!fz_hours_parser_count_part (parser) ||
          !fz_hours_parser_check_not (parser, '/', "periods are not supported"))
        return FALSE;
    }
  while (fz_hours_parser_take_comma (parser, is_at_year));
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
take_day_number (FzHoursParser *parser,
                 PartialDate   *date)
{
  const char *start;
  int         last = get_last_day (date->year, date->month);

  if (!is_at_day_number (parser))
    return fz_hours_parser_refuse_unexpected (parser, "a day of the month");

  start = parser->scanner.p;
  date->day = fz_hours_scanner_take_number (&parser->scanner);
  if (date->day == 0 || date->day > last)
    return fz_hours_scanner_fail (&parser->scanner, start, FZ_HOURS_ERROR_VALUE,
                                  "%s has %d days", month_words[date->month - 1], last);
  return TRUE;
}

/* A month, and a day when one follows. */
static gboolean
take_month (FzHoursParser *parser,
            PartialDate   *date)
{
  date->month = FZ_HOURS_TAKE_WORD (parser, month_words) + 1;
  if (date->month == 0)
    return fz_hours_parser_refuse_unexpected (parser, "a month");

  date->day = 0;
  return !is_at_day_number (parser) || take_day_number (parser, date);
}

/* What stands behind the hyphen of a range that begins at @from. */
static gboolean
take_range_end (FzHoursParser     *parser,
                const PartialDate *from,
                PartialDate       *to)
{
  const char *start = fz_hours_parser_get_place (parser);

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
add_dates (FzHoursParser     *parser,
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
  return fz_hours_parser_count_part (parser);
}

/* One date or range. @date is the one before it in the list: "Dec 24,26". */
static gboolean
parse_date (FzHoursParser *parser,
            PartialDate   *date,
            gboolean       is_dated)
{
  const char *start = fz_hours_parser_get_place (parser);
  PartialDate to;

  if (date->day != 0 && is_at_day_number (parser))
    {
      if (!take_day_number (parser, date))
        return FALSE;
    }
  else if ((is_dated && !take_year (parser, &date->year)) || !take_month (parser, date))
    return FALSE;

  to = *date;
  if (!fz_hours_parser_check_not (parser, '+', no_open_dates) ||
      (fz_hours_scanner_take (&parser->scanner, "-") && !take_range_end (parser, date, &to)) ||
      !fz_hours_parser_check_not (parser, '+', no_open_dates) ||
      !fz_hours_parser_check_not (parser, '/', "periods are not supported") ||
      !add_dates (parser, start, date, &to))
    return FALSE;
  date->month = to.month;
  date->year = to.year;
  return TRUE;
}

/* Whether dates come next: with their years where the rule has none yet. */
gboolean
fz_hours_parser_is_at_dates (FzHoursParser *parser)
{
  return is_at_month (parser) || (parser->rule->years == NULL && is_at_dated_month (parser));
}

gboolean
fz_hours_parser_parse_dates (FzHoursParser *parser)
{
  gboolean    is_dated = is_at_dated_month (parser);
  PartialDate date = { 0, 0, 0 };

  parser->rule->dates = g_array_new (FALSE, FALSE, sizeof (FzHoursDates));
  do
    {
      if (!parse_date (parser, &date, is_dated))
        return FALSE;
    }
  while (fz_hours_parser_take_comma (parser, is_at_date));
  return TRUE;
}
