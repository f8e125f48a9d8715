/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A tile that a server gave. */
typedef struct
{
  GBytes *data;     /* (owned) (nullable): NULL where the server has none */
  char   *etag;     /* (owned) (nullable) */
  char   *modified; /* (owned) (nullable): as the server wrote it */
  gint64  expires;  /* seconds since 1970: until then nobody asks again */
} FzCachedTile;

void fz_cached_tile_clear (FzCachedTile *tile);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FzCachedTile, fz_cached_tile_clear)

/* Tiles kept on the disk. Used from one thread. */
#define FZ_TYPE_TILE_CACHE (fz_tile_cache_get_type ())
G_DECLARE_FINAL_TYPE (FzTileCache, fz_tile_cache, FZ, TILE_CACHE, GObject)

char        *fz_tile_cache_find_folder (void);
FzTileCache *fz_tile_cache_open (const char *folder,
                                 gsize       max_bytes);
gboolean     fz_tile_cache_find (FzTileCache  *self,
                                 const char   *url,
                                 FzCachedTile *tile);
void         fz_tile_cache_keep (FzTileCache        *self,
                                 const char         *url,
                                 const FzCachedTile *tile);
void         fz_tile_cache_prolong (FzTileCache *self,
                                    const char  *url,
                                    gint64       expires);

G_END_DECLS
