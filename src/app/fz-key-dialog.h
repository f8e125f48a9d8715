/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-signing-key.h"

G_BEGIN_DECLS

#define FZ_TYPE_KEY_DIALOG (fz_key_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzKeyDialog, fz_key_dialog, FZ, KEY_DIALOG, AdwDialog)

AdwDialog    *fz_key_dialog_new (const char *path,
                                 gboolean    is_new);
FzSigningKey *fz_key_dialog_take_key (FzKeyDialog *self);

G_END_DECLS
