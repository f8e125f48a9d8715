/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-cells-private.h"

G_BEGIN_DECLS

/* Steps of zoom go from 0 to this one: zoom 20. */
#define FZ_MAX_STEP 40

/* At an even step of zoom 256 pixels are 2^3 cells. */
#define FZ_CELL_LEVEL 3

/* Where a pin stands, in units, and what it is for. */
typedef struct
{
  guint32 x;
  guint32 y;
  guint32 n_stations;
  guint32 n_featured;
  guint32 row; /* of one of the stations */
} FzClusterSpot;

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
int        fz_cell_get_shift (int step);

FzClusterGrid *fz_cluster_grid_new (const FzClusterCurve *curve,
                                    int                   step,
                                    const FzCellRect     *rect);
void           fz_cluster_grid_free (FzClusterGrid *self);
guint          fz_cluster_grid_get_n_cells (const FzClusterGrid *self);
const FzCell  *fz_cluster_grid_get_cell (const FzClusterGrid *self,
                                         guint                i);
guint          fz_cluster_grid_find_centre (FzClusterGrid *self,
                                            guint          i);
void           fz_cluster_grid_list_spots (FzClusterGrid    *self,
                                           const FzCellRect *rect,
                                           GArray           *spots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzClusterGrid, fz_cluster_grid_free)

G_END_DECLS
