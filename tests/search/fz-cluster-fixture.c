/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-fixture.h"

static FzPoint
place_anywhere (GRand *rand,
                guint  i)
{
  return (FzPoint) {
    .lat = g_rand_double_range (rand, FZ_CITY_SOUTH, FZ_CITY_NORTH),
    .lon = g_rand_double_range (rand, FZ_CITY_WEST, FZ_CITY_EAST),
  };
}

static FzPoint
place_in_towns (GRand *rand,
                guint  i)
{
  FzPoint town = { .lat = 22.8 + (i % 7) * 0.13, .lon = 113.1 + (i % 5) * 0.17 };

  town.lat += g_rand_double_range (rand, -1.0, 1.0) * g_rand_double (rand) * 0.05;
  town.lon += g_rand_double_range (rand, -1.0, 1.0) * g_rand_double (rand) * 0.05;

  return town;
}

static FzPoint
place_on_one_spot (GRand *rand,
                   guint  i)
{
  return (FzPoint) { .lat = 23.13, .lon = 113.26 };
}

static FzPoint
place_on_a_line (GRand *rand,
                 guint  i)
{
  return (FzPoint) { .lat = 23.0 + i * 0.0004, .lon = 113.0 + i * 0.0007 };
}

/* Along the meridian and the parallel where the cells of every step meet. */
static FzPoint
place_on_cell_borders (GRand *rand,
                       guint  i)
{
  double side = (i & 1 ? 1.0 : -1.0) * 1e-6;

  return i & 2 ? (FzPoint) { .lat = side, .lon = i * 0.001 }
               : (FzPoint) { .lat = i * 0.001, .lon = side };
}

static FzPoint
place_on_the_edge (GRand *rand,
                   guint  i)
{
  return (FzPoint) { .lat = i & 1 ? 89.0 : -89.0, .lon = i & 2 ? 180.0 : -180.0 };
}

/* On both sides of the meridian where the world's map ends, as near to it as can be. */
static FzPoint
place_at_the_date_line (GRand *rand,
                        guint  i)
{
  double off = i % 3 * 0.4;

  return (FzPoint) {
    .lat = g_rand_double_range (rand, -60.0, 60.0),
    .lon = i & 1 ? 180.0 - off : -180.0 + off,
  };
}

/* Where the map ends in the north and the south, and beyond. */
static FzPoint
place_near_the_poles (GRand *rand,
                      guint  i)
{
  double lat = g_rand_double_range (rand, 84.9, 90.0);

  return (FzPoint) {
    .lat = i & 1 ? lat : -lat,
    .lon = g_rand_double_range (rand, -180.0, 180.0),
  };
}

static const struct
{
  const char *name;
  FzPoint (*place) (GRand *rand,
                    guint  i);
} placements[] = {
  [CLUSTER_ANYWHERE] = { "anywhere", place_anywhere },
  [CLUSTER_IN_TOWNS] = { "towns", place_in_towns },
  [CLUSTER_ON_ONE_SPOT] = { "one-spot", place_on_one_spot },
  [CLUSTER_ON_A_LINE] = { "line", place_on_a_line },
  [CLUSTER_ON_CELL_BORDERS] = { "cell-borders", place_on_cell_borders },
  [CLUSTER_ON_THE_EDGE] = { "edge", place_on_the_edge },
  [CLUSTER_AT_THE_DATE_LINE] = { "date-line", place_at_the_date_line },
  [CLUSTER_NEAR_THE_POLES] = { "poles", place_near_the_poles },
};

/* @n stations at a placement, the same ones each time; every fifth is featured. */
FzStationColumns *
cluster_make_columns (ClusterPlacement placement,
                      guint            n)
{
  FzStationColumns *columns = fz_station_columns_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20200518);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("44%07u", i);
      FzStationEntry   entry = {
          .id = i + 1,
          .code = code,
          .level = FZ_LEVEL_STREET,
          .district = FZ_NO_DISTRICT,
          .names = { code, code, code },
          .place = { code, code, code },
          .featured = i % 5 == 0 ? FZ_FEATURED_POPULAR : FZ_FEATURED_NONE,
          .point = placements[placement].place (rand, i),
      };

      fz_station_columns_append (columns, &entry);
    }

  return columns;
}

FzBox
cluster_get_world (void)
{
  return (FzBox) { .south = -90.0, .west = -180.0, .north = 90.0, .east = 180.0 };
}

GArray *
cluster_collect (FzClusterIndex *index,
                 FzBox           box,
                 int             step)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));

  fz_cluster_index_collect (index, &box, step, clusters);

  return clusters;
}

guint
cluster_count_stations (const GArray *clusters)
{
  guint n = 0;

  for (guint i = 0; i < clusters->len; i++)
    n += g_array_index (clusters, FzCluster, i).n_stations;

  return n;
}

const FzCluster *
cluster_find_key (const GArray *clusters,
                  guint64       key)
{
  for (guint i = 0; i < clusters->len; i++)
    if (g_array_index (clusters, FzCluster, i).key == key)
      return &g_array_index (clusters, FzCluster, i);

  return NULL;
}

gboolean
clusters_equal (const FzCluster *a,
                const FzCluster *b)
{
  return a->key == b->key && a->n_stations == b->n_stations && a->n_featured == b->n_featured &&
         a->row == b->row && a->point.lat == b->point.lat && a->point.lon == b->point.lon;
}

/* Adds one test for each placement, whose number it is given. */
void
cluster_add_tests (const char   *path,
                   GTestDataFunc test)
{
  for (guint i = 0; i < CLUSTER_N_PLACEMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s", path, placements[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test);
    }
}
