/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* The data that is shipped. */
typedef struct
{
  FzCatalog        *catalog; /* (owned) */
  FzStationColumns *columns; /* (owned) */
} DataFixture;

void            data_fixture_set_up (DataFixture  *fixture,
                                     gconstpointer unused);
void            data_fixture_tear_down (DataFixture  *fixture,
                                        gconstpointer unused);
FzStationTable *data_fixture_make_table (const char *name,
                                         FzScript    script);

G_END_DECLS
