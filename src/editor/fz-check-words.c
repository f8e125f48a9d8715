/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-check-words.h"

#include "fz-origin-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the editor says of what was found in a record, each a whole sentence. */

/* What the editor calls @field. */
const char *
fz_words_for_field (FzField field)
{
  static const char *const words[FZ_N_FIELDS] = {
    [FZ_FIELD_CODE] = N_ ("Statistical code"),
    [FZ_FIELD_LEVEL] = N_ ("Kind of station"),
    [FZ_FIELD_DISTRICT] = N_ ("District"),
    [FZ_FIELD_NAME_HANS] = N_ ("Name, simplified Chinese"),
    [FZ_FIELD_NAME_HANT] = N_ ("Name, traditional Chinese"),
    [FZ_FIELD_NAME_EN] = N_ ("Name, English"),
    [FZ_FIELD_PLACE_HANS] = N_ ("Place, simplified Chinese"),
    [FZ_FIELD_PLACE_HANT] = N_ ("Place, traditional Chinese"),
    [FZ_FIELD_PLACE_EN] = N_ ("Place, English"),
    [FZ_FIELD_PINYIN] = N_ ("Pinyin of the place"),
    [FZ_FIELD_INITIALS] = N_ ("Initials of the pinyin"),
    [FZ_FIELD_ALIASES] = N_ ("Other spellings"),
    [FZ_FIELD_ADDRESS] = N_ ("Address"),
    [FZ_FIELD_PHONE] = N_ ("Phone"),
    [FZ_FIELD_HOURS] = N_ ("Opening hours"),
    [FZ_FIELD_WEBSITE] = N_ ("Website"),
    [FZ_FIELD_ACCESS] = N_ ("Getting in"),
    [FZ_FIELD_STEP_FREE] = N_ ("Step-free entrance"),
    [FZ_FIELD_NOTICE] = N_ ("Notice"),
    [FZ_FIELD_NOTICE_FROM] = N_ ("First day of the notice"),
    [FZ_FIELD_NOTICE_UNTIL] = N_ ("Last day of the notice"),
    [FZ_FIELD_FEATURED] = N_ ("Featured"),
    [FZ_FIELD_FEATURED_REASON] = N_ ("Reason for being featured"),
    [FZ_FIELD_FEATURED_SOURCE] = N_ ("Source for being featured"),
    [FZ_FIELD_STATUS] = N_ ("State"),
    [FZ_FIELD_STATUS_NOTE] = N_ ("Note on the state"),
    [FZ_FIELD_LAT] = N_ ("Point"),
    [FZ_FIELD_LON] = N_ ("Point"),
    [FZ_FIELD_POINT_QUALITY] = N_ ("Quality of the point"),
    [FZ_FIELD_POINT_IS] = N_ ("What the point stands for"),
    [FZ_FIELD_POINT_SOURCE] = N_ ("Source of the point"),
    [FZ_FIELD_POINT_CHECKED_M] = N_ ("Distance to a second source"),
    [FZ_FIELD_CHECKED_ON] = N_ ("Checked on"),
  };

  g_return_val_if_fail ((guint) field < FZ_N_FIELDS, "");

  return _ (words[field]);
}

static const char *
missing_words (FzField field)
{
  switch ((guint) field)
    {
    case FZ_FIELD_CODE:
      return _ ("A station needs its code.");
    case FZ_FIELD_NAME_HANS:
      return _ ("A station needs a name in simplified Chinese.");
    case FZ_FIELD_PLACE_HANS:
      return _ ("A station needs the simplified Chinese name of its place.");
    case FZ_FIELD_DISTRICT:
      return _ ("A station below the city’s own needs a district.");
    case FZ_FIELD_LAT:
      return _ ("A station needs a point on the map.");
    case FZ_FIELD_POINT_SOURCE:
      return _ ("Say who gave the point: every station says where its point comes from.");
    case FZ_FIELD_FEATURED_SOURCE:
      return _ ("Say who chose this station: without a source nobody can tell.");
    default:
      return _ ("This must be filled in.");
    }
}

static char *
station_words (const FzCheck  *check,
               FzStationTable *table)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (table, check->station);

  return g_strdup (station != NULL ? fz_station_get_name (station) : "");
}

