/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One figure of the benchmarks, printed as one JSON object a line. */
typedef struct
{
  const char *name;
  double      value;
  const char *unit;
  double      limit; /* of the ratio where there is a peer; 0: there is none */
  const char *peer;  /* what it was measured against, or NULL */
  double      ratio; /* of the value to the peer's; printed when there is a peer */
} FzFigure;

void   fz_bench_print (const FzFigure *figure);
double fz_bench_percentile (GArray *samples,
                            double  share);

char *fz_bench_make_home (void);
void  fz_bench_remove_home (const char *home);

G_END_DECLS
