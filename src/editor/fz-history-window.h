/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_HISTORY_WINDOW (fz_history_window_get_type ())
G_DECLARE_FINAL_TYPE (FzHistoryWindow, fz_history_window, FZ, HISTORY_WINDOW, AdwApplicationWindow)

FzHistoryWindow *fz_history_window_new (GtkApplication *application,
                                        FzStationTable *table,
                                        FzStore        *store);

void fz_history_window_set_station (FzHistoryWindow *self,
                                    guint32          id);

G_END_DECLS