static char *
same_words (const FzCheck  *check,
            FzStationTable *table)
{
  g_autofree char *station = station_words (check, table);

  switch ((guint) check->code)
    {
    case FZ_CHECK_CODE_TAKEN:
      /* Translators: %s is the name of a station. */
      return g_strdup_printf (_ ("%s has this code already."), station);
    case FZ_CHECK_SAME_NAME:
      return g_strdup_printf (_ ("%s has the same name. Is it the same station?"), station);
    case FZ_CHECK_SAME_POINT:
      return g_strdup_printf (_ ("%s stands at the very same point."), station);
    case FZ_CHECK_SAME_PHONE:
    default:
      /* Translators: the first %s is a telephone number, the second a station. */
      return g_strdup_printf (_ ("%s is also the number of %s."), check->text, station);
    }
}

static char *
text_words (const FzCheck *check)
{
  switch ((guint) check->code)
    {
    case FZ_CHECK_TOO_LONG:
      return g_strdup_printf (ngettext ("Too long: %u character at the most.",
                                        "Too long: %u characters at the most.", check->number),
                              check->number);
    case FZ_CHECK_CODE_FORM:
      return g_strdup_printf (ngettext ("A code of this kind of station has %u digit.",
                                        "A code of this kind of station has %u digits.",
                                        check->number),
                              check->number);
    case FZ_CHECK_PHONE_FORM:
      if (*check->text == '\0')
        return g_strdup (_ ("A number is missing between two semicolons, or full-width signs "
                            "stand for plain ones."));
      /* Translators: %s is what somebody typed. */
      return g_strdup_printf (_ ("“%s” is no phone number. Several are separated by “;”, "
                                 "and what each is for stands behind it."),
                              check->text);
    case FZ_CHECK_PHONE_ODD:
      return g_strdup_printf (_ ("“%s” has not the digits of a number in China. Is one missing, "
                                 "or one too many?"),
                              check->text);
    case FZ_CHECK_PHONE_AREA:
      return g_strdup_printf (_ ("“%s” has no area code: from a mobile phone or elsewhere it "
                                 "reaches nobody."),
                              check->text);
    case FZ_CHECK_PHONE_SAMPLE:
      return g_strdup_printf (_ ("“%s” cannot be here: invented numbers are 020-0000 xxxx and "
                                 "stand in the sample data only."),
                              check->text);
    case FZ_CHECK_HOURS_SYNTAX:
      /* Translators: %u counts characters. What is in quotation marks stays as it is. */
      return g_strdup_printf (_ ("Not understood from character %u on. Hours are written like "
                                 "“Mo-Fr 09:00-12:00,14:00-17:00; PH off”."),
                              check->number + 1);
    case FZ_CHECK_HOURS_LONG:
      /* Translators: %s is such as "09:00-05:30". */
      return g_strdup_printf (_ ("Open %s without a break? Offices are not."), check->text);
    case FZ_CHECK_UNREAD:
      return g_strdup_printf (_ ("“%s” is not understood and would not be saved."), check->text);
    case FZ_CHECK_RULE:
    default:
      /* Translators: %s is a technical reason in English. */
      return g_strdup_printf (_ ("This cannot be saved: %s"), check->text);
    }
}

static char *
point_words (const FzCheck  *check,
             FzStationTable *table)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  g_autofree char *distance = fz_words_for_distance (check->metres);
  const char      *district;

  if (check->code == FZ_CHECK_POINT_DATUM)
    /* Translators: %1$s is a distance, %2$s such as "Baidu (BD-09)". */
    return g_strdup_printf (_ ("This looks like a point copied from %2$s, %1$s away from where "
                               "it is on the ground."),
                            distance, fz_words_for_datum (check->datum));
  district = fz_names_get (&fz_catalog_get_district (catalog, check->district)->names,
                           fz_station_table_get_script (table));
  /* Translators: %1$s is a district, %2$s a distance. */
  return g_strdup_printf (_ ("This point lies in %1$s, %2$s beyond the border."), district,
                          distance);
}

