/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"
#include "fz-names.h"
#include "fz-tile-trouble.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* What is shown over the built-in map. */
typedef enum
{
  FZ_BASE_MAP_BUILT_IN, /* nothing */
  FZ_BASE_MAP_OPENSTREETMAP,
  FZ_BASE_MAP_PACK,   /* a file of the user's */
  FZ_BASE_MAP_SERVER, /* a server that the user named */
} FzBaseMapKind;
#define FZ_N_BASE_MAPS 4

/*
 * What stations are drawn on: the built-in map, always there, and another one over it
 * where that is wanted and as far as it comes. Nothing is fetched from the network unless
 * it was asked for.
 *
 * It owns the layers at the bottom of one ShumateMap and follows the colour scheme by
 * itself. Layers added to the map later lie above them.
 *
 * Properties: `kind` (FzBaseMapKind); `attribution`: whom the maps in view credit, with
 * links, in Pango markup, which must always be in view; `trouble` (FzTileTrouble): why
 * the map over the built-in one does not come.
 */
#define FZ_TYPE_BASE_MAP (fz_base_map_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMap, fz_base_map, FZ, BASE_MAP, GObject)

FzBaseMap    *fz_base_map_new (ShumateMap *map,
                               FzMbtiles  *tiles,
                               FzScript    script);
void          fz_base_map_show_built_in (FzBaseMap *self);
void          fz_base_map_show_openstreetmap (FzBaseMap *self);
void          fz_base_map_show_pack (FzBaseMap *self,
                                     FzMbtiles *pack);
void          fz_base_map_show_server (FzBaseMap  *self,
                                       const char *pattern,
                                       const char *credit);
FzBaseMapKind fz_base_map_get_kind (FzBaseMap *self);
FzTileTrouble fz_base_map_get_trouble (FzBaseMap *self);
const char   *fz_base_map_get_attribution (FzBaseMap *self);
gboolean      fz_base_map_writes_places (FzBaseMap *self);
void          fz_base_map_load_tiles (FzBaseMap *self);
ShumateMap   *fz_base_map_get_map (FzBaseMap *self);
gboolean      fz_base_map_find_vector (FzBaseMap         *self,
                                       gboolean           dark,
                                       ShumateMapLayer  **layer,
                                       ShumateMapSource **renderer);
void          fz_base_map_follow_text (FzBaseMap *self);
gboolean      fz_base_map_can_draw (void);
char         *fz_base_map_find_file (void);
FzMbtiles    *fz_base_map_open_file (void);

G_END_DECLS
