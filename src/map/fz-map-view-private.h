/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map.h"
#include "fz-map-view.h"

G_BEGIN_DECLS

FzBaseMap *fz_map_view_get_base (FzMapView *self);

G_END_DECLS
