/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* Told how a save ended: @batch is NULL with an @error. Both are borrowed. */
typedef void (*FzRecordsSaved) (const FzBatch *batch,
                                const GError  *error,
                                gpointer       user_data);

#define FZ_TYPE_RECORDS_SAVER (fz_records_saver_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsSaver, fz_records_saver, FZ, RECORDS_SAVER, GObject)

FzRecordsSaver *fz_records_saver_new (FzStore         *store,
                                      FzStationTable  *table,
                                      AdwToastOverlay *toasts);

FzStore        *fz_records_saver_get_store (FzRecordsSaver *self);
FzStationTable *fz_records_saver_get_table (FzRecordsSaver *self);
gboolean        fz_records_saver_is_saving (FzRecordsSaver *self);
void            fz_records_saver_save (FzRecordsSaver *self,
                                       GPtrArray      *changes,
                                       FzRecordsSaved  on_saved,
                                       GObject        *user_data);
void            fz_records_saver_say (FzRecordsSaver *self,
                                      const FzBatch  *batch,
                                      const char     *words);

G_END_DECLS
