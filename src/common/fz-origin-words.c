/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-origin-words.h"

#include "fz-datum.h"
#include "fz-outlines.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What the interface calls the places that somebody starts from. */

static char *
device_words (FzOrigin *origin)
{
  g_autofree char *accuracy = NULL;

  if (fz_origin_get_accuracy (origin) <= 0.0)
    /* Translators: a starting point: where this computer is. */
    return g_strdup (_ ("My location"));
  accuracy = fz_words_for_distance (fz_origin_get_accuracy (origin));
  /* Translators: a starting point: where this computer is, and how far that may be off,
   * such as "40 m". */
  return g_strdup_printf (_ ("My location, within %s"), accuracy);
}

/* What @origin is called, in @script where it has a name of its own; the caller's. */
char *
fz_words_for_origin (FzOrigin *origin,
                     FzScript  script)
{
  const char *name = fz_origin_get_name (origin, script);

  switch (fz_origin_get_kind (origin))
    {
    case FZ_ORIGIN_LANDMARK:
      /* Translators: a starting point; %s is the name of a metro station. */
      return g_strdup_printf (_ ("%s metro station"), name != NULL ? name : "");
    case FZ_ORIGIN_DEVICE:
      return device_words (origin);
    case FZ_ORIGIN_STREET:
      return g_strdup (name != NULL ? name : "");
    case FZ_ORIGIN_MAP:
      return g_strdup (_ ("Point on the map"));
    case FZ_ORIGIN_COORDINATES:
    default:
      if (name != NULL)
        return g_strdup (name);
      return fz_words_for_point (fz_origin_get_point (origin), FZ_DATUM_WGS84);
    }
}

/* What @datum is called, and who uses it. */
const char *
fz_words_for_datum (FzDatum datum)
{
  switch (datum)
    {
    case FZ_DATUM_WGS84:
      /* Translators: coordinates as GPS devices and most of the world have them. */
      return _ ("GPS (WGS-84)");
    case FZ_DATUM_GCJ02:
      /* Translators: coordinates as the map services AMap and Tencent have them. */
      return _ ("AMap, Tencent (GCJ-02)");
    case FZ_DATUM_BD09:
      /* Translators: coordinates as the map service Baidu has them. */
      return _ ("Baidu (BD-09)");
    default:
      g_return_val_if_reached ("");
    }
}

/* The coordinates of @point, which is WGS-84, in @datum, as other programs read them:
 * "23.12911, 113.26440", whatever the language; the caller's. */
char *
fz_words_for_point (FzPoint point,
                    FzDatum datum)
{
  FzPoint shown = fz_datum_from_wgs84 (point, datum);
  char    lat[G_ASCII_DTOSTR_BUF_SIZE];
  char    lon[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lat, sizeof lat, "%.5f", shown.lat);
  g_ascii_formatd (lon, sizeof lon, "%.5f", shown.lon);
  return g_strconcat (lat, ", ", lon, NULL);
}

/* The district in which @point, WGS-84, lies, in @script; the caller's. */
char *
fz_words_for_district_of (const FzCatalog *catalog,
                          FzPoint          point,
                          FzScript         script)
{
  guint district;

  if (catalog != NULL && fz_outlines_find_district (catalog, point, &district))
    return g_strdup (fz_names_get (&fz_catalog_get_district (catalog, district)->names, script));
  return g_strdup (_ ("Outside Guangzhou’s districts"));
}
