/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-map-view.h"
#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_EDITING (fz_station_editing_get_type ())
G_DECLARE_FINAL_TYPE (FzStationEditing, fz_station_editing, FZ, STATION_EDITING, GObject)

FzStationEditing *fz_station_editing_new (AdwApplicationWindow *window,
                                          FzSession            *session,
                                          AdwToastOverlay      *toasts);
void              fz_station_editing_set_station (FzStationEditing *self,
                                                  guint32           id);
void              fz_station_editing_set_staff (FzStationEditing *self,
                                                gboolean          staff);

G_END_DECLS
