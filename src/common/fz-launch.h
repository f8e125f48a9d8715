/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_launch (GtkWidget  *widget,
                const char *uri,
                const char *failure);

G_END_DECLS
