/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-draft.h"

G_BEGIN_DECLS

/* Told that the draft of @owner is another, or says something else. */
typedef void (*FzDraftFollow) (gpointer owner);

/*
 * What all widgets of the editor share that show something of a draft: the property
 * `draft`, which they follow as long as it is set. Embedded in each.
 */
typedef struct
{
  GObject      *owner;      /* (borrowed) */
  FzDraft      *draft;      /* (owned) (nullable) */
  FzDraftFollow on_changed; /* (nullable) */
  FzDraftFollow on_checked; /* (nullable) what there is to say of it may be another */
} FzDraftLink;

void fz_draft_link_install (GObjectClass *klass,
                            guint         prop_id);
void fz_draft_link_install_alone (GObjectClass *klass);
void fz_draft_link_init (FzDraftLink  *self,
                         gpointer      owner,
                         FzDraftFollow on_changed,
                         FzDraftFollow on_checked);
void fz_draft_link_set (FzDraftLink *self,
                        FzDraft     *draft);
void fz_draft_link_clear (FzDraftLink *self);

G_END_DECLS
