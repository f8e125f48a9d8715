/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_press_keys (GtkWidget  *window,
                    const char *keys);

G_END_DECLS
