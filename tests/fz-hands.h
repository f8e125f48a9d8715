/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Somebody at the keyboard: real events, through the display server. Each counts the
 * keys that a person would press, modifiers too. */
gboolean hands_are_there (void);
int      hands_skip (void);
void     hands_take (GtkWindow *window);
void     hands_rest (GtkWidget *widget);
guint    hands_press (const char *keys);
guint    hands_type (const char *text);
void     hands_drag (GtkWidget *widget,
                     int        right,
                     int        down);

G_END_DECLS
