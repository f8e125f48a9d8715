/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_map_keys_install (GtkWidgetClass *map_view_class);
void fz_map_keys_follow_clicks (GtkWidget *map_view);

G_END_DECLS
