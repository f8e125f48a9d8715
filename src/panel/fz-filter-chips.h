/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_FILTER_CHIPS (fz_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (FzFilterChips, fz_filter_chips, FZ, FILTER_CHIPS, GtkWidget)

GtkWidget *fz_filter_chips_new (void);
void       fz_filter_chips_set_finder (FzFilterChips *self,
                                       FzFinder      *finder);

G_END_DECLS
