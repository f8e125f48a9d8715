/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

/* How far the outlines may lie from the true borders, metres: their source was
 * simplified by as much. */
#define FZ_OUTLINE_ERROR 170.0

gboolean fz_outlines_find_district (const FzCatalog *catalog,
                                    FzPoint          point,
                                    guint           *district);
double   fz_outlines_get_border_distance (const FzCatalog *catalog,
                                          FzPoint          point);

G_END_DECLS
