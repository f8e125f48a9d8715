/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "fz-print-sheet.h"

G_BEGIN_DECLS

gboolean fz_print_map_has_places (const FzPrintSheet *sheet);
void     fz_print_map_draw (const FzPrintSheet *sheet,
                            PangoContext       *context,
                            cairo_t            *cr,
                            double              width,
                            double              height);

G_END_DECLS
