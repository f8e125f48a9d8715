/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-nearest.h"

#include <string.h>

static void
append (FzStationColumns *columns,
        const char       *code,
        double            lat,
        double            lon)
{
  FzStationEntry entry = {
    .id = fz_station_columns_get_n_rows (columns) + 1,
    .code = code,
    .level = FZ_LEVEL_STREET,
    .district = FZ_NO_DISTRICT,
    .names = { [FZ_SCRIPT_HANS] = "站" },
    .place = { [FZ_SCRIPT_HANS] = "地" },
    .point = { .lat = lat, .lon = lon },
  };

  fz_station_columns_append (columns, &entry);
}

static FzStationColumns *
scatter (GRand *random,
         guint  n,
         double south,
         double north,
         double west,
         double east)
{
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", g_rand_int_range (random, 0, 1000000));

      append (columns, code, g_rand_double_range (random, south, north),
              g_rand_double_range (random, west, east));
    }
  return columns;
}

static int
compare_plainly (gconstpointer a,
                 gconstpointer b,
                 gpointer      columns)
{
  const FzNearby *one = a, *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return strcmp (fz_station_columns_get_code (columns, one->row),
                 fz_station_columns_get_code (columns, other->row));
}

/* The same by sorting everything. */
static GArray *
sort_all (FzStationColumns *columns,
          FzPoint           origin)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (FzNearby));

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      FzNearby nearby = {
        .row = row,
        .distance = fz_point_distance (origin, fz_station_columns_get_point (columns, row)),
      };

      g_array_append_val (all, nearby);
    }
  g_array_sort_with_data (all, compare_plainly, columns);
  return all;
}

static void
assert_agrees (FzStationColumns *columns,
               FzPoint           origin,
               guint             limit)
{
  g_autoptr (GArray) nearest = fz_nearest (columns, NULL, 0, origin, limit);
  g_autoptr (GArray) all = sort_all (columns, origin);

  g_assert_cmpuint (nearest->len, ==, MIN (limit, all->len));
  for (guint i = 0; i < nearest->len; i++)
    {
      FzNearby *found = &g_array_index (nearest, FzNearby, i);
      FzNearby *expected = &g_array_index (all, FzNearby, i);

      g_assert_cmpfloat (found->distance, ==, expected->distance);
      g_assert_cmpuint (found->row, ==, expected->row);
    }
}

static void
test_agrees_with_sorting (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (188);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (FzStationColumns) city = scatter (random, 2000, 22.5, 24.0, 112.9, 114.1);
      g_autoptr (FzStationColumns) world = scatter (random, 2000, -90.0, 90.0, -180.0, 180.0);
      FzPoint in_city = { g_rand_double_range (random, 22.5, 24.0),
                          g_rand_double_range (random, 112.9, 114.1) };
      FzPoint anywhere = { g_rand_double_range (random, -90.0, 90.0),
                           g_rand_double_range (random, -180.0, 180.0) };

      assert_agrees (city, in_city, 20);
      assert_agrees (city, anywhere, 20);
      assert_agrees (world, anywhere, 7);
      assert_agrees (world, (FzPoint) { 89.9, 10.0 }, 7);
      assert_agrees (world, (FzPoint) { -12.0, 179.99 }, 7);
      assert_agrees (world, (FzPoint) { 45.0, -180.0 }, 7);
    }
}

static void
test_limits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (FzStationColumns) columns = scatter (random, 5, 22.5, 24.0, 112.9, 114.1);
  g_autoptr (FzStationColumns) none = fz_station_columns_new ();
  FzPoint origin = { 23.0, 113.0 };

  assert_agrees (columns, origin, 0);
  assert_agrees (columns, origin, 1);
  assert_agrees (columns, origin, 5);
  assert_agrees (columns, origin, 6);
  assert_agrees (none, origin, 3);
}

/* Stations at one spot come by their codes, in whatever order they are held. */
static void
test_ties (void)
{
  static const char *const orders[][4] = {
    { "440103001", "440103002", "440103003", "440103004" },
    { "440103004", "440103003", "440103002", "440103001" },
    { "440103003", "440103001", "440103004", "440103002" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
      g_autoptr (GArray) nearest = NULL;

      for (guint at = 0; at < 4; at++)
        append (columns, orders[i][at], 23.1, 113.2);
      nearest = fz_nearest (columns, NULL, 0, (FzPoint) { 23.1, 113.2 }, 2);

      g_assert_cmpuint (nearest->len, ==, 2);
      for (guint at = 0; at < 2; at++)
        {
          FzNearby *nearby = &g_array_index (nearest, FzNearby, at);

          g_assert_cmpfloat (nearby->distance, ==, 0.0);
          g_assert_cmpstr (fz_station_columns_get_code (columns, nearby->row), ==, orders[0][at]);
        }
    }
}

static void
test_rows (void)
{
  g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
  const guint32 rows[] = { 3, 1 };
  g_autoptr (GArray) nearest = NULL;

  append (columns, "a", 23.0, 113.0);
  append (columns, "b", 23.1, 113.0);
  append (columns, "c", 23.2, 113.0);
  append (columns, "d", 23.3, 113.0);
  nearest = fz_nearest (columns, rows, G_N_ELEMENTS (rows), (FzPoint) { 23.0, 113.0 }, 10);

  g_assert_cmpuint (nearest->len, ==, 2);
  g_assert_cmpuint (g_array_index (nearest, FzNearby, 0).row, ==, 1);
  g_assert_cmpuint (g_array_index (nearest, FzNearby, 1).row, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (nearest, FzNearby, 0).distance, 11119.5, 0.1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nearest/agrees-with-sorting", test_agrees_with_sorting);
  g_test_add_func ("/nearest/limits", test_limits);
  g_test_add_func ("/nearest/ties", test_ties);
  g_test_add_func ("/nearest/rows", test_rows);

  return g_test_run ();
}
