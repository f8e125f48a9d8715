/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For how long a tile is kept when the server does not say: seconds. OpenStreetMap's
 * policy asks for seven days. */
#define FZ_TILE_TERMS_DEFAULT_LIFE (7 * 24 * 60 * 60)

gboolean fz_tile_terms_may_keep (const char *cache_control);
gint64   fz_tile_terms_get_expiry (const char *cache_control,
                                   const char *expires,
                                   const char *date,
                                   gint64      now);
gint64   fz_tile_terms_get_retry (const char *retry_after,
                                  gint64      now);

G_END_DECLS
