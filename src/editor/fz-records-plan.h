/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-plan.h"
#include "fz-record-columns.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/*
 * What a small sheet would change of the records in the table, with all that the plan
 * borrows. Rows find stations that are there; none is added or deleted. One owner.
 */
typedef struct
{
  FzImportPlan   *plan;    /* (owned) */
  FzSheet        *sheet;   /* (owned) */
  GArray         *columns; /* (owned) see fz_import_columns_match() */
  FzStationTable *table;   /* (owned) */
  FzCatalog      *catalog; /* (owned) */
  FzChecksContext checks;
} FzRecordsPlan;

FzRecordsPlan *fz_records_plan_new (FzSheet               *sheet,
                                    const GArray          *columns,
                                    FzStationTable        *table,
                                    const FzRecordColumns *records,
                                    gboolean               blanks);
void           fz_records_plan_free (FzRecordsPlan *self);

FzCheck   *fz_records_plan_find_hard (const FzRecordsPlan   *self,
                                      const FzRecordColumns *records,
                                      guint32               *station);
GPtrArray *fz_records_plan_make_changes (const FzRecordsPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecordsPlan, fz_records_plan_free)

G_END_DECLS
