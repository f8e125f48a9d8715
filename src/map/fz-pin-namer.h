/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"
#include "fz-pin-pool.h"

G_BEGIN_DECLS

typedef struct _FzPinNamer FzPinNamer;

FzPinNamer *fz_pin_namer_new (FzPinPool *pool);
void        fz_pin_namer_free (FzPinNamer *self);

void fz_pin_namer_set_finder (FzPinNamer *self,
                              FzFinder   *finder);
void fz_pin_namer_queue (FzPinNamer *self);
void fz_pin_namer_name (FzPinNamer *self,
                        FzPin      *pin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPinNamer, fz_pin_namer_free)

G_END_DECLS
