/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a server answers. */
typedef enum
{
  TILE_SERVER_PNG,
  TILE_SERVER_HTML,    /* 200 and a page */
  TILE_SERVER_GARBAGE, /* said to be a PNG picture */
  TILE_SERVER_HUGE,    /* a PNG picture that does not end */
  TILE_SERVER_CUT_OFF, /* the beginning of a PNG picture */
  TILE_SERVER_HOLLOW,  /* the head of a WebP picture, and nothing in it */
  TILE_SERVER_BOMB,    /* a small PNG picture of a huge size */
  TILE_SERVER_SILENT,  /* no answer at all */
  TILE_SERVER_STATUS,  /* only `status` */
} TileServerMode;

/* A real server of tiles on the loopback address, in this program's main loop. */
typedef struct _TileServer TileServer;
struct _TileServer
{
  TileServerMode mode;
  guint          status;        /* of TILE_SERVER_STATUS */
  const char    *retry_after;   /* sent if not NULL, as are the others */
  const char    *cache_control; /* also */
  const char    *etag;          /* also; asked for again it is 304 */
  const char    *location;      /* also */
  guint          delay;         /* before the answer: milliseconds */

  guint   n_requests;
  guint   n_not_modified;
  guint   n_open;
  guint   most_open;
  char   *user_agent; /* (owned) of the last request, as is the next */
  char   *url;        /* (owned) the path of the last request */
  char   *pattern;    /* (owned) for fz_tile_fetcher_new() */
  GBytes *png;        /* (owned) */

  gpointer soup; /* (owned) */
};

TileServer *tile_server_new (void);
void        tile_server_free (TileServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TileServer, tile_server_free)

G_END_DECLS
