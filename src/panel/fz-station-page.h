/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-own.h"
#include "fz-station-details.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_PAGE (fz_station_page_get_type ())
G_DECLARE_FINAL_TYPE (FzStationPage, fz_station_page, FZ, STATION_PAGE, AdwNavigationPage)

FzStationPage    *fz_station_page_new (void);
FzStationDetails *fz_station_page_get_details (FzStationPage *self);
void              fz_station_page_set_station (FzStationPage *self,
                                               FzStation     *station);
void              fz_station_page_set_own (FzStationPage *self,
                                           FzOwn         *own);
void              fz_station_page_set_shows_sample (FzStationPage *self,
                                                    gboolean       shows_sample);

G_END_DECLS
