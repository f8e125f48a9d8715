/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-table.h"
#include "fz-bench-window.h"
#include "fz-bench.h"
#include "fz-ui.h"

/*
 * From a keystroke in the search field to the frame that shows the new list and the
 * new pins, in the real window: over the 188 real stations, and over 600,000. What is
 * waited for the display's next frame is in the figure.
 */

/* What people type, stroke by stroke. */
static const char *const texts[] = { "天", "天河", "天河 猎", "", "l", "li", "lie", "lied", "liede", "沙",
                                     "沙河", "", "公", "公共", "公共法律", "家", "家暴", "", "zzz", "" };

#define N_RUNS 10

static void
type (FzBenchWindow *window,
      gpointer       text)
{
  GtkWidget *entry = ui_find_type (GTK_WIDGET (window->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
measure (FzBenchWindow *window,
         const char    *name,
         double         limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          double sample = fz_bench_window_time (window, type, (gpointer) texts[i]);

          if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
            g_printerr ("%s “%s” %.1f ms\n", name, texts[i], sample);
          /* The first makes what all others find. */
          if (run > 0)
            g_array_append_val (samples, sample);
        }
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.95),
      .unit = "ms, p95",
      .limit = limit,
  });
}

int
main (int    argc,
      char **argv)
{
  FzBenchWindow window = { 0 };

  fz_bench_window_open (&window);
  measure (&window, "results-shown-188", 33);
  fz_bench_table_fill (fz_finder_get_table (window.finder), 600000, 2848);
  measure (&window, "results-shown-600k", 50);
  fz_bench_window_close (&window);
  return 0;
}
