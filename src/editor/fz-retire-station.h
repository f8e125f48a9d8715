/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_RETIRE_STATION (fz_retire_station_get_type ())
G_DECLARE_FINAL_TYPE (FzRetireStation, fz_retire_station, FZ, RETIRE_STATION, AdwDialog)

AdwDialog *fz_retire_station_new (FzStation      *station,
                                  FzStationTable *table,
                                  FzStore        *store);

G_END_DECLS
