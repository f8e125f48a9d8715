/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/*
 * Tiles of an MBTiles file as libshumate asks for them.
 *
 * Signals: `damaged`: a tile could not be read, or must not be drawn.
 */
#define FZ_TYPE_MBTILES_SOURCE (fz_mbtiles_source_get_type ())
G_DECLARE_FINAL_TYPE (FzMbtilesSource, fz_mbtiles_source, FZ, MBTILES_SOURCE, ShumateDataSource)

ShumateDataSource *fz_mbtiles_source_new (FzMbtiles *tiles);
void               fz_mbtiles_source_set_sparse (FzMbtilesSource *self,
                                                 gboolean         sparse);
void               fz_mbtiles_source_close (FzMbtilesSource *self);

G_END_DECLS
