/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-records-columns.h"
#include "fz-records-list.h"

G_BEGIN_DECLS

/* A cell on the screen. */
typedef struct
{
  GtkListItem           *item; /* (borrowed) until it is unbound */
  const FzRecordsColumn *column;
} FzRecordsCell;

#define FZ_TYPE_RECORDS_GRID (fz_records_grid_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsGrid, fz_records_grid, FZ, RECORDS_GRID, GObject)

FzRecordsGrid *fz_records_grid_new (GtkColumnView  *view,
                                    FzStationTable *table,
                                    FzRecordsList  *list);
GActionGroup  *fz_records_grid_get_actions (FzRecordsGrid *self);
GMenuModel    *fz_records_grid_make_menu (const char *name);
GtkColumnView *fz_records_grid_get_view (FzRecordsGrid *self);
FzRecordsList *fz_records_grid_get_list (FzRecordsGrid *self);
GStrv          fz_records_grid_dup_columns (FzRecordsGrid *self);
guint          fz_records_grid_find_focus (FzRecordsGrid *self);
gboolean       fz_records_grid_find_cell (FzRecordsGrid *self,
                                          GtkWidget     *widget,
                                          FzRecordsCell *cell);
gboolean       fz_records_grid_find_bound (FzRecordsGrid         *self,
                                           guint32                id,
                                           const FzRecordsColumn *column,
                                           FzRecordsCell         *cell);
gboolean       fz_records_grid_show (FzRecordsGrid         *self,
                                     guint32                id,
                                     const FzRecordsColumn *column,
                                     FzRecordsCell         *cell);
gboolean       fz_records_grid_step (FzRecordsGrid          *self,
                                     int                     step,
                                     guint32                *id,
                                     const FzRecordsColumn **column);
void           fz_records_cell_set_child (const FzRecordsCell *self,
                                          GtkWidget           *child);
void           fz_records_cell_grab_focus (const FzRecordsCell *self);
void           fz_records_grid_refresh (FzRecordsGrid *self);
void           fz_records_grid_sort (FzRecordsGrid *self,
                                     const char    *id,
                                     GtkSortType    direction);

G_END_DECLS
