/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_BASE_MAP_BUTTON (fz_base_map_button_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMapButton, fz_base_map_button, FZ, BASE_MAP_BUTTON, AdwBin)

void             fz_base_map_button_set_base_map (FzBaseMapButton *self,
                                                  FzBaseMap       *base);
FzBaseMapChoice *fz_base_map_button_get_choice (FzBaseMapButton *self);
void             fz_base_map_button_offer_pack (FzBaseMapButton *self,
                                                GFile           *file);

G_END_DECLS
