/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"
#include "fz-station.h"

G_BEGIN_DECLS

#define FZ_TYPE_MAP_VIEW (fz_map_view_get_type ())
G_DECLARE_FINAL_TYPE (FzMapView, fz_map_view, FZ, MAP_VIEW, GtkWidget)

/* Pass it as a zoom to stay at the present one. */
#define FZ_MAP_VIEW_SAME_ZOOM (-1.0)

FzMapView *fz_map_view_new (void);

FzFinder *fz_map_view_get_finder (FzMapView *self);
void      fz_map_view_set_finder (FzMapView *self,
                                  FzFinder  *finder);

FzStation *fz_map_view_get_selected (FzMapView *self);
void       fz_map_view_set_selected (FzMapView *self,
                                     FzStation *station);

int  fz_map_view_get_bottom_inset (FzMapView *self);
void fz_map_view_set_bottom_inset (FzMapView *self,
                                   int        inset);

void fz_map_view_get_viewport (FzMapView *self,
                               double    *lat,
                               double    *lon,
                               double    *zoom);
void fz_map_view_go_to (FzMapView *self,
                        double     lat,
                        double     lon,
                        double     zoom);
void fz_map_view_show_station (FzMapView *self,
                               FzStation *station);
void fz_map_view_show_all (FzMapView *self);
void fz_map_view_zoom_to_results (FzMapView *self);
void fz_map_view_reveal_results (FzMapView *self);
void fz_map_view_show_start (FzMapView *self);
void fz_map_view_pan (FzMapView *self,
                      double     right,
                      double     down);
void fz_map_view_zoom_in (FzMapView *self);
void fz_map_view_zoom_out (FzMapView *self);

gboolean fz_map_view_show_district (FzMapView  *self,
                                    const char *code);

void fz_map_view_offer_pack (FzMapView *self,
                             GFile     *file);

void     fz_map_view_open_menu (FzMapView *self);
gboolean fz_map_view_get_picking (FzMapView *self);
void     fz_map_view_set_picking (FzMapView *self,
                                  gboolean   picking);

G_END_DECLS
