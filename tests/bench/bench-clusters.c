/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

#include "fz-bench.h"
#include "fz-cluster-index.h"

/*
 * The cluster index over a million points, beside supercluster on the same points
 * and views, in turns. Without Node.js, or without the peer's packages, the
 * figures stand alone and no ratio is told.
 */

#define N_POINTS 1000000
#define N_TOWNS 2848
#define N_VIEWS 400
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
  GSubprocess      *process; /* (owned) */
  GOutputStream    *questions;
  GDataInputStream *answers; /* (owned) */
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
place_view (GRand         *rand,
            const FzPoint *points)
{
  FzPoint point = points[g_rand_int_range (rand, 0, N_POINTS)];
  double  zoom = g_rand_int_range (rand, 4, 18);
  double  degrees = 360.0 / (256.0 * exp2 (zoom));
  double  squeeze = cos (point.lat * G_PI / 180.0);

  return (View) {
    .west = point.lon - degrees * VIEW_WIDTH / 2.0,
    .east = point.lon + degrees * VIEW_WIDTH / 2.0,
    .south = point.lat - squeeze * degrees * VIEW_HEIGHT / 2.0,
    .north = point.lat + squeeze * degrees * VIEW_HEIGHT / 2.0,
    .zoom = zoom,
  };
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
start_peer (const char *points_path,
            const char *views_path)
{
  const char      *folder = g_getenv ("FAZHAN_BENCH_PEERS");
  g_autofree char *script = g_build_filename (folder, "supercluster", "peer.js", NULL);
  g_autofree char *packages = g_build_filename (folder, "supercluster", "node_modules", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  Peer *peer = NULL;

  if (!g_file_test (packages, G_FILE_TEST_IS_DIR))
    {
      g_printerr ("supercluster is not installed: run `npm ci` in %s/supercluster.\n", folder);
      return NULL;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, "node", "--expose-gc", "--max-old-space-size=8192", script,
                              points_path, views_path, NULL);
  if (process == NULL)
    {
      g_printerr ("supercluster is not measured: %s\n", error->message);
      return NULL;
    }
  peer = g_new0 (Peer, 1);
  peer->questions = g_subprocess_get_stdin_pipe (process);
  peer->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  peer->process = g_steal_pointer (&process);
  return peer;
}

static void
end_peer (Peer *peer)
{
  g_output_stream_close (peer->questions, NULL, NULL);
  g_subprocess_wait (peer->process, NULL, NULL);
  g_object_unref (peer->answers);
  g_object_unref (peer->process);
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

static double
time_views (FzClusterIndex *index,
            const View     *views)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_VIEWS; i++)
    {
      FzBox box = { views[i].south, views[i].west, views[i].north, views[i].east };

      g_array_set_size (clusters, 0);
      fz_cluster_index_collect (index, &box, fz_cluster_index_step_at (views[i].zoom), clusters);
    }
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
add_sample (GArray *samples,
            double  sample)
{
  g_array_append_val (samples, sample);
}

static Samples
samples_new (void)
{
  return (Samples) {
    .build = g_array_new (FALSE, FALSE, sizeof (double)),
    .views = g_array_new (FALSE, FALSE, sizeof (double)),
  };
}

static void
samples_clear (Samples *samples)
{
  g_array_unref (samples->build);
  g_array_unref (samples->views);
}

/* The size of the index in bytes. */
static gsize
measure_ours (const FzStationColumns *columns,
              const View             *views,
              Samples                *samples)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (FzClusterIndex) index = fz_cluster_index_new (columns);

  add_sample (samples->build, (g_get_monotonic_time () - start) / 1000.0);
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
get_median (GArray *samples)
{
  return samples->len > 0 ? fz_bench_percentile (samples, 0.5) : 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree FzPoint *points = place_points (rand);
  g_autofree double  *pairs = g_new (double, 2 * N_POINTS);
  g_autofree View    *views = g_new (View, N_VIEWS);
  g_autoptr (FzStationColumns) columns = make_columns (points);
  g_autofree char *folder = g_dir_make_tmp ("fazhan-bench-XXXXXX", NULL);
  g_autofree char *points_path = NULL;
  g_autofree char *views_path = NULL;
  Samples          ours = samples_new ();
  Samples          theirs = samples_new ();
  gsize            n_bytes = 0;
  Peer            *peer;

  for (guint i = 0; i < N_POINTS; i++)
    {
      pairs[2 * i] = points[i].lon;
      pairs[2 * i + 1] = points[i].lat;
    }
  for (guint i = 0; i < N_VIEWS; i++)
    views[i] = place_view (rand, points);
  points_path = write_numbers (folder, "points", pairs, 2 * N_POINTS);
  views_path = write_numbers (folder, "views", (const double *) views, 5 * N_VIEWS);

  peer = start_peer (points_path, views_path);
  for (guint run = 0; run < N_RUNS; run++)
    {
      n_bytes = measure_ours (columns, views, &ours);
      if (peer != NULL)
        measure_peer (peer, &theirs);
    }

  print_ratio ("cluster-build-ratio", get_median (ours.build), "ms", get_median (theirs.build),
               0.15);
  print_ratio ("cluster-view-ratio", get_median (ours.views) / N_VIEWS, "ms a view",
               get_median (theirs.views) / N_VIEWS, 0.25);
  print_ratio ("cluster-memory-ratio", n_bytes, "bytes", peer != NULL ? ask (peer, "bytes") : 0,
               0.25);

  if (peer != NULL)
    end_peer (peer);
  g_unlink (points_path);
  g_unlink (views_path);
  g_rmdir (folder);
  samples_clear (&ours);
  samples_clear (&theirs);
  return 0;
}
