/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

GPtrArray *fz_details_create_contact_rows (const FzRecord *record);
GPtrArray *fz_details_create_visit_rows (const FzRecord *record);
GPtrArray *fz_details_create_hotline_rows (const FzCatalog *catalog,
                                           const FzProblem *problem,
                                           FzScript         script);
GPtrArray *fz_details_create_source_rows (const FzRecord  *record,
                                          const FzCatalog *catalog);

G_END_DECLS
