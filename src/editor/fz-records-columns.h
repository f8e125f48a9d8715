/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-record-columns.h"
#include "fz-station-table.h"
#include "fz-work-view.h"

G_BEGIN_DECLS

/* A column that the table of records can have. */
typedef struct
{
  const char *id;    /* what the settings know it by: the field's word, or "changed" */
  const char *title; /* to be translated; NULL: the field's own words */
  FzField     field;
  gboolean    is_change; /* the time of the last change instead */
  int         width;     /* pixels */
} FzRecordsColumn;

const FzRecordsColumn *fz_records_columns_list (guint *n);
const FzRecordsColumn *fz_records_columns_find (const char *id);
const char            *fz_records_column_get_title (const FzRecordsColumn *self);
char                  *fz_records_column_dup_text (const FzRecordsColumn *self,
                                                   FzStationTable        *table,
                                                   const FzRecordColumns *records,
                                                   guint32                id);
gboolean               fz_records_column_get_field (const FzRecordsColumn *self,
                                                    FzScript               script,
                                                    FzField               *field);
gboolean               fz_records_column_is_edited (const FzRecordsColumn *self);

const char *fz_words_for_work_view (FzWorkView view);

G_END_DECLS