static const char *
plain_words (FzCheckCode code)
{
  static const char *const words[FZ_N_CHECKS] = {
    [FZ_CHECK_NOT_ALLOWED] = N_ ("There are invisible or unknown characters in here."),
    [FZ_CHECK_SPACES] = N_ ("There are spaces or line ends too many in here."),
    [FZ_CHECK_CODE_DISTRICT] = N_ ("The code does not begin with that of the district."),
    [FZ_CHECK_DISTRICT] = N_ ("A station of this kind cannot have this district."),
    [FZ_CHECK_HOURS_FORM] = N_ ("Understood, but written in another way than elsewhere."),
    [FZ_CHECK_HOURS_ORDER] = N_ ("Times of a day overlap or are out of order."),
    [FZ_CHECK_HOURS_CLOSED] = N_ ("These hours never open the station. Has it closed? Then say so "
                                  "as its state."),
    [FZ_CHECK_WEBSITE_FORM] = N_ ("A web address begins with https:// or http://."),
    [FZ_CHECK_DATE_FORM] = N_ ("A date is written as year, month and day: 2026-03-01."),
    [FZ_CHECK_DATE_ORDER] = N_ ("The notice would end before it begins."),
    [FZ_CHECK_DATE_AHEAD] = N_ ("This day is still to come."),
    [FZ_CHECK_DATE_BACK] = N_ ("The record was checked later than that."),
    [FZ_CHECK_NOTICE_OVER] = N_ ("This day is over: nobody is shown the notice any more."),
    [FZ_CHECK_NOTICE_NO_TEXT] = N_ ("There are days for a notice, but no notice."),
    [FZ_CHECK_FEATURED_NONE] = N_ ("This is filled in, but the station is not said to be "
                                   "featured."),
    [FZ_CHECK_STATUS_NOTE] = N_ ("Say where it moved to, or until when it is closed: people will "
                                 "ask."),
    [FZ_CHECK_POINT_SWAPPED] = N_ ("Latitude and longitude are the wrong way round."),
    [FZ_CHECK_POINT_CITY] = N_ ("This point is outside Guangzhou."),
    [FZ_CHECK_POINT_SEA] = N_ ("This point is in none of the districts: in the sea, or beyond "
                               "the city’s border."),
    [FZ_CHECK_POINT_ORIGIN] = N_ ("The point was moved: say who gave the new one, and how good "
                                  "it is."),
  };

  return words[code] != NULL ? _ (words[code]) : NULL;
}

/* What was found, in a sentence; the caller's. @table knows the stations that it names. */
char *
fz_words_for_check (const FzCheck  *check,
                    FzStationTable *table)
{
  const char *plain = plain_words (check->code);

  if (plain != NULL)
    return g_strdup (plain);
  switch ((guint) check->code)
    {
    case FZ_CHECK_MISSING:
      return g_strdup (missing_words (check->field));
    case FZ_CHECK_CODE_TAKEN:
    case FZ_CHECK_SAME_NAME:
    case FZ_CHECK_SAME_POINT:
    case FZ_CHECK_SAME_PHONE:
      return same_words (check, table);
    case FZ_CHECK_POINT_DATUM:
    case FZ_CHECK_POINT_DISTRICT:
      return point_words (check, table);
    default:
      return text_words (check);
    }
}

/* Whether a mend is shown by the value that it puts in. */
static gboolean
is_short (const FzMend *mend)
{
  return mend->value != NULL && strpbrk (mend->value, "\n") == NULL &&
         g_utf8_strlen (mend->value, -1) <= 40;
}

/* What the button does that mends it; the caller's. NULL when no mend is known. */
char *
fz_words_for_mend (const FzCheck *check)
{
  const FzMend *mend = check->mends != NULL ? &g_array_index (check->mends, FzMend, 0) : NULL;

  if (mend == NULL)
    return NULL;
  switch ((guint) check->code)
    {
    case FZ_CHECK_NOT_ALLOWED:
    case FZ_CHECK_SPACES:
      return g_strdup (_ ("Take Them Out"));
    case FZ_CHECK_POINT_SWAPPED:
      return g_strdup (_ ("Swap Them"));
    case FZ_CHECK_POINT_DATUM:
      return g_strdup (_ ("Convert the Point"));
    case FZ_CHECK_HOURS_ORDER:
      return g_strdup (_ ("Put in Order"));
    default:
      break;
    }
  if (mend->value == NULL)
    return g_strdup (_ ("Clear"));
  if (!is_short (mend))
    return g_strdup (_ ("Mend"));
  /* Translators: a button that puts the value %s in the place of the one that is there. */
  return g_strdup_printf (_ ("Use “%s”"), mend->value);
}
