/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-plan.h"

G_BEGIN_DECLS

/* What the rows of a plan say of their stations. */

gboolean fz_import_row_is_same (const FzImportPlan *plan,
                                guint               row,
                                const FzRecord     *record);
gboolean fz_import_row_fill (const FzImportPlan *plan,
                             guint               row,
                             FzRecord           *record,
                             FzImportError     **fault);
char    *fz_import_row_dup_cell (const FzImportPlan *plan,
                                 guint               row,
                                 guint               target);

G_END_DECLS
