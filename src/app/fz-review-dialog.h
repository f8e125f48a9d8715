/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_REVIEW_DIALOG (fz_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzReviewDialog, fz_review_dialog, FZ, REVIEW_DIALOG, AdwDialog)

AdwDialog *fz_review_dialog_new (GPtrArray      *reviews,
                                 FzStationTable *table,
                                 FzStore        *store);

G_END_DECLS
