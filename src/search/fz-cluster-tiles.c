/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-tiles-private.h"

#include <string.h>

#include "fz-morton-private.h"

/*
 * The pins of the places that were asked for, kept: what FzClusterGrid makes of the
 * same stations is the same each time, whatever the view, so it is made once.
 *
 * A tile is a square of 8 × 8 cells of one step: at an even step, of 256 × 256 pixels.
 * A view takes its pins from the tiles that it touches. Those that lack are made
 * together, when they are asked for or, where stations stand close, ahead. When
 * much more is kept than there are stations, all of it is dropped and begun anew.
 *
 * Borrows the curve, which must outlive it; fz_cluster_tiles_clear () has to follow
 * each change of it.
 */

#define TILE_LEVEL FZ_CELL_LEVEL /* a tile is 2^3 cells wide */

/* Larger rectangles than any view are answered without keeping a thing. */
#define MAX_VIEW_TILES 256

/* What is made ahead at once is 2^3 tiles wide, to share what lies around it. Where it holds
 * fewer stations than this it costs little when it is asked for. */
#define BLOCK_LEVEL 3
#define MIN_BLOCK_STATIONS 256

/* What may be kept at least, however few stations there are. */
#define MIN_KEPT 1024

/* A tile and where its pins are; one without pins is kept as well. */
typedef struct
{
  guint64 key; /* 0: there is no tile in this slot */
  guint32 first;
  guint32 n_spots;
} Tile;

struct _FzClusterTiles
{
  const FzClusterCurve *curve; /* (unowned) */
  FzClusterSpot        *spots; /* (owned) of all tiles, one behind the other */
  guint                 n_spots;
  guint                 n_spots_room;
  Tile                 *tiles; /* (owned) a hash table with open addressing */
  guint                 n_tiles;
  guint                 n_slots; /* a power of two */

  /* Up to which place of the curve tiles were made ahead, by step. */
  guint prepared[FZ_MAX_STEP + 1];
};

static guint64
get_key (int     step,
         guint32 column,
         guint32 line)
{
  return (guint64) (step + 1) << 56 | fz_morton_encode (column, line);
}

