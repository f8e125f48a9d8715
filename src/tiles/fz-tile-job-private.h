/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-tile-cache.h"
#include "fz-tile-trouble.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One tile that is asked for: the data of its task. */
typedef struct
{
  char         *url;
  FzCachedTile  kept;
  gboolean      has_kept;
  SoupMessage  *message;
  GInputStream *stream;
  GByteArray   *body;
  GCancellable *stop;      /* ends the asking: by the caller, or since it takes too long */
  gulong        cancelled; /* handler */
  guint         deadline;  /* source */
  gboolean      is_late;
} FzTileJob;

FzTileJob    *fz_tile_job_new (char        *url,
                               FzTileCache *cache);
void          fz_tile_job_free (gpointer data);
gboolean      fz_tile_job_is_kept_good (FzTileJob *self);
gboolean      fz_tile_job_begin (FzTileJob    *self,
                                 GCancellable *cancellable,
                                 guint         patience);
void          fz_tile_job_end (FzTileJob    *self,
                               GCancellable *cancellable);
gint64        fz_tile_job_get_expiry (FzTileJob *self);
gint64        fz_tile_job_get_retry (FzTileJob *self);
FzTileTrouble fz_tile_job_find_trouble (FzTileJob    *self,
                                        const GError *error);
void          fz_tile_job_keep (FzTileJob   *self,
                                FzTileCache *cache,
                                GBytes      *tile,
                                gint64       expires);

G_END_DECLS
