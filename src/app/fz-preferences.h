/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_PREFERENCES (fz_preferences_get_type ())
G_DECLARE_FINAL_TYPE (FzPreferences, fz_preferences, FZ, PREFERENCES, AdwPreferencesDialog)

FzPreferences *fz_preferences_new (FzStationTable *table);

G_END_DECLS
