/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *fz_unnamed_find (GtkWidget *root);

G_END_DECLS
