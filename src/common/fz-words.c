/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-words.h"

#include "fz-record-checks.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * What the interface says about a station, in the user's language. Every
 * sentence is whole: none is put together from pieces that a translator could
 * not move. Static strings are owned by gettext; a char * is the caller's.
 */

static const char *
seat_words (FzLevel level)
{
  if (level == FZ_LEVEL_CITY)
    return _ ("Approximate: the seat of the city government. The legal service centre may "
              "stand elsewhere.");
  return _ ("Approximate: the seat of the district government. The legal service centre "
            "may stand elsewhere.");
}

static const char *
town_words (FzPointQuality quality)
{
  switch (quality)
    {
    case FZ_POINT_QUALITY_A:
      return _ ("Approximate: a point for the town, confirmed within about 1.2 km by a "
                "second source. The station may stand elsewhere in the town.");
    case FZ_POINT_QUALITY_B:
      return _ ("Approximate: a point for the town, checked only roughly. The station may "
                "stand elsewhere in the town.");
    case FZ_POINT_QUALITY_U:
      return _ ("Approximate: a point for the town, known only to lie in the right district.");
    case FZ_POINT_QUALITY_C:
      return _ ("Very approximate: two sources place this town 1.9 to 8.3 km apart.");
    case FZ_POINT_QUALITY_D:
      return _ ("Approximate: the middle of the town’s villages, since no source gives a "
                "point for the town.");
    case FZ_POINT_QUALITY_E:
      return _ ("Very approximate: the middle of the few villages of the town that are known.");
    case FZ_POINT_QUALITY_DOOR:
    case FZ_POINT_QUALITY_SEAT:
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
street_words (FzPointQuality quality)
{
  switch (quality)
    {
    case FZ_POINT_QUALITY_A:
      return _ ("Approximate: a point for the subdistrict, confirmed within about 1.2 km "
                "by a second source. The station may stand elsewhere in the subdistrict.");
    case FZ_POINT_QUALITY_B:
      return _ ("Approximate: a point for the subdistrict, checked only roughly. The "
                "station may stand elsewhere in the subdistrict.");
    case FZ_POINT_QUALITY_U:
      return _ ("Approximate: a point for the subdistrict, known only to lie in the right "
                "district.");
    case FZ_POINT_QUALITY_C:
      return _ ("Very approximate: two sources place this subdistrict 1.9 to 8.3 km apart.");
    case FZ_POINT_QUALITY_D:
      return _ ("Approximate: the middle of the subdistrict’s communities, since no "
                "source gives a point for the subdistrict.");
    case FZ_POINT_QUALITY_E:
      return _ ("Very approximate: the middle of the few communities of the subdistrict "
                "that are known.");
    case FZ_POINT_QUALITY_DOOR:
    case FZ_POINT_QUALITY_SEAT:
    default:
      g_return_val_if_reached ("");
    }
}

/* What kind of station it is. */
const char *
fz_words_for_level (FzLevel level)
{
  switch (level)
    {
    case FZ_LEVEL_CITY:
      /* Translators: a kind of legal service station: the one for the whole city. */
      return _ ("City centre");
    case FZ_LEVEL_DISTRICT:
      /* Translators: a kind of legal service station: one for a whole district. */
      return _ ("District centre");
    case FZ_LEVEL_STREET:
      /* Translators: a kind of legal service station: one for a subdistrict (jiedao). */
      return _ ("Subdistrict station");
    case FZ_LEVEL_TOWN:
      /* Translators: a kind of legal service station: one for a town (zhen). */
      return _ ("Town station");
    default:
      g_return_val_if_reached ("");
    }
}

/* What a featured station is called; "" for a station that is not one, or of
 * which nobody knows. */
const char *
fz_words_for_featured (FzFeatured featured)
{
  switch (featured)
    {
    case FZ_FEATURED_POPULAR:
      /* Translators: one of the ten stations chosen in 2020 as wanghong, "popular". */
      return C_ ("featured", "Popular");
    case FZ_FEATURED_SPECIAL:
      /* Translators: one of the four stations chosen in 2020 as tese, "special". */
      return C_ ("featured", "Special");
    case FZ_FEATURED_UNKNOWN:
    case FZ_FEATURED_NONE:
      return "";
    default:
      g_return_val_if_reached ("");
    }
}

/* One sentence on whether a station can be visited at all; "" for one of which
 * nothing is known against it. */
const char *
fz_words_for_status (FzStatus status)
{
  switch (status)
    {
    case FZ_STATUS_SUSPENDED:
      return _ ("This station has suspended its service.");
    case FZ_STATUS_MOVED:
      return _ ("This station has moved.");
    case FZ_STATUS_CLOSED:
      return _ ("This station has closed for good.");
    case FZ_STATUS_UNKNOWN:
    case FZ_STATUS_ACTIVE:
      return "";
    default:
      g_return_val_if_reached ("");
    }
}

/* Whether one gets in without a step; NULL where nobody has recorded it. */
const char *
fz_words_for_step_free (FzStepFree step_free)
{
  switch (step_free)
    {
    case FZ_STEP_FREE_YES:
      return _ ("You can get in without a step");
    case FZ_STEP_FREE_NO:
      return _ ("There are steps on the way in");
    case FZ_STEP_FREE_UNKNOWN:
    default:
      return NULL;
    }
}

/* What a station's point stands for and how far it can be trusted. */
const char *
fz_words_for_point_quality (FzPointQuality quality,
                            FzLevel        level)
{
  if (quality == FZ_POINT_QUALITY_DOOR)
    return _ ("Exact: the door of the station, as the station reported it.");
  if (quality == FZ_POINT_QUALITY_SEAT || level == FZ_LEVEL_CITY || level == FZ_LEVEL_DISTRICT)
    return seat_words (level);
  return level == FZ_LEVEL_TOWN ? town_words (quality) : street_words (quality);
}

/* What every view of the sample data says. */
const char *
fz_words_for_sample (void)
{
  return _ ("Sample data: hours, phones, addresses, services and featured stations are invented");
}

/* The same, where there is room for a line. */
const char *
fz_words_for_sample_in_short (void)
{
  return _ ("Sample data: the details are invented");
}

/* A distance in @metres, rounded to what a walker cares for. */
char *
fz_words_for_distance (double metres)
{
  if (metres < 995)
    /* Translators: a distance in metres. */
    return g_strdup_printf (_ ("%.0f m"), round (metres / 10) * 10);
  if (metres < 9950)
    /* Translators: a distance in kilometres with one decimal. */
    return g_strdup_printf (_ ("%.1f km"), metres / 1000);
  /* Translators: a distance in whole kilometres. */
  return g_strdup_printf (_ ("%.0f km"), metres / 1000);
}

char *
fz_words_for_station_count (guint n_stations)
{
  return g_strdup_printf (ngettext ("%u station", "%u stations", n_stations), n_stations);
}

/* What stands below a place's name: the kind of station, and the @district
 * where it lies in one and is not the district's own. */
char *
fz_words_for_place_and_level (const char *district,
                              FzLevel     level)
{
  gboolean in_district = level == FZ_LEVEL_STREET || level == FZ_LEVEL_TOWN;

  if (!in_district || district == NULL || *district == '\0')
    return g_strdup (fz_words_for_level (level));
  /* Translators: the first %s is a kind of station ("Town station"), the second
   * one a district's name. */
  return g_strdup_printf (_ ("%s · %s"), fz_words_for_level (level), district);
}

/* An ISO date as a person writes it; the text itself when it is none. */
char *
fz_words_for_date (const char *iso_date)
{
  GDate date;
  char  words[128];

  g_date_clear (&date, 1);
  g_date_set_parse (&date, iso_date);
  if (!g_date_valid (&date))
    return g_strdup (iso_date);
  /* Translators: a date for g_date_strftime(), such as "5 March 2026". */
  g_date_strftime (words, sizeof words, _ ("%-d %B %Y"), &date);
  return g_strdup (words);
}

/* On which days a notice holds; NULL when it names none. */
char *
fz_words_for_notice_days (const FzNotice *notice)
{
  g_autofree char *from = notice->from != NULL ? fz_words_for_date (notice->from) : NULL;
  g_autofree char *until = notice->until != NULL ? fz_words_for_date (notice->until) : NULL;

  if (from != NULL && until != NULL)
    /* Translators: the days on which a notice holds, both included. */
    return g_strdup_printf (_ ("From %s until %s"), from, until);
  if (from != NULL)
    return g_strdup_printf (_ ("From %s"), from);
  if (until != NULL)
    return g_strdup_printf (_ ("Until %s"), until);
  return NULL;
}

/* One line for all that nobody has recorded of a station; NULL when nothing
 * that a visitor needs is missing. */
char *
fz_words_for_missing (const FzRecord *record)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) missing = NULL;
  g_autofree char *list = NULL;

  if (record->address == NULL)
    /* Translators: as an item in a list of what is not recorded. */
    g_strv_builder_add (builder, C_ ("missing", "address"));
  if (record->phone == NULL)
    g_strv_builder_add (builder, C_ ("missing", "phone"));
  if (record->hours == NULL)
    g_strv_builder_add (builder, C_ ("missing", "opening hours"));
  if (record->website == NULL)
    g_strv_builder_add (builder, C_ ("missing", "website"));
  if (record->access == NULL && record->step_free == FZ_STEP_FREE_UNKNOWN)
    g_strv_builder_add (builder, C_ ("missing", "step-free access"));
  if (record->checked_on == NULL && fz_record_find_newest_check (record) == NULL)
    /* Translators: as an item in a list of what is not recorded. */
    g_strv_builder_add (builder, C_ ("missing", "day of the last check"));
  missing = g_strv_builder_end (builder);
  if (missing[0] == NULL)
    return NULL;

  /* Translators: what stands between the items of a list. */
  list = g_strjoinv (C_ ("list", ", "), missing);
  /* Translators: %s is a list such as "address, phone". */
  return g_strdup_printf (_ ("Not recorded: %s. Call 12348."), list);
}

