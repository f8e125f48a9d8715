/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-plan.h"
#include "fz-plan-lines.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

char       *fz_words_for_plan (const FzImportPlan *plan);
char       *fz_words_for_plan_part (FzPlanPart part,
                                    guint      n);
const char *fz_words_for_plan_part_rule (FzPlanPart part);
char       *fz_words_for_import_source (const FzImportSource *source);
char       *fz_words_for_import_sources (const FzImportPlan  *plan,
                                         const FzImportValue *value);
char       *fz_words_for_import_place (const FzImportPlan  *plan,
                                       const FzImportError *error);
char       *fz_words_for_import_error (const FzImportError *error,
                                       const char          *cell,
                                       FzStationTable      *table);
char       *fz_words_for_import_field (const FzImportField *field);

G_END_DECLS
