/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-landmark-search.h"
#include "fz-origin.h"

G_BEGIN_DECLS

/* A place with a name to start from. */
typedef struct
{
  FzOriginKind kind;   /* FZ_ORIGIN_STREET or FZ_ORIGIN_LANDMARK */
  guint        number; /* the row of the place's station, or the landmark's in the catalogue */
} FzStart;

GArray   *fz_start_search_find (const FzStationColumns *columns,
                                const FzCatalog        *catalog,
                                const FzLandmarkSearch *landmarks,
                                const char             *text,
                                guint                   limit);
GArray   *fz_start_search_list (const FzStationColumns *columns,
                                guint                   district,
                                FzScript                script);
FzOrigin *fz_start_search_guess (const FzStationColumns *columns,
                                 FzCatalog              *catalog,
                                 const char             *text);
FzOrigin *fz_start_make_origin (const FzStart          *start,
                                const FzStationColumns *columns,
                                const FzCatalog        *catalog);

G_END_DECLS
