/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-own.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_ROW_MENU (fz_row_menu_get_type ())
G_DECLARE_FINAL_TYPE (FzRowMenu, fz_row_menu, FZ, ROW_MENU, GObject)

FzRowMenu *fz_row_menu_new (GtkWidget *owner,
                            GtkWidget *list_view,
                            FzOwn     *own);
void       fz_row_menu_open (FzRowMenu *self,
                             FzStation *station,
                             double     x,
                             double     y);

G_END_DECLS
