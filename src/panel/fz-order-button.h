/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_ORDER_BUTTON (fz_order_button_get_type ())
G_DECLARE_FINAL_TYPE (FzOrderButton, fz_order_button, FZ, ORDER_BUTTON, GtkWidget)

GtkWidget *fz_order_button_new (void);
void       fz_order_button_set_finder (FzOrderButton *self,
                                       FzFinder      *finder);

G_END_DECLS
