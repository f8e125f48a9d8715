/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"
#include "fz-record-columns.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* What a table of records is sorted by. */
typedef struct
{
  FzField  field;
  gboolean by_change; /* by the time of the last change instead */
  gboolean descending;
} FzRecordOrder;

/* The place of every record in the order of a field, which sorting any of them goes by.
 * It owns all that it needs: one thread may begin it, and another work it out. */
typedef struct _FzRecordRanks FzRecordRanks;

FzRecordRanks *fz_record_ranks_new (const FzRecordOrder   *order,
                                    FzStationTable        *table,
                                    const FzRecordColumns *records);
void           fz_record_ranks_free (FzRecordRanks *self);

void     fz_record_ranks_work_out (FzRecordRanks *self);
void     fz_record_ranks_update (FzRecordRanks         *self,
                                 const FzRecordColumns *records,
                                 guint32                id);
gboolean fz_record_ranks_is_of (const FzRecordRanks *self,
                                const FzRecordOrder *order);
void     fz_record_ranks_sort (const FzRecordRanks    *self,
                               const FzStationColumns *columns,
                               gboolean                descending,
                               GArray                 *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecordRanks, fz_record_ranks_free)

G_END_DECLS
