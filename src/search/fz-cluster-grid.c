/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-grid-private.h"

#include <math.h>

#include "fz-cluster-index.h"
#include "fz-morton-private.h"

/*
 * Which cells of one step of zoom share a pin.
 *
 * Two cells conflict when their mean points stand closer than the room that
 * their pins take. Among cells in conflict the one with more stations (in powers
 * of two) is the centre, then the one that draws the higher lot. A cell joins
 * the nearest centre that it conflicts with; a cell with none is a centre.
 * So centres never conflict, and as the rule knows only the stations and the
 * world's own grid, every view of a place gives the same centres. Whether a cell
 * is one depends on neighbours that rank above it, which depend on theirs: such
 * chains are short, for lots are random, and are followed wherever they lead,
 * out of the view too.
 *
 * Borrows the curve, which must outlive it.
 */

/* The width of a cell at an even step of zoom, in pixels. At an odd one it is
 * the square root of two times as much. */
#define CELL_WIDTH 32.0
#define CELL_LEVEL 3 /* 256 pixels are 2^3 cells */

/* How many cells off a conflict can reach: two pins take less room together
 * than the two cells between. */
#define REACH 2

/* A larger view is kept in the hash table alone. */
#define MAX_SLOTS (1 << 20)
#define EMPTY G_MAXUINT

typedef enum
{
  STATE_OPEN,
  STATE_CENTRE,
  STATE_JOINED,
} State;

struct _FzClusterGrid
{
  const FzClusterCurve *curve; /* (unowned) */
  int                   level;
  double                pixels_per_unit;
  FzCellRect            filled; /* every cell in it is known */
  gsize                 width;  /* of @filled in cells, or 0 when there are no slots */
  guint                *slots;  /* number of the cell in @cells plus one, or 0 */
  GHashTable           *others; /* key → number plus one, for cells outside @filled */
  GArray               *cells;  /* of FzCell */
};

static int
get_level (int step)
{
  return step / FZ_CLUSTER_STEPS_PER_ZOOM + CELL_LEVEL;
}

static guint64
mix (guint64 key)
{
  key = (key ^ key >> 33) * 0xff51afd7ed558ccdu;
  key = (key ^ key >> 33) * 0xc4ceb9fe1a85ec53u;

  return key ^ key >> 33;
}

static guint64
get_key (guint32 column,
         guint32 line)
{
  return fz_morton_encode (column, line);
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

static gboolean
is_filled (const FzClusterGrid *self,
           guint32              column,
           guint32              line)
{
  return column >= self->filled.west && column <= self->filled.east &&
         line >= self->filled.north && line <= self->filled.south;
}

static guint *
get_slot (const FzClusterGrid *self,
          guint32              column,
          guint32              line)
{
  return &self->slots[(line - self->filled.north) * self->width + (column - self->filled.west)];
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
      cell->x = (guint32) (x_sum / cell->n);
      cell->y = (guint32) (y_sum / cell->n);
    }
}

/* Returns the number of the new cell, or EMPTY when it holds nothing. */
static guint
add_cell (FzClusterGrid *self,
          guint32        column,
          guint32        line,
          guint          first,
          guint          end)
{
  FzCell cell = { .column = column, .line = line, .first = first, .end = end };

  if (first < end)
    set_mean (&cell, self->curve);
  if (cell.n == 0)
    return EMPTY;

  cell.state = STATE_OPEN;
  cell.rank = (guint8) g_bit_storage (cell.n);
  cell.lot = mix (get_key (column, line));
  g_array_append_val (self->cells, cell);

  return self->cells->len - 1;
}

static void
remember_cell (FzClusterGrid *self,
               guint32        column,
               guint32        line,
               guint          number)
{
  if (self->width > 0 && is_filled (self, column, line))
    *get_slot (self, column, line) = number + 1;
  else
    g_hash_table_insert (self->others,
                         g_memdup2 (&(guint64) { get_key (column, line) }, sizeof (guint64)),
                         GUINT_TO_POINTER (number + 1));
}

/* Adds every cell of @filled below the square that @prefix names at @level,
 * whose run goes from @first to @end. */
