/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

gboolean   fz_query_text_is_blank (const char *text);
GPtrArray *fz_query_words_read (const char *text);
GPtrArray *fz_query_words_split (const char             *word,
                                 const FzStationColumns *columns,
                                 const FzCatalog        *catalog);
gboolean   fz_query_word_has_letters (const char *word);
gboolean   fz_query_word_may_slip (const char *word);

G_END_DECLS
