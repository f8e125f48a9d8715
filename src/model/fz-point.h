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

FzDirection fz_point_get_direction (FzPoint from,
                                    FzPoint to);

G_END_DECLS
