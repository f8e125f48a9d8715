/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-cells-private.h"

#include "fz-morton-private.h"

/* A larger rectangle is kept in the hash table alone. */
#define MAX_SLOTS (1 << 20)

/* So few stations are looked at one by one. */
#define SHORT_RUN 16

/* For how many cells there is room from the start. */
#define FIRST_CELLS 256

static guint64
mix (guint64 key)
{
  key = (key ^ key >> 33) * 0xff51afd7ed558ccdu;
  key = (key ^ key >> 33) * 0xc4ceb9fe1a85ec53u;

  return key ^ key >> 33;
}

/* The first place from @first on, and before @end, whose code is not below @code. */
static guint
find_place (const FzClusterCurve *curve,
            guint                 first,
            guint                 end,
            guint64               code)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (curve->codes[middle] < code)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* The first place of the curve whose code is not below @code, or the end of the curve. */
guint
fz_cluster_curve_find (const FzClusterCurve *self,
                       guint64               code)
{
  return find_place (self, 0, self->n, code);
}

static void
set_mean (FzCell               *cell,
          const FzClusterCurve *curve)
{
  guint64  x_sum = curve->x_sums[cell->end] - curve->x_sums[cell->first];
  guint64  y_sum = curve->y_sums[cell->end] - curve->y_sums[cell->first];
  gboolean has_apart = cell->first <= curve->apart && curve->apart < cell->end;

  cell->n = cell->end - cell->first;
  cell->n_featured = curve->featured_sums[cell->end] - curve->featured_sums[cell->first];

  if (has_apart)
    {
      guint32 x, y;

      fz_morton_decode (curve->codes[curve->apart], &x, &y);
      x_sum -= x;
      y_sum -= y;
      cell->n -= 1;
      cell->n_featured -= (curve->marks[curve->apart] & FZ_MARK_FEATURED) != 0;
    }

  if (cell->n > 0)
    {
      cell->x = cell->n == 1 ? (guint32) x_sum : (guint32) (x_sum / cell->n);
      cell->y = cell->n == 1 ? (guint32) y_sum : (guint32) (y_sum / cell->n);
    }
}

/* Returns the number of the new cell, or FZ_NO_CELL when it holds nothing. */
static guint
add_cell (FzCellMap *self,
          guint64    key,
          guint      first,
          guint      end)
{
  FzCell cell = { .first = first, .end = end };

  if (first < end)
    set_mean (&cell, self->curve);
  if (cell.n == 0)
    return FZ_NO_CELL;

  fz_morton_decode (key, &cell.column, &cell.line);
  cell.centre = FZ_NO_CELL;
  cell.size = fz_pin_size_of (cell.n);
  cell.rank = (guint8) g_bit_storage (cell.n);
  cell.lot = mix (key);
  g_array_append_val (self->cells, cell);

  return self->cells->len - 1;
}

static void
remember_cell (FzCellMap *self,
               guint32    column,
               guint32    line,
               guint      number)
{
  if (self->width > 0 && fz_cell_rect_holds_place (&self->filled, column, line))
    *fz_cell_map_get_slot (self, column, line) = number + 1;
  else
    g_hash_table_insert (
        self->others, g_memdup2 (&(guint64) { fz_morton_encode (column, line) }, sizeof (guint64)),
        GUINT_TO_POINTER (number + 1));
}

static gboolean
touches_filled (const FzCellMap *self,
                guint32          column,
                guint32          line,
                int              below)
{
  return (guint64) column << below <= self->filled.east &&
         ((guint64) column + 1) << below > self->filled.west &&
         (guint64) line << below <= self->filled.south &&
         ((guint64) line + 1) << below > self->filled.north;
}

