/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-fixture.h"

#include <math.h>

/*
 * What views of the same stations tell, one after the other: the index keeps what it made
 * for one for the next, and whatever it was asked before, each view must be told what a
 * new index tells of the whole world.
 */

#define HELD 500 /* stations in most of the tests */
#define LAST_STEP 40
#define END_OF_MAP 85.0511287 /* degrees north and south */

/* Degrees of longitude that a pixel is wide. */
static double
get_degrees (int step)
{
  return 360.0 / (256.0 * exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM));
}

/* The box of @width × @height pixels, or what of it lies in the world, whose middle is @x
 * pixels east and @y pixels north of @centre. */
static FzBox
get_view (FzPoint centre,
          int     step,
          double  x,
          double  y,
          double  width,
          double  height)
{
  double degrees = get_degrees (step);
  double lat = CLAMP (centre.lat, -END_OF_MAP, END_OF_MAP);
  double squeeze = cos (lat * G_PI / 180.0);

  lat += y * degrees * squeeze;
  return (FzBox) {
    .south = MAX (lat - height / 2.0 * degrees * squeeze, -90.0),
    .west = MAX (centre.lon + (x - width / 2.0) * degrees, -180.0),
    .north = MIN (lat + height / 2.0 * degrees * squeeze, 90.0),
    .east = MIN (centre.lon + (x + width / 2.0) * degrees, 180.0),
  };
}

/* The index tells of a view what @all does, and leaves none out. */
static void
assert_view (FzClusterIndex *index,
             FzBox           box,
             int             step,
             const GArray   *all)
{
  g_autoptr (GArray) some = cluster_collect (index, box, step);
  guint n_inside = 0;

  for (guint i = 0; i < some->len; i++)
    {
      const FzCluster *cluster = &g_array_index (some, FzCluster, i);
      const FzCluster *same = cluster_find_key (all, cluster->key);

      g_assert_nonnull (same);
      g_assert_true (clusters_equal (cluster, same));
      g_assert_cmpint (cluster->step, ==, step);
      for (guint k = 0; k < i; k++)
        g_assert_cmpuint (g_array_index (some, FzCluster, k).key, !=, cluster->key);
      n_inside += fz_box_holds (&box, cluster->point);
    }

  for (guint i = 0; i < all->len; i++)
    n_inside -= fz_box_holds (&box, g_array_index (all, FzCluster, i).point);
  g_assert_cmpuint (n_inside, ==, 0);
}

static GArray *
collect_afresh (const FzStationColumns *columns,
                int                     step)
{
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  return cluster_collect (index, cluster_get_world (), step);
}

static void
test_every_offset (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 5; step <= 30; step += 5)
    {
      g_autoptr (GArray) all = collect_afresh (columns, step);
      FzPoint centre = fz_station_columns_get_point (columns, (guint) step);

      for (int offset = 0; offset < 400; offset += 1)
        {
          assert_view (index, get_view (centre, step, offset, 0, 300, 200), step, all);
          assert_view (index, get_view (centre, step, 0, offset, 300, 200), step, all);
          assert_view (index, get_view (centre, step, -offset, -offset, 300, 200), step, all);
        }
    }
}

/* Two pins come in the same order in each view of both. */
static void
test_order (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  int     step = 18;
  FzPoint centre = fz_station_columns_get_point (columns, 0);
  g_autoptr (GArray) wide =
      cluster_collect (index, get_view (centre, step, 0, 0, 1400, 900), step);

  for (int offset = -300; offset <= 300; offset += 20)
    {
      FzBox box = get_view (centre, step, offset, offset / 2, 500, 400);
      g_autoptr (GArray) some = cluster_collect (index, box, step);
      guint place_in_wide = 0;

      for (guint i = 0; i < some->len; i++)
        {
          guint64 key = g_array_index (some, FzCluster, i).key;

          while (place_in_wide < wide->len &&
                 g_array_index (wide, FzCluster, place_in_wide).key != key)
            place_in_wide++;
          g_assert_cmpuint (place_in_wide, <, wide->len);
        }
    }
}

