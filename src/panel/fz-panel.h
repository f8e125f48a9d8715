/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-clock.h"
#include "fz-finder.h"
#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_PANEL (fz_panel_get_type ())
G_DECLARE_FINAL_TYPE (FzPanel, fz_panel, FZ, PANEL, GtkWidget)

GtkWidget *fz_panel_new (void);
void       fz_panel_set_finder (FzPanel  *self,
                                FzFinder *finder);
FzStation *fz_panel_get_selected (FzPanel *self);
void       fz_panel_set_selected (FzPanel   *self,
                                  FzStation *station);
void       fz_panel_show_record (FzPanel  *self,
                                 FzRecord *record);
gboolean   fz_panel_get_shows_sample (FzPanel *self);
void       fz_panel_set_shows_sample (FzPanel *self,
                                      gboolean shows_sample);
void       fz_panel_set_clock (FzPanel *self,
                               FzClock *clock);
void       fz_panel_set_own (FzPanel *self,
                             FzOwn   *own);
void       fz_panel_focus_search (FzPanel *self);
void       fz_panel_set_brief (FzPanel *self,
                               gboolean brief);
void       fz_panel_set_recent_searches (FzPanel    *self,
                                         GListModel *searches);

G_END_DECLS
