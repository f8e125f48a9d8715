/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cluster-index.h"
#include "fz-pin-art.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_PIN (fz_pin_get_type ())
G_DECLARE_FINAL_TYPE (FzPin, fz_pin, FZ, PIN, GtkWidget)

FzPin *fz_pin_new (FzPinArt *art);

void             fz_pin_show_station (FzPin     *self,
                                      FzStation *station,
                                      gboolean   selected);
void             fz_pin_show_cluster (FzPin           *self,
                                      const FzCluster *cluster);
void             fz_pin_clear (FzPin *self);
FzStation       *fz_pin_get_station (FzPin *self);
const FzCluster *fz_pin_get_cluster (FzPin *self);
gboolean         fz_pin_is_selected (FzPin *self);
guint64          fz_pin_get_key (FzPin *self);
FzPoint          fz_pin_get_point (FzPin *self);
FzPinFrame       fz_pin_get_frame (FzPin *self);
const FzPinLook *fz_pin_get_look (FzPin *self);
guint64          fz_pin_key_for_station (guint32 id);

G_END_DECLS
