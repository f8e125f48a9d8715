/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_GUIDE_DIALOG (fz_guide_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzGuideDialog, fz_guide_dialog, FZ, GUIDE_DIALOG, AdwDialog)

FzGuideDialog *fz_guide_dialog_new (void);

G_END_DECLS
