/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

const char *fz_import_find_district (const FzCatalog *catalog,
                                     const char      *wanted);
gboolean    fz_import_cell_is_defused (const char *text);
char       *fz_import_cell_defuse (const char *text);
char       *fz_import_cell_read (const char *text);
gboolean    fz_import_cell_set (FzRecord        *record,
                                guint            target,
                                const char      *text,
                                const FzCatalog *catalog,
                                GError         **error);

G_END_DECLS
