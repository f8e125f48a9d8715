/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-plan.h"

G_BEGIN_DECLS

/* Which of the files' values count: at first, and when people choose; see the plan's header. */

guint64  fz_import_choice_get_sources (const FzImportPlan *plan);
void     fz_import_choice_settle (const FzImportPlan *plan,
                                  FzImportItem       *item);
gboolean fz_import_choice_is_open (const FzImportItem *item);

G_END_DECLS
