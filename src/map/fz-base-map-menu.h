/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_BASE_MAP_MENU (fz_base_map_menu_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMapMenu, fz_base_map_menu, FZ, BASE_MAP_MENU, GtkPopover)

void fz_base_map_menu_set_choice (FzBaseMapMenu   *self,
                                  FzBaseMapChoice *choice);

G_END_DECLS
