/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-pin-pool.h"

G_BEGIN_DECLS

typedef struct _FzPinLabels FzPinLabels;

typedef void (*FzLabelsChanged) (GtkWidget *layer);

FzPinLabels *fz_pin_labels_new (GtkWidget      *layer,
                                FzPinPool      *pool,
                                FzLabelsChanged on_changed);
void         fz_pin_labels_free (FzPinLabels *self);
void         fz_pin_labels_stop (FzPinLabels *self);

void     fz_pin_labels_set_written_below (FzPinLabels *self,
                                          gboolean     written_below);
void     fz_pin_labels_queue (FzPinLabels *self,
                              double       zoom);
void     fz_pin_labels_follow_style (FzPinLabels *self);
void     fz_pin_labels_draw (FzPinLabels *self,
                             GtkSnapshot *snapshot);
gboolean fz_pin_labels_get_bounds (FzPinLabels     *self,
                                   FzPin           *pin,
                                   graphene_rect_t *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPinLabels, fz_pin_labels_free)

G_END_DECLS
