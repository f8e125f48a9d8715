/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-history.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

const char *fz_words_for_batch_kind (FzBatchKind kind);
char       *fz_words_for_changed_field (const char      *field,
                                        const FzCatalog *catalog,
                                        FzScript         script);
char       *fz_words_for_changed_place (FzStationTable *table,
                                        guint32         station,
                                        const char     *name,
                                        const char     *field);
char       *fz_words_for_changed_value (const char *field,
                                        const char *value);
char       *fz_words_for_change (const char *field,
                                 const char *old_value,
                                 const char *new_value);
char       *fz_words_for_entry (const FzHistoryEntry *entry);
char       *fz_words_for_made (const char *made_by,
                               const char *made_at);

G_END_DECLS
