/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_SHORTCUTS_DIALOG (fz_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzShortcutsDialog, fz_shortcuts_dialog, FZ, SHORTCUTS_DIALOG, AdwDialog)

FzShortcutsDialog *fz_shortcuts_dialog_new (void);

G_END_DECLS