static void
fill (FzClusterGrid *self,
      guint64        prefix,
      int            level,
      guint          first,
      guint          end)
{
  int     below = self->level - level;
  guint32 column, line;

  fz_morton_decode (prefix, &column, &line);
  if (first >= end ||
      (column << below) > self->filled.east || ((column + 1) << below) <= self->filled.west ||
      (line << below) > self->filled.south || ((line + 1) << below) <= self->filled.north)
    return;

  if (below == 0)
    {
      guint number = add_cell (self, column, line, first, end);

      if (number != EMPTY)
        remember_cell (self, column, line, number);
      return;
    }

  for (guint64 quarter = 0; quarter < 4; quarter++)
    {
      guint64 child = prefix << 2 | quarter;
      guint   next = end;

      if (quarter < 3)
        next = find_place (self->curve, first, end, (child + 1) << (64 - 2 * (level + 1)));
      fill (self, child, level + 1, first, next);
      first = next;
    }
}

static guint
search_cell (FzClusterGrid *self,
             guint32        column,
             guint32        line)
{
  int     shift = 64 - 2 * self->level;
  guint64 key = get_key (column, line);
  guint   first = find_place (self->curve, 0, self->curve->n, key << shift);
  guint64 next = (key + 1) << shift; /* 0 behind the last cell of the world */
  guint   end = next == 0 ? self->curve->n : find_place (self->curve, first, self->curve->n, next);

  return add_cell (self, column, line, first, end);
}

/* The number of the cell, or EMPTY. */
static guint
find_cell (FzClusterGrid *self,
           guint32        column,
           guint32        line)
{
  guint64 key = get_key (column, line);
  guint   number;

  if (self->width > 0 && is_filled (self, column, line))
    return *get_slot (self, column, line) - 1;

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->others, &key));
  if (number > 0)
    return number - 1;
  if (g_hash_table_contains (self->others, &key))
    return EMPTY;

  number = search_cell (self, column, line);
  remember_cell (self, column, line, number);

  return number;
}

/* The square of the distance between two cells' mean points, in pixels. */
static double
get_square_distance (const FzClusterGrid *self,
                     const FzCell        *a,
                     const FzCell        *b)
{
  double x = ((double) a->x - b->x) * self->pixels_per_unit;
  double y = ((double) a->y - b->y) * self->pixels_per_unit;

  return x * x + y * y;
}

static gboolean
conflicts (const FzClusterGrid *self,
           const FzCell        *a,
           const FzCell        *b)
{
  double room = fz_cluster_get_radius (a->n) + fz_cluster_get_radius (b->n);

  return get_square_distance (self, a, b) < room * room;
}

static gboolean
ranks_above (const FzCell *a,
             const FzCell *b)
{
  return a->rank != b->rank ? a->rank > b->rank : a->lot > b->lot;
}

/* Writes the numbers of the cells that conflict with a cell to @numbers, which
 * has room for every neighbour, and returns how many there are. */
static guint
list_conflicts (FzClusterGrid *self,
                guint          number,
                guint         *numbers)
{
  FzCell  cell = g_array_index (self->cells, FzCell, number);
  guint32 last = (1u << self->level) - 1;
  guint   n = 0;
  guint32 first_line = cell.line - MIN (cell.line, REACH);
  guint32 first_column = cell.column - MIN (cell.column, REACH);

  for (guint32 line = first_line; line <= MIN (cell.line + REACH, last); line++)
    for (guint32 column = first_column; column <= MIN (cell.column + REACH, last); column++)
      {
        guint other;

        if (line == cell.line && column == cell.column)
          continue;

        other = find_cell (self, column, line);
        if (other != EMPTY && conflicts (self, &cell, &g_array_index (self->cells, FzCell, other)))
          numbers[n++] = other;
      }

  return n;
}

static gboolean
is_centre (FzClusterGrid *self,
           guint          number)
{
  guint    others[(2 * REACH + 1) * (2 * REACH + 1)];
  guint    n_others;
  gboolean centre = TRUE;

  if (g_array_index (self->cells, FzCell, number).state != STATE_OPEN)
    return g_array_index (self->cells, FzCell, number).state == STATE_CENTRE;

  n_others = list_conflicts (self, number, others);
  for (guint i = 0; i < n_others && centre; i++)
    if (ranks_above (&g_array_index (self->cells, FzCell, others[i]),
                     &g_array_index (self->cells, FzCell, number)))
      centre = !is_centre (self, others[i]);

  g_array_index (self->cells, FzCell, number).state = centre ? STATE_CENTRE : STATE_JOINED;

  return centre;
}

