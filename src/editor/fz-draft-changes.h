/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-fact.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* What the record of a draft is to change of the one that is stored. */

gboolean   fz_draft_changes_have_check (const FzRecord *stored,
                                        const FzRecord *record,
                                        FzFact          fact);
gboolean   fz_draft_changes_are_any (const FzRecord *stored,
                                     const FzRecord *record);
GPtrArray *fz_draft_changes_make (const FzRecord  *stored,
                                  const FzRecord  *record,
                                  const FzCatalog *catalog);
gboolean   fz_draft_changes_repeat (const FzRecord  *stored,
                                    FzRecord        *record,
                                    const FzCatalog *catalog,
                                    const char      *word,
                                    const char      *was,
                                    const char      *now);

G_END_DECLS
