/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fz-application.h"
#include "fz-base-map.h"
#include "fz-bench.h"
#include "fz-window.h"

/*
 * From the start of a process to its window on the screen: ours, with the list and
 * the pins in it, against a bare libadwaita window that holds only the same built-in
 * map. Each run is a process of its own, which is this program again; it writes a
 * byte when the frame that counts has been painted. The two take turns.
 */

#define N_RUNS 21

/* What a window is waited for. */
typedef gboolean (*IsReady) (GtkWindow *window);

typedef struct
{
  IsReady  is_ready;
  gboolean painted; /* ready before this frame, so it has been painted */
} Watch;

static gboolean
is_on_screen (GtkWidget  *widget,
              const char *type_name)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return gtk_widget_get_width (widget) > 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_on_screen (child, type_name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_app_ready (GtkWindow *window)
{
  return is_on_screen (GTK_WIDGET (window), "FzStationRow") &&
         is_on_screen (GTK_WIDGET (window), "FzPin");
}

static gboolean
is_bare_ready (GtkWindow *window)
{
  return is_on_screen (GTK_WIDGET (window), "ShumateMap");
}

static void
on_after_paint (GdkFrameClock *clock,
                GtkWindow     *window)
{
  Watch *watch = g_object_get_data (G_OBJECT (window), "watch");

  if (watch->painted)
    return;
  if (!watch->is_ready (window))
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      return;
    }
  watch->painted = TRUE;
  g_print ("*");
  fflush (stdout);
  gtk_window_destroy (window);
}

static void
watch_window (GtkWindow *window,
              IsReady    is_ready)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->is_ready = is_ready;
  g_object_set_data_full (G_OBJECT (window), "watch", watch, g_free);
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (on_after_paint), window, G_CONNECT_DEFAULT);
}

static void
on_app_window_added (GtkApplication *application,
                     GtkWindow      *window,
                     gpointer        user_data)
{
  watch_window (window, is_app_ready);
}

static int
run_app (void)
{
  g_autoptr (FzApplication) application = NULL;

  fz_application_set_up_language ();
  application = fz_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (on_app_window_added), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static void
on_bare_activated (GApplication *application)
{
  GtkWidget       *window = adw_application_window_new (GTK_APPLICATION (application));
  ShumateMap      *map = shumate_map_new ();
  g_autofree char *path = fz_base_map_find_file ();
  g_autoptr (FzMbtiles) tiles = fz_mbtiles_open (path, NULL);
  FzBaseMap *base_map = fz_base_map_new (map, tiles, FZ_SCRIPT_LATIN);

  fz_base_map_set_online (base_map, FALSE);
  g_object_set_data_full (G_OBJECT (window), "base-map", base_map, g_object_unref);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), GTK_WIDGET (map));
  gtk_window_set_default_size (GTK_WINDOW (window), 1120, 740);
  watch_window (GTK_WINDOW (window), is_bare_ready);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_bare (void)
{
  g_autoptr (AdwApplication) application =
      adw_application_new (FZ_APPLICATION_ID ".Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (on_bare_activated), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* Milliseconds until the window of a new process @which is painted. */
static double
time_start (const char *program,
            const char *which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  gint64 start = g_get_monotonic_time ();
  double elapsed;
  char   byte;
  gssize n_read;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, which, NULL);
  g_assert_no_error (error);
  n_read = g_input_stream_read (g_subprocess_get_stdout_pipe (process), &byte, 1, NULL, &error);
  elapsed = (g_get_monotonic_time () - start) / 1000.0;
  g_assert_no_error (error);
  g_assert_cmpint (n_read, ==, 1);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  return elapsed;
}

/* Data and settings of their own, so that the first run's copying of the database
 * is not measured and nobody's own stations are touched. */
static char *
make_home (void)
{
  char *home = g_dir_make_tmp ("fazhan-bench-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  return home;
}

static void
remove_home (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "rm", "-rf", home, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
}

static void
measure (const char *program)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *home = make_home ();
  double           our_median, bare_median;

  time_start (program, "--app");
  time_start (program, "--bare");
  for (guint i = 0; i < N_RUNS; i++)
    {
      double our_time = time_start (program, "--app");
      double bare_time = time_start (program, "--bare");

      g_array_append_val (ours, our_time);
      g_array_append_val (bare, bare_time);
    }
  remove_home (home);

  our_median = fz_bench_percentile (ours, 0.5);
  bare_median = fz_bench_percentile (bare, 0.5);
  fz_bench_print (&(FzFigure) {
      .name = "startup-bare",
      .value = bare_median,
      .unit = "ms, median",
  });
  fz_bench_print (&(FzFigure) {
      .name = "startup-ratio",
      .value = our_median,
      .unit = "ms, median",
      .limit = 1.15,
      .peer = "bare window with the same map",
      .ratio = our_median / bare_median,
  });
}

int
main (int    argc,
      char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], "--app"))
    return run_app ();
  if (argc == 2 && g_str_equal (argv[1], "--bare"))
    return run_bare ();
  measure (argv[0]);
  return 0;
}
