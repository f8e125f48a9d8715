/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-nearest.h"

#include <math.h>
#include <string.h>

/* Margins for rounding: of a chord's length, and beside it, in radii. */
#define MARGIN (1.0 + 1e-9)
#define ROUNDING 1e-14

/*
 * The nearest stations so far, in a heap whose root is the farthest of them, and how
 * far a station may be to be as near as that one. That is what makes a pass over many
 * stations quick: nearly all of them fall to one comparison of squares.
 */
typedef struct
{
  const FzStationColumns *columns; /* (unowned) */
  FzPoint                 origin;
  FzVector                vector; /* of the origin */
  guint                   limit;
  GArray                 *heap;  /* (unowned) of FzNearby */
  double                  reach; /* the square of a chord, in radii */
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

static void
visit (Search *search,
       guint32 row)
{
  FzPoint  point = fz_station_columns_get_point (search->columns, row);
  FzNearby nearby = { row, fz_point_distance (search->origin, point) };

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
    {
      double chord = fz_chord_from_distance (get_at (search, 0)->distance) * MARGIN + ROUNDING;

      search->reach = chord * chord;
    }
}

/* Kept apart from visit(), so that little stands between one row and the next. */
static void
visit_all (Search        *search,
           const guint32 *rows,
           guint          n)
{
  const FzVector *vectors = fz_station_columns_get_views (search->columns).vector;

  for (guint i = 0; i < n; i++)
    {
      guint32 row = rows != NULL ? rows[i] : i;

      if (fz_vector_square (&vectors[row], &search->vector) <= search->reach)
        visit (search, row);
    }
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
     .vector = fz_point_to_vector (origin),
     .limit = limit,
     .heap = heap,
     .reach = G_MAXDOUBLE,
  };

  if (limit > 0)
    visit_all (&search, rows, rows != NULL ? n_rows : fz_station_columns_get_n_rows (columns));
  g_array_sort_with_data (heap, compare_for_sort, &search);
  return heap;
}
