/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-coordinates.h"
#include "fz-start-search.h"

G_BEGIN_DECLS

const char *fz_words_for_verdict (FzVerdict verdict);
const char *fz_words_for_location_error (const GError *error);
char       *fz_words_for_start (const FzStart          *start,
                                const FzStationColumns *columns,
                                const FzCatalog        *catalog,
                                FzScript                script);
char       *fz_words_for_start_kind (const FzStart          *start,
                                     const FzStationColumns *columns,
                                     const FzCatalog        *catalog,
                                     FzScript                script);

G_END_DECLS
