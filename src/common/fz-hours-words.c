/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hours-words.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/* Opening hours as a record keeps them, written for people: a rule a line. What
 * the words here do not cover is shown as it is recorded. */

#define WORD_JOINER "\342\201\240"

static const char *
day_words (const char *day)
{
  static const struct
  {
    const char *word;
    const char *words;
  } days[] = {
    { "Mo", NC_ ("weekday", "Mon") },
    { "Tu", NC_ ("weekday", "Tue") },
    { "We", NC_ ("weekday", "Wed") },
    { "Th", NC_ ("weekday", "Thu") },
    { "Fr", NC_ ("weekday", "Fri") },
    { "Sa", NC_ ("weekday", "Sat") },
    { "Su", NC_ ("weekday", "Sun") },
    { "PH", NC_ ("weekday", "Public holidays") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (g_strcmp0 (day, days[i].word) == 0)
        return g_dpgettext2 (NULL, "weekday", days[i].words);
    }
  return NULL;
}

static char *
day_range_words (const char *range)
{
  g_auto (GStrv) ends = g_strsplit (range, "-", 2);
  const char *first = day_words (ends[0]);
  const char *last = ends[0] != NULL && ends[1] != NULL ? day_words (ends[1]) : NULL;

  if (first == NULL || (ends[1] != NULL && last == NULL))
    return NULL;
  if (last == NULL)
    return g_strdup (first);
  /* Translators: a range of weekdays, such as "Mon–Fri". */
  return g_strdup_printf (C_ ("weekday", "%s–%s"), first, last);
}

static char *
days_words (const char *days)
{
  g_auto (GStrv) ranges = g_strsplit (days, ",", -1);

  for (guint i = 0; ranges[i] != NULL; i++)
    {
      char *words = day_range_words (g_strstrip (ranges[i]));

      if (words == NULL)
        return NULL;
      g_free (ranges[i]);
      ranges[i] = words;
    }
  return g_strjoinv (C_ ("list", ", "), ranges);
}

static char *
times_words (const char *times)
{
  g_autoptr (GString) words = NULL;

  if (g_str_equal (times, "off") || g_str_equal (times, "closed"))
    return g_strdup (C_ ("hours", "closed"));
  if (!g_regex_match_simple ("^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}"
                             "(, ?[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*$",
                             times, 0, 0))
    return NULL;
  words = g_string_new (times);
  g_string_replace (words, ", ", ",", 0);
  g_string_replace (words, ",", C_ ("list", ", "), 0);
  g_string_replace (words, "-", "–", 0);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* A rule without a comment, or NULL for what the words here do not cover. */
static char *
plain_rule_words (const char *rule)
{
  const char      *space = strchr (rule, ' ');
  g_autofree char *days = NULL;
  g_autofree char *days_part = NULL;
  g_autofree char *times = NULL;

  if (space == NULL)
    return times_words (rule);
  days_part = g_strndup (rule, space - rule);
  days = days_words (days_part);
  times = times_words (space + 1);
  if (days == NULL || times == NULL)
    return NULL;
  /* Translators: days, then times: "Mon–Fri 09:00–12:00" or "Sun closed". */
  return g_strdup_printf (C_ ("hours", "%s %s"), days, times);
}

/* Where the comment begins that @rule ends in, at its first sign; NULL when it has none. */
static const char *
find_comment (const char *rule)
{
  const char *comment = strstr (rule, " \"");
  const char *end = comment != NULL ? strchr (comment + 2, '"') : NULL;

  return end != NULL && end[1] == '\0' ? comment : NULL;
}

static char *
rule_words (const char *rule)
{
  const char      *comment = find_comment (rule);
  g_autofree char *plain = g_strndup (rule, comment != NULL ? (gsize) (comment - rule)
                                                            : strlen (rule));
  g_autofree char *words = plain_rule_words (g_strchomp (plain));
  g_autofree char *said = NULL;

  if (words == NULL)
    return g_strdup (rule);
  if (comment == NULL)
    return g_steal_pointer (&words);
  said = g_strndup (comment + 2, strlen (comment) - 3);
  /* Translators: times, and what the station says of them. */
  return g_strdup_printf (C_ ("hours", "%s “%s”"), words, said);
}

/* @word with no place at which a line may end: in Chinese that is before any sign. */
static char *
join_word (const char *word)
{
  GString *joined = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);

      if (c > word && g_unichar_iswide (sign))
        g_string_append (joined, WORD_JOINER);
      g_string_append_unichar (joined, sign);
    }
  return g_string_free_and_steal (joined);
}

/* @words, hours for people, with no place at which a line may end within a time or within
 * "closed"; takes them over. Marks for that show nothing: what takes such marks away, as
 * fz_plain_text_lines() does, comes first.
 * Returns: (transfer full) */
char *
fz_words_take_unbroken (char *words)
{
  GString         *unbroken = g_string_new_take (words);
  const char      *closed = C_ ("hours", "closed");
  g_autofree char *joined = join_word (closed);

  g_string_replace (unbroken, "–", "–" WORD_JOINER, 0);
  g_string_replace (unbroken, closed, joined, 0);
  return g_string_free_and_steal (unbroken);
}

