/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     fz_leave_begin (void);
gboolean fz_leave_is_unfinished (void);
void     fz_leave_erase (void);
void     fz_leave_now (GtkApplication *application);

G_END_DECLS
