/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-application.h"
#include "fz-session.h"
#include "fz-window.h"

G_BEGIN_DECLS

/* The real window over the real stations, in folders of its own, and when it has painted
 * what its finder found. */
typedef struct
{
  char          *home;        /* (owned) */
  FzApplication *application; /* (owned) */
  FzSession     *session;     /* (owned) */
  FzWindow      *window;
  FzFinder      *finder;     /* the session's */
  gint64         changed_at; /* microseconds; 0: the finder has not changed yet */
  gint64         painted_at; /* 0: nothing has been painted since */
} FzBenchWindow;

typedef void (*FzBenchChange) (FzBenchWindow *self,
                               gpointer       data);

void   fz_bench_window_open (FzBenchWindow *self);
void   fz_bench_window_close (FzBenchWindow *self);
double fz_bench_window_time (FzBenchWindow *self,
                             FzBenchChange  change,
                             gpointer       data);

G_END_DECLS
