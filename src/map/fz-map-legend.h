/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_MAP_LEGEND (fz_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (FzMapLegend, fz_map_legend, FZ, MAP_LEGEND, GtkBox)

void fz_map_legend_show (FzMapLegend     *self,
                         ShumateViewport *viewport,
                         FzBaseMap       *base);
int  fz_map_legend_fold (FzMapLegend *self,
                         int          width,
                         int          height);

G_END_DECLS
