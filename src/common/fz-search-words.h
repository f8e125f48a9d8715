/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"

G_BEGIN_DECLS

char       *fz_words_for_away (const FzDistance *distance);
char       *fz_words_for_away_aloud (const FzDistance *distance);
const char *fz_words_for_reason (FzReason reason);
char       *fz_words_for_services (const FzCatalog *catalog,
                                   guint32          services,
                                   FzScript         script);
char       *fz_words_for_unseen (const FzMatchMarks *marks);
char       *fz_words_for_offered (const char *services);
char       *fz_words_for_expected (const char *services);
char       *fz_words_for_slip (const char *text);
char       *fz_words_for_count_of (guint n_found,
                                   guint n_stations);
char       *fz_words_for_answer_aloud (FzFinder *finder);
char       *fz_words_for_station_aloud (FzStation  *station,
                                        FzFinder   *finder,
                                        const char *matches);

G_END_DECLS
