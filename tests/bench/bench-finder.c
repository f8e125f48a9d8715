/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"
#include "fz-bench-table.h"
#include "fz-finder.h"
#include "fz-nearest.h"

/* Keystroke to results and counts, the model alone. */

static const char *const texts[] = { "沙", "沙河", "沙河 天", "tian", "tianhe", "公共法律", "石龙镇", "zzz" };

static double
time_keystroke (FzFinder   *finder,
                const char *text)
{
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);
  gint64 start = g_get_monotonic_time ();

  fz_finder_set_query (finder, query);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
measure_keystrokes (const char *name,
                    FzFinder   *finder,
                    guint       n_runs,
                    double      limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint run = 0; run < n_runs; run++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          double sample = time_keystroke (finder, texts[i]);

          g_array_append_val (samples, sample);
        }
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.99),
      .unit = "ms, p99",
      .limit = limit,
  });
}

static double
time_query (FzFinder *finder,
            FzQuery  *query)
{
  gint64 start = g_get_monotonic_time ();

  fz_finder_set_query (finder, query);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* A starting point clicked anywhere, to the results in the order of their distance. */
static void
measure_origins (const char *name,
                 FzFinder   *finder,
                 guint       n_runs,
                 double      limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);

  for (guint run = 0; run < n_runs; run++)
    {
      FzPoint point = { g_rand_double_range (rand, 20, 45), g_rand_double_range (rand, 80, 125) };
      g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0, NULL);
      g_autoptr (FzQuery) query = fz_query_with_origin (by_distance, origin);
      double sample = time_query (finder, query);

      g_array_append_val (samples, sample);
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.99),
      .unit = "ms, p99",
      .limit = limit,
  });
}

static void
measure_nearest (const char             *name,
                 const FzStationColumns *columns,
                 guint                   n_runs,
                 double                  limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint run = 0; run < n_runs; run++)
    {
      FzPoint point = { g_rand_double_range (rand, 20, 45), g_rand_double_range (rand, 80, 125) };
      gint64  start = g_get_monotonic_time ();
      g_autoptr (GArray) nearest = fz_nearest (columns, NULL, 0, point, 20);
      double sample = (g_get_monotonic_time () - start) / 1000.0;

      g_assert_cmpuint (nearest->len, ==, 20);
      g_array_append_val (samples, sample);
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.99),
      .unit = "ms, p99",
      .limit = limit,
  });
}

static void
measure_filters (const char *name,
                 FzFinder   *finder,
                 guint       n_runs,
                 double      limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (FzQuery) open = fz_query_new ();

  for (guint run = 0; run < n_runs; run++)
    {
      g_autoptr (FzQuery) query = fz_query_with_levels (open, 1 + run % 15);
      double sample = time_query (finder, query);

      g_array_append_val (samples, sample);
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.99),
      .unit = "ms, p99",
      .limit = limit,
  });
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (FzStationTable) small = fz_bench_table_new (188, 11);
  g_autoptr (FzStationTable) large = fz_bench_table_new (600000, 2848);
  g_autoptr (FzFinder) small_finder = fz_finder_new (small);
  g_autoptr (FzFinder) large_finder = fz_finder_new (large);

  measure_keystrokes ("keystroke-188", small_finder, 200, 1.0);
  measure_keystrokes ("keystroke-600k", large_finder, 15, 16.7);
  measure_filters ("filter-600k", large_finder, 100, 16.7);
  measure_origins ("origin-188", small_finder, 200, 1.0);
  measure_origins ("origin-600k", large_finder, 60, 16.7);
  measure_nearest ("nearest20-600k", fz_station_table_get_columns (large), 60, 5.0);
  fz_bench_print (&(FzFigure) {
      .name = "table-bytes-600k",
      .value = fz_station_columns_get_n_bytes (fz_station_table_get_columns (large)) / 600000.0,
      .unit = "bytes a station",
      .limit = 200,
  });
  return 0;
}
