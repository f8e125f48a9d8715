/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*FzMappedVerb) (GtkWidget *widget);

void       fz_mapped_follow (FzMappedVerb verb);
GtkWidget *fz_mapped_find_label (GtkWidget *root);

G_END_DECLS
