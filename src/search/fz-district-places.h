/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-box.h"
#include "fz-catalog.h"

G_BEGIN_DECLS

/* A point inside a district, and how far from its borders. */
typedef struct
{
  FzPoint point;
  double  room; /* metres */
} FzDistrictPlace;

gboolean fz_district_places_get_box (const FzCatalog *catalog,
                                     guint            district,
                                     FzBox           *box);
GArray  *fz_district_places_list (const FzCatalog *catalog,
                                  guint            district);

G_END_DECLS
