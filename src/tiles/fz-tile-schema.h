/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* By which rules the layers of a vector map are named: a style is for one of them. */
typedef enum
{
  FZ_TILE_SCHEMA_UNKNOWN,
  FZ_TILE_SCHEMA_BUILT_IN,     /* ours, as data/basemap/build.py makes it */
  FZ_TILE_SCHEMA_OPENMAPTILES, /* openmaptiles.org, version 3 */
  FZ_TILE_SCHEMA_SHORTBREAD,   /* shortbread-tiles.org, version 1 */
} FzTileSchema;
#define FZ_N_TILE_SCHEMAS 4

FzTileSchema fz_tile_schema_of_layers (GPtrArray *layers);

G_END_DECLS
