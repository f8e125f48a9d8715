/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What keeps a map's tiles from coming. */
typedef enum
{
  FZ_TILE_TROUBLE_NONE,
  FZ_TILE_TROUBLE_UNREACHABLE, /* no way to the server, or no such server */
  FZ_TILE_TROUBLE_INSECURE,    /* its certificate is not good */
  FZ_TILE_TROUBLE_SLOW,        /* no answer in time */
  FZ_TILE_TROUBLE_REFUSED,     /* 401, 403: it does not want us */
  FZ_TILE_TROUBLE_BUSY,        /* 429, 503: later */
  FZ_TILE_TROUBLE_MISSING,     /* 404, 410, for all that was asked for */
  FZ_TILE_TROUBLE_MOVED,       /* 3xx: it sends on to elsewhere */
  FZ_TILE_TROUBLE_FAILING,     /* another status that is no success */
  FZ_TILE_TROUBLE_NO_MAP,      /* what comes is no picture, or too large */
  FZ_TILE_TROUBLE_DAMAGED,     /* a file's tile cannot be read or drawn */
} FzTileTrouble;
