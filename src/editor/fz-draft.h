/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-checks.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_DRAFT (fz_draft_get_type ())
G_DECLARE_FINAL_TYPE (FzDraft, fz_draft, FZ, DRAFT, GObject)

FzDraft *fz_draft_new (FzRecord       *stored,
                       FzStationTable *table);

const FzRecord *fz_draft_get_record (FzDraft *self);
const FzRecord *fz_draft_get_stored (FzDraft *self);
FzStationTable *fz_draft_get_table (FzDraft *self);
gboolean        fz_draft_is_changed (FzDraft *self);
gboolean        fz_draft_is_moved (FzDraft *self);

void fz_draft_set_text (FzDraft    *self,
                        FzField     field,
                        const char *text);
void fz_draft_set_point (FzDraft *self,
                         FzPoint  point);
void fz_draft_set_offer (FzDraft *self,
                         guint    service,
                         FzOffer  offer);
void fz_draft_check_today (FzDraft *self);
void fz_draft_confirm (FzDraft *self,
                       FzFact   fact,
                       gboolean is_right);
void fz_draft_mend (FzDraft       *self,
                    const FzCheck *check);
void fz_draft_rebase (FzDraft  *self,
                      FzRecord *stored,
                      FzRecord *record);
void fz_draft_hold (FzDraft    *self,
                    FzField     field,
                    const char *typed);
void fz_draft_take_phones (FzDraft     *self,
                           FzPhoneBook *phones);

gboolean           fz_draft_is_confirmed (FzDraft *self,
                                          FzFact   fact);
gboolean           fz_draft_is_checked_today (FzDraft *self,
                                              FzFact   fact);
const FzFactCheck *fz_draft_get_check (FzDraft *self,
                                       FzFact   fact);

const GPtrArray *fz_draft_get_checks (FzDraft *self);
GPtrArray       *fz_draft_make_changes (FzDraft *self);
char            *fz_draft_to_text (FzDraft *self);
gboolean         fz_draft_restore (FzDraft    *self,
                                   const char *text,
                                   guint      *n_skipped);

G_END_DECLS