/* @hours is in the OSM opening_hours syntax; the result is the caller's. */
char *
fz_words_for_hours (const char *hours)
{
  g_auto (GStrv) rules = NULL;

  g_return_val_if_fail (hours != NULL, NULL);

  rules = g_strsplit (hours, ";", -1);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      char *words = rule_words (g_strstrip (rules[i]));

      g_free (rules[i]);
      rules[i] = words;
    }
  return g_strjoinv ("\n", rules);
}

/* The weekday's name. */
const char *
fz_words_for_weekday (FzDay day)
{
  static const char *const names[] = {
    N_ ("Monday"),
    N_ ("Tuesday"),
    N_ ("Wednesday"),
    N_ ("Thursday"),
    N_ ("Friday"),
    N_ ("Saturday"),
    N_ ("Sunday"),
  };

  return _ (names[fz_day_get_weekday (day)]);
}

/* The date as a person writes it. */
char *
fz_words_for_day (FzDay day)
{
  g_autofree char *iso = fz_day_to_iso (day);

  return fz_words_for_date (iso);
}

static char *
interval_times_words (const FzHoursInterval *interval)
{
  int end = interval->end;

  if (interval->start == 0 && end == FZ_MINUTES_A_DAY)
    return g_strdup (C_ ("hours", "day and night"));
  if (end > FZ_MINUTES_A_DAY)
    end -= FZ_MINUTES_A_DAY;
  /* Translators: from and until, hours and minutes. */
  return g_strdup_printf (C_ ("hours", "%02d:%02d–%02d:%02d"), interval->start / 60,
                          interval->start % 60, end / 60, end % 60);
}

static char *
interval_words (const FzHoursInterval *interval)
{
  g_autofree char *times = interval_times_words (interval);

  if (interval->state == FZ_HOURS_STATE_CLOSED)
    /* Translators: times, and what is said of why it is closed then. */
    return g_strdup_printf (C_ ("hours", "%s closed “%s”"), times, interval->comment);
  if (interval->state == FZ_HOURS_STATE_UNKNOWN && interval->comment != NULL)
    /* Translators: times, and what is said of whether it is open then. */
    return g_strdup_printf (C_ ("hours", "%s perhaps, “%s”"), times, interval->comment);
  if (interval->state == FZ_HOURS_STATE_UNKNOWN)
    /* Translators: times at which a station may be open or closed. */
    return g_strdup_printf (C_ ("hours", "%s perhaps, call first"), times);
  if (interval->comment != NULL)
    /* Translators: times, and what the station says of them. */
    return g_strdup_printf (C_ ("hours", "%s “%s”"), times, interval->comment);
  return g_steal_pointer (&times);
}

/* The times of @day in one line, "closed" where there are none. */
char *
fz_words_for_day_hours (const FzHoursDay *day)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (day->intervals->len == 0)
    return g_strdup (C_ ("hours", "closed"));
  for (guint i = 0; i < day->intervals->len; i++)
    g_strv_builder_take (builder,
                         interval_words (&g_array_index (day->intervals, FzHoursInterval, i)));
  words = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list", ", "), words);
}

static char *
nature_words (const FzHoursDay *day,
              FzScript          script)
{
  const char *name = day->names != NULL ? fz_names_get (day->names, script) : NULL;

  if ((day->flags & FZ_HOURS_HOLIDAY) != 0)
    return g_strdup (name != NULL ? name : _ ("Public holiday"));
  if ((day->flags & FZ_HOURS_WORKDAY) != 0 && name != NULL)
    /* Translators: a weekend's day that is worked; %s is a holiday's name. */
    return g_strdup_printf (_ ("Make-up working day for %s"), name);
  if ((day->flags & FZ_HOURS_WORKDAY) != 0)
    return g_strdup (_ ("Make-up working day"));
  if ((day->flags & FZ_HOURS_PERHAPS_HOLIDAY) != 0)
    return g_strdup (_ ("Perhaps a public holiday"));
  return g_strdup (_ ("Hours of its own"));
}

static char *
span_words (FzDay first,
            FzDay last)
{
  g_autofree char *from = fz_words_for_day (first);
  g_autofree char *until = last != first ? fz_words_for_day (last) : NULL;

  if (until == NULL)
    /* Translators: a weekday and a date, as in "Monday, 5 March 2026". */
    return g_strdup_printf (C_ ("day", "%s, %s"), fz_words_for_weekday (first), from);
  /* Translators: the first and the last of some days. */
  return g_strdup_printf (C_ ("day", "%s to %s"), from, until);
}

/* Which days they are and what is special about them, for @n_days from @day on
 * that are alike: "1 October 2026 to 8 October 2026: National Day". */
char *
fz_words_for_special_days (const FzHoursDay *day,
                           guint             n_days,
                           FzScript          script)
{
  g_autofree char *span = span_words (day->day, day->day + (FzDay) n_days - 1);
  g_autofree char *nature = nature_words (day, script);

  /* Translators: a day or some days, and what they are: a holiday's name, say. */
  return g_strdup_printf (C_ ("day", "%s · %s"), span, nature);
}
