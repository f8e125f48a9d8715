/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-point.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION (fz_station_get_type ())
G_DECLARE_FINAL_TYPE (FzStation, fz_station, FZ, STATION, GObject)

guint32        fz_station_get_id (FzStation *self);
const char    *fz_station_get_code (FzStation *self);
const char    *fz_station_get_name (FzStation *self);
const char    *fz_station_get_place (FzStation *self);
const char    *fz_station_get_district_name (FzStation *self);
FzLevel        fz_station_get_level (FzStation *self);
FzFeatured     fz_station_get_featured (FzStation *self);
FzStatus       fz_station_get_status (FzStation *self);
FzPoint        fz_station_get_point (FzStation *self);
FzPointQuality fz_station_get_point_quality (FzStation *self);

G_END_DECLS
