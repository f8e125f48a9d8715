/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fz_menu_names_follow (GtkPopover *menu);

G_END_DECLS
