/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-pin.h"

G_BEGIN_DECLS

void fz_pin_layout_place (GtkWidget       *layer,
                          ShumateViewport *viewport,
                          GPtrArray       *pins,
                          double           scale);

G_END_DECLS
