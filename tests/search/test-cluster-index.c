/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-fixture.h"

#include <math.h>

/* Where a pin stands on a map whose world is 256 × 2^zoom pixels wide. */
typedef struct
{
  double x;
  double y;
} Pixel;

#define HELD 500 /* stations in most of the tests */

static Pixel
to_pixel (FzPoint point,
          double  zoom)
{
  double world = 256.0 * exp2 (zoom);
  double lat = CLAMP (point.lat, -85.0511287, 85.0511287);

  return (Pixel) {
    .x = (point.lon / 360.0 + 0.5) * world,
    .y = (0.5 - atanh (sin (lat * G_PI / 180.0)) / (2.0 * G_PI)) * world,
  };
}

/* Every station belongs to exactly one pin, and the pins' counts are true. */
static void
test_members (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 0; step <= 36; step += 3)
    {
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), step);
      gboolean seen[HELD] = { FALSE };

      g_assert_cmpuint (cluster_count_stations (clusters), ==, HELD);
      for (guint i = 0; i < clusters->len; i++)
        {
          const FzCluster *cluster = &g_array_index (clusters, FzCluster, i);
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
          guint n_featured = 0;

          g_assert_cmpint (cluster->step, ==, step);
          g_assert_cmpuint (fz_cluster_index_get_members (index, cluster, rows, G_MAXUINT), ==,
                            cluster->n_stations);
          for (guint k = 0; k < rows->len; k++)
            {
              guint32 row = g_array_index (rows, guint32, k);

              g_assert_cmpuint (row, <, HELD);
              g_assert_false (seen[row]);
              seen[row] = TRUE;
              n_featured += fz_station_columns_get_featured (columns, row) == FZ_FEATURED_POPULAR;
            }
          g_assert_cmpuint (n_featured, ==, cluster->n_featured);
        }
    }
}

/* Whether two points lie in the same cell of a step: 32 pixels wide at an even one. */
static gboolean
share_cell (FzPoint a,
            FzPoint b,
            int     step)
{
  double last = exp2 (step / FZ_CLUSTER_STEPS_PER_ZOOM + 3) - 1.0;
  Pixel  p = to_pixel (a, step / FZ_CLUSTER_STEPS_PER_ZOOM);
  Pixel  q = to_pixel (b, step / FZ_CLUSTER_STEPS_PER_ZOOM);

  return MIN (floor (p.x / 32.0), last) == MIN (floor (q.x / 32.0), last) &&
         MIN (floor (p.y / 32.0), last) == MIN (floor (q.y / 32.0), last);
}

/* The room that a pin keeps round it, as a radius in pixels: that of the stations in its
 * own cell, without those that joined it. */
static double
get_room (FzClusterIndex         *index,
          const FzStationColumns *columns,
          const FzCluster        *cluster)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;

  fz_cluster_index_get_members (index, cluster, rows, G_MAXUINT);
  for (guint i = 0; i < rows->len; i++)
    n += share_cell (
        fz_station_columns_get_point (columns, g_array_index (rows, guint32, i)), cluster->point,
        cluster->step);

  g_assert_cmpuint (n, >, 0);
  return fz_cluster_get_radius (n);
}

/* No two pins stand closer than the room that both take. */
static void
test_distances (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 0; step <= 36; step++)
    {
      double zoom = (double) step / FZ_CLUSTER_STEPS_PER_ZOOM;
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), step);
      g_autofree double *rooms = g_new (double, clusters->len);

      for (guint i = 0; i < clusters->len; i++)
        {
          const FzCluster *cluster = &g_array_index (clusters, FzCluster, i);
          Pixel            a = to_pixel (cluster->point, zoom);

          rooms[i] = get_room (index, columns, cluster);
          for (guint k = 0; k < i; k++)
            {
              Pixel  b = to_pixel (g_array_index (clusters, FzCluster, k).point, zoom);
              double distance = hypot (a.x - b.x, a.y - b.y);

              g_assert_cmpfloat (distance, >=, rooms[i] + rooms[k] - 0.01);
              g_assert_cmpfloat (distance, >=, FZ_CLUSTER_MIN_DISTANCE - 0.01);
            }
        }
    }
}

/* A station joins the nearest pin that is too close, and none that is far off. */
static void
test_joins_near (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 1; step <= 36; step += 5)
    {
      double zoom = (double) step / FZ_CLUSTER_STEPS_PER_ZOOM;
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), step);

      for (guint i = 0; i < clusters->len; i++)
        {
          const FzCluster *cluster = &g_array_index (clusters, FzCluster, i);
          Pixel            pin = to_pixel (cluster->point, zoom);
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

          fz_cluster_index_get_members (index, cluster, rows, G_MAXUINT);
          for (guint k = 0; k < rows->len; k++)
            {
              guint32 row = g_array_index (rows, guint32, k);
              Pixel   member = to_pixel (fz_station_columns_get_point (columns, row), zoom);

              /* Twice the largest radius between cells, and half a cell's diagonal. */
              g_assert_cmpfloat (hypot (pin.x - member.x, pin.y - member.y), <, 52.0 + 64.0);
              if (cluster->n_stations == 1)
                {
                  g_assert_cmpuint (row, ==, cluster->row);
                  g_assert_cmpfloat_with_epsilon (pin.x, member.x, 0.02);
                  g_assert_cmpfloat_with_epsilon (pin.y, member.y, 0.02);
                }
            }
        }
    }
}

