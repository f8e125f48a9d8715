/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_WINDOW_LAYOUT (fz_window_layout_get_type ())
G_DECLARE_FINAL_TYPE (FzWindowLayout, fz_window_layout, FZ, WINDOW_LAYOUT, AdwBin)

gboolean fz_window_layout_get_narrow (FzWindowLayout *self);
void     fz_window_layout_set_narrow (FzWindowLayout *self,
                                      gboolean        narrow);
gboolean fz_window_layout_get_open (FzWindowLayout *self);
void     fz_window_layout_set_open (FzWindowLayout *self,
                                    gboolean        open);
int      fz_window_layout_get_inset (FzWindowLayout *self);
int      fz_window_layout_measure_sheet (FzWindowLayout *self);
gboolean fz_window_layout_covers (FzWindowLayout *self,
                                  GtkWidget      *widget);

G_END_DECLS
