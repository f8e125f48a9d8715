/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-box.h"

G_BEGIN_DECLS

int   fz_layer_view_get_step (ShumateLayer *layer);
int   fz_layer_view_get_last_step (ShumateLayer *layer);
FzBox fz_layer_view_get_box (ShumateLayer *layer,
                             double        margin);

G_END_DECLS
