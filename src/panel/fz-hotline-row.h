/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-catalog.h"

G_BEGIN_DECLS

#define FZ_TYPE_HOTLINE_ROW (fz_hotline_row_get_type ())
G_DECLARE_FINAL_TYPE (FzHotlineRow, fz_hotline_row, FZ, HOTLINE_ROW, AdwActionRow)

GtkWidget *fz_hotline_row_new (const FzHotline *hotline,
                               FzScript         script);

G_END_DECLS
