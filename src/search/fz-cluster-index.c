/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-index.h"

#include <math.h>
#include <string.h>

#include "fz-cluster-tiles-private.h"
#include "fz-morton-private.h"

/*
 * Which stations share a pin, at every zoom, for any number of stations.
 *
 * Every row of the table is sorted once along a Morton curve. The rows that a
 * query leaves are a subsequence of that order, so a change of filter costs one
 * pass and no sorting. In it every cell of the grid of every zoom is one run,
 * and how many stations it holds, their mean point and how many of them are
 * featured come from prefix sums. FzClusterGrid decides which cells share a pin,
 * FzClusterTiles keeps what it decided.
 *
 * Keeps no reference to the columns. For one thread at a time.
 */
struct _FzClusterIndex
{
  guint           n_all;
  guint64        *all_codes; /* of every row, along the curve */
  guint32        *all_marks;
  guint64        *picked_codes; /* (nullable) of the rows of a query, until the next one */
  guint32        *picked_marks; /* (nullable) */
  guint8         *picked;       /* (nullable) a bit for each row, whether it takes part */
  FzClusterCurve  curve;        /* the rows that take part; its sums have room for all */
  FzCellRect      bounds;       /* of the rows that take part, in units */
  FzCellRect      all_bounds;   /* of every row */
  guint32         apart_row;
  FzClusterTiles *tiles; /* (owned) */
};

/* Extents wider than this, in pixels at a step, hold more than one pin there. */
#define SURELY_SEPARATE 256.0

static void
mark_rows (FzClusterIndex *self,
           const guint32  *rows,
           guint           n_rows)
{
  memset (self->picked, 0, self->n_all / 8 + 1);
  for (guint i = 0; i < n_rows; i++)
    self->picked[rows[i] / 8] |= 1u << rows[i] % 8;
}

/* Takes the rows out of the whole order that @rows names. What it fills is kept for the
 * next time: memory that is new to the process costs more than the pass. */
static void
pick_rows (FzClusterIndex *self,
           const guint32  *rows,
           guint           n_rows)
{
  guint n = 0;

  if (self->picked == NULL)
    {
      self->picked = g_malloc (self->n_all / 8 + 1);
      self->picked_codes = g_new (guint64, self->n_all);
      self->picked_marks = g_new (guint32, self->n_all);
    }
  mark_rows (self, rows, n_rows);
  for (guint i = 0; i < self->n_all; i++)
    {
      guint32 row = FZ_MARK_ROW (self->all_marks[i]);

      /* The next one takes its place if it does not take part: a branch would cost more. */
      self->picked_codes[n] = self->all_codes[i];
      self->picked_marks[n] = self->all_marks[i];
      n += self->picked[row / 8] >> row % 8 & 1;
    }

  self->curve.n = n;
  self->curve.codes = self->picked_codes;
  self->curve.marks = self->picked_marks;
}

static void
sum_up (FzClusterIndex *self)
{
  FzClusterCurve *curve = &self->curve;
  FzCellRect      bounds = { G_MAXUINT32, G_MAXUINT32, 0, 0 };
  guint64         x_sum = 0;
  guint64         y_sum = 0;
  guint32         featured_sum = 0;

  for (guint i = 0; i < curve->n; i++)
    {
      guint32 x, y;

      curve->x_sums[i] = x_sum;
      curve->y_sums[i] = y_sum;
      curve->featured_sums[i] = featured_sum;
      fz_morton_decode (curve->codes[i], &x, &y);
      x_sum += x;
      y_sum += y;
      featured_sum += (curve->marks[i] & FZ_MARK_FEATURED) != 0;
      bounds.west = MIN (bounds.west, x);
      bounds.east = MAX (bounds.east, x);
      bounds.north = MIN (bounds.north, y);
      bounds.south = MAX (bounds.south, y);
    }
  curve->x_sums[curve->n] = x_sum;
  curve->y_sums[curve->n] = y_sum;
  curve->featured_sums[curve->n] = featured_sum;

  self->bounds = bounds;
}

