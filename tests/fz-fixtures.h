/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* Six invented stations in two districts, for tests that need a few:
 *
 *   id  level     district  place     featured
 *    1  city      -         广州市    none
 *    2  district  440106    天河区    none
 *    3  street    440106    猎德街道  popular
 *    4  street    440106    沙河街道  none
 *    5  district  440118    增城区    none
 *    6  town      440118    新塘镇    special
 */
#define FIXTURE_N_STATIONS 6

FzCatalog        *fixture_make_catalog (void);
FzStationColumns *fixture_make_columns (void);
FzStationTable   *fixture_make_table (FzScript script);
FzRecord         *fixture_make_record (guint32 id);

G_END_DECLS
