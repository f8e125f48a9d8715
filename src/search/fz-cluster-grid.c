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

/* How many cells off a conflict can reach: two pins take less room together
 * than the two cells between. */
#define REACH 2

/* A cell and its neighbours within reach, line by line; the cell is the middle one. */
#define BLOCK_WIDTH (2 * REACH + 1)
#define N_BLOCK (BLOCK_WIDTH * BLOCK_WIDTH)

/* How many cells round a view are known from the start: as far as cells can be
 * joined to one in it, as those conflict, and a link more of their chains. */
#define MARGIN (3 * REACH)

typedef enum
{
  STATE_OPEN, /* as every cell is at first */
  STATE_CENTRE,
  STATE_JOINED,
} State;

struct _FzClusterGrid
{
  FzCellMap map;

  /* How close two pins' points may come, by the pins' sizes, in square units. */
  guint64 square_rooms[FZ_N_PIN_SIZES][FZ_N_PIN_SIZES];
};

static int
get_level (int step)
{
  return step / FZ_CLUSTER_STEPS_PER_ZOOM + FZ_CELL_LEVEL;
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
  return self->map.width > 0 && cell->column >= self->map.filled.west + REACH &&
         cell->column + REACH <= self->map.filled.east &&
         cell->line >= self->map.filled.north + REACH &&
         cell->line + REACH <= self->map.filled.south;
}

/* The number of the cell at a place of the block round @cell, or FZ_NO_CELL. */
static guint
find_neighbour (FzClusterGrid *self,
                FzCell         cell,
                guint          place)
{
  gint64 column = (gint64) cell.column + place % BLOCK_WIDTH - REACH;
  gint64 line = (gint64) cell.line + place / BLOCK_WIDTH - REACH;
  gint64 last = (1u << self->map.level) - 1;

  if (column < 0 || line < 0 || column > last || line > last)
    return FZ_NO_CELL;
  return fz_cell_map_find (&self->map, (guint32) column, (guint32) line);
}

/* Marks the places of the block round a cell whose cells conflict with it. Finds
 * them by their slots; no cell is added. */
