/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-sorted-rows.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_RESULTS (fz_results_get_type ())
G_DECLARE_FINAL_TYPE (FzResults, fz_results, FZ, RESULTS, GObject)

/* Rows in the window at first: what a tall window shows. The rest waits for them. */
#define FZ_RESULTS_FIRST 24

/* Rows that each further step fills the window up to, and then adds. */
#define FZ_RESULTS_STEP 200

/* How far from the beginning a single station is still brought into the window. */
#define FZ_RESULTS_REACH 10000

FzResults *fz_results_new (FzStationTable *table);
void       fz_results_set_rows (FzResults    *self,
                                FzSortedRows *rows);
void       fz_results_update_rows (FzResults    *self,
                                   FzSortedRows *rows);
guint      fz_results_get_total (FzResults *self);
gboolean   fz_results_show_more (FzResults *self);
gboolean   fz_results_reveal (FzResults *self,
                              guint32    id);
gboolean   fz_results_find (FzResults *self,
                            guint32    id,
                            guint     *position);

G_END_DECLS
