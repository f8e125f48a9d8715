/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <time.h>

G_BEGIN_DECLS

/* What is scrolled in a window that is shown, and the clock by which its frames are timed. */
typedef struct
{
  GtkWidget     *window;     /* (unowned) */
  GtkAdjustment *adjustment; /* (unowned) */
  double         step;       /* pixels a frame; 0: a page */
  clockid_t      clock;      /* of the processor: other work on the machine is not ours */
} FzBenchScroll;

void   fz_bench_scroll (const FzBenchScroll *scroll,
                        const char          *name,
                        double               limit);
double fz_bench_get_used (clockid_t clock);

G_END_DECLS
