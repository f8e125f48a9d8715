/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

const FzProblem *fz_problem_match_find (const FzCatalog *catalog,
                                        const char      *text);
const FzProblem *fz_problem_match_find_within (const FzCatalog *catalog,
                                               const char      *text,
                                               char           **rest);
void             fz_problem_match_mark (const FzProblem        *problem,
                                        const FzCatalog        *catalog,
                                        const FzStationColumns *columns,
                                        gboolean                narrowed,
                                        guint8                 *ranks);

G_END_DECLS
