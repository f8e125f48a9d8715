/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-field.h"
#include "fz-records-saver.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_EDIT (fz_records_edit_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsEdit, fz_records_edit, FZ, RECORDS_EDIT, AdwBin)

GtkWidget *fz_records_edit_new (FzRecord       *record,
                                FzField         field,
                                FzRecordsSaver *saver);

gboolean fz_records_edit_is_changed (FzRecordsEdit *self);
void     fz_records_edit_commit (FzRecordsEdit *self,
                                 int            step);
void     fz_records_edit_leave (FzRecordsEdit *self);

G_END_DECLS
