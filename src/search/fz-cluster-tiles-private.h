/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-grid-private.h"

G_BEGIN_DECLS

typedef struct _FzClusterTiles FzClusterTiles;

FzClusterTiles *fz_cluster_tiles_new (const FzClusterCurve *curve);
void            fz_cluster_tiles_free (FzClusterTiles *self);
void            fz_cluster_tiles_clear (FzClusterTiles *self);
gsize           fz_cluster_tiles_get_n_bytes (const FzClusterTiles *self);

void     fz_cluster_tiles_list_spots (FzClusterTiles   *self,
                                      int               step,
                                      const FzCellRect *rect,
                                      GArray           *spots);
gboolean fz_cluster_tiles_prepare (FzClusterTiles *self,
                                   int             step,
                                   gint64          until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzClusterTiles, fz_cluster_tiles_free)

G_END_DECLS
