/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-finder.h"
#include "fz-map-view.h"
#include "fz-recent.h"

G_BEGIN_DECLS

#define FZ_TYPE_STARTER (fz_starter_get_type ())
G_DECLARE_FINAL_TYPE (FzStarter, fz_starter, FZ, STARTER, GObject)

FzStarter *fz_starter_new (AdwApplicationWindow *window,
                           FzFinder             *finder,
                           FzMapView            *map_view,
                           FzRecent             *recent);
void       fz_starter_start_from (FzStarter *self,
                                  FzOrigin  *origin);
void       fz_starter_start_from_text (FzStarter  *self,
                                       const char *text);

G_END_DECLS
