/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-store-outcome.h"

G_BEGIN_DECLS

char *fz_words_for_trouble (const FzStoreTrouble *trouble);
char *fz_words_for_mishap (const GError *error,
                           const char   *path);
char *fz_words_for_no_stations (const GError *error);

G_END_DECLS
