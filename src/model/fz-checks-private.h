/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-checks.h"

G_BEGIN_DECLS

/* One run: what is judged, and what was found so far. On the stack. */
typedef struct
{
  const FzRecord        *record;
  const FzChecksContext *context;
  GPtrArray             *found; /* (owned) of FzCheck (owned) */
} FzChecking;

FzCheck *fz_checking_add (FzChecking *self,
                          FzCheckCode code,
                          FzField     field,
                          const char *text);
gboolean fz_checking_has_hard (FzChecking *self,
                               FzField     field);
gboolean fz_checking_is_known (const FzChecking *self,
                               FzField           field);

void fz_checking_look_at_texts (FzChecking *self);
void fz_checking_look_at_phones (FzChecking *self);
void fz_checking_look_at_hours (FzChecking *self);
void fz_checking_look_at_dates (FzChecking *self);
void fz_checking_look_at_point (FzChecking *self);
void fz_checking_look_at_others (FzChecking *self);

G_END_DECLS
