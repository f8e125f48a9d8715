/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-pin.h"

G_BEGIN_DECLS

typedef void (*FzPinClicked) (GtkWidget *layer,
                              FzPin     *pin);

void fz_pin_click_watch (GtkWidget   *layer,
                         FzPinClicked on_clicked);

G_END_DECLS
