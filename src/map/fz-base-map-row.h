/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_BASE_MAP_ROW (fz_base_map_row_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMapRow, fz_base_map_row, FZ, BASE_MAP_ROW, GtkListBoxRow)

FzBaseMapRow *fz_base_map_row_new (FzBaseMapKind kind);
FzBaseMapKind fz_base_map_row_get_kind (FzBaseMapRow *self);
void          fz_base_map_row_set_words (FzBaseMapRow *self,
                                         const char   *words);
void          fz_base_map_row_set_shown (FzBaseMapRow *self,
                                         gboolean      shown);
void          fz_base_map_row_set_progress (FzBaseMapRow *self,
                                            double        progress);
GtkWidget    *fz_base_map_row_add_button (FzBaseMapRow *self,
                                          const char   *label,
                                          const char   *action);

G_END_DECLS
