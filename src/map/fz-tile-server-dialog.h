/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_TILE_SERVER_DIALOG (fz_tile_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzTileServerDialog, fz_tile_server_dialog, FZ, TILE_SERVER_DIALOG, AdwDialog)

FzTileServerDialog *fz_tile_server_dialog_new (FzBaseMapChoice *choice);

G_END_DECLS
