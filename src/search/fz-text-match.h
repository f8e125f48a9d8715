/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* A text that the user typed, made ready to be matched against the rows of some
 * columns, which must not change meanwhile. */
typedef struct _FzTextMatch FzTextMatch;

FzTextMatch *fz_text_match_new (const char             *text,
                                const FzStationColumns *columns,
                                const FzCatalog        *catalog);
void         fz_text_match_free (FzTextMatch *self);
gboolean     fz_text_match_row (FzTextMatch *self,
                                guint        row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzTextMatch, fz_text_match_free)

G_END_DECLS
