/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_FEATURED_LIST_DIALOG (fz_featured_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzFeaturedListDialog,
                      fz_featured_list_dialog,
                      FZ,
                      FEATURED_LIST_DIALOG,
                      AdwDialog)

AdwDialog *fz_featured_list_dialog_new (FzStationTable *table,
                                        FzStore        *store);

G_END_DECLS