/* Chooses @rows anew: all, none or some, in no order. */
static void
choose_rows (GRand  *rand,
             GArray *rows)
{
  int kind = g_rand_int_range (rand, 0, 4);

  g_array_set_size (rows, 0);
  for (guint32 row = 0; row < HELD; row++)
    if (kind == 0 || (kind > 1 && g_rand_int_range (rand, 0, kind) == 0))
      g_array_append_val (rows, row);
  for (guint i = 1; i < rows->len; i++)
    {
      guint   k = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
      guint32 row = g_array_index (rows, guint32, i);

      g_array_index (rows, guint32, i) = g_array_index (rows, guint32, k);
      g_array_index (rows, guint32, k) = row;
    }
}

/* Filters, the selection and views in any order. */
static void
test_changes (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 apart = FZ_NO_ROW;

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (FzClusterIndex) fresh = fz_cluster_index_new (columns);
      int step = g_rand_int_range (rand, 0, LAST_STEP + 1);
      g_autoptr (GArray) all = NULL;

      if (round % 3 == 0)
        {
          choose_rows (rand, rows);
          fz_cluster_index_set_rows (index, (guint32 *) rows->data, rows->len);
        }
      if (round % 3 == 1)
        {
          apart = g_rand_boolean (rand) ? FZ_NO_ROW : (guint32) g_rand_int (rand) % HELD;
          fz_cluster_index_set_apart (index, apart);
        }
      g_assert_cmpuint (fz_cluster_index_get_n_rows (index), ==, rows->len);

      fz_cluster_index_set_rows (fresh, (guint32 *) rows->data, rows->len);
      fz_cluster_index_set_apart (fresh, apart);
      all = cluster_collect (fresh, cluster_get_world (), step);
      for (guint view = 0; view < 10; view++)
        {
          FzPoint centre =
              fz_station_columns_get_point (columns, (guint) g_rand_int_range (rand, 0, HELD));

          assert_view (index,
                       get_view (centre, step, 0, 0, g_rand_double_range (rand, 1, 900),
                                 g_rand_double_range (rand, 1, 700)),
                       step, all);
        }
      assert_view (index, cluster_get_world (), step, all);
    }
}

/* At every step on the way in a station is in exactly one of the pins in view. */
static void
test_zooming_in (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (guint32 row = 0; row < HELD; row += 61)
    for (int step = 0; step <= LAST_STEP; step++)
      {
        FzPoint point = fz_station_columns_get_point (columns, row);
        g_autoptr (GArray) clusters =
            cluster_collect (index, get_view (point, step, 0, 0, 320, 320), step);
        guint n_holding = 0;

        for (guint i = 0; i < clusters->len; i++)
          {
            g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

            fz_cluster_index_get_members (index, &g_array_index (clusters, FzCluster, i), members,
                                          G_MAXUINT);
            for (guint k = 0; k < members->len; k++)
              n_holding += g_array_index (members, guint32, k) == row;
          }
        g_assert_cmpuint (n_holding, ==, 1);
      }
}

static void
test_few (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);

  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (FzStationColumns) columns = cluster_make_columns (place, n);
      g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

      for (int step = 0; step <= LAST_STEP; step++)
        {
          g_autoptr (GArray) all =
              cluster_collect (index, cluster_get_world (), step);

          g_assert_cmpuint (cluster_count_stations (all), ==, n);
          for (guint row = 0; row < n; row++)
            assert_view (
                index,
                get_view (fz_station_columns_get_point (columns, row), step, 0, 0, 200, 200),
                step, all);

          /* The one that is left when the other is selected. */
          fz_cluster_index_set_apart (index, 0);
          g_array_set_size (all, 0);
          fz_cluster_index_collect (index, &(FzBox) { -90.0, -180.0, 90.0, 180.0 }, step, all);
          g_assert_cmpuint (all->len, ==, n - 1);
          if (n == 2)
            g_assert_cmpuint (g_array_index (all, FzCluster, 0).row, ==, 1);
          fz_cluster_index_set_apart (index, FZ_NO_ROW);
        }
    }
}

