/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-names.h"
#include "fz-tile-schema.h"

G_BEGIN_DECLS

/* The name of the data source in every style. */
#define FZ_MAP_STYLE_SOURCE "tiles"

char *fz_map_style_make (FzTileSchema schema,
                         FzScript     script,
                         gboolean     dark,
                         double       letters,
                         GError     **error);

G_END_DECLS
