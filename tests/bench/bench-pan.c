/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "fz-base-map.h"
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-map-view.h"
#include "fz-ui.h"

/*
 * What a frame costs while the map is panned and zoomed along one path: our map with
 * 188, 20,000 and 600,000 stations, the bare built-in map, and libshumate's own layer
 * of markers over the bare map. They take turns, each in a new window.
 *
 * A frame's cost is the time that the main loop was at work from the frame before to
 * the end of this one: what is put off to an idle callback counts, waiting does not.
 */

#define N_RUNS 9
#define N_MARKER_RUNS 3
#define N_DISTRICTS 2848 /* of China */
#define WINDOW_WIDTH 1120
#define WINDOW_HEIGHT 740
#define LONGEST_WAIT (20 * G_USEC_PER_SEC)
#define REST (600 * 1000)

/* One movement of a hand: from where the one before ended to here, slowing down. */
typedef struct
{
  double lat;
  double lon;
  double zoom;
  guint  n_frames;
} Movement;

/* As somebody looks for a place: drags at the city's size, turns the wheel, drags through
 * the streets, and goes back to where all of the province is in view. */
static const Movement path[] = {
  { 23.20, 113.40, 9.0, 1 },
  { 23.05, 113.10, 9.0, 24 },
  { 23.13, 113.30, 12.0, 40 },
  { 23.15, 113.45, 12.0, 30 },
  { 23.12, 113.26, 15.0, 40 },
  { 23.10, 113.29, 15.0, 30 },
  { 23.12, 113.30, 10.5, 40 },
  { 23.40, 113.50, 10.5, 24 },
  { 23.30, 113.30, 7.0, 36 },
  { 23.00, 114.50, 7.0, 24 },
  { 23.20, 113.40, 9.0, 30 },
};

typedef struct _Contender Contender;

struct _Contender
{
  const char *name;
  double      limit; /* of the ratio; 0: none */
  guint       n_stations;
  guint       n_districts;
  guint       n_runs;
  GtkWidget *(*make_child) (const Contender *contender);

  FzFinder *finder; /* (owned) (nullable) */
  GArray   *costs;  /* (owned) of double: each run's p95, ms */
};

/* A map on its way along the path. */
typedef struct
{
  ShumateMap *map;
  guint       movement;
  guint       frame;
  gboolean    started;
  gint64      busy_at_last; /* what the loop had worked at the end of the frame before */
  GArray     *samples;      /* of double, ms */
  gboolean    done;
} Walk;

static gint64 time_waited; /* in poll, microseconds */

static int
poll_and_count (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  gint64 start = g_get_monotonic_time ();
  int    result = g_poll (fds, n_fds, timeout);

  time_waited += g_get_monotonic_time () - start;
  return result;
}

static gint64
get_time_busy (void)
{
  return g_get_monotonic_time () - time_waited;
}

static void
run_for (gint64 microseconds)
{
  gint64 until = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static void
look_at (ShumateMap *map,
         double      lat,
         double      lon,
         double      zoom)
{
  ShumateViewport *viewport = shumate_map_get_viewport (map);

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}

static double
mix (double from,
     double to,
     double part)
{
  return from + (to - from) * part;
}

static void
on_update (Walk *walk)
{
  const Movement *from = &path[MAX (walk->movement, 1) - 1];
  const Movement *to = &path[walk->movement];
  double          left = 1.0 - (walk->frame + 1.0) / to->n_frames;
  double          part = 1.0 - left * left;

  look_at (walk->map, mix (from->lat, to->lat, part), mix (from->lon, to->lon, part),
           mix (from->zoom, to->zoom, part));
}

static void
on_after_paint (Walk *walk)
{
  gint64 busy = get_time_busy ();
  double cost = (busy - walk->busy_at_last) / 1000.0;

  /* The first frame has none before it. */
  if (walk->started)
    g_array_append_val (walk->samples, cost);
  walk->started = TRUE;
  walk->busy_at_last = busy;

  if (++walk->frame == path[walk->movement].n_frames)
    {
      walk->frame = 0;
      walk->done = ++walk->movement == G_N_ELEMENTS (path);
    }
}

/* The cost, in ms, that 95 frames of 100 do not exceed. */
static double
walk_along (ShumateMap *map)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (map));
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  Walk   walk = { .map = map, .samples = samples };
  gulong update = g_signal_connect_swapped (clock, "update", G_CALLBACK (on_update), &walk);
  gulong paint = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), &walk);

  gdk_frame_clock_begin_updating (clock);
  while (!walk.done)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, update);
  g_signal_handler_disconnect (clock, paint);

  if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
    {
      for (guint i = 0; i < samples->len; i++)
        g_printerr ("%.1f ", g_array_index (samples, double, i));
      g_printerr ("\n");
    }
  return fz_bench_percentile (samples, 0.95);
}

