/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

char *fz_words_for_service (const FzCatalog *catalog,
                            guint            service,
                            FzScript         script);
char *fz_words_for_offers (const FzRecord  *record,
                           const FzCatalog *catalog,
                           FzOffer          offer,
                           FzScript         script);

G_END_DECLS
