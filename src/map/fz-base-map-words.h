/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map.h"
#include "fz-tile-url.h"

G_BEGIN_DECLS

const char *fz_words_for_base_map (FzBaseMapKind kind);
const char *fz_words_for_tile_trouble (FzTileTrouble trouble);
const char *fz_words_for_map_pack_error (const GError *error);
const char *fz_words_for_tile_url_fault (FzTileUrlFault fault);

G_END_DECLS
