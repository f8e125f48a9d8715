/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-outlines.h"

#include <math.h>

/* Metres in a degree of latitude on the mean sphere. */
#define DEGREE (6371008.8 * G_PI / 180.0)

/* More than what reckoning in two ways can make of one distance, metres. */
#define ROUNDING 0.001

static gboolean
is_in_box (const FzOutline *outline,
           FzPoint          point)
{
  return point.lat >= outline->south && point.lat <= outline->north &&
         point.lon >= outline->west && point.lon <= outline->east;
}

/* Whether a line from @point to the east crosses the ring an odd number of times
 * (W. R. Franklin, "PNPOLY"). */
static gboolean
is_in_ring (const FzOutline *outline,
            FzPoint          point)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < outline->n_points; i++)
    {
      FzPoint a = outline->points[i];
      FzPoint b = outline->points[i > 0 ? i - 1 : outline->n_points - 1];

      if ((a.lat > point.lat) != (b.lat > point.lat) &&
          point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon)
        inside = !inside;
    }
  return inside;
}

/* The square of the distance, in degrees of latitude, from the origin to what lies between
 * @a and @b. */
static double
get_segment_square (double ax,
                    double ay,
                    double bx,
                    double by)
{
  double dx = bx - ax, dy = by - ay;
  double length = dx * dx + dy * dy;
  double t = length > 0.0 ? CLAMP (-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0.0;
  double x = ax + t * dx, y = ay + t * dy;

  return x * x + y * y;
}

/* The square of the distance to the box round the ring, which is no longer than that to the
 * ring; its units are those of get_segment_square(). */
static double
get_box_square (const FzOutline *outline,
                FzPoint          point,
                double           scale)
{
  double x = MAX (MAX (outline->west - point.lon, point.lon - outline->east), 0.0) * scale;
  double y = MAX (MAX (outline->south - point.lat, point.lat - outline->north), 0.0);

  return x * x + y * y;
}

/* In metres, on a plane that touches the Earth at @point: as good as any for the few
 * kilometres in which it matters. A ring that is
 * farther than @limit may be INFINITY. */
static double
get_ring_distance (const FzOutline *outline,
                   FzPoint          point,
                   double           limit)
{
  double scale = cos (point.lat * G_PI / 180.0);
  double nearest = INFINITY;
  double bx, by;

  if (outline->n_points == 0 ||
      sqrt (get_box_square (outline, point, scale)) * DEGREE > limit + ROUNDING)
    return INFINITY;
  bx = (outline->points[outline->n_points - 1].lon - point.lon) * scale;
  by = outline->points[outline->n_points - 1].lat - point.lat;
  for (guint i = 0; i < outline->n_points; i++)
    {
      double ax = (outline->points[i].lon - point.lon) * scale;
      double ay = outline->points[i].lat - point.lat;

      nearest = MIN (nearest, get_segment_square (ax, ay, bx, by));
      bx = ax;
      by = ay;
    }
  return sqrt (nearest) * DEGREE;
}

static gboolean
find_around (const FzCatalog *catalog,
             FzPoint          point,
             guint           *district)
{
  for (guint d = 0; d < catalog->districts->len; d++)
    {
      gboolean inside = FALSE;

      /* A hole is one ring more, and so turns the answer once more. */
      for (guint i = 0; i < catalog->outlines->len; i++)
        {
          const FzOutline *outline = fz_catalog_get_outline (catalog, i);

          if (outline->district == d && is_in_box (outline, point) && is_in_ring (outline, point))
            inside = !inside;
        }
      if (inside)
        {
          *district = d;
          return TRUE;
        }
    }
  return FALSE;
}

/* The district in whose outline @point lies, or, between outlines that do not quite
 * meet, the one whose border is nearest and within FZ_OUTLINE_ERROR. Returns FALSE,
 * leaving @district alone, for a point in the sea or outside the city, and when
 * @catalog has no outlines. */
gboolean
fz_outlines_find_district (const FzCatalog *catalog,
                           FzPoint          point,
                           guint           *district)
{
  double nearest = FZ_OUTLINE_ERROR;
  guint  found = G_MAXUINT;

  if (find_around (catalog, point, district))
    return TRUE;

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);
      double           distance = get_ring_distance (outline, point, nearest);

      if (distance <= nearest)
        {
          nearest = distance;
          found = outline->district;
        }
    }
  if (found == G_MAXUINT)
    return FALSE;
  *district = found;
  return TRUE;
}

/* Metres from @point to the nearest border of any district, INFINITY when there are
 * no outlines. The borders are FZ_OUTLINE_ERROR off at the most. */
double
fz_outlines_get_border_distance (const FzCatalog *catalog,
                                 FzPoint          point)
{
  double nearest = INFINITY;

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);

      nearest = MIN (nearest, get_ring_distance (outline, point, nearest));
    }
  return nearest;
}
