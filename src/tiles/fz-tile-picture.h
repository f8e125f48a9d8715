/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No tile is higher or wider than this: pixels. */
#define FZ_TILE_PICTURE_MAX_SIDE 1024

gboolean fz_tile_picture_check (GBytes  *picture,
                                GError **error);

G_END_DECLS
