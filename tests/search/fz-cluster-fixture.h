/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-index.h"

G_BEGIN_DECLS

/* Where stations stand: at random, or where it is hardest. */
typedef enum
{
  CLUSTER_ANYWHERE,
  CLUSTER_IN_TOWNS,
  CLUSTER_ON_ONE_SPOT,
  CLUSTER_ON_A_LINE,
  CLUSTER_ON_CELL_BORDERS,
  CLUSTER_ON_THE_EDGE,
  CLUSTER_AT_THE_DATE_LINE,
  CLUSTER_NEAR_THE_POLES,
  CLUSTER_N_PLACEMENTS,
} ClusterPlacement;

FzStationColumns *cluster_make_columns (ClusterPlacement placement,
                                        guint            n);
void              cluster_add_tests (const char   *path,
                                     GTestDataFunc test);

FzBox            cluster_get_world (void);
GArray          *cluster_collect (FzClusterIndex *index,
                                  FzBox           box,
                                  int             step);
guint            cluster_count_stations (const GArray *clusters);
const FzCluster *cluster_find_key (const GArray *clusters,
                                   guint64       key);
gboolean         clusters_equal (const FzCluster *a,
                                 const FzCluster *b);

G_END_DECLS
