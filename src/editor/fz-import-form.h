/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-import-file.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_IMPORT_FORM (fz_import_form_get_type ())
G_DECLARE_FINAL_TYPE (FzImportForm, fz_import_form, FZ, IMPORT_FORM, AdwPreferencesPage)

void     fz_import_form_set_table (FzImportForm   *self,
                                   FzStationTable *table);
void     fz_import_form_set_file (FzImportForm *self,
                                  FzImportFile *file);
gboolean fz_import_form_get_blanks (FzImportForm *self);
gboolean fz_import_form_get_deletes (FzImportForm *self);

G_END_DECLS
