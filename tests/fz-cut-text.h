/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *fz_cut_text_find (GtkWidget *root,
                        gboolean   lenient);

G_END_DECLS
