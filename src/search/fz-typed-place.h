/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* How a place was written down. */
typedef enum
{
  FZ_NOTATION_DECIMAL, /* degrees and their fraction: 23.1291, 113.2644 */
  FZ_NOTATION_MINUTES, /* degrees and minutes: 23°7.746′ N … */
  FZ_NOTATION_SECONDS, /* degrees, minutes and seconds: 23°7′44.8″ N … */
  FZ_NOTATION_GEO,     /* a geo: address */
  FZ_NOTATION_LINK,    /* a link to a map service */
} FzNotation;

/* What a text says of a place, before anybody asks whether it can be. */
typedef struct
{
  double     lat; /* degrees in the datum below, any finite number */
  double     lon;
  FzNotation notation;
  gboolean   has_datum;   /* the text, or the service that it is of, says which */
  FzDatum    datum;       /* only where has_datum */
  double     uncertainty; /* metres; NaN where nothing is said of it */
  char      *label;       /* (owned) (nullable) */
} FzTypedPlace;

/* What became of reading a text. */
typedef enum
{
  FZ_READING_OTHER,  /* it is no place at all, but words to search for */
  FZ_READING_FAILED, /* it is an address or a link, but no point can be read from it */
  FZ_READING_DONE,
} FzReading;

G_END_DECLS
