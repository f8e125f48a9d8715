/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-map-view.h"
#include "fz-session.h"
#include "fz-window-layout.h"

G_BEGIN_DECLS

#define FZ_TYPE_WINDOW (fz_window_get_type ())
G_DECLARE_FINAL_TYPE (FzWindow, fz_window, FZ, WINDOW, AdwApplicationWindow)

FzWindow  *fz_window_new (AdwApplication *application,
                          FzSession      *session);
void       fz_window_open (FzWindow *self,
                           gboolean  sample,
                           gboolean  featured);
FzFinder  *fz_window_get_finder (FzWindow *self);
FzStation *fz_window_get_selected (FzWindow *self);
FzMapView *fz_window_get_map_view (FzWindow *self);
void       fz_window_select_station (FzWindow *self,
                                     guint32   id);
void       fz_window_show_search (FzWindow *self);
void       fz_window_show_map (FzWindow *self);
void       fz_window_start_from_text (FzWindow   *self,
                                      const char *text);
void       fz_window_offer_map_pack (FzWindow *self,
                                     GFile    *file);
void       fz_window_offer_update (FzWindow *self,
                                   GFile    *file);
void       fz_window_import (FzWindow *self,
                             GFile    *file);
gboolean   fz_window_get_narrow (FzWindow *self);
gboolean   fz_window_get_sample (FzWindow *self);
void       fz_window_set_staff (FzWindow *self,
                                gboolean  staff);

FzWindowLayout *fz_window_get_layout (FzWindow *self);

G_END_DECLS
