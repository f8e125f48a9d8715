/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fz_tile_cache_forget (const char *path,
                               const char *folder,
                               GError    **error);

G_END_DECLS
