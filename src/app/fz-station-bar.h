/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_BAR (fz_station_bar_get_type ())
G_DECLARE_FINAL_TYPE (FzStationBar, fz_station_bar, FZ, STATION_BAR, GtkBox)

void fz_station_bar_set_finder (FzStationBar *self,
                                FzFinder     *finder);
void fz_station_bar_set_station (FzStationBar *self,
                                 FzStation    *station);

G_END_DECLS
