/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_STAR_BUTTON (fz_star_button_get_type ())
G_DECLARE_FINAL_TYPE (FzStarButton, fz_star_button, FZ, STAR_BUTTON, GtkWidget)

GtkWidget *fz_star_button_new (void);
void       fz_star_button_set_own (FzStarButton *self,
                                   FzOwn        *own);
void       fz_star_button_set_code (FzStarButton *self,
                                    const char   *code);

G_END_DECLS
