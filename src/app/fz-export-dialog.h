/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_EXPORT_DIALOG (fz_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzExportDialog, fz_export_dialog, FZ, EXPORT_DIALOG, AdwDialog)

AdwDialog *fz_export_dialog_new (FzStationTable *table,
                                 FzStore        *store,
                                 GArray         *shown,
                                 GArray         *selected);

G_END_DECLS
