/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_access_rows_follow (void);
void fz_access_rows_note (GtkWidget  *row,
                          const char *words);

G_END_DECLS