static guint32
mark_near_conflicts (const FzClusterGrid *self,
                     const FzCell        *cell)
{
  const FzCell *cells = (const FzCell *) self->map.cells->data;
  const guint  *slot = fz_cell_map_get_slot (&self->map, cell->column - REACH, cell->line - REACH);
  guint32       marks = 0;
  guint         place = 0;

  for (guint line = 0; line < BLOCK_WIDTH; line++, slot += self->map.width)
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

      if (other != FZ_NO_CELL && conflicts (self, &cell, fz_cell_map_get (&self->map, other)))
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
  FzCell  *cell = fz_cell_map_get (&self->map, number);
  gboolean near = has_slots_around (self, cell);
  guint32  marks;
  guint    n = 0;

  if (!cell->is_marked)
    {
      guint32 found = near ? mark_near_conflicts (self, cell) : mark_far_conflicts (self, *cell);

      cell = fz_cell_map_get (&self->map, number); /* finding may have moved it */
      cell->conflicts = found & ~(1u << N_BLOCK / 2);
      cell->is_marked = TRUE;
    }

  for (marks = cell->conflicts; marks != 0; marks &= marks - 1)
    {
      guint place = (guint) __builtin_ctz (marks);

      if (near)
        numbers[n++] =
            *fz_cell_map_get_slot (&self->map, cell->column + place % BLOCK_WIDTH - REACH,
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

  if (fz_cell_map_get (&self->map, number)->state != STATE_OPEN)
    return fz_cell_map_get (&self->map, number)->state == STATE_CENTRE;

  n_others = list_conflicts (self, number, others);
  for (guint i = 0; i < n_others && centre; i++)
    if (ranks_above (fz_cell_map_get (&self->map, others[i]),
                     fz_cell_map_get (&self->map, number)))
      centre = !is_centre (self, others[i]);

  fz_cell_map_get (&self->map, number)->state = centre ? STATE_CENTRE : STATE_JOINED;

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

      distance = get_square_distance (fz_cell_map_get (&self->map, number),
                                      fz_cell_map_get (&self->map, others[i]));
      if (distance < least ||
          (distance == least && ranks_above (fz_cell_map_get (&self->map, others[i]),
                                             fz_cell_map_get (&self->map, nearest))))
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

/* The row of a station of the cell, not the one apart. */
static guint32
get_first_row (const FzClusterGrid *self,
               const FzCell        *cell)
{
  const FzClusterCurve *curve = self->map.curve;
  guint                 place = cell->first + (cell->first == curve->apart);

  return FZ_MARK_ROW (curve->marks[place]);
}

/* How many bits less a coordinate has in cells of @step than in units. */
int
fz_cell_get_shift (int step)
{
  return 32 - get_level (step);
}

/* The cells of @step that a stretch of the world touches, the borders in units. */
FzCellRect
fz_cell_rect_around (int     step,
                     guint32 west,
                     guint32 north,
                     guint32 east,
                     guint32 south)
{
  int shift = fz_cell_get_shift (step);

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
  return fz_cell_rect_holds_place (self, cell->column, cell->line);
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
  return fz_morton_encode (self->column, self->line);
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
  FzCellRect     around = {
        .west = rect->west - MIN (rect->west, MARGIN),
        .north = rect->north - MIN (rect->north, MARGIN),
        .east = rect->east + MARGIN,
        .south = rect->south + MARGIN,
  };

  fz_cell_map_init (&self->map, curve, get_level (step), &around);
  set_rooms (self, step);

  return self;
}

void
fz_cluster_grid_free (FzClusterGrid *self)
{
  fz_cell_map_clear (&self->map);
  g_free (self);
}

guint
fz_cluster_grid_get_n_cells (const FzClusterGrid *self)
{
  return self->map.cells->len;
}

/* Valid until the next centre is asked for. */
const FzCell *
fz_cluster_grid_get_cell (const FzClusterGrid *self,
                          guint                i)
{
  return fz_cell_map_get (&self->map, i);
}

/* The number of the cell whose pin cell @i shares: its own when it is a centre. */
guint
fz_cluster_grid_find_centre (FzClusterGrid *self,
                             guint          i)
{
  if (fz_cell_map_get (&self->map, i)->centre == FZ_NO_CELL)
    {
      guint centre = is_centre (self, i) ? i : find_nearest_centre (self, i);

      fz_cell_map_get (&self->map, i)->centre = centre;
    }

  return fz_cell_map_get (&self->map, i)->centre;
}

/* Appends every pin whose cell lies in @rect, which must be the rectangle of the
 * grid or a part of it, to @spots, an array of FzClusterSpot, along the curve. */
void
fz_cluster_grid_list_spots (FzClusterGrid    *self,
                            const FzCellRect *rect,
                            GArray           *spots)
{
  guint             n_cells = self->map.cells->len;
  g_autofree guint *numbers = g_new0 (guint, n_cells); /* of the spots of @rect, plus one */
  guint             first = spots->len;

  for (guint i = 0; i < n_cells; i++)
    if (fz_cell_rect_holds (rect, fz_cell_map_get (&self->map, i)) &&
        fz_cluster_grid_find_centre (self, i) == i)
      {
        const FzCell *cell = fz_cell_map_get (&self->map, i);
        FzClusterSpot spot = { .x = cell->x, .y = cell->y, .row = get_first_row (self, cell) };

        g_array_append_val (spots, spot);
        numbers[i] = spots->len - first;
      }

  for (guint i = 0; i < n_cells; i++)
    {
      const FzCell  *cell;
      FzClusterSpot *spot;
      guint          centre;

      if (!fz_cell_rect_reaches (rect, fz_cell_map_get (&self->map, i)))
        continue;

      centre = fz_cluster_grid_find_centre (self, i);
      if (centre >= n_cells || numbers[centre] == 0)
        continue;

      cell = fz_cell_map_get (&self->map, i);
      spot = &g_array_index (spots, FzClusterSpot, first + numbers[centre] - 1);
      spot->n_stations += cell->n;
      spot->n_featured += cell->n_featured;
    }
}
