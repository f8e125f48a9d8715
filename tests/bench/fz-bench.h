/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One figure of the benchmarks, printed as one JSON object a line. */
typedef struct
{
  const char *name;
  double      value;
  const char *unit;
  double      limit; /* 0: there is none */
  const char *peer;  /* what it was measured against, or NULL */
  double      ratio; /* to the peer; printed when there is one */
} FzFigure;

void   fz_bench_print (const FzFigure *figure);
double fz_bench_percentile (GArray *samples,
                            double  share);

G_END_DECLS
