/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* Tiles of an MBTiles file as libshumate asks for them. */
#define FZ_TYPE_MBTILES_SOURCE (fz_mbtiles_source_get_type ())
G_DECLARE_FINAL_TYPE (FzMbtilesSource, fz_mbtiles_source, FZ, MBTILES_SOURCE, ShumateDataSource)

ShumateDataSource *fz_mbtiles_source_new (FzMbtiles *tiles);

G_END_DECLS
