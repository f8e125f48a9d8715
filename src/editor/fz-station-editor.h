/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-draft.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_EDITOR (fz_station_editor_get_type ())
G_DECLARE_FINAL_TYPE (FzStationEditor, fz_station_editor, FZ, STATION_EDITOR, AdwDialog)

AdwDialog *fz_station_editor_new (FzRecord       *record,
                                  FzStationTable *table,
                                  FzStore        *store,
                                  GtkWidget      *map);
FzDraft   *fz_station_editor_get_draft (FzStationEditor *self);

G_END_DECLS