/* Any smaller view of the same place gives the very same pins. */
static void
test_stable_under_panning (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int step = 12; step <= 34; step++)
    {
      g_autoptr (GArray) all = cluster_collect (index, cluster_get_world (), step);

      for (guint view = 0; view < 20; view++)
        {
          FzPoint around =
              fz_station_columns_get_point (columns, g_rand_int_range (rand, 0, HELD));
          double size = 400.0 / exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM);
          FzBox  box = {
             .south = around.lat - size * g_rand_double (rand),
             .west = around.lon - size * g_rand_double (rand),
             .north = around.lat + size * g_rand_double (rand),
             .east = around.lon + size * g_rand_double (rand),
          };
          g_autoptr (GArray) some = cluster_collect (index, box, step);

          for (guint i = 0; i < some->len; i++)
            {
              const FzCluster *cluster = &g_array_index (some, FzCluster, i);
              const FzCluster *same = cluster_find_key (all, cluster->key);

              g_assert_nonnull (same);
              g_assert_true (clusters_equal (cluster, same));
            }

          /* And every one whose pin stands in the box is among them. */
          for (guint i = 0; i < all->len; i++)
            {
              const FzCluster *cluster = &g_array_index (all, FzCluster, i);

              if (cluster->point.lat > box.south && cluster->point.lat < box.north &&
                  cluster->point.lon > box.west && cluster->point.lon < box.east)
                g_assert_nonnull (cluster_find_key (some, cluster->key));
            }
        }
    }
}

static void
test_only_the_rows_set (void)
{
  g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_IN_TOWNS, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  guint32 rows[HELD / 3];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[G_N_ELEMENTS (rows) - 1 - i] = 3 * i;

  fz_cluster_index_set_rows (index, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (fz_cluster_index_get_n_rows (index), ==, G_N_ELEMENTS (rows));
  for (int step = 0; step <= 36; step += 4)
    {
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), step);

      g_assert_cmpuint (cluster_count_stations (clusters), ==, G_N_ELEMENTS (rows));
      for (guint i = 0; i < clusters->len; i++)
        g_assert_cmpuint (g_array_index (clusters, FzCluster, i).row % 3, ==, 0);
    }

  fz_cluster_index_set_rows (index, NULL, 0);
  {
    g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 20);
    FzBox bounds;

    g_assert_cmpuint (clusters->len, ==, 0);
    g_assert_false (fz_cluster_index_get_bounds (index, &bounds));
  }

  fz_cluster_index_set_rows (index, NULL, HELD);
  {
    g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 20);

    g_assert_cmpuint (cluster_count_stations (clusters), ==, HELD);
  }
}

/* The one apart is in no cluster, and the rest are as if it did not exist. */
static void
test_apart (gconstpointer data)
{
  ClusterPlacement place = GPOINTER_TO_UINT (data);
  g_autoptr (FzStationColumns) columns = cluster_make_columns (place, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (FzClusterIndex) without = fz_cluster_index_new (columns);
  guint32 apart = 10;
  guint32 rest[HELD - 1];

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    rest[i] = i < apart ? i : i + 1;

  fz_cluster_index_set_apart (index, apart);
  fz_cluster_index_set_rows (without, rest, G_N_ELEMENTS (rest));
  for (int step = 0; step <= 36; step += 2)
    {
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), step);
      g_autoptr (GArray) expected = cluster_collect (without, cluster_get_world (), step);

      g_assert_cmpuint (clusters->len, ==, expected->len);
      for (guint i = 0; i < clusters->len; i++)
        g_assert_true (clusters_equal (&g_array_index (clusters, FzCluster, i),
                                       &g_array_index (expected, FzCluster, i)));
    }

  fz_cluster_index_set_apart (index, FZ_NO_ROW);
  {
    g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 20);

    g_assert_cmpuint (cluster_count_stations (clusters), ==, HELD);
  }
}

static void
test_bounds_and_extent (void)
{
  g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_IN_TOWNS, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 0);
  FzBox expected = { .south = 90.0, .west = 180.0, .north = -90.0, .east = -180.0 };
  FzBox bounds, extent;

  for (guint row = 0; row < HELD; row++)
    {
      FzPoint point = fz_station_columns_get_point (columns, row);

      expected.south = MIN (expected.south, point.lat);
      expected.north = MAX (expected.north, point.lat);
      expected.west = MIN (expected.west, point.lon);
      expected.east = MAX (expected.east, point.lon);
    }

  g_assert_true (fz_cluster_index_get_bounds (index, &bounds));
  g_assert_cmpuint (clusters->len, ==, 1);
  fz_cluster_index_get_extent (index, &g_array_index (clusters, FzCluster, 0), &extent);
  g_assert_cmpfloat_with_epsilon (bounds.south, expected.south, 1e-6);
  g_assert_cmpfloat_with_epsilon (bounds.west, expected.west, 1e-6);
  g_assert_cmpfloat_with_epsilon (bounds.north, expected.north, 1e-6);
  g_assert_cmpfloat_with_epsilon (bounds.east, expected.east, 1e-6);
  g_assert_cmpfloat (extent.south, ==, bounds.south);
  g_assert_cmpfloat (extent.west, ==, bounds.west);
  g_assert_cmpfloat (extent.north, ==, bounds.north);
  g_assert_cmpfloat (extent.east, ==, bounds.east);
}

