/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_CLUSTER_POPOVER (fz_cluster_popover_get_type ())
G_DECLARE_FINAL_TYPE (FzClusterPopover, fz_cluster_popover, FZ, CLUSTER_POPOVER, GtkPopover)

FzClusterPopover *fz_cluster_popover_new (FzStationTable *table,
                                          GArray         *rows);

G_END_DECLS
