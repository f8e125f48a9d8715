/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-records-grid.h"
#include "fz-records-saver.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_EDITING (fz_records_editing_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsEditing, fz_records_editing, FZ, RECORDS_EDITING, GObject)

FzRecordsEditing *fz_records_editing_new (FzRecordsGrid  *grid,
                                          FzRecordsSaver *saver);

void     fz_records_editing_begin (FzRecordsEditing      *self,
                                   guint32                id,
                                   const FzRecordsColumn *column);
gboolean fz_records_editing_is_changed (FzRecordsEditing *self);
void     fz_records_editing_grab_focus (FzRecordsEditing *self);

G_END_DECLS
