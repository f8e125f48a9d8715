/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"
#include "fz-record-ranks.h"
#include "fz-work-view.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_LIST (fz_records_list_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsList, fz_records_list, FZ, RECORDS_LIST, GObject)

FzRecordsList *fz_records_list_new (FzFinder *finder);

void                   fz_records_list_take_records (FzRecordsList   *self,
                                                     FzRecordColumns *records);
const FzRecordColumns *fz_records_list_get_records (FzRecordsList *self);
void                   fz_records_list_set_view (FzRecordsList *self,
                                                 FzWorkView     view,
                                                 gint64         now);
void                   fz_records_list_set_order (FzRecordsList       *self,
                                                  const FzRecordOrder *order);
guint32                fz_records_list_get_id (FzRecordsList *self,
                                               guint          position);
GArray                *fz_records_list_make_ids (FzRecordsList   *self,
                                                 const GtkBitset *positions);
guint                  fz_records_list_find (FzRecordsList *self,
                                             guint32        id);
void                   fz_records_list_update_records (FzRecordsList   *self,
                                                       const GPtrArray *records,
                                                       const char      *made_at,
                                                       const char      *who);

G_END_DECLS
