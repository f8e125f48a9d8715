/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-search-words.h"

#include "fz-state-words.h"
#include "fz-way-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What the interface says about an answer, in the user's language: how far stations
 * are, why they are there, and what was made of the question. Static strings are owned
 * by gettext; a char * is the caller's.
 */

/* Nearer than that, which would be told as 0 m, a station is where one starts: metres. */
#define NEAR 5.0

/* Two stations lead, and may be farther than the first behind them. */
#define MAY_BE_NEAREST 3

static const char *
get_direction (FzDirection direction)
{
  switch (direction)
    {
    case FZ_DIRECTION_NORTH:
      /* Translators: one of eight winds, as short as it goes: north. */
      return C_ ("direction", "N");
    case FZ_DIRECTION_NORTH_EAST:
      return C_ ("direction", "NE");
    case FZ_DIRECTION_EAST:
      return C_ ("direction", "E");
    case FZ_DIRECTION_SOUTH_EAST:
      return C_ ("direction", "SE");
    case FZ_DIRECTION_SOUTH:
      return C_ ("direction", "S");
    case FZ_DIRECTION_SOUTH_WEST:
      return C_ ("direction", "SW");
    case FZ_DIRECTION_WEST:
      return C_ ("direction", "W");
    case FZ_DIRECTION_NORTH_WEST:
      return C_ ("direction", "NW");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
join_away (const FzDistance *distance,
           const char       *direction)
{
  g_autofree char *metres = fz_words_for_distance (distance->metres);

  if (distance->approximate)
    /* Translators: a distance that is not known exactly ("1.2 km") and a direction
     * ("NE", "north-east"). */
    return g_strdup_printf (_ ("about %s %s"), metres, direction);
  /* Translators: a distance ("1.2 km") and a direction ("NE", "north-east"). */
  return g_strdup_printf (C_ ("distance", "%s %s"), metres, direction);
}

/* "about 1.2 km NE"; NULL for a station that stands where one starts. */
char *
fz_words_for_away (const FzDistance *distance)
{
  if (distance->metres < NEAR)
    return NULL;
  return join_away (distance, get_direction (distance->direction));
}

/* "about 1.2 km north-east", for a screen reader; NULL as above. */
char *
fz_words_for_away_aloud (const FzDistance *distance)
{
  if (distance->metres < NEAR)
    return NULL;
  return join_away (distance, fz_words_for_direction (distance->direction));
}

/* What a station is to somebody who starts from a place; NULL for one that is only near. */
const char *
fz_words_for_reason (FzReason reason)
{
  switch (reason)
    {
    case FZ_REASON_OWN:
      /* Translators: the station of the street or town that somebody chose. */
      return _ ("Your station");
    case FZ_REASON_CENTRE:
      /* Translators: the centre of the district in which somebody is. */
      return _ ("Your district’s centre");
    case FZ_REASON_NEAREST:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The names of @services, a mask, one after the other. */
char *
fz_words_for_services (const FzCatalog *catalog,
                       guint32          services,
                       FzScript         script)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < catalog->services->len; i++)
    {
      if ((services >> i & 1) != 0)
        g_strv_builder_add (builder,
                            fz_names_get (&fz_catalog_get_service (catalog, i)->names, script));
    }
  names = g_strv_builder_end (builder);
  /* Translators: what stands between the items of a list. */
  return g_strjoinv (C_ ("list", ", "), names);
}

/* What matched of a station where its place and district do not show it; NULL when that
 * is nothing. */
char *
fz_words_for_unseen (const FzMatchMarks *marks)
{
  switch (marks->unseen)
    {
    case FZ_UNSEEN_PLACE:
    case FZ_UNSEEN_NAME:
      return g_strdup (marks->text);
    case FZ_UNSEEN_CODE:
      /* Translators: %s is a station's statistical code. */
      return g_strdup_printf (_ ("Code %s"), marks->text);
    case FZ_UNSEEN_ALIAS:
      /* Translators: %s is another name of a station's place. */
      return g_strdup_printf (_ ("Also called %s"), marks->text);
    case FZ_UNSEEN_ADDRESS:
      /* Translators: %s is a station's address. */
      return g_strdup_printf (_ ("Address: %s"), marks->text);
    case FZ_UNSEEN_NONE:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* That a station offers @services, a list of names. */
char *
fz_words_for_offered (const char *services)
{
  /* Translators: %s is a list of services that a station is recorded to offer. */
  return g_strdup_printf (_ ("Offers: %s"), services);
}

/* That a station is expected to offer @services, for all that is known. */
char *
fz_words_for_expected (const char *services)
{
  /* Translators: %s is a list of services that every station of this kind is expected
   * to offer; nobody knows whether this one does. */
  return g_strdup_printf (_ ("Expected at this level: %s"), services);
}

/* That only what is close to @text is found. */
char *
fz_words_for_slip (const char *text)
{
  /* Translators: %s is what somebody typed, with a slip in it. */
  return g_strdup_printf (_ ("Nothing is spelled “%s”. Showing what is close."), text);
}

/* How many of all stations are shown. */
char *
fz_words_for_count_of (guint n_found,
                       guint n_stations)
{
  if (n_found == n_stations)
    return fz_words_for_station_count (n_stations);
  /* Translators: how many stations answer (first), of how many there are (second). */
  return g_strdup_printf (ngettext ("%u of %u station", "%u of %u stations", n_stations),
                          n_found, n_stations);
}

/* Sets @distance to that of the nearest station found; FALSE where none is asked for. */
static gboolean
find_nearest (FzFinder   *finder,
              FzDistance *distance)
{
  FzStationTable *table = fz_finder_get_table (finder);
  guint           n_rows;
  const guint32  *rows = fz_finder_get_first_rows (finder, MAY_BE_NEAREST, &n_rows);
  gboolean        found = FALSE;

  if (fz_query_get_order (fz_finder_get_query (finder)) != FZ_ORDER_DISTANCE)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (FzStation) station = fz_station_table_dup_station (table, rows[i]);
      FzSuggestion suggestion;

      if (!fz_finder_measure (finder, station, &suggestion) ||
          (found && suggestion.distance.metres >= distance->metres))
        continue;
      *distance = suggestion.distance;
      found = TRUE;
    }
  return found;
}

static char *
dup_nearest (FzFinder *finder)
{
  g_autofree char *metres = NULL;
  FzDistance       distance;

  if (!find_nearest (finder, &distance))
    return NULL;
  metres = fz_words_for_distance (distance.metres);
  if (!distance.approximate)
    return g_steal_pointer (&metres);
  /* Translators: %s is a distance that is not known exactly. */
  return g_strdup_printf (_ ("about %s"), metres);
}

/* The answer in one breath, for a screen reader: how many stations, and how near. */
char *
fz_words_for_answer_aloud (FzFinder *finder)
{
  FzResults       *results = fz_finder_get_results (finder);
  g_autofree char *nearest = dup_nearest (finder);
  g_autofree char *count = fz_words_for_station_count (fz_results_get_total (results));

  if (fz_results_get_total (results) == 0)
    return g_strdup (_ ("No station matches"));
  if (fz_finder_forgives (finder))
    return fz_words_for_slip (fz_query_get_text (fz_finder_get_query (finder)));
  if (nearest == NULL)
    return g_steal_pointer (&count);
  /* Translators: the first %s is a number of stations ("12 stations"), the second a
   * distance ("300 m", "about 1.2 km"). */
  return g_strdup_printf (_ ("%s, nearest %s"), count, nearest);
}

/* Whether @station is open at the time that is asked for, or else now. */
static char *
dup_state (FzStation *station,
           FzFinder  *finder)
{
  const FzHoursStatus    *status = fz_finder_get_asked_status (finder, station);
  const FzStationColumns *columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  guint                   row;

  if (status != NULL)
    return fz_words_for_asked_status (status, fz_finder_get_asked_time (finder));
  if (!fz_station_columns_find (columns, fz_station_get_id (station), &row))
    return NULL;
  status = fz_hours_states_get (fz_finder_get_states (finder),
                                fz_station_columns_get_hours_number (columns, row));
  return fz_words_for_status_aloud (status, fz_finder_get_now (finder));
}

/* As one of the facts that are told of a station; NULL for one that is at work. */
static const char *
get_status (FzStatus status)
{
  switch (status)
    {
    case FZ_STATUS_SUSPENDED:
      /* Translators: of a station, as one of several facts that are read out. */
      return C_ ("fact", "service suspended");
    case FZ_STATUS_MOVED:
      return C_ ("fact", "moved");
    case FZ_STATUS_CLOSED:
      return C_ ("fact", "closed for good");
    case FZ_STATUS_UNKNOWN:
    case FZ_STATUS_ACTIVE:
    default:
      return NULL;
    }
}

/* A station of the answer in one breath, for a screen reader, alike in the list and on
 * the map: what it is and where, how far from where somebody starts, whether it is open,
 * and @matches, what matched of it, which may be NULL. @finder may be NULL. */
char *
fz_words_for_station_aloud (FzStation  *station,
                            FzFinder   *finder,
                            const char *matches)
{
  const char      *status = get_status (fz_station_get_status (station));
  const char      *reason = NULL;
  g_autofree char *away = NULL;
  g_autofree char *state = NULL;
  FzSuggestion     suggestion;

  if (finder != NULL && fz_finder_measure (finder, station, &suggestion))
    {
      reason = fz_words_for_reason (suggestion.reason);
      away = fz_words_for_away_aloud (&suggestion.distance);
    }
  if (finder != NULL && status == NULL)
    state = dup_state (station, finder);
  return fz_words_for_station_and (station,
                                   (const char *const[]) { reason, away, status, state, matches },
                                   5);
}
