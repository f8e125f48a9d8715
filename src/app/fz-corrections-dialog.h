/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_CORRECTIONS_DIALOG (fz_corrections_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzCorrectionsDialog,
                      fz_corrections_dialog,
                      FZ,
                      CORRECTIONS_DIALOG,
                      AdwDialog)

AdwDialog *fz_corrections_dialog_new (FzStationTable *table,
                                      FzStore        *store);

G_END_DECLS
