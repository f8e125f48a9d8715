/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-undo.h"

G_BEGIN_DECLS

gboolean    fz_database_find_undoable (FzDatabase *self,
                                       gint64     *batch,
                                       GError    **error);
gboolean    fz_database_find_redoable (FzDatabase *self,
                                       gint64     *batch,
                                       GError    **error);
FzUndoPlan *fz_database_plan_undo (FzDatabase      *self,
                                   const FzCatalog *catalog,
                                   gint64           batch,
                                   GError         **error);
FzBatch    *fz_database_apply_undo (FzDatabase       *self,
                                    const FzCatalog  *catalog,
                                    const FzUndoPlan *plan,
                                    const char       *who,
                                    GError          **error);

G_END_DECLS
