/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_COLLECTIONS_DIALOG (fz_collections_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzCollectionsDialog,
                      fz_collections_dialog,
                      FZ,
                      COLLECTIONS_DIALOG,
                      AdwDialog)

AdwDialog *fz_collections_dialog_new (FzStationTable *table,
                                      FzStore        *store);

G_END_DECLS
