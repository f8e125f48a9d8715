/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"
#include "fz-nearest.h"

/* Orders over so many stations that not all of them are sorted. */

#define MANY 9000

static FzStationTable *
scatter (GRand *random,
         guint  n)
{
  static const char *const places[] = { "沙河街道", "沙面街道", "猎德街道", "长沙河镇" };
  FzStationTable          *table = fz_station_table_new (FZ_SCRIPT_HANS);
  FzStationColumns        *columns = fz_station_columns_new ();
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", 100000 + i);
      const char      *place = places[g_rand_int_range (random, 0, G_N_ELEMENTS (places))];
      FzStationEntry   entry = {
          .id = i + 1,
          .code = code,
          .level = FZ_LEVEL_STREET,
          .district = FZ_NO_DISTRICT,
          .names = { place },
          .place = { place },
          .point = { g_rand_double_range (random, 20.0, 40.0),
                     g_rand_double_range (random, 100.0, 120.0) },
      };

      fz_station_columns_append (columns, &entry);
    }
  fz_station_table_take (table, catalog, columns);
  return table;
}

/* Of so many that they are not all sorted, the first are those that sorting all of them
 * would give, in every order and with a text. */
static void
test_first_of_many (void)
{
  static const char *const texts[] = { NULL, "沙河", "沙", "镇" };
  g_autoptr (GRand) random = g_rand_new_with_seed (188);
  g_autoptr (FzStationTable) table = scatter (random, MANY);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 30, 110 }, 0, NULL);
  g_autoptr (FzQuery) from_origin = fz_query_with_origin (open, origin);

  for (guint i = 0; i < G_N_ELEMENTS (texts) * FZ_N_ORDERS; i++)
    {
      g_autoptr (FzFinder) finder = fz_finder_new (table);
      g_autoptr (FzQuery) of_text = fz_query_with_text (from_origin, texts[i / FZ_N_ORDERS]);
      g_autoptr (FzQuery) query = fz_query_with_order (of_text, (FzOrder) (i % FZ_N_ORDERS));
      g_autofree guint32 *first = NULL;
      const guint32      *rows;
      guint               n_first, n_rows;

      fz_finder_set_query (finder, query);
      rows = fz_finder_get_first_rows (finder, 300, &n_first);
      first = g_memdup2 (rows, n_first * sizeof (guint32));
      rows = fz_finder_get_rows (finder, &n_rows);
      g_assert_cmpuint (n_first, ==, MIN (n_rows, 300));
      g_assert_cmpmem (first, n_first * sizeof (guint32), rows, n_first * sizeof (guint32));
    }
}

/* Another starting point leaves rows and counts as they were, and the first rows are
 * the nearest stations. */
static void
test_other_origins (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (188);
  g_autoptr (FzStationTable) table = scatter (random, MANY);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);

  for (guint try = 0; try < 20; try++)
    {
      FzPoint point = { g_rand_double_range (random, 20.0, 40.0),
                        g_rand_double_range (random, 100.0, 120.0) };
      g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0, NULL);
      g_autoptr (FzQuery) query = fz_query_with_origin (by_distance, origin);
      g_autoptr (GArray) nearest =
          fz_nearest (fz_station_table_get_columns (table), NULL, 0, point, 100);
      const guint32 *rows;
      guint          n_rows, n_all;

      fz_finder_set_query (finder, query);
      rows = fz_finder_get_first_rows (finder, 100, &n_rows);
      g_assert_cmpuint (n_rows, ==, 100);
      for (guint i = 0; i < n_rows; i++)
        g_assert_cmpuint (rows[i], ==, g_array_index (nearest, FzNearby, i).row);
      fz_finder_get_unsorted_rows (finder, &n_all);
      g_assert_cmpuint (n_all, ==, MANY);
      g_assert_cmpuint (fz_finder_get_counts (finder)->any_level, ==, MANY);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orders/first-of-many", test_first_of_many);
  g_test_add_func ("/orders/other-origins", test_other_origins);
  return g_test_run ();
}
