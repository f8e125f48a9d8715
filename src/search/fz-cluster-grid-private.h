/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-index.h"

G_BEGIN_DECLS

/* Steps of zoom go from 0 to this one: zoom 20. */
#define FZ_MAX_STEP 40

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

typedef struct _FzClusterGrid FzClusterGrid;

FzCellRect fz_cell_rect_around (int     step,
                                guint32 west,
                                guint32 north,
                                guint32 east,
                                guint32 south);
gboolean   fz_cell_rect_holds (const FzCellRect *self,
                               const FzCell     *cell);
gboolean   fz_cell_rect_reaches (const FzCellRect *self,
                                 const FzCell     *cell);
guint64    fz_cell_get_key (const FzCell *self);
FzCellRect fz_cell_rect_of_key (guint64 key);

FzClusterGrid *fz_cluster_grid_new (const FzClusterCurve *curve,
                                    int                   step,
                                    const FzCellRect     *rect);
void           fz_cluster_grid_free (FzClusterGrid *self);
guint          fz_cluster_grid_get_n_cells (const FzClusterGrid *self);
const FzCell  *fz_cluster_grid_get_cell (const FzClusterGrid *self,
                                         guint                i);
guint          fz_cluster_grid_find_centre (FzClusterGrid *self,
                                            guint          i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzClusterGrid, fz_cluster_grid_free)

G_END_DECLS
