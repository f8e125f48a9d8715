/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       fz_access_offer_activation (GtkWidget *widget);
void       fz_access_describe_row (GtkWidget *row);
void       fz_access_announce (GtkWidget  *widget,
                               const char *words);
GtkWidget *fz_access_create_icon (const char *icon_name);

G_END_DECLS
