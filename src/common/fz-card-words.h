/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

char *fz_words_for_card (const FzRecord  *record,
                         const FzCatalog *catalog,
                         FzScript         script,
                         FzDay            today);
char *fz_words_for_card_note (const FzRecord  *record,
                              const FzCatalog *catalog,
                              FzScript         script,
                              FzDay            today);

G_END_DECLS