/* The place of a row on the curve, or FZ_NO_ROW. */
static guint
find_place (const FzClusterIndex *self,
            guint32               row)
{
  if (row == FZ_NO_ROW)
    return FZ_NO_ROW;

  for (guint i = 0; i < self->curve.n; i++)
    if (FZ_MARK_ROW (self->curve.marks[i]) == row)
      return i;

  return FZ_NO_ROW;
}

static FzBox
to_box (const FzCellRect *units)
{
  FzPoint north_west = fz_morton_unproject (units->west, units->north);
  FzPoint south_east = fz_morton_unproject (units->east, units->south);

  return (FzBox) {
    .south = south_east.lat,
    .west = north_west.lon,
    .north = north_west.lat,
    .east = south_east.lon,
  };
}

static FzCellRect
to_cells (const FzBox *box,
          int          step)
{
  guint32 west, north, east, south;

  fz_morton_project ((FzPoint) { .lat = box->north, .lon = box->west }, &west, &north);
  fz_morton_project ((FzPoint) { .lat = box->south, .lon = box->east }, &east, &south);

  return fz_cell_rect_around (step, west, north, MAX (west, east), MAX (north, south));
}

/* The places of a cluster's members, each a guint. */
static GArray *
list_places (FzClusterIndex  *self,
             const FzCluster *cluster,
             guint            max_places)
{
  GArray    *places = g_array_new (FALSE, FALSE, sizeof (guint));
  FzCellRect rect = fz_cell_rect_of_key (cluster->key);
  g_autoptr (FzClusterGrid) grid = fz_cluster_grid_new (&self->curve, cluster->step, &rect);
  guint n_cells = fz_cluster_grid_get_n_cells (grid);

  for (guint i = 0; i < n_cells; i++)
    {
      FzCell cell = *fz_cluster_grid_get_cell (grid, i);
      guint  centre;

      if (!fz_cell_rect_reaches (&rect, &cell))
        continue;

      centre = fz_cluster_grid_find_centre (grid, i);
      if (fz_cell_get_key (fz_cluster_grid_get_cell (grid, centre)) != cluster->key)
        continue;

      for (guint place = cell.first; place < cell.end && places->len < max_places; place++)
        if (place != self->curve.apart)
          g_array_append_val (places, place);
    }

  return places;
}

static FzCellRect
get_units_around (FzClusterIndex *self,
                  const GArray   *places)
{
  FzCellRect units = { G_MAXUINT32, G_MAXUINT32, 0, 0 };

  for (guint i = 0; i < places->len; i++)
    {
      guint32 x, y;

      fz_morton_decode (self->curve.codes[g_array_index (places, guint, i)], &x, &y);
      units.west = MIN (units.west, x);
      units.east = MAX (units.east, x);
      units.north = MIN (units.north, y);
      units.south = MAX (units.south, y);
    }

  return units;
}

/* The number of the cell that the station at @place lies in. */
static guint
find_cell (const FzClusterGrid *grid,
           guint                place)
{
  guint n_cells = fz_cluster_grid_get_n_cells (grid);

  for (guint i = 0; i < n_cells; i++)
    {
      const FzCell *cell = fz_cluster_grid_get_cell (grid, i);

      if (cell->first <= place && place < cell->end)
        return i;
    }

  g_return_val_if_reached (0);
}

/* Whether the stations at @places, in their order along the curve in each cell,
 * have more than one pin in @grid. */
static gboolean
have_several_centres (FzClusterGrid *grid,
                      const GArray  *places)
{
  guint first_centre = 0;
  guint cell_end = 0;

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      guint cell, centre;

      if (i > 0 && place > g_array_index (places, guint, i - 1) && place < cell_end)
        continue;

      cell = find_cell (grid, place);
      cell_end = fz_cluster_grid_get_cell (grid, cell)->end;
      centre = fz_cluster_grid_find_centre (grid, cell);
      if (i == 0)
        first_centre = centre;
      else if (centre != first_centre)
        return TRUE;
    }

  return FALSE;
}

/* The room kept round the pin of @n_stations, as a radius in pixels. */
double
fz_cluster_get_radius (guint n_stations)
{
  return fz_pin_radii[fz_pin_size_of (n_stations)];
}

