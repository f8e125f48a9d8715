/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_FIELD_ROW (fz_field_row_get_type ())
G_DECLARE_FINAL_TYPE (FzFieldRow, fz_field_row, FZ, FIELD_ROW, AdwEntryRow)

G_END_DECLS
