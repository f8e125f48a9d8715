/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"
#include "fz-map-view.h"

G_BEGIN_DECLS

#define FZ_TYPE_MAP_FOLLOWER (fz_map_follower_get_type ())
G_DECLARE_FINAL_TYPE (FzMapFollower, fz_map_follower, FZ, MAP_FOLLOWER, GObject)

FzMapFollower *fz_map_follower_new (FzMapView *map_view);

G_END_DECLS
