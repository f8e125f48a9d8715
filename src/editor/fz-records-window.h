/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-finder.h"
#include "fz-store.h"
#include "fz-work-view.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_WINDOW (fz_records_window_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsWindow, fz_records_window, FZ, RECORDS_WINDOW, AdwApplicationWindow)

FzRecordsWindow *fz_records_window_new (GtkApplication *application,
                                        FzFinder       *finder,
                                        FzStore        *store,
                                        GtkWidget      *filters);

AdwToastOverlay *fz_records_window_get_toasts (FzRecordsWindow *self);
GArray          *fz_records_window_make_selected (FzRecordsWindow *self);
GArray          *fz_records_window_make_shown (FzRecordsWindow *self);
void             fz_records_window_set_view (FzRecordsWindow *self,
                                             FzWorkView       view);

G_END_DECLS
