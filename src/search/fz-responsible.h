/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-leaders.h"
#include "fz-origin.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* Why a station is suggested. */
typedef enum
{
  FZ_REASON_OWN,     /* it is that of the chosen street or town */
  FZ_REASON_CENTRE,  /* it is the centre of the district in which one is */
  FZ_REASON_NEAREST, /* it is near */
} FzReason;

/* A station for those who start from one place. */
typedef struct
{
  guint32    row;
  FzReason   reason;
  FzDistance distance;
  gboolean   may_swap; /* of two neighbours by distance: the next nearest may be nearer */
} FzSuggestion;

FzLeaders fz_responsible_find_leaders (const FzStationColumns *columns,
                                       const FzCatalog        *catalog,
                                       FzOrigin               *origin);

GArray  *fz_responsible_find (const FzStationColumns *columns,
                              const FzCatalog        *catalog,
                              const guint32          *rows,
                              guint                   n_rows,
                              FzOrigin               *origin,
                              guint                   limit);
gboolean fz_responsible_find_district (const FzStationColumns *columns,
                                       const FzCatalog        *catalog,
                                       FzOrigin               *origin,
                                       guint                  *district);

G_END_DECLS