/* A station in one breath, for a screen reader. */
char *
fz_words_for_station (FzStation *station)
{
  return fz_words_for_station_and (station, NULL, 0);
}

/* The same with some more @facts, of which any may be NULL or "". */
char *
fz_words_for_station_and (FzStation         *station,
                          const char *const *facts,
                          guint              n_facts)
{
  FzPointQuality   quality = fz_station_get_point_quality (station);
  const char      *featured = fz_words_for_featured (fz_station_get_featured (station));
  g_autofree char *kind = fz_words_for_place_and_level (fz_station_get_district_name (station),
                                                        fz_station_get_level (station));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add_many (builder, fz_station_get_place (station), kind, NULL);
  if (*featured != '\0')
    g_strv_builder_add (builder, featured);
  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i] != NULL && *facts[i] != '\0')
        g_strv_builder_add (builder, facts[i]);
    }
  g_strv_builder_add (builder, fz_point_quality_is_approximate (quality)
                                   /* Translators: a fact about a station, as the last of
                                    * several that are read out. */
                                   ? _ ("approximate position")
                                   : _ ("exact position"));
  all = g_strv_builder_end (builder);
  /* Translators: what stands between the facts about a station that are read out. */
  return g_strjoinv (C_ ("facts", ", "), all);
}

/* WGS-84 degrees, as maps write them: with a point whatever the locale, since people
 * copy them into fields that take no other. */
char *
fz_words_for_coordinates (FzPoint point)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  /* Translators: latitude and longitude in degrees, north and east. */
  return g_strdup_printf (_ ("%s° N, %s° E"),
                          g_ascii_formatd (lat, sizeof lat, "%.5f", point.lat),
                          g_ascii_formatd (lon, sizeof lon, "%.5f", point.lon));
}

/* @before and @sentence, two whole sentences, one after the other; takes @before over, which
 * may be NULL. The caller's. */
char *
fz_words_add_sentence (char       *before,
                       const char *sentence)
{
  g_autofree char *taken = before;

  if (before == NULL)
    return g_strdup (sentence);
  /* Translators: two whole sentences; put between them what stands between sentences. */
  return g_strdup_printf (_ ("%1$s %2$s"), before, sentence);
}
