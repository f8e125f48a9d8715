/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-match-rank.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

guint8 *fz_text_match_rank (const char             *text,
                            const FzStationColumns *columns,
                            const FzCatalog        *catalog);

char *fz_text_match_dup_places (const char             *text,
                                const FzStationColumns *columns,
                                const FzCatalog        *catalog);

G_END_DECLS
