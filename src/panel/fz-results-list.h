/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"
#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_RESULTS_LIST (fz_results_list_get_type ())
G_DECLARE_FINAL_TYPE (FzResultsList, fz_results_list, FZ, RESULTS_LIST, GtkWidget)

GtkWidget *fz_results_list_new (void);
void       fz_results_list_set_finder (FzResultsList *self,
                                       FzFinder      *finder);
FzStation *fz_results_list_get_selected (FzResultsList *self);
void       fz_results_list_set_selected (FzResultsList *self,
                                         FzStation     *station);
void       fz_results_list_set_own (FzResultsList *self,
                                    FzOwn         *own);
void       fz_results_list_focus_first (FzResultsList *self);
void       fz_results_list_activate_first (FzResultsList *self);

G_END_DECLS
