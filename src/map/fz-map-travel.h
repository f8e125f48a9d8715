/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-camera.h"
#include "fz-station-layer.h"

G_BEGIN_DECLS

typedef struct _FzMapTravel FzMapTravel;

FzMapTravel *fz_map_travel_new (FzMapCamera    *camera,
                                FzStationLayer *stations);
void         fz_map_travel_free (FzMapTravel *self);
void         fz_map_travel_set_finder (FzMapTravel *self,
                                       FzFinder    *finder);

void     fz_map_travel_to_point (FzMapTravel *self,
                                 FzPoint      point,
                                 double       zoom,
                                 gboolean     animate);
void     fz_map_travel_to_station (FzMapTravel *self,
                                   FzStation   *station);
void     fz_map_travel_to_box (FzMapTravel *self,
                               const FzBox *box,
                               gboolean     animate);
void     fz_map_travel_into_box (FzMapTravel *self,
                                 const FzBox *box);
void     fz_map_travel_to_all (FzMapTravel *self,
                               gboolean     animate);
gboolean fz_map_travel_to_results (FzMapTravel *self);
gboolean fz_map_travel_has_results (FzMapTravel *self);
void     fz_map_travel_to_best (FzMapTravel *self);
void     fz_map_travel_reveal_results (FzMapTravel *self);
void     fz_map_travel_to_start (FzMapTravel *self,
                                 FzPoint      start,
                                 const FzBox *nearest);
void     fz_map_travel_by (FzMapTravel *self,
                           double       right,
                           double       down);
void     fz_map_travel_closer (FzMapTravel *self,
                               double       levels);
void     fz_map_travel_reveal (FzMapTravel           *self,
                               const graphene_rect_t *bounds);

void fz_map_travel_set_bottom_inset (FzMapTravel *self,
                                     int          inset,
                                     FzStation   *selected);
void fz_map_travel_set_size (FzMapTravel *self,
                             int          width,
                             int          height,
                             FzStation   *selected);
void fz_map_travel_notice_move (FzMapTravel *self);
void fz_map_travel_notice_table (FzMapTravel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapTravel, fz_map_travel_free)

G_END_DECLS
