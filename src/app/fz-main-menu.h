/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_main_menu_set_up (GtkMenuButton *button,
                          GMenuModel    *model,
                          GMenu         *tasks,
                          GMenuModel    *of_staff,
                          GActionGroup  *actions);

G_END_DECLS
