/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

#include "fz-bench.h"
#include "fz-cluster-index.h"

/*
 * The cluster index over a million points, beside supercluster on the same points
 * and views, in turns. What is built is everything that a view can ask for, in both;
 * the application makes the pins of a place when they are first asked for, or ahead,
 * while nothing else is to do, so first views are told on their own. Without the
 * peer, which ./dev bench starts, the figures stand alone and no ratio is told.
 */

#define N_POINTS 1000000
#define N_TOWNS 2848
#define FIRST_ZOOM 4
#define LAST_ZOOM 17
#define N_JUMPS 6 /* to a place, at each zoom */
#define N_PANS 4  /* after each jump */
#define N_VIEWS ((LAST_ZOOM - FIRST_ZOOM + 1) * N_JUMPS * (N_PANS + 1))
#define N_RUNS 5
#define VIEW_WIDTH 1120.0 /* pixels of a map whose world is 256 × 2^zoom wide */
#define VIEW_HEIGHT 740.0

/* In the order in which the peer reads it. */
typedef struct
{
  double west;
  double south;
  double east;
  double north;
  double zoom;
} View;

typedef struct
{
  GSocketConnection *connection; /* (owned) */
  GOutputStream     *questions;
  GDataInputStream  *answers; /* (owned) */
} Peer;

typedef struct
{
  GArray *build;
  GArray *views;
} Samples;

static double
get_gaussian (GRand *rand)
{
  double radius = sqrt (-2.0 * log (1.0 - g_rand_double (rand)));

  return radius * cos (2.0 * G_PI * g_rand_double (rand));
}

/* Towns lie thick in the east and thin in the west, as China's do. */
static FzPoint
place_town (GRand *rand)
{
  return (FzPoint) {
    .lat = CLAMP (31.0 + 5.5 * get_gaussian (rand), 18.5, 50.0),
    .lon = CLAMP (122.0 - 8.0 * fabs (get_gaussian (rand)), 75.0, 134.0),
  };
}

static FzPoint *
place_points (GRand *rand)
{
  FzPoint *points = g_new (FzPoint, N_POINTS);
  FzPoint  towns[N_TOWNS];

  for (guint i = 0; i < N_TOWNS; i++)
    towns[i] = place_town (rand);
  for (guint i = 0; i < N_POINTS; i++)
    {
      const FzPoint *town = &towns[g_rand_int_range (rand, 0, N_TOWNS)];

      points[i].lat = town->lat + 0.12 * get_gaussian (rand);
      points[i].lon = town->lon + 0.12 * get_gaussian (rand);
    }
  return points;
}

static View
place_view (FzPoint centre,
            double  zoom)
{
  double degrees = 360.0 / (256.0 * exp2 (zoom));
  double squeeze = cos (centre.lat * G_PI / 180.0);

  return (View) {
    .west = centre.lon - degrees * VIEW_WIDTH / 2.0,
    .east = centre.lon + degrees * VIEW_WIDTH / 2.0,
    .south = centre.lat - squeeze * degrees * VIEW_HEIGHT / 2.0,
    .north = centre.lat + squeeze * degrees * VIEW_HEIGHT / 2.0,
    .zoom = zoom,
  };
}

/* Moves by up to half of what is in view. */
static FzPoint
pan (GRand  *rand,
     FzPoint centre,
     double  zoom)
{
  double degrees = 360.0 / (256.0 * exp2 (zoom));
  double squeeze = cos (centre.lat * G_PI / 180.0);

  return (FzPoint) {
    .lat = centre.lat + squeeze * degrees * VIEW_HEIGHT * g_rand_double_range (rand, -0.5, 0.5),
    .lon = centre.lon + degrees * VIEW_WIDTH * g_rand_double_range (rand, -0.5, 0.5),
  };
}

/* Jumps to places with stations, each followed by panning, at every zoom. */
static void
place_views (GRand         *rand,
             const FzPoint *points,
             View          *views)
{
  guint n = 0;

  for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++)
    for (guint jump = 0; jump < N_JUMPS; jump++)
      {
        FzPoint centre = points[g_rand_int_range (rand, 0, N_POINTS)];

        for (guint i = 0; i <= N_PANS; i++)
          {
            views[n++] = place_view (centre, zoom);
            centre = pan (rand, centre, zoom);
          }
      }
}

