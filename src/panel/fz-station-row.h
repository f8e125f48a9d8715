/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_ROW (fz_station_row_get_type ())
G_DECLARE_FINAL_TYPE (FzStationRow, fz_station_row, FZ, STATION_ROW, GtkWidget)

GtkWidget *fz_station_row_new (void);
FzStation *fz_station_row_get_station (FzStationRow *self);
void       fz_station_row_set_station (FzStationRow *self,
                                       FzStation    *station);
void       fz_station_row_set_finder (FzStationRow *self,
                                      FzFinder     *finder);

G_END_DECLS
