/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_BACKUPS_DIALOG (fz_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzBackupsDialog, fz_backups_dialog, FZ, BACKUPS_DIALOG, AdwDialog)

AdwDialog *fz_backups_dialog_new (FzStore *store);
void       fz_backups_dialog_ask (FzBackupsDialog *self,
                                  const char      *path);

G_END_DECLS