static FzStationColumns *
make_columns (const FzPoint *points)
{
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < N_POINTS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%09u", 110000000 + i);
      FzStationEntry   entry = {
          .id = i + 1,
          .code = code,
          .level = FZ_LEVEL_STREET,
          .names = { "站", NULL, NULL },
          .point = points[i],
          .point_quality = FZ_POINT_QUALITY_A,
      };

      fz_station_columns_append (columns, &entry);
    }
  return columns;
}

static char *
write_numbers (const char   *folder,
               const char   *name,
               const double *numbers,
               gsize         n)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents (path, (const char *) numbers, n * sizeof (double), &error))
    g_error ("%s", error->message);
  return path;
}

/* NULL, with the reason told, where there is no such peer. */
static Peer *
connect_peer (void)
{
  const char *path = g_getenv ("FAZHAN_BENCH_SUPERCLUSTER");
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  Peer *peer;

  if (path == NULL)
    {
      g_printerr ("supercluster is not measured: ./dev bench starts it where Node.js is.\n");
      return NULL;
    }
  address = g_unix_socket_address_new (path);
  peer = g_new0 (Peer, 1);
  peer->connection =
      g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  if (peer->connection == NULL)
    {
      g_printerr ("supercluster is not measured: %s.\n", error->message);
      g_free (peer);
      return NULL;
    }
  peer->questions = g_io_stream_get_output_stream (G_IO_STREAM (peer->connection));
  peer->answers =
      g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (peer->connection)));
  return peer;
}

/* It ends when nobody is left to ask. */
static void
end_peer (Peer *peer)
{
  g_io_stream_close (G_IO_STREAM (peer->connection), NULL, NULL);
  g_object_unref (peer->answers);
  g_object_unref (peer->connection);
  g_free (peer);
}

static double
ask (Peer       *peer,
     const char *question)
{
  g_autofree char *line = g_strconcat (question, "\n", NULL);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all (peer->questions, line, strlen (line), NULL, NULL, &error))
    answer = g_data_input_stream_read_line (peer->answers, NULL, NULL, &error);
  if (answer == NULL)
    g_error ("supercluster gave no answer to “%s”: %s", question,
             error != NULL ? error->message : "it has ended");
  return g_ascii_strtod (answer, NULL);
}

/* Hands over the points and the views. */
static void
tell_peer (Peer          *peer,
           const FzPoint *points,
           const View    *views)
{
  g_autofree double *pairs = g_new (double, 2 * N_POINTS);
  g_autofree char   *folder = g_dir_make_tmp ("fazhan-bench-XXXXXX", NULL);
  g_autofree char   *points_path = NULL;
  g_autofree char   *views_path = NULL;
  g_autofree char   *question = NULL;

  for (guint i = 0; i < N_POINTS; i++)
    {
      pairs[2 * i] = points[i].lon;
      pairs[2 * i + 1] = points[i].lat;
    }
  points_path = write_numbers (folder, "points", pairs, 2 * N_POINTS);
  views_path = write_numbers (folder, "views", (const double *) views, 5 * N_VIEWS);
  question = g_strdup_printf ("load\t%s\t%s", points_path, views_path);
  ask (peer, question);
  g_unlink (points_path);
  g_unlink (views_path);
  g_rmdir (folder);
}

static double
get_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
show_view (FzClusterIndex *index,
           const View     *view,
           GArray         *clusters)
{
  FzBox box = { view->south, view->west, view->north, view->east };

  g_array_set_size (clusters, 0);
  fz_cluster_index_collect (index, &box, fz_cluster_index_step_at (view->zoom), clusters);
}

static double
time_views (FzClusterIndex *index,
            const View     *views)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));
  double start = get_now ();

  for (guint i = 0; i < N_VIEWS; i++)
    show_view (index, &views[i], clusters);
  return get_now () - start;
}

