/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-signing-key.h"
#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_PUBLISH_DIALOG (fz_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzPublishDialog, fz_publish_dialog, FZ, PUBLISH_DIALOG, AdwDialog)

AdwDialog *fz_publish_dialog_new (FzStationTable *table,
                                  FzStore        *store);
void       fz_publish_dialog_use_key (FzPublishDialog *self,
                                      FzSigningKey    *key);
void       fz_publish_dialog_publish (FzPublishDialog *self,
                                      const char      *path);

G_END_DECLS
