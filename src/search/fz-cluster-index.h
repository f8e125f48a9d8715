/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-box.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* One pin of the map: a station, or several that stand too close to tell apart. */
typedef struct
{
  FzPoint point;      /* where its pin stands; a single station's own point */
  guint   n_stations; /* 1 or more */
  guint   n_featured; /* how many of them are popular or special */
  guint32 row;        /* of the station, or of one of them */
  guint64 key;        /* tells it from every other pin of the same step */
  int     step;       /* the step of zoom that it belongs to */
} FzCluster;

/* No row at all. */
#define FZ_NO_ROW G_MAXUINT32

/* Zoom levels from which the same clusters are shown: half a level. */
#define FZ_CLUSTER_STEPS_PER_ZOOM 2

/* The closest that two pins ever stand, in pixels of a map whose world is
 * 256 × 2^zoom pixels wide. */
#define FZ_CLUSTER_MIN_DISTANCE 30.0

typedef struct _FzClusterIndex FzClusterIndex;

double fz_cluster_get_radius (guint n_stations);

FzClusterIndex *fz_cluster_index_new (const FzStationColumns *columns);
void            fz_cluster_index_free (FzClusterIndex *self);
gsize           fz_cluster_index_get_n_bytes (const FzClusterIndex *self);

void     fz_cluster_index_set_rows (FzClusterIndex *self,
                                    const guint32  *rows,
                                    guint           n_rows);
void     fz_cluster_index_set_apart (FzClusterIndex *self,
                                     guint32         row);
guint    fz_cluster_index_get_n_rows (const FzClusterIndex *self);
gboolean fz_cluster_index_get_bounds (const FzClusterIndex *self,
                                      FzBox                *bounds);
gboolean fz_cluster_index_get_all_bounds (const FzClusterIndex *self,
                                          FzBox                *bounds);

int      fz_cluster_index_step_at (double zoom);
void     fz_cluster_index_collect (FzClusterIndex *self,
                                   const FzBox    *box,
                                   int             step,
                                   GArray         *clusters);
gboolean fz_cluster_index_prepare (FzClusterIndex *self,
                                   int             step,
                                   gint64          until);
guint    fz_cluster_index_get_members (FzClusterIndex  *self,
                                       const FzCluster *cluster,
                                       GArray          *rows,
                                       guint            max_rows);
void     fz_cluster_index_get_extent (FzClusterIndex  *self,
                                      const FzCluster *cluster,
                                      FzBox           *extent);
gboolean fz_cluster_index_separates (FzClusterIndex  *self,
                                     const FzCluster *cluster,
                                     int              step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzClusterIndex, fz_cluster_index_free)

G_END_DECLS
