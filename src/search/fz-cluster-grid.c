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

/* A cell and its neighbours within reach, line by line; the cell is the middle one. */
#define BLOCK_WIDTH (2 * REACH + 1)
#define N_BLOCK (BLOCK_WIDTH * BLOCK_WIDTH)

/* How many cells round a view are known from the start: as far as cells can be
 * joined to one in it, as those conflict, and a link more of their chains. */
#define MARGIN (3 * REACH)

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
  FzCellRect            filled; /* every cell in it is known */
  gsize                 width;  /* of @filled in cells, or 0 when there are no slots */
  guint                *slots;  /* number of the cell in @cells plus one, or 0 */
  GHashTable           *others; /* key → number plus one, for cells outside @filled */
  GArray               *cells;  /* of FzCell */

  /* How close two pins' points may come, by the pins' sizes, in square units. */
  guint64 square_rooms[FZ_N_PIN_SIZES][FZ_N_PIN_SIZES];
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

static FzCell *
get_cell (const FzClusterGrid *self,
          guint                number)
{
  return &g_array_index (self->cells, FzCell, number);
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
  cell.centre = EMPTY;
  cell.size = fz_pin_size_of (cell.n);
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

static gboolean
touches_filled (const FzClusterGrid *self,
                guint32              column,
                guint32              line,
                int                  below)
{
  return (guint64) column << below <= self->filled.east &&
         ((guint64) column + 1) << below > self->filled.west &&
         (guint64) line << below <= self->filled.south &&
         ((guint64) line + 1) << below > self->filled.north;
}

/* Adds every cell of @filled in the square at @column and @line of @level, whose
 * run goes from @first to @end. */
static void
fill (FzClusterGrid *self,
      guint32        column,
      guint32        line,
      int            level,
      guint          first,
      guint          end)
{
  int below = self->level - level;

  if (first >= end || !touches_filled (self, column, line, below))
    return;

  if (below == 0)
    {
      guint number = add_cell (self, column, line, first, end);

      if (number != EMPTY)
        remember_cell (self, column, line, number);
      return;
    }

  for (guint32 quarter = 0; quarter < 4; quarter++)
    {
      guint32 child_column = column << 1 | (quarter & 1);
      guint32 child_line = line << 1 | quarter >> 1;
      guint   next = end;

      if (quarter < 3)
        next = find_place (self->curve, first, end,
                           (get_key (child_column, child_line) + 1) << (64 - 2 * (level + 1)));
      fill (self, child_column, child_line, level + 1, first, next);
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

/* The square of the distance between two cells' mean points, in square units.
 * Cells within reach are less than 2^31 units apart. */
static guint64
get_square_distance (const FzCell *a,
                     const FzCell *b)
{
  gint64 x = (gint64) a->x - b->x;
  gint64 y = (gint64) a->y - b->y;

  return (guint64) (x * x + y * y);
}

static gboolean
conflicts (const FzClusterGrid *self,
           const FzCell        *a,
           const FzCell        *b)
{
  return get_square_distance (a, b) < self->square_rooms[a->size][b->size];
}

static gboolean
ranks_above (const FzCell *a,
             const FzCell *b)
{
  return a->rank != b->rank ? a->rank > b->rank : a->lot > b->lot;
}

/* Whether the whole block round a cell has slots. */
static gboolean
has_slots_around (const FzClusterGrid *self,
                  const FzCell        *cell)
{
  return self->width > 0 &&
         cell->column >= self->filled.west + REACH && cell->column + REACH <= self->filled.east &&
         cell->line >= self->filled.north + REACH && cell->line + REACH <= self->filled.south;
}

/* The number of the cell at a place of the block round @cell, or EMPTY. */
static guint
find_neighbour (FzClusterGrid *self,
                FzCell         cell,
                guint          place)
{
  gint64 column = (gint64) cell.column + place % BLOCK_WIDTH - REACH;
  gint64 line = (gint64) cell.line + place / BLOCK_WIDTH - REACH;
  gint64 last = (1u << self->level) - 1;

  if (column < 0 || line < 0 || column > last || line > last)
    return EMPTY;
  return find_cell (self, (guint32) column, (guint32) line);
}

/* Marks the places of the block round a cell whose cells conflict with it. Finds
 * them by their slots; no cell is added. */
static guint32
mark_near_conflicts (const FzClusterGrid *self,
                     const FzCell        *cell)
{
  const FzCell *cells = (const FzCell *) self->cells->data;
  const guint  *slot = get_slot (self, cell->column - REACH, cell->line - REACH);
  guint32       marks = 0;
  guint         place = 0;

  for (guint line = 0; line < BLOCK_WIDTH; line++, slot += self->width)
    for (guint column = 0; column < BLOCK_WIDTH; column++, place++)
      if (slot[column] > 0 && conflicts (self, cell, &cells[slot[column] - 1]))
        marks |= 1u << place;

  return marks;
}

/* The same, where cells must be looked for and added. */
static guint32
mark_far_conflicts (FzClusterGrid *self,
                    FzCell         cell)
{
  guint32 marks = 0;

  for (guint place = 0; place < N_BLOCK; place++)
    {
      guint other = find_neighbour (self, cell, place);

      if (other != EMPTY && conflicts (self, &cell, get_cell (self, other)))
        marks |= 1u << place;
    }

  return marks;
}

/* Writes the numbers of the cells that conflict with a cell to @numbers, which
 * has room for a block, and returns how many there are. */
static guint
list_conflicts (FzClusterGrid *self,
                guint          number,
                guint         *numbers)
{
  FzCell  *cell = get_cell (self, number);
  gboolean near = has_slots_around (self, cell);
  guint32  marks;
  guint    n = 0;

  if (!cell->is_marked)
    {
      guint32 found = near ? mark_near_conflicts (self, cell) : mark_far_conflicts (self, *cell);

      cell = get_cell (self, number); /* finding may have moved it */
      cell->conflicts = found & ~(1u << N_BLOCK / 2);
      cell->is_marked = TRUE;
    }

  for (marks = cell->conflicts; marks != 0; marks &= marks - 1)
    {
      guint place = (guint) g_bit_nth_lsf (marks, -1);

      if (near)
        numbers[n++] = *get_slot (self, cell->column + place % BLOCK_WIDTH - REACH,
                                  cell->line + place / BLOCK_WIDTH - REACH) -
                       1;
      else
        numbers[n++] = find_neighbour (self, *cell, place);
    }

  return n;
}

static gboolean
is_centre (FzClusterGrid *self,
           guint          number)
{
  guint    others[N_BLOCK];
  guint    n_others;
  gboolean centre = TRUE;

  if (get_cell (self, number)->state != STATE_OPEN)
    return get_cell (self, number)->state == STATE_CENTRE;

  n_others = list_conflicts (self, number, others);
  for (guint i = 0; i < n_others && centre; i++)
    if (ranks_above (get_cell (self, others[i]), get_cell (self, number)))
      centre = !is_centre (self, others[i]);

  get_cell (self, number)->state = centre ? STATE_CENTRE : STATE_JOINED;

  return centre;
}

/* The nearest of the centres that a joined cell conflicts with. */
static guint
find_nearest_centre (FzClusterGrid *self,
                     guint          number)
{
  guint   others[N_BLOCK];
  guint   n_others = list_conflicts (self, number, others);
  guint   nearest = number;
  guint64 least = G_MAXUINT64;

  for (guint i = 0; i < n_others; i++)
    {
      guint64 distance;

      if (!is_centre (self, others[i]))
        continue;

      distance = get_square_distance (get_cell (self, number), get_cell (self, others[i]));
      if (distance < least ||
          (distance == least &&
           ranks_above (get_cell (self, others[i]), get_cell (self, nearest))))
        {
          least = distance;
          nearest = others[i];
        }
    }

  return nearest;
}

/* How close two pins' points may come at @step, squared, by the pins' sizes. */
static void
set_rooms (FzClusterGrid *self,
           int            step)
{
  double world = 256.0 * exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM);
  double units_per_pixel = FZ_MORTON_WORLD / world;

  for (guint a = 0; a < FZ_N_PIN_SIZES; a++)
    for (guint b = 0; b < FZ_N_PIN_SIZES; b++)
      {
        double room = (fz_pin_radii[a] + fz_pin_radii[b]) * units_per_pixel;

        self->square_rooms[a][b] = (guint64) ceil (room * room);
      }
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
  guint32        last;
  gsize          height;

  self->curve = curve;
  self->level = get_level (step);
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (FzCell));
  set_rooms (self, step);

  last = (1u << self->level) - 1;
  self->filled.west = rect->west - MIN (rect->west, MARGIN);
  self->filled.north = rect->north - MIN (rect->north, MARGIN);
  self->filled.east = MIN (rect->east + MARGIN, last);
  self->filled.south = MIN (rect->south + MARGIN, last);

  self->width = (gsize) self->filled.east - self->filled.west + 1;
  height = (gsize) self->filled.south - self->filled.north + 1;
  if (self->width > MAX_SLOTS / height)
    self->width = 0;
  self->slots = g_new0 (guint, self->width * height);

  fill (self, 0, 0, 0, 0, curve->n);

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
  return get_cell (self, i);
}

/* The number of the cell whose pin cell @i shares: its own when it is a centre. */
guint
fz_cluster_grid_find_centre (FzClusterGrid *self,
                             guint          i)
{
  if (get_cell (self, i)->centre == EMPTY)
    {
      guint centre = is_centre (self, i) ? i : find_nearest_centre (self, i);

      get_cell (self, i)->centre = centre;
    }

  return get_cell (self, i)->centre;
}
