/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-point.h"

#include <math.h>

/* Mean radius of the Earth, metres (IUGG: (2a + b) / 3). */
#define EARTH_RADIUS 6371008.8

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180.0;
}

/* Whether @point lies in the box of the city's stations; FALSE for NaN. */
gboolean
fz_point_is_in_city (FzPoint point)
{
  return point.lat >= FZ_CITY_SOUTH && point.lat <= FZ_CITY_NORTH &&
         point.lon >= FZ_CITY_WEST && point.lon <= FZ_CITY_EAST;
}

/* Reads "LAT,LON" in degrees, as it stands in a geo: address. Returns FALSE,
 * leaving @point alone, for anything else and for what is not on Earth. */
gboolean
fz_point_parse (const char *text,
                FzPoint    *point)
{
  FzPoint parsed;
  char   *end;

  parsed.lat = g_ascii_strtod (text, &end);
  if (end == text || *end != ',')
    return FALSE;

  text = end + 1;
  parsed.lon = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return FALSE;

  if (!(fabs (parsed.lat) <= 90.0 && fabs (parsed.lon) <= 180.0))
    return FALSE;

  *point = parsed;
  return TRUE;
}

/* Great-circle distance in metres on the mean sphere, by the haversine formula
 * (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984). Off by
 * 0.5 % at the most from the ellipsoid. */
double
fz_point_distance (FzPoint a,
                   FzPoint b)
{
  double lat_half = sin (to_radians (b.lat - a.lat) / 2.0);
  double lon_half = sin (to_radians (b.lon - a.lon) / 2.0);
  double h = lat_half * lat_half +
             cos (to_radians (a.lat)) * cos (to_radians (b.lat)) * lon_half * lon_half;

  return 2.0 * EARTH_RADIUS * asin (sqrt (MIN (h, 1.0)));
}

/* The course from @from to @to on the great circle as it begins: degrees from north
 * by east, 0 up to 360; 0 when they are one (E. Williams, "Aviation Formulary"). */
double
fz_point_get_bearing (FzPoint from,
                      FzPoint to)
{
  double lat_from = to_radians (from.lat);
  double lat_to = to_radians (to.lat);
  double lon_away = to_radians (to.lon - from.lon);
  double east = sin (lon_away) * cos (lat_to);
  double north = cos (lat_from) * sin (lat_to) - sin (lat_from) * cos (lat_to) * cos (lon_away);
  double degrees = atan2 (east, north) * 180.0 / G_PI;

  return degrees < 0.0 ? degrees + 360.0 : degrees;
}

/* @point so many metres farther north and east, for a few kilometres at most. */
FzPoint
fz_point_move (FzPoint point,
               double  north,
               double  east)
{
  double degree = EARTH_RADIUS * G_PI / 180.0;

  return (FzPoint) {
    .lat = point.lat + north / degree,
    .lon = point.lon + east / (degree * cos (to_radians (point.lat))),
  };
}

/* North when they are one. */
FzDirection
fz_point_get_direction (FzPoint from,
                        FzPoint to)
{
  double eighths = fz_point_get_bearing (from, to) / 45.0;

  return (FzDirection) ((guint) floor (eighths + 0.5) % FZ_N_DIRECTIONS);
}

FzVector
fz_point_to_vector (FzPoint point)
{
  double lat = to_radians (point.lat);
  double lon = to_radians (point.lon);

  return (FzVector) { cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

/* The chord, in radii, over an arc of @distance metres. */
double
fz_chord_from_distance (double distance)
{
  return 2.0 * sin (distance / EARTH_RADIUS / 2.0);
}
