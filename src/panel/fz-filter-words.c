/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-words.h"

#include "fz-hours-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What the filters are set to, in words. A char * is the caller's, a const one static.
 */

/* The stations that are featured in the ways of @featured, a mask of 1 << FzFeatured. */
const char *
fz_words_for_featured_filter (guint featured)
{
  if (featured == 1u << FZ_FEATURED_POPULAR)
    return C_ ("filter", "Popular stations");
  if (featured == 1u << FZ_FEATURED_SPECIAL)
    return C_ ("filter", "Special stations");
  return C_ ("filter", "Featured stations");
}

const char *
fz_words_for_step_free_filter (FzStepFree step_free)
{
  switch (step_free)
    {
    case FZ_STEP_FREE_YES:
      return C_ ("filter", "Step-free access");
    case FZ_STEP_FREE_NO:
      return C_ ("filter", "Steps on the way in");
    case FZ_STEP_FREE_UNKNOWN:
      return C_ ("filter", "Access not known");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
fz_words_for_order (FzOrder order)
{
  switch (order)
    {
    case FZ_ORDER_PLACE:
      return C_ ("order", "By district");
    case FZ_ORDER_DISTANCE:
      return C_ ("order", "By distance");
    case FZ_ORDER_NAME:
      return C_ ("order", "By name");
    case FZ_ORDER_CHECKED:
      return C_ ("order", "Last checked first");
    default:
      g_return_val_if_reached ("");
    }
}

/* The day and the minute of @time, s since 1970, in China. */
char *
fz_words_for_time (gint64 time)
{
  int    minute;
  FzDay  day = fz_day_of_time (time, &minute);
  FzDate date = fz_day_to_date (day);
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);
  /* Translators: a date for g_date_time_format(), as short as it goes: "6 Jul".
   * xgettext:no-c-format */
  g_autofree char *words = g_date_time_format (midnight, _ ("%-d %b"));

  /* Translators: a weekday, a date, hours and minutes: "Monday 6 Jul 10:00". */
  return g_strdup_printf (C_ ("moment", "%s %s %02d:%02d"), fz_words_for_weekday (day), words,
                          minute / 60, minute % 60);
}

/* When stations are to be open; not for a query that leaves that open. */
char *
fz_words_for_opening_filter (FzQuery *query)
{
  gboolean         unknown_kept = fz_query_get_unknown_hours (query);
  g_autofree char *time = NULL;

  if (fz_query_get_opening (query) == FZ_OPENING_NOW)
    return g_strdup (unknown_kept ? C_ ("filter", "Open now, or not known")
                                  : C_ ("filter", "Open now"));
  time = fz_words_for_time (fz_query_get_time (query));
  if (unknown_kept)
    /* Translators: %s is a day and a time. */
    return g_strdup_printf (C_ ("filter", "Open %s, or not known"), time);
  /* Translators: %s is a day and a time. */
  return g_strdup_printf (C_ ("filter", "Open %s"), time);
}

/* What is asked of @service: that it is offered, or with @expected that it is at least
 * expected at the station's level. */
char *
fz_words_for_service_filter (const FzService *service,
                             FzScript         script,
                             gboolean         expected)
{
  const char *name = fz_names_get (&service->names, script);

  if (expected)
    /* Translators: %s is a service. */
    return g_strdup_printf (C_ ("filter", "%s: offered or expected"), name);
  /* Translators: %s is a service. */
  return g_strdup_printf (C_ ("filter", "%s: offered"), name);
}

/* What dropping @part of a query means, on the button that does it. */
const char *
fz_words_for_dropping (FzQueryPart part)
{
  switch (part)
    {
    case FZ_PART_OFFERED_ONLY:
      return _ ("Include Expected Services");
    case FZ_PART_NO_UNKNOWN_HOURS:
      return _ ("Include Unknown Hours");
    case FZ_PART_OPENING:
      return _ ("Open at Any Time");
    case FZ_PART_STEP_FREE:
      return _ ("With Any Access");
    case FZ_PART_FEATURED:
      return _ ("Featured or Not");
    case FZ_PART_SERVICES:
      return _ ("With Any Service");
    case FZ_PART_LEVELS:
      return _ ("Stations of All Levels");
    case FZ_PART_DISTRICT:
      return _ ("In All Districts");
    case FZ_PART_TEXT:
      return _ ("Without the Search Text");
    default:
      g_return_val_if_reached ("");
    }
}
