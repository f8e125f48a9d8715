/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_NEW_STATION (fz_new_station_get_type ())
G_DECLARE_FINAL_TYPE (FzNewStation, fz_new_station, FZ, NEW_STATION, AdwDialog)

AdwDialog *fz_new_station_new (FzStationTable *table,
                               FzStore        *store);

G_END_DECLS
