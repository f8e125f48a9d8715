/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-picture.h"

G_BEGIN_DECLS

void fz_map_key_add (FzPicture  *picture,
                     ShumateMap *map,
                     double      height,
                     double      scale);

G_END_DECLS
