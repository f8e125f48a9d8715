/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where OpenStreetMap's tiles come from. */
#define FZ_MAP_OSM_URL "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

char *fz_map_cache_find_tiles (void);
char *fz_map_cache_find_list (void);

G_END_DECLS
