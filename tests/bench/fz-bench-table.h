/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-table.h"

G_BEGIN_DECLS

FzStationTable *fz_bench_table_new (guint n,
                                    guint n_districts);
void            fz_bench_table_fill (FzStationTable *table,
                                     guint           n,
                                     guint           n_districts);

G_END_DECLS
