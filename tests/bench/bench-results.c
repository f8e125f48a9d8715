/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-table.h"
#include "fz-bench-window.h"
#include "fz-bench.h"
#include "fz-station-layer.h"
#include "fz-ui.h"

/*
 * From a keystroke in the search field, or a change of filter, to the frame that shows
 * the new list and the new pins, in the real window: over the 188 real stations, and
 * over 600,000. What is waited for the display's next frame is in the figure.
 */

/* What people type, stroke by stroke. */
static const char *const texts[] = { "天", "天河", "天河 猎", "", "l", "li", "lie", "lied", "liede", "沙",
                                     "沙河", "", "公", "公共", "公共法律", "家", "家暴", "", "zzz", "" };

/* What is filtered by: levels that many stations have, so that each shows pins. */
static const guint filters[] = {
  1u << FZ_LEVEL_STREET,
  1u << FZ_LEVEL_TOWN,
  1u << FZ_LEVEL_STREET | 1u << FZ_LEVEL_TOWN,
  1u << FZ_LEVEL_TOWN | 1u << FZ_LEVEL_DISTRICT,
};

#define N_RUNS 10

/* Makes change @i and returns how long it takes to be seen, milliseconds. */
typedef double (*TimeChange) (FzBenchWindow *window,
                              guint          i);

static void
type (FzBenchWindow *window,
      gpointer       text)
{
  GtkWidget *entry = ui_find_type (GTK_WIDGET (window->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static double
time_stroke (FzBenchWindow *window,
             guint          i)
{
  return fz_bench_window_time (window, type, (gpointer) texts[i]);
}

static void
filter_levels (FzBenchWindow *window,
               gpointer       levels)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) query = fz_query_with_levels (open, GPOINTER_TO_UINT (levels));

  fz_finder_set_query (window->finder, query);
}

/* Every pin that shows a station shows one of those @levels. */
static void
assert_pinned (FzBenchWindow *window,
               guint          levels)
{
  FzStationLayer *layer =
      FZ_STATION_LAYER (ui_find_type (GTK_WIDGET (window->window), FZ_TYPE_STATION_LAYER));
  guint n_pins = fz_station_layer_get_n_pins (layer);

  g_assert_cmpuint (n_pins, >, 0);
  for (guint i = 0; i < n_pins; i++)
    {
      FzStation *station = fz_pin_get_station (fz_station_layer_get_pin (layer, i));

      if (station != NULL)
        g_assert_cmpuint (levels & 1u << fz_station_get_level (station), !=, 0);
    }
}

static double
time_filter (FzBenchWindow *window,
             guint          i)
{
  double time = fz_bench_window_time (window, filter_levels, GUINT_TO_POINTER (filters[i]));

  assert_pinned (window, filters[i]);
  return time;
}

static void
measure (FzBenchWindow *window,
         const char    *name,
         TimeChange     time_change,
         guint          n_changes,
         double         limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < n_changes; i++)
        {
          double sample = time_change (window, i);

          if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
            g_printerr ("%s %u: %.1f ms\n", name, i, sample);
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
  measure (&window, "results-shown-188", time_stroke, G_N_ELEMENTS (texts), 33);
  measure (&window, "filter-to-pins-188", time_filter, G_N_ELEMENTS (filters), 33);
  fz_bench_table_fill (fz_finder_get_table (window.finder), 600000, 2848);
  measure (&window, "results-shown-600k", time_stroke, G_N_ELEMENTS (texts), 50);
  measure (&window, "filter-to-pins-600k", time_filter, G_N_ELEMENTS (filters), 50);
  fz_bench_window_close (&window);
  return 0;
}
