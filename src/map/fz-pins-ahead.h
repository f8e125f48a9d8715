/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-index.h"

G_BEGIN_DECLS

typedef struct _FzPinsAhead FzPinsAhead;

FzPinsAhead *fz_pins_ahead_new (void);
void         fz_pins_ahead_free (FzPinsAhead *self);

void fz_pins_ahead_start (FzPinsAhead    *self,
                          FzClusterIndex *index,
                          int             step);
void fz_pins_ahead_stop (FzPinsAhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPinsAhead, fz_pins_ahead_free)

G_END_DECLS
