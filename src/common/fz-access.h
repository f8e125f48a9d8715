/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       fz_access_offer_activation (GtkWidget *widget);
void       fz_access_announce (GtkWidget  *widget,
                               const char *words);
void       fz_access_follow_trouble (GtkWidget *widget);
void       fz_access_set_wrong (GtkWidget *field,
                                gboolean   wrong);
void       fz_access_show_wrong (GtkWidget *field,
                                 gboolean   wrong);
char      *fz_access_dup_name (const char *text,
                               gunichar    key);
char      *fz_access_dup_name_of_markup (const char *markup,
                                         gboolean    has_letter);
GtkWidget *fz_access_create_icon (const char *icon_name);

G_END_DECLS
