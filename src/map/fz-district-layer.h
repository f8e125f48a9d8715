/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-district-names.h"
#include "fz-station-layer.h"

G_BEGIN_DECLS

#define FZ_TYPE_DISTRICT_LAYER (fz_district_layer_get_type ())
G_DECLARE_FINAL_TYPE (FzDistrictLayer, fz_district_layer, FZ, DISTRICT_LAYER, ShumateLayer)

FzDistrictLayer *fz_district_layer_new (ShumateViewport *viewport,
                                        FzStationLayer  *stations);

void     fz_district_layer_set_catalog (FzDistrictLayer *self,
                                        FzCatalog       *catalog,
                                        FzScript         script);
void     fz_district_layer_set_marked (FzDistrictLayer *self,
                                       guint            district);
void     fz_district_layer_set_pointed (FzDistrictLayer *self,
                                        guint            district,
                                        gboolean         at_name);
guint    fz_district_layer_get_marked (FzDistrictLayer *self);
guint    fz_district_layer_get_pointed (FzDistrictLayer *self);
gboolean fz_district_layer_has_names (FzDistrictLayer *self);
guint    fz_district_layer_find_name (FzDistrictLayer *self,
                                      double           x,
                                      double           y);
gboolean fz_district_layer_get_name_bounds (FzDistrictLayer *self,
                                            guint            district,
                                            graphene_rect_t *bounds);

G_END_DECLS
