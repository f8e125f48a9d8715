/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-map-view.h"
#include "fz-recent.h"

G_BEGIN_DECLS

#define FZ_TYPE_WINDOW_MEMORY (fz_window_memory_get_type ())
G_DECLARE_FINAL_TYPE (FzWindowMemory, fz_window_memory, FZ, WINDOW_MEMORY, GObject)

FzWindowMemory *fz_window_memory_new (GtkWindow *window,
                                      FzMapView *map_view);
FzRecent       *fz_window_memory_get_recent (FzWindowMemory *self);
void            fz_window_memory_keep_search (FzWindowMemory *self,
                                              FzFinder       *finder);
void            fz_window_memory_keep_view (FzWindowMemory *self);

G_END_DECLS
