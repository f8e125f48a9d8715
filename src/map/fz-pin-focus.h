/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-pin.h"

G_BEGIN_DECLS

void   fz_pin_focus_install (GtkWidgetClass *layer_class);
FzPin *fz_pin_focus_get (GtkWidget *layer);
FzPin *fz_pin_focus_find (GtkWidget       *layer,
                          GPtrArray       *pins,
                          GtkDirectionType direction,
                          int              bottom_inset);

G_END_DECLS
