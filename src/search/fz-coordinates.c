/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-coordinates.h"

#include <math.h>
#include <string.h>

#include "fz-datum.h"
#include "fz-geo-address.h"
#include "fz-outlines.h"
#include "fz-place-link.h"
#include "fz-place-text.h"

/* Longer texts are no place; the longest links have some hundred bytes. */
#define MAX_TEXT 4096 /* bytes */
#define MAX_LABEL 120 /* characters */

static gboolean
is_on_earth (double lat,
             double lon)
{
  return fabs (lat) <= 90.0 && fabs (lon) <= 180.0;
}

/* The first line of what a link calls a place, without control characters. */
static char *
tidy_label (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  GString         *label;
  guint            n = 0;

  if (valid == NULL)
    return NULL;
  label = g_string_new (NULL);
  for (const char *at = g_strstrip (valid); *at != '\0' && n < MAX_LABEL;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\r')
        break;
      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      g_string_append_unichar (label, c);
      n++;
    }
  return g_string_free (label, label->len == 0);
}

static FzReading
read_place (const char   *text,
            FzTypedPlace *place)
{
  FzReading reading = fz_geo_address_read (text, place);

  if (reading == FZ_READING_OTHER)
    reading = fz_place_link_read (text, place);
  if (reading == FZ_READING_OTHER && fz_place_text_read (text, place))
    reading = FZ_READING_DONE;
  return reading;
}

/* Whether somebody can be at @point, WGS-84: GOOD, OUT_OF_RANGE or OUTSIDE something.
 * The outlines of @catalog, which may be NULL, tell what lies outside all districts. */
FzVerdict
fz_coordinates_judge (FzPoint          point,
                      const FzCatalog *catalog)
{
  guint district;

  if (!is_on_earth (point.lat, point.lon))
    return FZ_VERDICT_OUT_OF_RANGE;
  if (!fz_point_is_in_city (point))
    return FZ_VERDICT_OUTSIDE_CITY;
  if (catalog != NULL && catalog->outlines->len > 0 &&
      !fz_outlines_find_district (catalog, point, &district))
    return FZ_VERDICT_OUTSIDE_DISTRICTS;
  return FZ_VERDICT_GOOD;
}

/* The verdict on @lat and @lon as they stand; @point is set to where they are. */
static FzVerdict
judge (const FzCatalog *catalog,
       FzDatum          datum,
       double           lat,
       double           lon,
       FzPoint         *point)
{
  *point = fz_datum_to_wgs84 ((FzPoint) { lat, lon }, datum);
  if (!is_on_earth (lat, lon))
    return FZ_VERDICT_OUT_OF_RANGE;
  return fz_coordinates_judge (*point, catalog);
}

static void
place_point (FzCoordinates   *self,
             const FzCatalog *catalog,
             double           lat,
             double           lon)
{
  FzPoint swapped;

  self->verdict = judge (catalog, self->datum, lat, lon, &self->point);
  if (fz_point_is_in_city (self->point))
    return;
  judge (catalog, self->datum, lon, lat, &swapped);
  if (!fz_point_is_in_city (swapped))
    return;
  self->verdict = FZ_VERDICT_SWAPPED;
  self->point = swapped;
}

/* Reads a place out of what somebody typed or pasted: coordinates in the usual
 * notations, a geo: address, or a link to a map service. @assumed is the datum of
 * those that do not say theirs; the outlines of @catalog, which may be NULL, tell
 * what lies outside all districts. @text may be anything; the locale changes nothing.
 * Returns: (transfer full) (nullable): NULL when it is no place but other words. */
FzCoordinates *
fz_coordinates_parse (const char      *text,
                      FzDatum          assumed,
                      const FzCatalog *catalog)
{
  g_autofree char *stripped = NULL;
  FzTypedPlace     place = { .uncertainty = NAN };
  FzCoordinates   *self;
  FzReading        reading;

  if (strlen (text) > MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  reading = read_place (stripped, &place);
  if (reading == FZ_READING_OTHER)
    return NULL;

  self = g_new0 (FzCoordinates, 1);
  self->notation = place.notation;
  self->datum = place.has_datum ? place.datum : assumed;
  self->datum_is_said = place.has_datum;
  self->uncertainty = place.uncertainty;
  self->label = tidy_label (place.label);
  if (reading == FZ_READING_DONE)
    place_point (self, catalog, place.lat, place.lon);
  else
    {
      self->verdict = FZ_VERDICT_UNREADABLE;
      self->point = (FzPoint) { NAN, NAN };
    }
  g_free (place.label);
  return self;
}

void
fz_coordinates_free (FzCoordinates *self)
{
  g_free (self->label);
  g_free (self);
}