/* Sorts every row of @columns, which are only read. All of them take part. */
FzClusterIndex *
fz_cluster_index_new (const FzStationColumns *columns)
{
  FzClusterIndex           *self = g_new0 (FzClusterIndex, 1);
  g_autofree FzMortonPlace *places = NULL;
  guint                     n = fz_station_columns_get_n_rows (columns);

  places = g_new (FzMortonPlace, n);
  for (guint row = 0; row < n; row++)
    {
      FzFeatured featured = fz_station_columns_get_featured (columns, row);
      guint32    x, y;

      fz_morton_project (fz_station_columns_get_point (columns, row), &x, &y);
      places[row].code = fz_morton_encode (x, y);
      places[row].mark = row;
      if (featured == FZ_FEATURED_POPULAR || featured == FZ_FEATURED_SPECIAL)
        places[row].mark |= FZ_MARK_FEATURED;
    }
  fz_morton_sort (places, n);

  self->n_all = n;
  self->all_codes = g_new (guint64, n);
  self->all_marks = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    {
      self->all_codes[i] = places[i].code;
      self->all_marks[i] = places[i].mark;
    }

  self->curve.x_sums = g_new (guint64, n + 1);
  self->curve.y_sums = g_new (guint64, n + 1);
  self->curve.featured_sums = g_new (guint32, n + 1);

  self->tiles = fz_cluster_tiles_new (&self->curve);
  self->apart_row = FZ_NO_ROW;
  fz_cluster_index_set_rows (self, NULL, n);
  self->all_bounds = self->bounds;

  return self;
}

void
fz_cluster_index_free (FzClusterIndex *self)
{
  fz_cluster_tiles_free (self->tiles);
  g_free (self->curve.x_sums);
  g_free (self->curve.y_sums);
  g_free (self->curve.featured_sums);
  g_free (self->picked_codes);
  g_free (self->picked_marks);
  g_free (self->picked);
  g_free (self->all_codes);
  g_free (self->all_marks);
  g_free (self);
}

gsize
fz_cluster_index_get_n_bytes (const FzClusterIndex *self)
{
  gsize place = sizeof (guint64) + sizeof (guint32);
  gsize sums = 2 * sizeof (guint64) + sizeof (guint32);

  return sizeof *self + self->n_all * place + (self->n_all + 1) * sums +
         (self->picked != NULL ? self->n_all * place + self->n_all / 8 + 1 : 0) +
         fz_cluster_tiles_get_n_bytes (self->tiles);
}

/* Lets only @n_rows rows take part, each named once, in any order. When that is
 * all of them @rows is not read and may be NULL. */
void
fz_cluster_index_set_rows (FzClusterIndex *self,
                           const guint32  *rows,
                           guint           n_rows)
{
  g_return_if_fail (n_rows <= self->n_all);

  if (n_rows == self->n_all)
    {
      self->curve.n = self->n_all;
      self->curve.codes = self->all_codes;
      self->curve.marks = self->all_marks;
    }
  else
    {
      pick_rows (self, rows, n_rows);
    }

  sum_up (self);
  self->curve.apart = find_place (self, self->apart_row);
  fz_cluster_tiles_clear (self->tiles);
}

/* Takes @row out of every cluster, for it is shown on its own; FZ_NO_ROW for
 * none. It stays so, whatever rows take part. */
void
fz_cluster_index_set_apart (FzClusterIndex *self,
                            guint32         row)
{
  guint place = find_place (self, row);

  self->apart_row = row;
  if (self->curve.apart == place)
    return;

  self->curve.apart = place;
  fz_cluster_tiles_clear (self->tiles);
}

/* How many rows take part, the one apart among them. */
guint
fz_cluster_index_get_n_rows (const FzClusterIndex *self)
{
  return self->curve.n;
}

/* The box of the rows that take part; FALSE when there are none. */
gboolean
fz_cluster_index_get_bounds (const FzClusterIndex *self,
                             FzBox                *bounds)
{
  if (self->curve.n == 0)
    return FALSE;

  *bounds = to_box (&self->bounds);
  return TRUE;
}

