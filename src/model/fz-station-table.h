/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-catalog.h"
#include "fz-record.h"
#include "fz-station-columns.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_TABLE (fz_station_table_get_type ())
G_DECLARE_FINAL_TYPE (FzStationTable, fz_station_table, FZ, STATION_TABLE, GObject)

FzStationTable *fz_station_table_new (FzScript script);

void     fz_station_table_take (FzStationTable   *self,
                                FzCatalog        *catalog,
                                FzStationColumns *columns);
gboolean fz_station_table_update (FzStationTable *self,
                                  const FzRecord *record);

void fz_station_table_update_all (FzStationTable  *self,
                                  const GPtrArray *records);

void fz_station_table_set_calendar (FzStationTable *self,
                                    FzCalendar     *calendar);

FzScript                fz_station_table_get_script (FzStationTable *self);
FzCatalog              *fz_station_table_get_catalog (FzStationTable *self);
const FzStationColumns *fz_station_table_get_columns (FzStationTable *self);
gboolean                fz_station_table_knows_featured (FzStationTable *self);
guint                   fz_station_table_get_n_rows (FzStationTable *self);
FzStation              *fz_station_table_dup_station (FzStationTable *self,
                                                      guint           row);
FzStation              *fz_station_table_find_station (FzStationTable *self,
                                                       guint32         id);
FzStation              *fz_station_table_find_code (FzStationTable *self,
                                                    const char     *code);

G_END_DECLS
