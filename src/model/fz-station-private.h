/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"
#include "fz-station.h"

G_BEGIN_DECLS

/* For FzStationTable alone, which makes the faces and keeps them true. */
FzStation *fz_station_new (guint32 id);
void       fz_station_update (FzStation              *self,
                              const FzStationColumns *columns,
                              guint                   row,
                              const FzCatalog        *catalog,
                              FzScript                script);

G_END_DECLS
