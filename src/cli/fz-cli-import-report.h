/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"
#include "fz-import-plan.h"

G_BEGIN_DECLS

/* What there is to tell of an import; all of it borrowed. */
typedef struct
{
  const FzImportPlan *plan;
  const GPtrArray    *inputs; /* of FzCliImportInput */
  const char         *kept;   /* (nullable) the backup; NULL: nothing was written */
} FzCliImportReport;

void fz_cli_import_print (const FzCliSession      *session,
                          const FzCliImportReport *report);

G_END_DECLS
