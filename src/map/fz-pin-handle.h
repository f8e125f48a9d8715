/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_PIN_HANDLE (fz_pin_handle_get_type ())
G_DECLARE_FINAL_TYPE (FzPinHandle, fz_pin_handle, FZ, PIN_HANDLE, GtkWidget)

/* Pixels; the tip is in the middle of the bottom. */
#define FZ_PIN_HANDLE_WIDTH 44
#define FZ_PIN_HANDLE_HEIGHT 50

GtkWidget *fz_pin_handle_new (void);

G_END_DECLS
