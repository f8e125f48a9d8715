/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-match-rank.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

guint32    *fz_district_readings_new (const FzStationColumns *columns,
                                      guint                   n_districts);
FzMatchRank fz_district_readings_rank_within (FzMatchRank rank);

G_END_DECLS
