/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-box.h"
#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_ORIGIN_LAYER (fz_origin_layer_get_type ())
G_DECLARE_FINAL_TYPE (FzOriginLayer, fz_origin_layer, FZ, ORIGIN_LAYER, ShumateLayer)

FzOriginLayer *fz_origin_layer_new (ShumateViewport *viewport);
gboolean       fz_origin_layer_follow (FzOriginLayer *self,
                                       FzFinder      *finder,
                                       FzBox         *box);
gboolean       fz_origin_layer_get_box (FzOriginLayer *self,
                                        FzFinder      *finder,
                                        FzBox         *box);
FzOrigin      *fz_origin_layer_get_origin (FzOriginLayer *self);

/* Of the mark and its halo, pixels. */
#define FZ_ORIGIN_MARK_SIZE 56.0f

gboolean fz_origin_layer_is_in_view (FzOriginLayer *self,
                                     double         height);
void     fz_origin_layer_draw_mark (GtkSnapshot *snapshot,
                                    float        x,
                                    float        y);

G_END_DECLS
