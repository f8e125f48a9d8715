/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fz_details_row_new (const char *title,
                               const char *subtitle);
GtkWidget *fz_details_row_new_fact (const char *name,
                                    const char *value);
GtkWidget *fz_details_row_new_for_child (GtkWidget *child);

void fz_details_row_add_icon (GtkWidget  *row,
                              const char *icon_name,
                              const char *css_class);
void fz_details_row_add_button (GtkWidget  *row,
                                const char *icon_name,
                                const char *tooltip,
                                const char *action_name,
                                const char *target);
void fz_details_row_add_suffix (GtkWidget *row,
                                GtkWidget *suffix);

G_END_DECLS
