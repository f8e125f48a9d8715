/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        fz_chooser_set_filter (GtkFileDialog     *chooser,
                                   const char        *name,
                                   const char *const *suffixes);
const char *fz_chooser_get_trouble (const GError *error);
GFile      *fz_chooser_take_opened (GObject      *chooser,
                                    GAsyncResult *result,
                                    GtkWidget    *over);
GFile      *fz_chooser_take_saved (GObject      *chooser,
                                   GAsyncResult *result,
                                   GtkWidget    *over);

G_END_DECLS
