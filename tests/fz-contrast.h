/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What WCAG 2.2 asks for: 1.4.3 for text, 1.4.11 for marks. */
#define FZ_CONTRAST_TEXT 4.5
#define FZ_CONTRAST_MARK 3.0

double   fz_contrast_compare (guint32 one,
                              guint32 other);
guint    fz_contrast_find_faint (GtkWidget *root,
                                 GPtrArray *faint);
gboolean fz_contrast_is_drawn (gpointer root);

G_END_DECLS
