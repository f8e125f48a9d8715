/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-typed-place.h"

G_BEGIN_DECLS

/* Whether a place that somebody typed can be meant. Only FZ_VERDICT_GOOD and
 * FZ_VERDICT_OUTSIDE_DISTRICTS lie in the city's box as they stand. */
typedef enum
{
  FZ_VERDICT_GOOD,
  FZ_VERDICT_UNREADABLE,        /* an address or a link with no point in it */
  FZ_VERDICT_OUT_OF_RANGE,      /* no such latitude or longitude */
  FZ_VERDICT_SWAPPED,           /* wrong as it stands, in the city the other way round */
  FZ_VERDICT_OUTSIDE_CITY,      /* somewhere else on Earth */
  FZ_VERDICT_OUTSIDE_DISTRICTS, /* near, but in the sea or across the border */
} FzVerdict;

/* A place that was typed or pasted. Immutable, with one owner. */
typedef struct
{
  FzVerdict  verdict;
  FzPoint    point; /* WGS-84; where the verdict is SWAPPED, the right way round */
  FzNotation notation;
  FzDatum    datum;         /* what it was understood to be in */
  gboolean   datum_is_said; /* by the text or its service; else it was assumed */
  double     uncertainty;   /* metres; NaN where nothing is said of it */
  char      *label;         /* (nullable) plain text, a line */
} FzCoordinates;

FzCoordinates *fz_coordinates_parse (const char      *text,
                                     FzDatum          assumed,
                                     const FzCatalog *catalog);
void           fz_coordinates_free (FzCoordinates *self);
FzVerdict      fz_coordinates_judge (FzPoint          point,
                                     const FzCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCoordinates, fz_coordinates_free)

G_END_DECLS
