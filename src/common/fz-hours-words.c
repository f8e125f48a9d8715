/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hours-words.h"

#include <glib/gi18n.h>

/* Opening hours as a record keeps them, written for people: a rule a line. What
 * the words here do not cover is shown as it is recorded. */

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

static char *
rule_words (const char *rule)
{
  const char      *space = strchr (rule, ' ');
  g_autofree char *days = NULL;
  g_autofree char *days_part = NULL;
  g_autofree char *times = NULL;

  if (space == NULL)
    {
      times = times_words (rule);
      return times != NULL ? g_steal_pointer (&times) : g_strdup (rule);
    }
  days_part = g_strndup (rule, space - rule);
  days = days_words (days_part);
  times = times_words (space + 1);
  if (days == NULL || times == NULL)
    return g_strdup (rule);
  /* Translators: days, then times: "Mon–Fri 09:00–12:00" or "Sun closed". */
  return g_strdup_printf (C_ ("hours", "%s %s"), days, times);
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
