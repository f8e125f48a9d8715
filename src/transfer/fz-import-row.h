/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-source.h"

G_BEGIN_DECLS

/* What the rows of a file say of their stations. */

gboolean fz_import_row_is_same (const FzImportSource *source,
                                guint                 row,
                                const FzRecord       *record);
gboolean fz_import_row_fill (const FzImportSource *source,
                             guint                 row,
                             const GArray         *columns,
                             FzRecord             *record,
                             FzImportError       **fault);
char    *fz_import_row_dup_cell (const FzImportSource *source,
                                 guint                 row,
                                 guint                 target);

G_END_DECLS
