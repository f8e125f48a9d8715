/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-filters.h"

#include <stdlib.h>
#include <string.h>

#include "fz-day.h"

/* The words for orders. */
static const char *const order_words[FZ_N_ORDERS] = {
  [FZ_ORDER_PLACE] = "place",
  [FZ_ORDER_DISTANCE] = "distance",
  [FZ_ORDER_NAME] = "name",
  [FZ_ORDER_CHECKED] = "checked",
};

/* Always FALSE, with an error of G_OPTION_ERROR. */
gboolean
fz_cli_refuse (GError    **error,
               const char *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
parse_levels (FzCliFilters      *self,
              const char *const *words,
              GError           **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      FzLevel level;

      if (!fz_level_from_word (words[i], &level))
        return fz_cli_refuse (error, "\"%s\" is no level: city, district, street or town",
                              words[i]);
      self->levels |= 1u << level;
    }
  return TRUE;
}

static gboolean
parse_featured (FzCliFilters      *self,
                const char *const *words,
                GError           **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      FzFeatured featured;

      if (!fz_featured_from_word (words[i], &featured))
        return fz_cli_refuse (error, "\"%s\" is not one of unknown, none, popular and special",
                              words[i]);
      self->featured |= 1u << featured;
    }
  return TRUE;
}

static gboolean
parse_access (FzCliFilters      *self,
              const char *const *words,
              GError           **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      FzStepFree step_free;

      if (!fz_step_free_from_word (words[i], &step_free))
        return fz_cli_refuse (error, "\"%s\" is not one of yes, no and unknown", words[i]);
      self->step_free |= 1u << step_free;
    }
  return TRUE;
}

/* "10:30"; two digits each. */
static gboolean
parse_clock (const char *text,
             int        *minute)
{
  int hours = atoi (text);
  int minutes;

  if (strspn (text, "0123456789") != 2 || text[2] != ':' ||
      strspn (text + 3, "0123456789") != 2 || text[5] != '\0')
    return FALSE;
  minutes = atoi (text + 3);
  *minute = hours * 60 + minutes;
  return hours < 24 && minutes < 60;
}

/* "now", or "2026-10-01 10:30" as clocks in China have it. */
static gboolean
parse_open_at (FzCliFilters *self,
               const char   *word,
               GError      **error)
{
  g_autofree char *date = NULL;
  FzDay            day;
  int              minute;

  if (word == NULL)
    return TRUE;
  if (g_str_equal (word, "now"))
    {
      self->opening = FZ_OPENING_NOW;
      return TRUE;
    }
  date = g_strndup (word, strcspn (word, " T"));
  if (strlen (date) == strlen (word) || !fz_day_from_iso (date, &day) ||
      !parse_clock (word + strlen (date) + 1, &minute))
    return fz_cli_refuse (error, "\"%s\" is no time: now, or YYYY-MM-DD HH:MM in China", word);

  self->opening = FZ_OPENING_AT;
  self->time = fz_day_to_time (day, minute);
  return TRUE;
}

static gboolean
parse_hours (FzCliFilters *self,
             const char   *word,
             GError      **error)
{
  if (word == NULL || g_str_equal (word, "any"))
    return TRUE;
  if (!g_str_equal (word, "known"))
    return fz_cli_refuse (error, "\"%s\" is neither known nor any", word);
  self->known_hours = TRUE;
  return TRUE;
}

static gboolean
parse_order (FzCliFilters *self,
             const char   *word,
             GError      **error)
{
  if (word == NULL)
    return TRUE;
  for (guint order = 0; order < FZ_N_ORDERS; order++)
    {
      if (g_str_equal (word, order_words[order]))
        {
          self->ordered = TRUE;
          self->order = (FzOrder) order;
          return TRUE;
        }
    }
  return fz_cli_refuse (error, "\"%s\" is no order: place, distance, name or checked", word);
}

void
fz_cli_filter_words_clear (FzCliFilterWords *words)
{
  g_clear_pointer (&words->levels, g_strfreev);
  g_clear_pointer (&words->featured, g_strfreev);
  g_clear_pointer (&words->access, g_strfreev);
  g_clear_pointer (&words->open_at, g_free);
  g_clear_pointer (&words->hours, g_free);
  g_clear_pointer (&words->order, g_free);
}

/* Reads @words into @self, which is all zero. Returns FALSE with an error of
 * G_OPTION_ERROR for a word that means nothing. */
gboolean
fz_cli_filters_parse (FzCliFilters           *self,
                      const FzCliFilterWords *words,
                      GError                **error)
{
  return parse_levels (self, (const char *const *) words->levels, error) &&
         parse_featured (self, (const char *const *) words->featured, error) &&
         parse_access (self, (const char *const *) words->access, error) &&
         parse_open_at (self, words->open_at, error) &&
         parse_hours (self, words->hours, error) &&
         parse_order (self, words->order, error);
}

gboolean
fz_cli_filters_are_set (const FzCliFilters *self)
{
  return self->levels != 0 || self->featured != 0 || self->step_free != 0 ||
         self->opening != FZ_OPENING_ANY || self->known_hours || self->ordered;
}

/* @query with all that @self asks for.
 * Returns: (transfer full) */
FzQuery *
fz_cli_filters_apply (const FzCliFilters *self,
                      FzQuery            *query)
{
  FzOrder order = self->ordered ? self->order : fz_query_get_order (query);
  g_autoptr (FzQuery) of_levels = fz_query_with_levels (query, self->levels);
  g_autoptr (FzQuery) featured = fz_query_with_featured (of_levels, self->featured);
  g_autoptr (FzQuery) step_free = fz_query_with_step_free (featured, self->step_free);
  g_autoptr (FzQuery) open = fz_query_with_opening (step_free, self->opening, self->time);
  g_autoptr (FzQuery) known = fz_query_with_unknown_hours (open, !self->known_hours);

  return fz_query_with_order (known, order);
}
