/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-draft.h"

G_BEGIN_DECLS

/* Writes a draft to its file a moment after each change, and what is left when it is freed. */
typedef struct _FzDraftKeeper FzDraftKeeper;

FzDraftKeeper *fz_draft_keeper_new (FzDraft    *draft,
                                    const char *collection,
                                    const char *code);
void           fz_draft_keeper_free (FzDraftKeeper *self);
void           fz_draft_keeper_keep (FzDraftKeeper *self);
void           fz_draft_keeper_forget (FzDraftKeeper *self);
char          *fz_draft_keeper_read (FzDraftKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDraftKeeper, fz_draft_keeper_free)

G_END_DECLS