/* The box of every row, whether it takes part or not; FALSE when there are none. */
gboolean
fz_cluster_index_get_all_bounds (const FzClusterIndex *self,
                                 FzBox                *bounds)
{
  if (self->n_all == 0)
    return FALSE;

  *bounds = to_box (&self->all_bounds);
  return TRUE;
}

/* The step of a zoom level, for a map whose world is 256 × 2^zoom pixels wide. */
int
fz_cluster_index_step_at (double zoom)
{
  /* An animation may end a hair below the level that it goes to. */
  int step = (int) floor (zoom * FZ_CLUSTER_STEPS_PER_ZOOM + 0.01);

  return CLAMP (step, 0, FZ_MAX_STEP);
}

/*
 * Appends every pin of @step whose cell touches @box to @clusters, an array of
 * FzCluster. The same stations give the same pins whatever the box; only which of
 * them are told depends on it, and not their order. Pins stand
 * FZ_CLUSTER_MIN_DISTANCE apart or more.
 */
void
fz_cluster_index_collect (FzClusterIndex *self,
                          const FzBox    *box,
                          int             step,
                          GArray         *clusters)
{
  FzCellRect rect = to_cells (box, step);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (FzClusterSpot));
  guint first = clusters->len;
  int   shift = fz_cell_get_shift (step);

  fz_cluster_tiles_list_spots (self->tiles, step, &rect, spots);
  g_array_set_size (clusters, first + spots->len);
  for (guint i = 0; i < spots->len; i++)
    {
      const FzClusterSpot *spot = &g_array_index (spots, FzClusterSpot, i);

      g_array_index (clusters, FzCluster, first + i) = (FzCluster) {
        .point = fz_morton_unproject (spot->x, spot->y),
        .n_stations = spot->n_stations,
        .n_featured = spot->n_featured,
        .row = spot->row,
        .key = fz_morton_encode (spot->x >> shift, spot->y >> shift),
        .step = step,
      };
    }
}

/*
 * Makes pins of @step ahead until @until, in monotonic time: those of places where
 * stations stand so close that making them when they are asked for takes a while.
 * Returns whether more is left to make.
 */
gboolean
fz_cluster_index_prepare (FzClusterIndex *self,
                          int             step,
                          gint64          until)
{
  return step >= 0 && step <= FZ_MAX_STEP && fz_cluster_tiles_prepare (self->tiles, step, until);
}

/* Appends the rows of the stations that share a pin to @rows, an array of
 * guint32, but no more than @max_rows; returns how many were appended. */
guint
fz_cluster_index_get_members (FzClusterIndex  *self,
                              const FzCluster *cluster,
                              GArray          *rows,
                              guint            max_rows)
{
  g_autoptr (GArray) places = list_places (self, cluster, max_rows);

  for (guint i = 0; i < places->len; i++)
    {
      guint32 row = FZ_MARK_ROW (self->curve.marks[g_array_index (places, guint, i)]);

      g_array_append_val (rows, row);
    }

  return places->len;
}

/* The box of the stations that share a pin, one of the present ones. */
void
fz_cluster_index_get_extent (FzClusterIndex  *self,
                             const FzCluster *cluster,
                             FzBox           *extent)
{
  g_autoptr (GArray) places = list_places (self, cluster, G_MAXUINT);
  FzCellRect units = get_units_around (self, places);

  *extent = to_box (&units);
}

/* Whether the stations that share a pin have more than one at @step. */
gboolean
fz_cluster_index_separates (FzClusterIndex  *self,
                            const FzCluster *cluster,
                            int              step)
{
  g_autoptr (GArray) places = list_places (self, cluster, G_MAXUINT);
  g_autoptr (FzClusterGrid) grid = NULL;
  double     world = 256.0 * exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM);
  FzCellRect units;
  FzCellRect rect;
  guint32    widest;

  if (places->len < 2)
    return FALSE;

  units = get_units_around (self, places);
  widest = MAX (units.east - units.west, units.south - units.north);
  if (widest / FZ_MORTON_WORLD * world > SURELY_SEPARATE)
    return TRUE;

  rect = fz_cell_rect_around (step, units.west, units.north, units.east, units.south);
  grid = fz_cluster_grid_new (&self->curve, step, &rect);

  return have_several_centres (grid, places);
}
