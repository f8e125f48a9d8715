/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-district-places.h"

#include <math.h>

#include "fz-outlines.h"

/*
 * Where a district is, and where in it its name may stand on a map.
 */

/* So many lines across and down a district meet in the points that are looked at. */
#define N_LINES 15

/* Metres in a degree of latitude on the mean sphere. */
#define DEGREE (6371008.8 * G_PI / 180.0)

static void
extend_box (FzBox           *box,
            const FzOutline *outline)
{
  box->south = MIN (box->south, outline->south);
  box->west = MIN (box->west, outline->west);
  box->north = MAX (box->north, outline->north);
  box->east = MAX (box->east, outline->east);
}

/* The nearest corner is near enough to the border for a name: outlines have many. */
static double
measure_room (const FzCatalog *catalog,
              guint            district,
              FzPoint          point)
{
  double scale = cos (point.lat * G_PI / 180.0);
  double least = INFINITY;

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);

      if (outline->district != district)
        continue;
      for (guint p = 0; p < outline->n_points; p++)
        {
          double down = outline->points[p].lat - point.lat;
          double across = (outline->points[p].lon - point.lon) * scale;

          least = MIN (least, down * down + across * across);
        }
    }
  return sqrt (least) * DEGREE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const FzDistrictPlace *one = a, *other = b;

  if (one->room != other->room)
    return one->room > other->room ? -1 : 1;
  if (one->point.lat != other->point.lat)
    return one->point.lat > other->point.lat ? -1 : 1;
  return (one->point.lon > other->point.lon) - (one->point.lon < other->point.lon);
}

/* Sets @box to the box round all parts of @district; FALSE when it has no outline. */
gboolean
fz_district_places_get_box (const FzCatalog *catalog,
                            guint            district,
                            FzBox           *box)
{
  FzBox found = { .south = 90.0, .west = 180.0, .north = -90.0, .east = -180.0 };

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);

      if (outline->district == district)
        extend_box (&found, outline);
    }
  if (found.north < found.south)
    return FALSE;
  *box = found;
  return TRUE;
}

/* Places in @district for its name: those that are the farthest from its borders first.
 * An array of FzDistrictPlace, the caller's; empty when it has no outline. */
GArray *
fz_district_places_list (const FzCatalog *catalog,
                         guint            district)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (FzDistrictPlace));
  FzBox   box;

  if (!fz_district_places_get_box (catalog, district, &box))
    return places;
  for (guint i = 0; i < N_LINES * N_LINES; i++)
    {
      FzDistrictPlace place = {
        .point.lat = box.south + (box.north - box.south) * (i / N_LINES + 0.5) / N_LINES,
        .point.lon = box.west + (box.east - box.west) * (i % N_LINES + 0.5) / N_LINES,
      };
      guint found;

      if (!fz_outlines_find_district (catalog, place.point, &found) || found != district)
        continue;
      place.room = measure_room (catalog, district, place.point);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}
