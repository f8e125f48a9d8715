/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-nearest.h"

#include <math.h>
#include <string.h>

/* Mean radius of the Earth, metres, as fz_point_distance() has it, and a margin
 * for rounding. */
#define EARTH_RADIUS 6371008.8
#define MARGIN (1.0 + 1e-9)

/*
 * The nearest stations so far, in a heap whose root is the farthest of them, and
 * the box outside of which no station can be as near as that one. The box is
 * what makes a pass over many stations quick: nearly all of them fall to two
 * subtractions.
 */
typedef struct
{
  const FzStationColumns *columns; /* (unowned) */
  FzPoint                 origin;
  guint                   limit;
  GArray                 *heap;      /* (unowned) of FzNearby */
  double                  lat_reach; /* degrees from the origin */
  double                  lon_reach;
} Search;

/* By distance, stations equally far by code. */
static int
compare (const Search   *search,
         const FzNearby *a,
         const FzNearby *b)
{
  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  return strcmp (fz_station_columns_get_code (search->columns, a->row),
                 fz_station_columns_get_code (search->columns, b->row));
}

static FzNearby *
get_at (const Search *search,
        guint         i)
{
  return &g_array_index (search->heap, FzNearby, i);
}

static void
swap (const Search *search,
      guint         i,
      guint         j)
{
  FzNearby kept = *get_at (search, i);

  *get_at (search, i) = *get_at (search, j);
  *get_at (search, j) = kept;
}

static void
sift_up (const Search *search,
         guint         i)
{
  while (i > 0 && compare (search, get_at (search, i), get_at (search, (i - 1) / 2)) > 0)
    {
      swap (search, i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
}

static void
sift_down (const Search *search,
           guint         i)
{
  while (TRUE)
    {
      guint farthest = i;

      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < search->heap->len; child++)
        {
          if (compare (search, get_at (search, child), get_at (search, farthest)) > 0)
            farthest = child;
        }
      if (farthest == i)
        return;
      swap (search, i, farthest);
      i = farthest;
    }
}

/* Draws the box round the circle on which the farthest of the nearest lies. A
 * circle that holds a pole reaches every longitude. The longitude is the one of
 * J. P. Matuschek, "Finding Points Within a Distance of a Latitude/Longitude". */
static void
shrink_box (Search *search)
{
  double angle = get_at (search, 0)->distance * MARGIN / EARTH_RADIUS;
  double lat = search->origin.lat * G_PI / 180.0;

  search->lat_reach = angle * 180.0 / G_PI;
  if (fabs (lat) + angle >= G_PI_2)
    search->lon_reach = 180.0;
  else
    search->lon_reach = asin (sin (angle) / cos (lat)) * MARGIN * 180.0 / G_PI;
}

static gboolean
is_in_box (const Search *search,
           FzPoint       point)
{
  double lat_away = fabs (point.lat - search->origin.lat);
  double lon_away = fabs (point.lon - search->origin.lon);

  return lat_away <= search->lat_reach && MIN (lon_away, 360.0 - lon_away) <= search->lon_reach;
}

static void
visit (Search *search,
       guint32 row)
{
  FzPoint  point = fz_station_columns_get_point (search->columns, row);
  FzNearby nearby = { .row = row };

  if (!is_in_box (search, point))
    return;

  nearby.distance = fz_point_distance (search->origin, point);
  if (search->heap->len < search->limit)
    {
      g_array_append_val (search->heap, nearby);
      sift_up (search, search->heap->len - 1);
    }
  else if (compare (search, &nearby, get_at (search, 0)) < 0)
    {
      *get_at (search, 0) = nearby;
      sift_down (search, 0);
    }
  else
    {
      return;
    }

  if (search->heap->len == search->limit)
    shrink_box (search);
}

static int
compare_for_sort (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return compare (user_data, a, b);
}

/* The @limit stations nearest to @origin among the @n_rows of @rows, or among all
 * when @rows is NULL; the nearest first, those equally far by code. Nothing but
 * the distance counts. Takes one pass, and memory for @limit stations.
 * Returns: (transfer full): an array of FzNearby. */
GArray *
fz_nearest (const FzStationColumns *columns,
            const guint32          *rows,
            guint                   n_rows,
            FzPoint                 origin,
            guint                   limit)
{
  GArray *heap = g_array_new (FALSE, FALSE, sizeof (FzNearby));
  Search  search = {
     .columns = columns,
     .origin = origin,
     .limit = limit,
     .heap = heap,
     .lat_reach = 180.0,
     .lon_reach = 180.0,
  };
  guint n = rows != NULL ? n_rows : fz_station_columns_get_n_rows (columns);

  for (guint i = 0; i < n && limit > 0; i++)
    visit (&search, rows != NULL ? rows[i] : i);

  g_array_sort_with_data (heap, compare_for_sort, &search);
  return heap;
}