static void
add_sample (GArray *samples,
            double  sample)
{
  g_array_append_val (samples, sample);
}

static GArray *
samples_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static double
get_median (GArray *samples)
{
  return samples->len > 0 ? fz_bench_percentile (samples, 0.5) : 0;
}

/* The size of the index in bytes. */
static gsize
measure_ours (const FzStationColumns *columns,
              const View             *views,
              Samples                *samples,
              GArray                 *bare)
{
  double start = get_now ();
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  add_sample (bare, get_now () - start);
  for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++)
    fz_cluster_index_prepare (index, fz_cluster_index_step_at (zoom), G_MAXINT64);
  add_sample (samples->build, get_now () - start);
  add_sample (samples->views, time_views (index, views));
  return fz_cluster_index_get_n_bytes (index);
}

static void
measure_peer (Peer    *peer,
              Samples *samples)
{
  add_sample (samples->build, ask (peer, "build"));
  add_sample (samples->views, ask (peer, "views"));
}

/* The median time of each view when nothing at all was made before it. */
static GArray *
measure_first_views (const FzStationColumns *columns,
                     const View             *views)
{
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));
  GArray *firsts = samples_new ();

  for (guint i = 0; i < N_VIEWS; i++)
    {
      g_autoptr (GArray) times = samples_new ();

      for (guint run = 0; run < N_RUNS; run++)
        {
          double start;

          fz_cluster_index_set_rows (index, NULL, N_POINTS);
          start = get_now ();
          show_view (index, &views[i], clusters);
          add_sample (times, get_now () - start);
        }
      add_sample (firsts, get_median (times));
    }
  return firsts;
}

/* @peer_value is 0 where there is no peer. */
static void
print_ratio (const char *name,
             double      value,
             const char *unit,
             double      peer_value,
             double      limit)
{
  gboolean measured = peer_value > 0;

  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = value,
      .unit = unit,
      .limit = measured ? limit : 0,
      .peer = measured ? "supercluster" : NULL,
      .ratio = measured ? value / peer_value : 0,
  });
}

static double
get_mean (const GArray *samples)
{
  double sum = 0;

  for (guint i = 0; i < samples->len; i++)
    sum += g_array_index (samples, double, i);
  return sum / samples->len;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree FzPoint *points = place_points (rand);
  g_autofree View    *views = g_new (View, N_VIEWS);
  g_autoptr (FzStationColumns) columns = make_columns (points);
  g_autoptr (GArray) bare = samples_new ();
  g_autoptr (GArray) firsts = NULL;
  Samples ours = { .build = samples_new (), .views = samples_new () };
  Samples theirs = { .build = samples_new (), .views = samples_new () };
  gsize   n_bytes = 0;
  double  peer_view;
  Peer   *peer = connect_peer ();

  place_views (rand, points, views);
  if (peer != NULL)
    tell_peer (peer, points, views);
  for (guint run = 0; run < N_RUNS; run++)
    {
      n_bytes = measure_ours (columns, views, &ours, bare);
      if (peer != NULL)
        measure_peer (peer, &theirs);
    }
  firsts = measure_first_views (columns, views);

  peer_view = get_median (theirs.views) / N_VIEWS;
  print_ratio ("cluster-build-ratio", get_median (ours.build), "ms", get_median (theirs.build),
               0.15);
  print_ratio ("cluster-view-ratio", get_median (ours.views) / N_VIEWS, "ms a view", peer_view,
               0.25);
  print_ratio ("cluster-memory-ratio", n_bytes, "bytes", peer != NULL ? ask (peer, "bytes") : 0,
               0.25);
  print_ratio ("cluster-sort-ms", get_median (bare), "ms", 0, 0);
  print_ratio ("cluster-view-first-ratio", get_mean (firsts), "ms a view", peer_view, 0);
  print_ratio ("cluster-view-first-ms", fz_bench_percentile (firsts, 1.0), "ms, worst", 0, 0);

  if (peer != NULL)
    end_peer (peer);
  g_array_unref (ours.build);
  g_array_unref (ours.views);
  g_array_unref (theirs.build);
  g_array_unref (theirs.views);
  return 0;
}
