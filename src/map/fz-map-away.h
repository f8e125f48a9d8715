/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-travel.h"

G_BEGIN_DECLS

typedef struct _FzMapAway FzMapAway;

FzMapAway *fz_map_away_new (GtkWidget      *button,
                            FzStationLayer *stations,
                            FzMapTravel    *travel);
void       fz_map_away_free (FzMapAway *self);
void       fz_map_away_queue (FzMapAway *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapAway, fz_map_away_free)

G_END_DECLS
