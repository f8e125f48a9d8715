/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"
#include "fz-names.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/*
 * What stations are drawn on: the built-in map, always there, and
 * OpenStreetMap's tiles over it when the network gives them.
 *
 * It owns two layers at the bottom of one ShumateMap and follows the colour
 * scheme by itself. Layers added to the map later lie above them.
 */
#define FZ_TYPE_BASE_MAP (fz_base_map_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMap, fz_base_map, FZ, BASE_MAP, GObject)

FzBaseMap  *fz_base_map_new (ShumateMap *map,
                             FzMbtiles  *tiles,
                             FzScript    script);
gboolean    fz_base_map_get_online (FzBaseMap *self);
void        fz_base_map_set_online (FzBaseMap *self,
                                    gboolean   online);
gboolean    fz_base_map_writes_places (FzBaseMap *self);
void        fz_base_map_load_tiles (FzBaseMap *self);
const char *fz_base_map_get_attribution (FzBaseMap *self);
ShumateMap *fz_base_map_get_map (FzBaseMap *self);
gboolean    fz_base_map_find_vector (FzBaseMap         *self,
                                     ShumateMapLayer  **layer,
                                     ShumateMapSource **renderer);
gboolean    fz_base_map_can_draw (void);
char       *fz_base_map_find_file (void);
FzMbtiles  *fz_base_map_open_file (void);

G_END_DECLS
