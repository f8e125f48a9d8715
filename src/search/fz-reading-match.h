/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-match-rank.h"

G_BEGIN_DECLS

FzMatchRank fz_reading_match (const char *readings,
                              const char *word);
FzMatchRank fz_reading_match_slip (const char *readings,
                                   const char *word);

G_END_DECLS
