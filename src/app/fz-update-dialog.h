/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_UPDATE_DIALOG (fz_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateDialog, fz_update_dialog, FZ, UPDATE_DIALOG, AdwDialog)

AdwDialog *fz_update_dialog_new (const char     *path,
                                 FzStationTable *table,
                                 FzStore        *store);

G_END_DECLS
