/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-conflict.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_CONFLICT_DIALOG (fz_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzConflictDialog, fz_conflict_dialog, FZ, CONFLICT_DIALOG, AdwDialog)

AdwDialog        *fz_conflict_dialog_new (FzConflict     *conflict,
                                          FzStationTable *table);
const FzConflict *fz_conflict_dialog_get_conflict (FzConflictDialog *self);

G_END_DECLS