/* Adds a cell, if it is one of @filled. */
static void
fill_cell (FzCellMap *self,
           guint64    key,
           guint      first,
           guint      end)
{
  guint32 column, line;
  guint   number;

  fz_morton_decode (key, &column, &line);
  if (!fz_cell_rect_holds_place (&self->filled, column, line))
    return;

  number = add_cell (self, key, first, end);
  if (number != FZ_NO_CELL)
    remember_cell (self, column, line, number);
}

/* Adds the cells of @filled that hold the stations from @first to @end, which are few. */
static void
fill_one_by_one (FzCellMap *self,
                 guint      first,
                 guint      end)
{
  int shift = 64 - 2 * self->level;

  while (first < end)
    {
      guint64 key = self->curve->codes[first] >> shift;
      guint   next = first + 1;

      while (next < end && self->curve->codes[next] >> shift == key)
        next++;
      fill_cell (self, key, first, next);
      first = next;
    }
}

/* Adds every cell of @filled in the square of @level whose key is @key and whose run
 * goes from @first to @end. */
static void
fill (FzCellMap *self,
      guint64    key,
      int        level,
      guint      first,
      guint      end)
{
  guint32 column, line;

  if (end - first <= SHORT_RUN)
    {
      fill_one_by_one (self, first, end);
      return;
    }
  if (level == self->level)
    {
      fill_cell (self, key, first, end);
      return;
    }

  fz_morton_decode (key, &column, &line);
  if (!touches_filled (self, column, line, self->level - level))
    return;

  for (guint64 child = key << 2; child <= (key << 2 | 3); child++)
    {
      guint next = end;

      if ((child & 3) < 3)
        next = find_place (self->curve, first, end, (child + 1) << (64 - 2 * (level + 1)));
      fill (self, child, level + 1, first, next);
      first = next;
    }
}

static guint
search_cell (FzCellMap *self,
             guint32    column,
             guint32    line)
{
  int     shift = 64 - 2 * self->level;
  guint64 key = fz_morton_encode (column, line);
  guint   first = find_place (self->curve, 0, self->curve->n, key << shift);
  guint64 next = (key + 1) << shift; /* 0 behind the last cell of the world */
  guint   end = next == 0 ? self->curve->n : find_place (self->curve, first, self->curve->n, next);

  return add_cell (self, key, first, end);
}

/* The number of the cell, or FZ_NO_CELL. Looks for it outside the rectangle too,
 * and may add it there. */
guint
fz_cell_map_find (FzCellMap *self,
                  guint32    column,
                  guint32    line)
{
  guint64 key = fz_morton_encode (column, line);
  guint   number;

  if (self->width > 0 && fz_cell_rect_holds_place (&self->filled, column, line))
    return *fz_cell_map_get_slot (self, column, line) - 1;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->others, &key));
  if (number > 0)
    return number - 1;
  if (g_hash_table_contains (self->others, &key))
    return FZ_NO_CELL;

  number = search_cell (self, column, line);
  remember_cell (self, column, line, number);

  return number;
}

/* Finds the cells of @level that hold stations in @rect, cut off at the edges of
 * the world. */
void
fz_cell_map_init (FzCellMap            *self,
                  const FzClusterCurve *curve,
                  int                   level,
                  const FzCellRect     *rect)
{
  guint32 last = (1u << level) - 1;
  gsize   height;

  self->curve = curve;
  self->level = level;
  self->filled = *rect;
  self->filled.east = MIN (rect->east, last);
  self->filled.south = MIN (rect->south, last);
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (FzCell), MIN (curve->n, FIRST_CELLS));

  self->width = (gsize) self->filled.east - self->filled.west + 1;
  height = (gsize) self->filled.south - self->filled.north + 1;
  if (self->width > MAX_SLOTS / height)
    self->width = 0;
  self->slots = g_new0 (guint, self->width * height);

  fill (self, 0, 0, 0, curve->n);
}

void
fz_cell_map_clear (FzCellMap *self)
{
  g_hash_table_unref (self->others);
  g_array_unref (self->cells);
  g_free (self->slots);
}
