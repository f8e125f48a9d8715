/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_START_DIALOG (fz_start_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzStartDialog, fz_start_dialog, FZ, START_DIALOG, AdwDialog)

FzStartDialog *fz_start_dialog_new (FzFinder   *finder,
                                    GListModel *recent);
void           fz_start_dialog_set_text (FzStartDialog *self,
                                         const char    *text);

G_END_DECLS
