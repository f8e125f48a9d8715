/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-table.h"

#include <math.h>

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

static const char *const hours[] = {
  "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
  "Mo-Fr 08:30-12:00,14:30-17:30; Sa 09:00-12:00; PH off",
  "Tu-Sa 09:00-17:00",
  NULL,
};

/* How many of the districts are Guangzhou's: as many as it has. */
#define N_HERE 11

/* How far a district's stations lie from its middle, in degrees. */
#define SPREAD 0.12

static double
get_gaussian (GRand *rand)
{
  double radius = sqrt (-2.0 * log (1.0 - g_rand_double (rand)));

  return radius * cos (2.0 * G_PI * g_rand_double (rand));
}

/* The middle of a district: the first are in Guangzhou, the others lie as China's towns
 * do, thick in the east and thin in the west. */
static FzPoint
place_district (GRand *rand,
                guint  i)
{
  if (i < N_HERE)
    return (FzPoint) {
      .lat = g_rand_double_range (rand, FZ_CITY_SOUTH + SPREAD, FZ_CITY_NORTH - SPREAD),
      .lon = g_rand_double_range (rand, FZ_CITY_WEST + SPREAD, FZ_CITY_EAST - SPREAD),
    };

  return (FzPoint) {
    .lat = CLAMP (31.0 + 5.5 * get_gaussian (rand), 18.5, 50.0),
    .lon = CLAMP (122.0 - 8.0 * fabs (get_gaussian (rand)), 75.0, 134.0),
  };
}

static void
append_station (FzStationColumns *columns,
                GRand            *rand,
                guint             i,
                guint16           district,
                FzPoint           middle)
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
      .point = { middle.lat + SPREAD * get_gaussian (rand), middle.lon + SPREAD * get_gaussian (rand) },
      .point_quality = FZ_POINT_QUALITY_A,
      .step_free = i % FZ_N_STEP_FREE,
      .hours = hours[i % G_N_ELEMENTS (hours)],
      .checked_on = "2026-11-23",
  };

  fz_station_columns_append (columns, &entry);
}

/* @n stations in @n_districts, the same ones each time, for @table to take: as many in each,
 * the first eleven in Guangzhou, the others all over China. */
void
fz_bench_table_fill (FzStationTable *table,
                     guint           n,
                     guint           n_districts)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree FzPoint *middles = g_new (FzPoint, n_districts);
  FzStationColumns   *columns = fz_station_columns_new ();

  fz_catalog_set_dataset (catalog, "bench", "1", NULL, TRUE);
  for (guint i = 0; i < n_districts; i++)
    {
      g_autofree char *code = g_strdup_printf ("%06u", 110000 + i);
      g_autofree char *name = g_strdup_printf ("%s%s区", parts[i % 25][0], parts[i / 25 % 25][0]);

      fz_catalog_add_district (catalog, code, fz_names_make (name, NULL, NULL));
      middles[i] = place_district (rand, i);
    }
  for (guint i = 0; i < n; i++)
    {
      guint16 district = (guint16) ((guint64) i * n_districts / n);

      append_station (columns, rand, i, district, middles[district]);
    }
  fz_station_table_take (table, catalog, columns);
}

/* A table of its own with stations as above. */
FzStationTable *
fz_bench_table_new (guint n,
                    guint n_districts)
{
  FzStationTable *table = fz_station_table_new (FZ_SCRIPT_HANS);

  fz_bench_table_fill (table, n, n_districts);
  return table;
}
