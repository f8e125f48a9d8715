/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_PIN_MAP (fz_pin_map_get_type ())
G_DECLARE_FINAL_TYPE (FzPinMap, fz_pin_map, FZ, PIN_MAP, GtkWidget)

GtkWidget *fz_pin_map_new (void);

G_END_DECLS
