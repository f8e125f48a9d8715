/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-start-words.h"

#include "fz-location.h"

#include <glib/gi18n.h>

/* What is said of a place that somebody wants to start from. */

/* Why a typed place may not be meant, and what to do; "" for a good one. */
const char *
fz_words_for_verdict (FzVerdict verdict)
{
  switch (verdict)
    {
    case FZ_VERDICT_GOOD:
      return "";
    case FZ_VERDICT_UNREADABLE:
      return _ ("There are no coordinates in this link. A short link says nothing by itself: open "
                "it in a browser and copy the long one, or type the name of a subdistrict or "
                "metro station.");
    case FZ_VERDICT_OUT_OF_RANGE:
      return _ ("There is no such place. A latitude goes from −90° to 90°, a longitude from −180° "
                "to 180°.");
    case FZ_VERDICT_SWAPPED:
      return _ ("As written, this is not in Guangzhou: the latitude comes first. The other way "
                "round, it is.");
    case FZ_VERDICT_OUTSIDE_CITY:
      return _ ("This is far from Guangzhou, where all the stations are.");
    case FZ_VERDICT_OUTSIDE_DISTRICTS:
      return _ ("This is outside Guangzhou’s districts: at sea, or across the border.");
    default:
      g_return_val_if_reached ("");
    }
}

/* Why there is no location, and what else to do. */
const char *
fz_words_for_location_error (const GError *error)
{
  if (g_error_matches (error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_DENIED))
    return _ ("The system did not give the location. Type the name of a subdistrict or a metro "
              "station instead, or pick the place on the map. Access can be allowed in the "
              "system’s privacy settings.");
  if (g_error_matches (error, FZ_LOCATION_ERROR, FZ_LOCATION_ERROR_SILENT))
    return _ ("No location came within ten seconds. Type the name of a subdistrict or a metro "
              "station instead, or pick the place on the map.");
  return _ ("This computer does not tell its location. Type the name of a subdistrict or a metro "
            "station instead, or pick the place on the map.");
}

/* The name of a place to start from; the caller's. */
char *
fz_words_for_start (const FzStart          *start,
                    const FzStationColumns *columns,
                    const FzCatalog        *catalog,
                    FzScript                script)
{
  const char *name;

  if (start->kind == FZ_ORIGIN_LANDMARK)
    return g_strdup (fz_names_get (&fz_catalog_get_landmark (catalog, start->number)->names,
                                   script));
  name = fz_station_columns_get_place (columns, start->number, script);
  if (name == NULL)
    name = fz_station_columns_get_place (columns, start->number, FZ_SCRIPT_HANS);
  return g_strdup (name != NULL ? name : "");
}

static char *
landmark_words (const FzLandmark *landmark)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *list = NULL;

  if (landmark->lines == NULL || *landmark->lines == '\0')
    return g_strdup (_ ("Metro station"));
  lines = g_strsplit (landmark->lines, ";", -1);
  /* Translators: what stands between the items of a list. */
  list = g_strjoinv (C_ ("list", ", "), lines);
  /* Translators: %s is the numbers or names of one or more metro lines, such as "1, 8". */
  return g_strdup_printf (ngettext ("Metro station, line %s", "Metro station, lines %s",
                                    g_strv_length (lines)),
                          list);
}

static char *
street_words (const FzStationColumns *columns,
              guint                   row,
              const FzCatalog        *catalog,
              FzScript                script)
{
  guint16     district = fz_station_columns_get_district (columns, row);
  const char *name = "";

  if (district != FZ_NO_DISTRICT)
    name = fz_names_get (&fz_catalog_get_district (catalog, district)->names, script);
  switch (fz_station_columns_get_level (columns, row))
    {
    case FZ_LEVEL_CITY:
      return g_strdup (_ ("The whole city"));
    case FZ_LEVEL_DISTRICT:
      return g_strdup (_ ("The whole district"));
    case FZ_LEVEL_STREET:
      /* Translators: a kind of place, and the district that it is in. */
      return g_strdup_printf (_ ("Subdistrict in %s"), name);
    case FZ_LEVEL_TOWN:
      /* Translators: a kind of place, and the district that it is in. */
      return g_strdup_printf (_ ("Town in %s"), name);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* What kind of place it is; the caller's. */
char *
fz_words_for_start_kind (const FzStart          *start,
                         const FzStationColumns *columns,
                         const FzCatalog        *catalog,
                         FzScript                script)
{
  if (start->kind == FZ_ORIGIN_LANDMARK)
    return landmark_words (fz_catalog_get_landmark (catalog, start->number));
  return street_words (columns, start->number, catalog, script);
}
