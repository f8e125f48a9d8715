/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_EMPTY_RESULTS (fz_empty_results_get_type ())
G_DECLARE_FINAL_TYPE (FzEmptyResults, fz_empty_results, FZ, EMPTY_RESULTS, GtkWidget)

GtkWidget *fz_empty_results_new (void);
void       fz_empty_results_set_finder (FzEmptyResults *self,
                                        FzFinder       *finder);
void       fz_empty_results_start (FzEmptyResults *self);
void       fz_empty_results_focus_first (FzEmptyResults *self);

G_END_DECLS
