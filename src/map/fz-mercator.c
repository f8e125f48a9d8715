/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mercator.h"

#include <math.h>

/* Web Mercator (EPSG:3857), which maps on the web are drawn in: the world as a square. */

/* Metres round the equator of its sphere. */
#define EQUATOR (2.0 * G_PI * 6378137.0)

/* Where the square ends, degrees. */
#define LAST_LATITUDE 85.05

/* Where @lat, degrees, lies in the square: a part of its height, from the north. What lies
 * outside of it falls on its edge. */
double
fz_mercator_from_latitude (double lat)
{
  double sine = sin (CLAMP (lat, -LAST_LATITUDE, LAST_LATITUDE) * G_PI / 180.0);

  return 0.5 - atanh (sine) / (2.0 * G_PI);
}

/* The latitude, degrees, at @y, a part of the square's height from the north. */
double
fz_mercator_to_latitude (double y)
{
  return atan (sinh ((0.5 - CLAMP (y, 0.0, 1.0)) * 2.0 * G_PI)) * 180.0 / G_PI;
}

/* Metres on the ground that a pixel takes at @lat, degrees, where the square is @world pixels
 * wide. */
double
fz_mercator_get_metres_a_pixel (double lat,
                                double world)
{
  return EQUATOR * cos (lat * G_PI / 180.0) / world;
}
