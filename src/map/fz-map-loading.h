/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

void fz_map_loading_hasten (ShumateMapLayer *layer);

G_END_DECLS
