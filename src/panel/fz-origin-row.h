/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_ORIGIN_ROW (fz_origin_row_get_type ())
G_DECLARE_FINAL_TYPE (FzOriginRow, fz_origin_row, FZ, ORIGIN_ROW, GtkWidget)

GtkWidget *fz_origin_row_new (void);
void       fz_origin_row_set_finder (FzOriginRow *self,
                                     FzFinder    *finder);

G_END_DECLS
