/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-records-list.h"
#include "fz-records-plan.h"
#include "fz-records-saver.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_REVIEW (fz_records_review_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsReview, fz_records_review, FZ, RECORDS_REVIEW, AdwDialog)

FzRecordsReview *fz_records_review_new (const char     *title,
                                        FzRecordsList  *list,
                                        FzRecordsSaver *saver,
                                        GtkWidget      *controls);

FzRecordsList  *fz_records_review_get_list (FzRecordsReview *self);
FzStationTable *fz_records_review_get_table (FzRecordsReview *self);
void            fz_records_review_take_plan (FzRecordsReview *self,
                                             FzRecordsPlan   *plan);

G_END_DECLS
