/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_toast_show (GtkWidget  *widget,
                    const char *words);
void fz_toast_show_with_button (GtkWidget  *widget,
                                const char *words,
                                const char *label,
                                GCallback   on_clicked,
                                GObject    *object);

G_END_DECLS
