/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-index.h"

G_BEGIN_DECLS

/* Set in the mark of a featured station; the other bits are its row. */
#define FZ_MARK_FEATURED (1u << 31)
#define FZ_MARK_ROW(mark) ((mark) & ~FZ_MARK_FEATURED)

/* The room kept round a pin, as a radius in pixels, by how many stations it is
 * for: one, fewer than 10, fewer than 100, more. */
#define FZ_N_PIN_SIZES 4
static const double fz_pin_radii[] = { FZ_CLUSTER_MIN_DISTANCE / 2.0, 18.0, 22.0, 26.0 };

static inline guint8
fz_pin_size_of (guint n_stations)
{
  return (n_stations > 1) + (n_stations >= 10) + (n_stations >= 100);
}

/* The stations that take part, along the Morton curve. Cell borders are found in
 * the codes; the sums have one entry more than there are stations. */
typedef struct
{
  guint          n;
  const guint64 *codes;
  const guint32 *marks;
  guint64       *x_sums;
  guint64       *y_sums;
  guint32       *featured_sums;
  guint          apart; /* place of the one that is shown on its own, or n or more */
} FzClusterCurve;

guint fz_cluster_curve_find (const FzClusterCurve *self,
                             guint64               code);

/* Cells from west to east and from north to south, both ends included. */
typedef struct
{
  guint32 west;
  guint32 north;
  guint32 east;
  guint32 south;
} FzCellRect;

/* One cell that holds stations. */
typedef struct
{
  guint32 column;
  guint32 line;
  guint   first; /* its run of the curve */
  guint   end;
  guint   n; /* stations in it, the one apart not counted */
  guint   n_featured;
  guint32 x; /* their mean point */
  guint32 y;
  guint8  rank;
  guint8  size; /* of its pin */
  guint8  state;
  guint8  is_marked; /* @conflicts is known */
  guint32 conflicts; /* the cells of the block round it that it conflicts with */
  guint   centre;    /* number of the cell whose pin it shares, when known */
  guint64 lot;
} FzCell;

/* No cell: the one asked for holds no stations. */
#define FZ_NO_CELL G_MAXUINT

/*
 * The cells of one level that hold stations: those of a rectangle from the start,
 * by slots that lie line by line, others when they are asked for. Cells are told
 * by their numbers, for adding one can move them all.
 *
 * Borrows the curve, which must outlive it.
 */
typedef struct
{
  const FzClusterCurve *curve; /* (unowned) */
  int                   level;
  FzCellRect            filled; /* every cell in it is known */
  gsize                 width;  /* of @filled in cells, or 0 when there are no slots */
  guint                *slots;  /* number of the cell in @cells plus one, or 0 */
  GHashTable           *others; /* key → number plus one, for cells outside @filled */
  GArray               *cells;  /* of FzCell */
} FzCellMap;

void  fz_cell_map_init (FzCellMap            *self,
                        const FzClusterCurve *curve,
                        int                   level,
                        const FzCellRect     *rect);
void  fz_cell_map_clear (FzCellMap *self);
guint fz_cell_map_find (FzCellMap *self,
                        guint32    column,
                        guint32    line);

static inline FzCell *
fz_cell_map_get (const FzCellMap *self,
                 guint            number)
{
  return &g_array_index (self->cells, FzCell, number);
}

/* Only for a cell of the rectangle, and where there are slots. */
static inline guint *
fz_cell_map_get_slot (const FzCellMap *self,
                      guint32          column,
                      guint32          line)
{
  return &self->slots[(line - self->filled.north) * self->width + (column - self->filled.west)];
}

static inline gboolean
fz_cell_rect_holds_place (const FzCellRect *self,
                          guint32           column,
                          guint32           line)
{
  return column >= self->west && column <= self->east &&
         line >= self->north && line <= self->south;
}

G_END_DECLS
