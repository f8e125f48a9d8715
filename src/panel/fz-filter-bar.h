/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_FILTER_BAR (fz_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (FzFilterBar, fz_filter_bar, FZ, FILTER_BAR, GtkWidget)

GtkWidget *fz_filter_bar_new (void);
void       fz_filter_bar_set_finder (FzFilterBar *self,
                                     FzFinder    *finder);
void       fz_filter_bar_set_brief (FzFilterBar *self,
                                    gboolean     brief);

G_END_DECLS
