/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-draft.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* How it went with two who changed the same station. */
typedef enum
{
  FZ_CONFLICT_SETTLED,   /* the draft goes on from theirs, and is to be saved */
  FZ_CONFLICT_LEFT_OPEN, /* the draft is as it was */
  FZ_CONFLICT_UNREAD,    /* what they saved could not be read; the draft is as it was */
} FzConflictEnd;

/* @error is given for FZ_CONFLICT_UNREAD only; borrowed. */
typedef void (*FzConflictAsked) (FzConflictEnd end,
                                 const GError *error,
                                 gpointer      user_data);

void fz_conflict_ask (GtkWidget      *over,
                      FzStore        *store,
                      FzDraft        *draft,
                      FzConflictAsked on_asked,
                      GObject        *user_data);

G_END_DECLS
