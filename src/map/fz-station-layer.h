/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-cluster-index.h"
#include "fz-finder.h"
#include "fz-pin.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_LAYER (fz_station_layer_get_type ())
G_DECLARE_FINAL_TYPE (FzStationLayer, fz_station_layer, FZ, STATION_LAYER, ShumateLayer)

FzStationLayer *fz_station_layer_new (ShumateViewport *viewport);

void     fz_station_layer_set_finder (FzStationLayer *self,
                                      FzFinder       *finder);
void     fz_station_layer_set_selected (FzStationLayer *self,
                                        FzStation      *station);
void     fz_station_layer_set_bottom_inset (FzStationLayer *self,
                                            int             inset);
void     fz_station_layer_set_written_below (FzStationLayer *self,
                                             gboolean        written_below);
gboolean fz_station_layer_get_label_bounds (FzStationLayer  *self,
                                            FzPin           *pin,
                                            graphene_rect_t *bounds);
gboolean fz_station_layer_get_bounds (FzStationLayer *self,
                                      gboolean        only_results,
                                      FzBox          *bounds);
FzPin   *fz_station_layer_get_pin_for_station (FzStationLayer *self,
                                               guint32         id);
guint    fz_station_layer_get_n_pins (FzStationLayer *self);
FzPin   *fz_station_layer_get_pin (FzStationLayer *self,
                                   guint           i);

void fz_station_layer_set_scale (FzStationLayer *self,
                                 double          scale);

G_END_DECLS
