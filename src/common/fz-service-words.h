/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

char *fz_words_for_service (const FzCatalog *catalog,
                            guint            service,
                            FzScript         script);

G_END_DECLS
