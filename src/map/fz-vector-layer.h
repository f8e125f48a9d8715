/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"
#include "fz-names.h"
#include "fz-tile-schema.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/*
 * A vector map from a file as a layer of a ShumateMap, drawn in the colours of the
 * scheme, which it follows, and with letters as much larger as the interface's are.
 *
 * Signals: `changed`: a layer was put into view, or taken out of it; `damaged`: a tile
 * could not be read, or must not be drawn.
 */
#define FZ_TYPE_VECTOR_LAYER (fz_vector_layer_get_type ())
G_DECLARE_FINAL_TYPE (FzVectorLayer, fz_vector_layer, FZ, VECTOR_LAYER, GObject)

FzVectorLayer *fz_vector_layer_new (ShumateMap  *map,
                                    FzMbtiles   *tiles,
                                    FzTileSchema schema,
                                    FzScript     script);
void           fz_vector_layer_set_sparse (FzVectorLayer *self);
void           fz_vector_layer_show (FzVectorLayer *self,
                                     ShumateLayer  *below);
ShumateLayer  *fz_vector_layer_get_layer (FzVectorLayer *self);
gboolean       fz_vector_layer_find_renderer (FzVectorLayer     *self,
                                              gboolean           dark,
                                              ShumateMapLayer  **layer,
                                              ShumateMapSource **renderer);
void           fz_vector_layer_follow_text (FzVectorLayer *self);
void           fz_vector_layer_close (FzVectorLayer *self);

G_END_DECLS
