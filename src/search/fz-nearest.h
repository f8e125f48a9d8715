/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-columns.h"

G_BEGIN_DECLS

/* A station and how far it is. */
typedef struct
{
  guint32 row;
  double  distance; /* metres, along the great circle */
} FzNearby;

GArray *fz_nearest (const FzStationColumns *columns,
                    const guint32          *rows,
                    guint                   n_rows,
                    FzPoint                 origin,
                    guint                   limit);

G_END_DECLS