/* The slot of a tile, or the empty one where it would be. */
static guint
find_slot (const FzClusterTiles *self,
           guint64               key)
{
  guint slot = (guint) ((key * 0x9e3779b97f4a7c15u) >> 32) & (self->n_slots - 1);

  while (self->tiles[slot].key != 0 && self->tiles[slot].key != key)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static const Tile *
find_tile (const FzClusterTiles *self,
           int                   step,
           guint32               column,
           guint32               line)
{
  const Tile *tile = &self->tiles[find_slot (self, get_key (step, column, line))];

  return tile->key != 0 ? tile : NULL;
}

static void
set_n_slots (FzClusterTiles *self,
             guint           n_slots)
{
  g_autofree Tile *old = self->tiles;
  guint            n_old = self->n_slots;

  self->tiles = g_new0 (Tile, n_slots);
  self->n_slots = n_slots;
  for (guint i = 0; i < n_old; i++)
    if (old[i].key != 0)
      self->tiles[find_slot (self, old[i].key)] = old[i];
}

/* Adds a tile that is not there, and has no pins yet. */
static Tile *
add_tile (FzClusterTiles *self,
          guint64         key)
{
  Tile *tile;

  if (2 * self->n_tiles >= self->n_slots)
    set_n_slots (self, 2 * self->n_slots);

  tile = &self->tiles[find_slot (self, key)];
  *tile = (Tile) { .key = key, .first = self->n_spots };
  self->n_tiles++;

  return tile;
}

/* Adds a pin to the tile that was added last. */
static void
add_spot (FzClusterTiles      *self,
          Tile                *tile,
          const FzClusterSpot *spot)
{
  if (self->n_spots == self->n_spots_room)
    {
      self->n_spots_room += MAX (self->n_spots_room / 2, 64);
      self->spots = g_renew (FzClusterSpot, self->spots, self->n_spots_room);
    }

  self->spots[self->n_spots++] = *spot;
  tile->n_spots++;
}

static FzCellRect
to_tiles (const FzCellRect *cells)
{
  return (FzCellRect) {
    .west = cells->west >> TILE_LEVEL,
    .north = cells->north >> TILE_LEVEL,
    .east = cells->east >> TILE_LEVEL,
    .south = cells->south >> TILE_LEVEL,
  };
}

static FzCellRect
to_cells (const FzCellRect *tiles)
{
  guint32 last = (1u << TILE_LEVEL) - 1;

  return (FzCellRect) {
    .west = tiles->west << TILE_LEVEL,
    .north = tiles->north << TILE_LEVEL,
    .east = tiles->east << TILE_LEVEL | last,
    .south = tiles->south << TILE_LEVEL | last,
  };
}

static gboolean
is_large (const FzCellRect *tiles)
{
  guint64 width = (guint64) tiles->east - tiles->west + 1;
  guint64 height = (guint64) tiles->south - tiles->north + 1;

  return width > MAX_VIEW_TILES || height > MAX_VIEW_TILES || width * height > MAX_VIEW_TILES;
}

/* Whether what is made ahead has taken its share. */
static gboolean
is_full (const FzClusterTiles *self)
{
  guint most = self->curve->n + MIN_KEPT;

  return self->n_spots > most || self->n_tiles > most / 4;
}

/* Whether that, and what was asked for, is more than is kept. */
static gboolean
is_overfull (const FzClusterTiles *self)
{
  guint most = self->curve->n + self->curve->n / 4 + 2 * MIN_KEPT;

  return self->n_spots > most || self->n_tiles > most / 4;
}

/* Whether any station stands in the tile. */
static gboolean
holds_stations (const FzClusterTiles *self,
                int                   step,
                guint32               column,
                guint32               line)
{
  int     shift = 2 * (fz_cell_get_shift (step) + TILE_LEVEL);
  guint64 code = fz_morton_encode (column, line);
  guint   place = shift < 64 ? fz_cluster_curve_find (self->curve, code << shift) : 0;

  return place < self->curve->n && (shift == 64 || self->curve->codes[place] >> shift == code);
}

/* Makes the pins of the rectangle, and keeps those of the tiles that are not known yet. */
static void
make_tiles (FzClusterTiles   *self,
            int               step,
            const FzCellRect *tiles)
{
  FzCellRect cells = to_cells (tiles);
  g_autoptr (FzClusterGrid) grid = fz_cluster_grid_new (self->curve, step, &cells);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (FzClusterSpot));
  int     shift = fz_cell_get_shift (step);
  guint64 last_key = 0;
  Tile   *tile = NULL;

  fz_cluster_grid_list_spots (grid, &cells, spots);

  /* Along the curve, on which every tile is one run. */
  for (guint i = 0; i < spots->len; i++)
    {
      const FzClusterSpot *spot = &g_array_index (spots, FzClusterSpot, i);
      guint64              key = get_key (step, spot->x >> shift >> TILE_LEVEL,
                                          spot->y >> shift >> TILE_LEVEL);

      if (key != last_key)
        tile = self->tiles[find_slot (self, key)].key == 0 ? add_tile (self, key) : NULL;
      last_key = key;
      if (tile != NULL)
        add_spot (self, tile, spot);
    }
}

/* Keeps every tile of the rectangle that is not known, or has no pin, as an empty one. */
static void
make_empty_tiles (FzClusterTiles   *self,
                  int               step,
                  const FzCellRect *tiles)
{
  for (guint32 line = tiles->north; line <= tiles->south; line++)
    for (guint32 column = tiles->west; column <= tiles->east; column++)
      if (find_tile (self, step, column, line) == NULL)
        add_tile (self, get_key (step, column, line));
}

/* The rectangle round the tiles of @tiles that are not known, and hold stations; FALSE when
 * there is none. */
static gboolean
find_unknown (const FzClusterTiles *self,
              int                   step,
              const FzCellRect     *tiles,
              FzCellRect           *unknown)
{
  *unknown = (FzCellRect) { G_MAXUINT32, G_MAXUINT32, 0, 0 };

  for (guint32 line = tiles->north; line <= tiles->south; line++)
    for (guint32 column = tiles->west; column <= tiles->east; column++)
      if (find_tile (self, step, column, line) == NULL &&
          holds_stations (self, step, column, line))
        {
          unknown->west = MIN (unknown->west, column);
          unknown->east = MAX (unknown->east, column);
          unknown->north = MIN (unknown->north, line);
          unknown->south = MAX (unknown->south, line);
        }

  return unknown->west <= unknown->east;
}

