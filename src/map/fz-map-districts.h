/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-district-layer.h"

G_BEGIN_DECLS

typedef struct _FzMapDistricts FzMapDistricts;

FzMapDistricts *fz_map_districts_new (ShumateMap     *map,
                                      FzStationLayer *stations,
                                      ShumateLayer   *above);
void            fz_map_districts_free (FzMapDistricts *self);
void            fz_map_districts_set_finder (FzMapDistricts *self,
                                             FzFinder       *finder);
void            fz_map_districts_set_selected (FzMapDistricts *self,
                                               FzStation      *selected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapDistricts, fz_map_districts_free)

G_END_DECLS
