/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-check.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

char       *fz_words_for_check (const FzCheck  *check,
                                FzStationTable *table);
char       *fz_words_for_mend (const FzCheck *check);
const char *fz_words_for_field (FzField field);

G_END_DECLS