/* Appends the pins of a tile that stand in @cells. */
static void
append_inside (const FzClusterTiles *self,
               const Tile           *tile,
               int                   step,
               const FzCellRect     *cells,
               GArray               *spots)
{
  int shift = fz_cell_get_shift (step);

  for (guint i = 0; i < tile->n_spots; i++)
    {
      const FzClusterSpot *spot = &self->spots[tile->first + i];

      if (fz_cell_rect_holds_place (cells, spot->x >> shift, spot->y >> shift))
        g_array_append_val (spots, *spot);
    }
}

/* The block that the place @first of the curve lies in: its tiles, and the place behind it. */
static guint
find_block (const FzClusterTiles *self,
            int                   step,
            guint                 first,
            FzCellRect           *tiles)
{
  int        shift = 2 * (fz_cell_get_shift (step) + TILE_LEVEL + BLOCK_LEVEL);
  guint64    inside = shift < 64 ? ((guint64) 1 << shift) - 1 : G_MAXUINT64;
  guint64    begin = self->curve->codes[first] & ~inside;
  guint64    last = begin | inside;
  guint      end = first + 1;
  FzCellRect units, cells;

  fz_morton_decode (begin, &units.west, &units.north);
  fz_morton_decode (last, &units.east, &units.south);
  cells = fz_cell_rect_around (step, units.west, units.north, units.east, units.south);
  *tiles = to_tiles (&cells);

  while (end < self->curve->n && end - first < MIN_BLOCK_STATIONS &&
         self->curve->codes[end] <= last)
    end++;
  if (end - first < MIN_BLOCK_STATIONS)
    return end;
  return last == G_MAXUINT64 ? self->curve->n : fz_cluster_curve_find (self->curve, last + 1);
}

FzClusterTiles *
fz_cluster_tiles_new (const FzClusterCurve *curve)
{
  FzClusterTiles *self = g_new0 (FzClusterTiles, 1);

  self->curve = curve;
  fz_cluster_tiles_clear (self);

  return self;
}

void
fz_cluster_tiles_free (FzClusterTiles *self)
{
  g_free (self->spots);
  g_free (self->tiles);
  g_free (self);
}

/* Forgets all pins, for they were those of other stations. */
void
fz_cluster_tiles_clear (FzClusterTiles *self)
{
  g_clear_pointer (&self->spots, g_free);
  self->n_spots = 0;
  self->n_spots_room = 0;
  self->n_tiles = 0;
  self->n_slots = 0;
  g_clear_pointer (&self->tiles, g_free);
  set_n_slots (self, 16);
  memset (self->prepared, 0, sizeof self->prepared);
}

gsize
fz_cluster_tiles_get_n_bytes (const FzClusterTiles *self)
{
  return sizeof *self + self->n_slots * sizeof (Tile) +
         self->n_spots_room * sizeof (FzClusterSpot);
}

/* Appends every pin of @step whose cell lies in @rect to @spots, an array of FzClusterSpot. Two
 * pins come in the same order in every view of both. */
void
fz_cluster_tiles_list_spots (FzClusterTiles   *self,
                             int               step,
                             const FzCellRect *rect,
                             GArray           *spots)
{
  FzCellRect tiles = to_tiles (rect);
  FzCellRect unknown;

  if (is_large (&tiles))
    {
      g_autoptr (FzClusterGrid) grid = fz_cluster_grid_new (self->curve, step, rect);

      fz_cluster_grid_list_spots (grid, rect, spots);
      return;
    }

  if (is_overfull (self))
    fz_cluster_tiles_clear (self);
  if (find_unknown (self, step, &tiles, &unknown))
    make_tiles (self, step, &unknown);
  make_empty_tiles (self, step, &tiles);

  for (guint32 line = tiles.north; line <= tiles.south; line++)
    for (guint32 column = tiles.west; column <= tiles.east; column++)
      {
        const Tile *tile = find_tile (self, step, column, line);

        if (tile != NULL)
          append_inside (self, tile, step, rect, spots);
      }
}

/* Makes the pins of @step ahead where stations stand close, until @until, in monotonic time.
 * Returns whether more is left to make. */
gboolean
fz_cluster_tiles_prepare (FzClusterTiles *self,
                          int             step,
                          gint64          until)
{
  while (self->prepared[step] < self->curve->n && !is_full (self))
    {
      guint      first = self->prepared[step];
      FzCellRect tiles;
      guint      end = find_block (self, step, first, &tiles);

      self->prepared[step] = end;
      if (end - first >= MIN_BLOCK_STATIONS)
        make_tiles (self, step, &tiles);
      if (g_get_monotonic_time () >= until)
        return TRUE;
    }

  return FALSE;
}
