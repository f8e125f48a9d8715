/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_PLACE_POPOVER (fz_place_popover_get_type ())
G_DECLARE_FINAL_TYPE (FzPlacePopover, fz_place_popover, FZ, PLACE_POPOVER, GtkPopover)

FzPlacePopover *fz_place_popover_new (FzFinder *finder,
                                      FzPoint   point);

G_END_DECLS
