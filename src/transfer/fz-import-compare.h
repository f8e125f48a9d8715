/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-plan.h"

G_BEGIN_DECLS

/* What the rows of a plan's files would make of one station. @places is of FzImportPlace. */

void      fz_import_compare_station (FzImportPlan   *plan,
                                     const FzRecord *before,
                                     const GArray   *places);
void      fz_import_compare_faults (FzImportPlan        *plan,
                                    const FzImportPlace *place,
                                    const FzRecord      *before);
void      fz_import_compare_new (FzImportPlan *plan,
                                 const GArray *places);
FzRecord *fz_import_compare_make_new (const FzImportPlan *plan,
                                      const FzImportItem *item);

G_END_DECLS
