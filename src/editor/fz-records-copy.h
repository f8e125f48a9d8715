/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record-columns.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

char *fz_records_copy (const char *const     *columns,
                       FzStationTable        *table,
                       const FzRecordColumns *records,
                       const GArray          *ids);

G_END_DECLS
