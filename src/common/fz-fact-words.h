/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-fact.h"

G_BEGIN_DECLS

const char *fz_words_for_fact (FzFact fact);
char       *fz_words_for_fact_check (const FzFactCheck *check);
char       *fz_words_for_check_day (const char *on);

G_END_DECLS
