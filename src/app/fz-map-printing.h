/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-view.h"
#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_MAP_PRINTING (fz_map_printing_get_type ())
G_DECLARE_FINAL_TYPE (FzMapPrinting, fz_map_printing, FZ, MAP_PRINTING, GObject)

FzMapPrinting *fz_map_printing_new (FzMapView  *map_view,
                                    GActionMap *map,
                                    FzSession  *session);
void           fz_map_printing_stop (FzMapPrinting *self);

G_END_DECLS
