/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a pattern of tiles' addresses cannot be used. */
typedef enum
{
  FZ_TILE_URL_FINE,
  FZ_TILE_URL_EMPTY,
  FZ_TILE_URL_MALFORMED,  /* no address of the web */
  FZ_TILE_URL_INSECURE,   /* neither https nor this computer's own */
  FZ_TILE_URL_PASSWORD,   /* it holds a user's name, which would be kept in the open */
  FZ_TILE_URL_INCOMPLETE, /* {z}, {x} or {y} is missing, or there twice */
  FZ_TILE_URL_UNKNOWN,    /* something else stands in braces */
} FzTileUrlFault;

FzTileUrlFault fz_tile_url_check (const char *pattern);
char          *fz_tile_url_fill (const char *pattern,
                                 guint       x,
                                 guint       y,
                                 guint       zoom);
char          *fz_tile_url_get_host (const char *pattern);

G_END_DECLS