/* What is made ahead is what would be made when it is asked for, in however many slices. */
static void
test_made_ahead (void)
{
  guint n = 20000;
  g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_IN_TOWNS, n);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (FzClusterIndex) sliced = fz_cluster_index_new (columns);
  gsize n_bytes = fz_cluster_index_get_n_bytes (index);
  guint n_slices = 0;

  for (int step = -1; step <= LAST_STEP + 1; step++)
    {
      g_assert_false (fz_cluster_index_prepare (index, step, G_MAXINT64));
      while (fz_cluster_index_prepare (sliced, step, 0))
        n_slices++;
    }
  g_assert_cmpuint (n_slices, >, 30);
  g_assert_cmpuint (fz_cluster_index_get_n_bytes (index), >, n_bytes);
  g_assert_cmpuint (fz_cluster_index_get_n_bytes (index), <, n_bytes + n * 40);

  for (int step = 8; step <= LAST_STEP; step += 4)
    {
      g_autoptr (GArray) all = collect_afresh (columns, step);

      for (guint32 row = 0; row < n; row += 4999)
        {
          FzBox box = get_view (fz_station_columns_get_point (columns, row), step, 0, 0, 600, 400);

          assert_view (index, box, step, all);
          assert_view (sliced, box, step, all);
        }
    }

  /* For other stations all of it begins anew. */
  g_assert_false (fz_cluster_index_prepare (index, 20, 0));
  fz_cluster_index_set_rows (index, NULL, n);
  g_assert_true (fz_cluster_index_prepare (index, 20, 0));
}

/* However much is looked at, little is kept beside the stations. */
static void
test_bounded_memory (void)
{
  static const guint numbers[] = { 0, 1, 188, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint n = numbers[i];
      g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_ANYWHERE, n);
      g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
      gsize n_bytes = fz_cluster_index_get_n_bytes (index);

      for (int step = 0; step <= LAST_STEP; step++)
        {
          g_autoptr (GArray) all = collect_afresh (columns, step);

          fz_cluster_index_prepare (index, step, G_MAXINT64);
          for (guint32 row = 0; row < MAX (n, 188); row += 1 + n / 188)
            {
              FzPoint centre = { .lat = 23.1, .lon = 113.3 };
              g_autoptr (GArray) some = NULL;

              if (row < n)
                centre = fz_station_columns_get_point (columns, row);
              some = cluster_collect (
                  index, get_view (centre, step, 0, 0, 1400, 900), step);
              g_assert_cmpuint (fz_cluster_index_get_n_bytes (index), <,
                                n_bytes + 96 * 1024 + (gsize) n * 64);
            }
          if (n > 0)
            assert_view (index,
                         get_view (fz_station_columns_get_point (columns, n - 1), step, 0, 0, 700,
                                   500),
                         step, all);
        }
    }
}

static void
test_a_million (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  guint            n = 1000000;
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, n);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 0; step <= 24; step += 4)
    {
      g_autoptr (GArray) all =
          cluster_collect (index, cluster_get_world (), step);
      guint n_featured = 0;

      g_assert_cmpuint (cluster_count_stations (all), ==, n);
      for (guint i = 0; i < all->len; i++)
        n_featured += g_array_index (all, FzCluster, i).n_featured;
      g_assert_cmpuint (n_featured, ==, n / 5);
      assert_view (index,
                   get_view (fz_station_columns_get_point (columns, n / 2), step, 0, 0, 1000, 600),
                   step, all);
    }

  for (int step = 0; step <= LAST_STEP; step++)
    {
      g_autoptr (GArray) some = cluster_collect (
          index,
          get_view (fz_station_columns_get_point (columns, n / 3), step, 0, 0, 1000, 600),
          step);

      g_assert_cmpuint (some->len, >, 0);
      g_assert_cmpuint (some->len, <, 700);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  cluster_add_tests ("/cluster-views/every-offset", test_every_offset);
  cluster_add_tests ("/cluster-views/order", test_order);
  cluster_add_tests ("/cluster-views/changes", test_changes);
  cluster_add_tests ("/cluster-views/zooming-in", test_zooming_in);
  cluster_add_tests ("/cluster-views/few", test_few);
  g_test_add_func ("/cluster-views/made-ahead", test_made_ahead);
  g_test_add_func ("/cluster-views/bounded-memory", test_bounded_memory);
  g_test_add_data_func ("/cluster-views/a-million/towns",
                        GUINT_TO_POINTER (CLUSTER_IN_TOWNS), test_a_million);
  g_test_add_data_func ("/cluster-views/a-million/one-spot",
                        GUINT_TO_POINTER (CLUSTER_ON_ONE_SPOT), test_a_million);

  return g_test_run ();
}
