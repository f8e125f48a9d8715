/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"
#include "fz-record-columns.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* Which stations those who keep the records look at: what there is to be done. */
typedef enum
{
  FZ_WORK_VIEW_ALL,
  FZ_WORK_VIEW_NEVER_CHECKED, /* nothing of them was */
  FZ_WORK_VIEW_OLDEST_CHECK,  /* all of which anything ever was; in part comes before all */
  FZ_WORK_VIEW_APPROXIMATE,   /* the point is not that of the door */
  FZ_WORK_VIEW_NO_ADDRESS,
  FZ_WORK_VIEW_NO_PHONE,
  FZ_WORK_VIEW_NO_HOURS,
  FZ_WORK_VIEW_DUPLICATES, /* another has the name, the telephone or the point */
  FZ_WORK_VIEW_CHANGED,    /* within the last seven days */
} FzWorkView;
#define FZ_N_WORK_VIEWS 9

GArray *fz_work_view_pick (FzWorkView             view,
                           FzStationTable        *table,
                           const FzRecordColumns *records,
                           gint64                 now,
                           const guint32         *rows,
                           guint                  n_rows);

G_END_DECLS
