/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-publish.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

char *fz_words_for_unpublished_count (const FzUnpublished *unpublished);
char *fz_words_for_unpublished (const FzUnpublished *unpublished,
                                FzStationTable      *table);
char *fz_words_for_publish_error (const GError *error);

G_END_DECLS
