/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-scroll.h"

#include "fz-bench.h"
#include "fz-ui.h"

#define N_FRAMES 200

typedef struct
{
  const FzBenchScroll *scroll;
  GArray              *samples; /* (unowned) of double, ms */
  double               start;   /* ms; 0: no frame has begun */
  guint                n_frames;
} Run;

static void
on_before_paint (GdkFrameClock *clock,
                 Run           *run)
{
  GtkAdjustment *adjustment = run->scroll->adjustment;
  double         step = run->scroll->step;

  run->start = fz_bench_get_used (run->scroll->clock);
  if (step == 0)
    step = gtk_adjustment_get_page_size (adjustment);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
}

static void
on_after_paint (GdkFrameClock *clock,
                Run           *run)
{
  double taken = fz_bench_get_used (run->scroll->clock) - run->start;

  if (run->start > 0)
    g_array_append_val (run->samples, taken);
  run->n_frames++;
}

static gboolean
has_painted (gpointer data)
{
  return ((Run *) data)->n_frames >= N_FRAMES;
}

static gboolean
keep_going (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       unused)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* Scrolls for 200 frames and prints as @name the milliseconds that 95 of 100 of them stay
 * within; no more than @limit, where that is not 0. */
void
fz_bench_scroll (const FzBenchScroll *scroll,
                 const char          *name,
                 double               limit)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scroll->window);
  guint          tick = gtk_widget_add_tick_callback (scroll->window, keep_going, NULL, NULL);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  Run      run = { .scroll = scroll, .samples = samples };
  FzFigure figure = { .name = name, .unit = "ms", .limit = limit };

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &run);
  g_assert_true (ui_wait_until (has_painted, &run));
  g_signal_handlers_disconnect_by_data (clock, &run);
  gtk_widget_remove_tick_callback (scroll->window, tick);
  figure.value = fz_bench_percentile (samples, 0.95);
  fz_bench_print (&figure);
}

/* Milliseconds that @clock, one of clock_gettime(), has counted. */
double
fz_bench_get_used (clockid_t clock)
{
  struct timespec used;

  g_assert_cmpint (clock_gettime (clock, &used), ==, 0);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}