/* The cells of @step that a stretch of the world touches, the borders in units. */
FzCellRect
fz_cell_rect_around (int     step,
                     guint32 west,
                     guint32 north,
                     guint32 east,
                     guint32 south)
{
  int shift = 32 - get_level (step);

  return (FzCellRect) {
    .west = west >> shift,
    .north = north >> shift,
    .east = east >> shift,
    .south = south >> shift,
  };
}

gboolean
fz_cell_rect_holds (const FzCellRect *self,
                    const FzCell     *cell)
{
  return cell->column >= self->west && cell->column <= self->east &&
         cell->line >= self->north && cell->line <= self->south;
}

/* Whether the cell can be joined to one in the rectangle, or is one. */
gboolean
fz_cell_rect_reaches (const FzCellRect *self,
                      const FzCell     *cell)
{
  return cell->column + REACH >= self->west && cell->column <= (guint64) self->east + REACH &&
         cell->line + REACH >= self->north && cell->line <= (guint64) self->south + REACH;
}

guint64
fz_cell_get_key (const FzCell *self)
{
  return get_key (self->column, self->line);
}

/* The one cell that @key is the key of. */
FzCellRect
fz_cell_rect_of_key (guint64 key)
{
  FzCellRect rect;

  fz_morton_decode (key, &rect.west, &rect.north);
  rect.east = rect.west;
  rect.south = rect.north;

  return rect;
}

/* Lays the grid of @step over @rect. Its cells are those that hold stations in
 * @rect and around it, as far as cells can be joined to one in @rect, and more;
 * asking for centres can add some. */
FzClusterGrid *
fz_cluster_grid_new (const FzClusterCurve *curve,
                     int                   step,
                     const FzCellRect     *rect)
{
  FzClusterGrid *self = g_new0 (FzClusterGrid, 1);
  double         world = 256.0 * exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM);
  guint32        margin = 2 * REACH;
  guint32        last;
  gsize          height;

  self->curve = curve;
  self->level = get_level (step);
  self->pixels_per_unit = world / FZ_MORTON_WORLD;
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (FzCell));

  last = (1u << self->level) - 1;
  self->filled.west = rect->west - MIN (rect->west, margin);
  self->filled.north = rect->north - MIN (rect->north, margin);
  self->filled.east = MIN (rect->east + margin, last);
  self->filled.south = MIN (rect->south + margin, last);

  self->width = (gsize) self->filled.east - self->filled.west + 1;
  height = (gsize) self->filled.south - self->filled.north + 1;
  if (self->width > MAX_SLOTS / height)
    self->width = 0;
  self->slots = g_new0 (guint, self->width * height);

  fill (self, 0, 0, 0, curve->n);

  return self;
}

void
fz_cluster_grid_free (FzClusterGrid *self)
{
  g_hash_table_unref (self->others);
  g_array_unref (self->cells);
  g_free (self->slots);
  g_free (self);
}

guint
fz_cluster_grid_get_n_cells (const FzClusterGrid *self)
{
  return self->cells->len;
}

/* Valid until the next centre is asked for. */
const FzCell *
fz_cluster_grid_get_cell (const FzClusterGrid *self,
                          guint                i)
{
  return &g_array_index (self->cells, FzCell, i);
}

/* The number of the cell whose pin cell @i shares: its own when it is a centre. */
guint
fz_cluster_grid_find_centre (FzClusterGrid *self,
                             guint          i)
{
  guint  others[(2 * REACH + 1) * (2 * REACH + 1)];
  guint  n_others;
  guint  nearest = i;
  double least = G_MAXDOUBLE;

  if (is_centre (self, i))
    return i;

  n_others = list_conflicts (self, i, others);
  for (guint k = 0; k < n_others; k++)
    {
      double distance;

      if (!is_centre (self, others[k]))
        continue;

      distance = get_square_distance (self,
                                      &g_array_index (self->cells, FzCell, i),
                                      &g_array_index (self->cells, FzCell, others[k]));
      if (distance < least ||
          (distance == least && ranks_above (&g_array_index (self->cells, FzCell, others[k]),
                                             &g_array_index (self->cells, FzCell, nearest))))
        {
          least = distance;
          nearest = others[k];
        }
    }

  return nearest;
}
