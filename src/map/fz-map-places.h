/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-point.h"

G_BEGIN_DECLS

typedef struct _FzMapPlaces FzMapPlaces;

void         fz_map_places_install (GtkWidgetClass *map_view_class);
FzMapPlaces *fz_map_places_new (GtkWidget  *map_view,
                                ShumateMap *map,
                                GtkWidget  *stations,
                                GtkWidget  *cross,
                                GtkWidget  *bar);
void         fz_map_places_free (FzMapPlaces *self);
void         fz_map_places_present (FzMapPlaces *self);
void         fz_map_places_open_menu (FzMapPlaces *self,
                                      double       x,
                                      double       y);
void         fz_map_places_set_picking (FzMapPlaces *self,
                                        gboolean     picking);
gboolean     fz_map_places_get_picking (FzMapPlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapPlaces, fz_map_places_free)

G_END_DECLS
