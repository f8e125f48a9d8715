/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fz_vector_tile_check (GBytes    *tile,
                               GPtrArray *layers,
                               GError   **error);

G_END_DECLS
