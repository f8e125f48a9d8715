/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-bench.h"
#include "fz-map-view.h"
#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-window.h"

/*
 * From choosing a station to the frame that shows its details with what its record
 * holds, in the real window: the first one, for which the page comes in, then one after
 * another, over the real stations and over the sample, of which everything is filled.
 * What is waited for the display's next frame is in the figure. What lies below the fold
 * comes with the frame after.
 */

#define LONGEST_WAIT (60 * G_USEC_PER_SEC)
#define N_FIRST 9

typedef struct
{
  FzWindow         *window;
  FzFinder         *finder;
  FzStationDetails *details; /* NULL: not made yet */
  guint32           wanted;
  gint64            painted_at; /* microseconds; 0: not yet */
} Bench;

typedef gboolean (*Condition) (Bench *bench);

static void
wait_until (Bench    *bench,
            Condition condition)
{
  gint64 deadline = g_get_monotonic_time () + LONGEST_WAIT;

  while (!condition (bench))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
has_stations (Bench *bench)
{
  return fz_station_table_get_n_rows (fz_finder_get_table (bench->finder)) > 0;
}

static gboolean
has_painted (Bench *bench)
{
  return bench->painted_at != 0;
}

static gboolean
shows_wanted (Bench *bench)
{
  FzRecord *record;

  if (bench->details == NULL)
    bench->details = FZ_STATION_DETAILS (ui_find_type (GTK_WIDGET (bench->window),
                                                       FZ_TYPE_STATION_DETAILS));
  if (bench->details == NULL || !gtk_widget_get_mapped (GTK_WIDGET (bench->details)))
    return FALSE;
  record = fz_station_details_get_record (bench->details);
  return record != NULL && record->id == bench->wanted;
}

static void
on_after_paint (Bench *bench)
{
  if (bench->wanted != 0 && bench->painted_at == 0 && shows_wanted (bench))
    bench->painted_at = g_get_monotonic_time ();
}

/* Lets the window do what it puts off, as it can between two choices. */
static void
rest (gint64 milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static double
time_choice (Bench  *bench,
             guint32 id)
{
  gint64 start;

  bench->wanted = id;
  bench->painted_at = 0;
  start = g_get_monotonic_time ();
  fz_window_select_station (bench->window, id);
  wait_until (bench, has_painted);
  bench->wanted = 0;
  return (bench->painted_at - start) / 1000.0;
}

static void
open_window (Bench         *bench,
             FzApplication *application,
             gboolean       sample)
{
  g_autoptr (FzSession) session = fz_session_new ();
  GtkWidget *map;

  *bench = (Bench) { 0 };
  bench->window = fz_window_new (ADW_APPLICATION (application), session);
  bench->finder = fz_window_get_finder (bench->window);
  map = ui_find_type (GTK_WIDGET (bench->window), FZ_TYPE_MAP_VIEW);
  fz_map_view_set_online_tiles (FZ_MAP_VIEW (map), FALSE);
  fz_window_open (bench->window, sample, FALSE);
  gtk_window_present (GTK_WINDOW (bench->window));
  wait_until (bench, has_stations);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                            G_CALLBACK (on_after_paint), bench);
  rest (1500);
}

static void
print (const char *name,
       GArray     *samples,
       double      share,
       const char *unit)
{
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, share),
      .unit = unit,
      .limit = 33,
  });
}

/* One after another, the page staying in place. */
static void
measure_all (FzApplication *application,
             gboolean       sample,
             const char    *name)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  const FzStationColumns *columns;
  Bench                   bench;

  open_window (&bench, application, sample);
  columns = fz_station_table_get_columns (fz_finder_get_table (bench.finder));
  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      guint32 id = fz_station_columns_get_id (columns, row);
      double  time = time_choice (&bench, id);

      if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
        g_printerr ("%s %u: %.1f ms\n", name, id, time);
      if (row > 0)
        g_array_append_val (samples, time);
      rest (row == 0 ? 600 : 150);
    }
  print (name, samples, 0.95, "ms, p95");
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

/* The first choice in a window that has been open for a moment. */
static void
measure_first (FzApplication *application)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint run = 0; run < N_FIRST; run++)
    {
      Bench  bench;
      double time;

      open_window (&bench, application, TRUE);
      time = time_choice (&bench, 100 + run);
      if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
        g_printerr ("first: %.1f ms\n", time);
      g_array_append_val (samples, time);
      gtk_window_destroy (GTK_WINDOW (bench.window));
      rest (200);
    }
  print ("panel-shown-first", samples, 0.5, "ms, median");
}

/* Data of its own, so that nobody's stations are touched. */
static char *
make_home (void)
{
  g_autoptr (GError) error = NULL;
  char *home = g_dir_make_tmp ("fazhan-bench-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  return home;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = make_home ();
  g_autoptr (FzApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  fz_application_set_up_language ();
  application = fz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  measure_first (application);
  measure_all (application, FALSE, "panel-shown-188");
  measure_all (application, TRUE, "panel-shown-full-188");
  ui_remove_folder (home);
  return 0;
}
