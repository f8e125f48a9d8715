/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-origin.h"

G_BEGIN_DECLS

char       *fz_words_for_origin (FzOrigin *origin,
                                 FzScript  script);
const char *fz_words_for_datum (FzDatum datum);
char       *fz_words_for_point (FzPoint point,
                                FzDatum datum);
char       *fz_words_for_district_of (const FzCatalog *catalog,
                                      FzPoint          point,
                                      FzScript         script);

G_END_DECLS
