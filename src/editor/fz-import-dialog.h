/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_IMPORT_DIALOG (fz_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzImportDialog, fz_import_dialog, FZ, IMPORT_DIALOG, AdwDialog)

AdwDialog *fz_import_dialog_new (FzStationTable *table,
                                 FzStore        *store);
void       fz_import_dialog_add_file (FzImportDialog *self,
                                      const char     *path);

G_END_DECLS