static GtkWidget *
make_bare_map (const Contender *contender)
{
  ShumateMap *map = shumate_map_new ();
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();
  FzBaseMap *base = fz_base_map_new (map, tiles, FZ_SCRIPT_LATIN);

  fz_base_map_load_tiles (base);
  g_object_set_data_full (G_OBJECT (map), "base-map", base, g_object_unref);
  return GTK_WIDGET (map);
}

static GtkWidget *
make_marker_map (const Contender *contender)
{
  ShumateMap             *map = SHUMATE_MAP (make_bare_map (contender));
  ShumateMarkerLayer     *layer = shumate_marker_layer_new (shumate_map_get_viewport (map));
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (contender->finder));

  for (guint i = 0; i < contender->n_stations; i++)
    {
      ShumateMarker *marker = shumate_point_new ();
      FzPoint        point = fz_station_columns_get_point (columns, i);

      shumate_location_set_location (SHUMATE_LOCATION (marker), point.lat, point.lon);
      shumate_marker_layer_add_marker (layer, marker);
    }
  shumate_map_add_layer (map, SHUMATE_LAYER (layer));
  return GTK_WIDGET (map);
}

static GtkWidget *
make_our_map (const Contender *contender)
{
  FzMapView *view = g_object_new (FZ_TYPE_MAP_VIEW, "online-tiles", FALSE, NULL);

  fz_map_view_set_finder (view, contender->finder);
  return GTK_WIDGET (view);
}

static void
run (const Contender *contender)
{
  GtkWidget  *window = gtk_window_new ();
  GtkWidget  *child = contender->make_child (contender);
  ShumateMap *map = SHUMATE_MAP (ui_find_type (child, SHUMATE_TYPE_MAP));
  double      cost;

  gtk_window_set_default_size (GTK_WINDOW (window), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  look_at (map, path[0].lat, path[0].lon, path[0].zoom);
  run_for (REST);

  cost = walk_along (map);
  g_array_append_val (contender->costs, cost);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (REST / 6);
}

/* Stations over China; the few, over Guangzhou, which has as many. */
static void
set_up (Contender *contender)
{
  contender->costs = g_array_new (FALSE, FALSE, sizeof (double));
  if (contender->n_stations > 0)
    {
      g_autoptr (FzStationTable) table =
          fz_bench_table_new (contender->n_stations, contender->n_districts);

      contender->finder = fz_finder_new (table);
    }
}

static void
clear (Contender *contender)
{
  g_clear_object (&contender->finder);
  g_array_unref (contender->costs);
}

static void
print_costs (const Contender *contender,
             const Contender *bare)
{
  double cost = fz_bench_percentile (contender->costs, 0.5);

  fz_bench_print (&(FzFigure) {
      .name = contender->name,
      .value = cost,
      .unit = "ms, p95",
      .limit = contender->limit,
      .peer = contender == bare ? NULL : bare->name,
      .ratio = cost / fz_bench_percentile (bare->costs, 0.5),
  });
}

int
main (int    argc,
      char **argv)
{
  Contender contenders[] = {
    { "pan-bare", 0, 0, 0, N_RUNS, make_bare_map },
    { "pan-ratio-188", 1.3, 188, 11, N_RUNS, make_our_map },
    { "pan-ratio-20k", 1.3, 20000, N_DISTRICTS, N_RUNS, make_our_map },
    { "pan-ratio-600k", 1.3, 600000, N_DISTRICTS, N_RUNS, make_our_map },
    { "pan-markers-188", 0, 188, 11, N_MARKER_RUNS, make_marker_map },
    { "pan-markers-2k", 0, 2000, N_DISTRICTS, N_MARKER_RUNS, make_marker_map },
    { "pan-markers-5k", 0, 5000, N_DISTRICTS, N_MARKER_RUNS, make_marker_map },
  };
  const char *only = argc == 2 ? argv[1] : NULL; /* one of them, for a profiler */

  adw_init ();
  g_main_context_set_poll_func (NULL, poll_and_count);
  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    {
      if (only == NULL || g_str_equal (only, contenders[i].name))
        set_up (&contenders[i]);
    }

  for (guint turn = 0; turn < N_RUNS; turn++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
        {
          if (contenders[i].costs != NULL && turn < contenders[i].n_runs)
            run (&contenders[i]);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    {
      if (contenders[i].costs != NULL)
        print_costs (&contenders[i], only == NULL ? &contenders[0] : &contenders[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contenders); i++)
    {
      if (contenders[i].costs != NULL)
        clear (&contenders[i]);
    }
  return 0;
}
