/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-catalog.h"
#include "fz-coordinates.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* How a starting point was set. */
typedef enum
{
  FZ_ORIGIN_STREET,      /* a street, town, district or the city: the place of a station */
  FZ_ORIGIN_LANDMARK,    /* a metro station */
  FZ_ORIGIN_MAP,         /* a place on the map that was pointed at */
  FZ_ORIGIN_COORDINATES, /* typed or pasted */
  FZ_ORIGIN_DEVICE,      /* where the device says that it is */
} FzOriginKind;

/* How far a station is from a starting point, and where. */
typedef struct
{
  double      metres;      /* along the great circle */
  double      error;       /* metres that it may be off by */
  FzDirection direction;   /* as seen from the starting point */
  gboolean    approximate; /* it can only be told as "about" */
} FzDistance;

#define FZ_TYPE_ORIGIN (fz_origin_get_type ())
G_DECLARE_FINAL_TYPE (FzOrigin, fz_origin, FZ, ORIGIN, GObject)

FzOrigin *fz_origin_new (FzOriginKind   kind,
                         FzPoint        point,
                         double         accuracy,
                         const FzNames *names);
FzOrigin *fz_origin_new_for_street (const FzStationColumns *columns,
                                    guint                   row);
FzOrigin *fz_origin_new_for_landmark (const FzLandmark *landmark);
FzOrigin *fz_origin_new_for_coordinates (const FzCoordinates *coordinates);

FzOriginKind fz_origin_get_kind (FzOrigin *self);
FzPoint      fz_origin_get_point (FzOrigin *self);
double       fz_origin_get_accuracy (FzOrigin *self);
gboolean     fz_origin_is_approximate (FzOrigin *self);
const char  *fz_origin_get_name (FzOrigin *self,
                                 FzScript  script);
const char  *fz_origin_get_code (FzOrigin *self);
FzDistance   fz_origin_measure (FzOrigin      *self,
                                FzPoint        point,
                                FzPointQuality quality);
gboolean     fz_origin_equal (FzOrigin *self,
                              FzOrigin *other);

gboolean fz_distance_may_swap (const FzDistance *nearer,
                               const FzDistance *farther);

/* Kind, latitude, longitude, accuracy, names in three scripts, code. */
#define FZ_ORIGIN_VARIANT "(udddssss)"

GVariant *fz_origin_to_variant (FzOrigin *self);
FzOrigin *fz_origin_new_from_variant (GVariant *variant);

G_END_DECLS
