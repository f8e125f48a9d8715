/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-base-map.h"
#include "fz-box.h"

G_BEGIN_DECLS

#define FZ_MAP_MIN_ZOOM 7
#define FZ_MAP_MAX_ZOOM 18

typedef struct _FzMapCamera FzMapCamera;

FzMapCamera *fz_map_camera_new (ShumateMap *map,
                                FzBaseMap  *base);
void         fz_map_camera_free (FzMapCamera *self);

void            fz_map_camera_set_bottom_inset (FzMapCamera *self,
                                                int          inset);
void            fz_map_camera_set_margins (FzMapCamera     *self,
                                           const GtkBorder *margins);
gboolean        fz_map_camera_is_jumping (FzMapCamera *self);
void            fz_map_camera_get_view (FzMapCamera *self,
                                        FzPoint     *middle,
                                        double      *zoom);
FzBox           fz_map_camera_get_box (FzMapCamera *self,
                                       int          width,
                                       int          height);
graphene_rect_t fz_map_camera_get_frame (FzMapCamera *self,
                                         int          width,
                                         int          height);
void            fz_map_camera_jump (FzMapCamera *self,
                                    FzPoint      middle,
                                    double       zoom,
                                    gboolean     animate);
void            fz_map_camera_fit (FzMapCamera *self,
                                   const FzBox *box,
                                   int          width,
                                   int          height,
                                   double       min_zoom,
                                   double       max_zoom,
                                   gboolean     animate);
void            fz_map_camera_pan (FzMapCamera *self,
                                   double       right,
                                   double       down);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapCamera, fz_map_camera_free)

G_END_DECLS
