/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

GPtrArray *fz_details_create_offer_rows (const FzRecord  *record,
                                         const FzCatalog *catalog,
                                         FzScript         script);
GPtrArray *fz_details_create_expected_rows (const FzRecord  *record,
                                            const FzCatalog *catalog,
                                            FzScript         script);

G_END_DECLS