static void
test_separates (void)
{
  static const struct
  {
    ClusterPlacement place;
    gboolean         separates;
  } cases[] = {
    { CLUSTER_IN_TOWNS, TRUE },
    { CLUSTER_ON_A_LINE, TRUE },
    { CLUSTER_ON_ONE_SPOT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzStationColumns) columns = cluster_make_columns (cases[i].place, HELD);
      g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
      g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 2);

      const FzCluster *all;

      g_assert_cmpuint (clusters->len, ==, 1);
      all = &g_array_index (clusters, FzCluster, 0);
      g_assert_cmpint (fz_cluster_index_separates (index, all, 34), ==, cases[i].separates);
    }
}

/* What separates at the last step is told by the pins that it has there. */
static void
test_separates_truly (void)
{
  g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_IN_TOWNS, HELD);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 22);
  g_autoptr (GArray) last = cluster_collect (index, cluster_get_world (), 26);
  guint n_apart = 0, n_together = 0;

  for (guint i = 0; i < clusters->len; i++)
    {
      const FzCluster *cluster = &g_array_index (clusters, FzCluster, i);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      guint n_pins = 0;

      fz_cluster_index_get_members (index, cluster, rows, G_MAXUINT);
      for (guint k = 0; k < last->len; k++)
        {
          g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint32));
          gboolean shared = FALSE;

          fz_cluster_index_get_members (index, &g_array_index (last, FzCluster, k), others,
                                        G_MAXUINT);
          for (guint m = 0; m < rows->len; m++)
            for (guint o = 0; o < others->len; o++)
              shared |= g_array_index (rows, guint32, m) == g_array_index (others, guint32, o);
          n_pins += shared;
        }

      g_assert_cmpint (fz_cluster_index_separates (index, cluster, 26), ==, n_pins > 1);
      if (cluster->n_stations > 1)
        {
          n_apart += n_pins > 1;
          n_together += n_pins == 1;
        }
    }

  g_assert_cmpuint (n_apart, >, 0);
  g_assert_cmpuint (n_together, >, 0);
}

static void
test_steps (void)
{
  static const struct
  {
    double zoom;
    int    step;
  } cases[] = {
    { -3.0, 0 },
    { 0.0, 0 },
    { 0.49, 0 },
    { 0.5, 1 },
    { 8.999, 18 },
    { 8.98, 17 },
    { 9.0, 18 },
    { 9.5, 19 },
    { 17.0, 34 },
    { 20.0, 40 },
    { 99.0, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (fz_cluster_index_step_at (cases[i].zoom), ==, cases[i].step);
}

static void
test_empty (void)
{
  g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GArray) clusters = cluster_collect (index, cluster_get_world (), 20);

  g_assert_cmpuint (clusters->len, ==, 0);
  g_assert_cmpuint (fz_cluster_index_get_n_rows (index), ==, 0);
}

/* However many stations there are, a view holds no more pins than find room. */
static void
test_bounded (void)
{
  g_autoptr (FzStationColumns) columns = cluster_make_columns (CLUSTER_ANYWHERE, 50000);
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  for (int step = 18; step <= 24; step++)
    {
      double degrees = 360.0 / (256.0 * exp2 ((double) step / FZ_CLUSTER_STEPS_PER_ZOOM));
      FzBox  box = {
         .south = 23.2 - 300.0 * degrees,
         .west = 113.5 - 500.0 * degrees,
         .north = 23.2 + 300.0 * degrees,
         .east = 113.5 + 500.0 * degrees,
      };
      g_autoptr (GArray) clusters = cluster_collect (index, box, step);

      g_assert_cmpuint (clusters->len, <, 600);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  cluster_add_tests ("/cluster-index/members", test_members);
  cluster_add_tests ("/cluster-index/distances", test_distances);
  cluster_add_tests ("/cluster-index/joins-near", test_joins_near);
  cluster_add_tests ("/cluster-index/stable-under-panning", test_stable_under_panning);
  cluster_add_tests ("/cluster-index/apart", test_apart);
  g_test_add_func ("/cluster-index/only-the-rows-set", test_only_the_rows_set);
  g_test_add_func ("/cluster-index/bounds-and-extent", test_bounds_and_extent);
  g_test_add_func ("/cluster-index/separates", test_separates);
  g_test_add_func ("/cluster-index/separates-truly", test_separates_truly);
  g_test_add_func ("/cluster-index/steps", test_steps);
  g_test_add_func ("/cluster-index/empty", test_empty);
  g_test_add_func ("/cluster-index/bounded", test_bounded);

  return g_test_run ();
}
