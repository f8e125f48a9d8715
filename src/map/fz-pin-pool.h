/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-pin.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

typedef struct _FzPinPool FzPinPool;

FzPinPool *fz_pin_pool_new (GtkWidget *layer,
                            GCallback  on_activate);
void       fz_pin_pool_free (FzPinPool *self);
void       fz_pin_pool_unparent_all (FzPinPool *self);

void       fz_pin_pool_show (FzPinPool      *self,
                             const GArray   *clusters,
                             FzStationTable *table,
                             FzStation      *selected,
                             const FzBox    *box);
void       fz_pin_pool_follow_style (FzPinPool *self);
void       fz_pin_pool_set_scale (FzPinPool *self,
                                  double     scale);
GPtrArray *fz_pin_pool_get_pins (FzPinPool *self);
FzPin     *fz_pin_pool_find (FzPinPool *self,
                             guint64    key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPinPool, fz_pin_pool_free)

G_END_DECLS
