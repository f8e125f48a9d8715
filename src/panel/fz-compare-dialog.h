/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-finder.h"
#include "fz-record.h"

G_BEGIN_DECLS

#define FZ_TYPE_COMPARE_DIALOG (fz_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzCompareDialog, fz_compare_dialog, FZ, COMPARE_DIALOG, AdwDialog)

AdwDialog *fz_compare_dialog_new (GPtrArray *records,
                                  FzFinder  *finder,
                                  gint64     now);

G_END_DECLS
