/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-tile-cache.h"
#include "fz-tile-trouble.h"

G_BEGIN_DECLS

#define FZ_TILE_FETCHER_ERROR (fz_tile_fetcher_error_quark ())
typedef enum
{
  FZ_TILE_FETCHER_ERROR_FAILED, /* the tile did not come */
  FZ_TILE_FETCHER_ERROR_HELD,   /* nobody asked: the server is left alone for a while */
} FzTileFetcherError;

/* No tile of a server is larger: bytes. */
#define FZ_TILE_FETCHER_MAX_SIZE (2 * 1024 * 1024)

/* So many tiles are fetched at a time. */
#define FZ_TILE_FETCHER_N_CONNECTIONS 2

/*
 * Fetches tiles, pictures, from one server, gently.
 *
 * Properties: `trouble` (FzTileTrouble).
 * Signals: `ready`: tiles that did not come may be asked for again.
 */
#define FZ_TYPE_TILE_FETCHER (fz_tile_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (FzTileFetcher, fz_tile_fetcher, FZ, TILE_FETCHER, GObject)

GQuark         fz_tile_fetcher_error_quark (void);
FzTileFetcher *fz_tile_fetcher_new (const char  *pattern,
                                    const char  *user_agent,
                                    FzTileCache *cache);
void           fz_tile_fetcher_set_patience (FzTileFetcher *self,
                                             guint          milliseconds);
FzTileTrouble  fz_tile_fetcher_get_trouble (FzTileFetcher *self);
GBytes        *fz_tile_fetcher_look_up (FzTileFetcher *self,
                                        guint          x,
                                        guint          y,
                                        guint          zoom,
                                        gboolean      *fresh);
void           fz_tile_fetcher_fetch_async (FzTileFetcher      *self,
                                            guint               x,
                                            guint               y,
                                            guint               zoom,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            data);
gboolean       fz_tile_fetcher_fetch_finish (FzTileFetcher *self,
                                             GAsyncResult  *result,
                                             GBytes       **tile,
                                             GError       **error);
void           fz_tile_fetcher_reject (FzTileFetcher *self,
                                       guint          x,
                                       guint          y,
                                       guint          zoom);
void           fz_tile_fetcher_retry (FzTileFetcher *self);
void           fz_tile_fetcher_close (FzTileFetcher *self);

G_END_DECLS
