/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fz-bench.h"
#include "fz-finder.h"
#include "fz-nearest.h"

/* Keystroke to results and counts, the model alone. */

/* Characters and syllables that names are made of, so that texts are as long, and
 * match as often, as real ones. */
static const char *const parts[][2] = {
  { "沙", "Sha" },
  { "河", "he" },
  { "天", "Tian" },
  { "新", "Xin" },
  { "塘", "tang" },
  { "石", "Shi" },
  { "龙", "Long" },
  { "江", "Jiang" },
  { "南", "Nan" },
  { "东", "Dong" },
  { "永", "Yong" },
  { "和", "He" },
  { "大", "Da" },
  { "岭", "ling" },
  { "桥", "qiao" },
  { "云", "Yun" },
  { "山", "shan" },
  { "白", "Bai" },
  { "海", "hai" },
  { "珠", "zhu" },
  { "荔", "Li" },
  { "湾", "wan" },
  { "花", "Hua" },
  { "城", "cheng" },
  { "中", "Zhong" },
};

static const char *const texts[] = { "沙", "沙河", "沙河 天", "tian", "tianhe", "公共法律", "石龙镇", "zzz" };

static const char *const hours[] = {
  "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
  "Mo-Fr 08:30-12:00,14:30-17:30; Sa 09:00-12:00; PH off",
  "Tu-Sa 09:00-17:00",
  NULL,
};

static void
append_station (FzStationColumns *columns,
                GRand            *rand,
                guint             i,
                guint16           district)
{
  guint            a = g_rand_int_range (rand, 0, G_N_ELEMENTS (parts));
  guint            b = g_rand_int_range (rand, 0, G_N_ELEMENTS (parts));
  g_autofree char *code = g_strdup_printf ("%09u", 110000000 + i);
  g_autofree char *hans = g_strdup_printf ("%s%s街道", parts[a][0], parts[b][0]);
  g_autofree char *latin = g_strdup_printf ("%s%s Subdistrict", parts[a][1], parts[b][1]);
  g_autofree char *name_hans = g_strdup_printf ("%s%s街公共法律服务工作站", parts[a][0], parts[b][0]);
  g_autofree char *name_hant = g_strdup_printf ("%s%s街公共法律服務工作站", parts[a][0], parts[b][0]);
  g_autofree char *name_latin = g_strdup_printf ("%s Public Legal Service Station", latin);
  g_autofree char *pinyin = g_strdup_printf ("%s %s", parts[a][1], parts[b][1]);
  FzStationEntry   entry = {
      .id = i + 1,
      .code = code,
      .level = FZ_LEVEL_STREET + (i % 5 == 0),
      .district = district,
      .names = { name_hans, name_hant, name_latin },
      .place = { hans, hans, latin },
      .pinyin = pinyin,
      .featured = i % 100 == 0 ? FZ_FEATURED_POPULAR : FZ_FEATURED_NONE,
      .point = { g_rand_double_range (rand, 20, 45), g_rand_double_range (rand, 80, 125) },
      .point_quality = FZ_POINT_QUALITY_A,
      .step_free = i % FZ_N_STEP_FREE,
      .hours = hours[i % G_N_ELEMENTS (hours)],
      .checked_on = "2026-11-23",
  };

  fz_station_columns_append (columns, &entry);
}

static FzStationTable *
make_table (guint n,
            guint n_districts)
{
  FzStationTable *table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < n_districts; i++)
    {
      g_autofree char *code = g_strdup_printf ("%06u", 110000 + i);
      g_autofree char *name = g_strdup_printf ("%s%s区", parts[i % 25][0], parts[i / 25 % 25][0]);

      fz_catalog_add_district (catalog, code, fz_names_make (name, NULL, NULL));
    }
  for (guint i = 0; i < n; i++)
    append_station (columns, rand, i, (guint16) ((guint64) i * n_districts / n));
  fz_station_table_take (table, catalog, columns);
  return table;
}

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
  g_autoptr (FzStationTable) small = make_table (188, 11);
  g_autoptr (FzStationTable) large = make_table (600000, 2848);
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
