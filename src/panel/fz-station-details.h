/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"
#include "fz-clock.h"
#include "fz-finder.h"
#include "fz-own.h"
#include "fz-record.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_DETAILS (fz_station_details_get_type ())
G_DECLARE_FINAL_TYPE (FzStationDetails, fz_station_details, FZ, STATION_DETAILS, GtkWidget)

GtkWidget *fz_station_details_new (void);
FzStation *fz_station_details_get_station (FzStationDetails *self);
void       fz_station_details_set_station (FzStationDetails *self,
                                           FzStation        *station);
FzRecord  *fz_station_details_get_record (FzStationDetails *self);
void       fz_station_details_set_record (FzStationDetails *self,
                                          FzRecord         *record,
                                          FzCatalog        *catalog,
                                          FzScript          script);
void       fz_station_details_set_clock (FzStationDetails *self,
                                         FzClock          *clock);
void       fz_station_details_set_finder (FzStationDetails *self,
                                          FzFinder         *finder);
void       fz_station_details_set_own (FzStationDetails *self,
                                       FzOwn            *own);
void       fz_station_details_set_brief (FzStationDetails *self,
                                         gboolean          brief);

G_END_DECLS
