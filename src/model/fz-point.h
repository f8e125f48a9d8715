/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* A place on the ground: WGS-84, degrees. */
typedef struct
{
  double lat;
  double lon;
} FzPoint;

/* The same as a vector of length 1 from the middle of the Earth, a sphere. */
typedef struct
{
  double x;
  double y;
  double z;
} FzVector;

/* The box that every station of Guangzhou lies in, degrees. */
#define FZ_CITY_SOUTH 22.5
#define FZ_CITY_NORTH 24.0
#define FZ_CITY_WEST 112.9
#define FZ_CITY_EAST 114.1

gboolean fz_point_is_in_city (FzPoint point);
gboolean fz_point_parse (const char *text,
                         FzPoint    *point);
double   fz_point_distance (FzPoint a,
                            FzPoint b);
double   fz_point_get_bearing (FzPoint from,
                               FzPoint to);
FzPoint  fz_point_move (FzPoint point,
                        double  north,
                        double  east);

FzDirection fz_point_get_direction (FzPoint from,
                                    FzPoint to);

FzVector fz_point_to_vector (FzPoint point);
double   fz_chord_from_distance (double distance);

/* The square of the chord, the straight line from @a to @b through the Earth, in
 * radii: it grows with the distance and takes no trigonometry, so that many stations
 * are compared by it. Here, for their sake. */
static inline double
fz_vector_square (const FzVector *a,
                  const FzVector *b)
{
  double x = a->x - b->x;
  double y = a->y - b->y;
  double z = a->z - b->z;

  return x * x + y * y + z * z;
}

G_END_DECLS
