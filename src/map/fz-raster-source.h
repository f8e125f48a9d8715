/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"
#include "fz-tile-fetcher.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/*
 * Tiles that are pictures, of a file or of a server, decoded in threads. One that does
 * not come leaves what lies below in view.
 *
 * Signals: `damaged`: a picture of the file could not be read or decoded.
 */
#define FZ_TYPE_RASTER_SOURCE (fz_raster_source_get_type ())
G_DECLARE_FINAL_TYPE (FzRasterSource, fz_raster_source, FZ, RASTER_SOURCE, ShumateMapSource)

FzRasterSource *fz_raster_source_new_for_file (FzMbtiles *tiles);
FzRasterSource *fz_raster_source_new_for_server (FzTileFetcher *fetcher,
                                                 guint          max_zoom);
void            fz_raster_source_close (FzRasterSource *self);

G_END_DECLS
