/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "fz-application.h"
#include "fz-base-map.h"
#include "fz-bench.h"
#include "fz-window.h"

/*
 * From the start of a process to its window on the screen: ours, with the list and
 * the pins in it, against a bare libadwaita window that holds only the same built-in
 * map. Each run is a process of its own, which is this program again; it writes a
 * byte when the frame that counts has been painted. The two take turns.
 *
 * "startup" ends with the first frame, which in the bare window is an empty map:
 * what tiles and labels cost comes later. "startup-drawn" ends, for both, with the
 * first frame in which the map has its labels, too. "memory" is what each window has
 * a while later, when all tiles in view are there.
 */

#define N_RUNS 21
#define N_MEMORY_RUNS 7
#define REST 1500 /* ms */

/* What one run was. */
typedef struct
{
  double elapsed; /* ms */
  double memory;  /* MB, resident */
} Start;

typedef struct
{
  GArray *elapsed; /* (owned) of double */
  GArray *memory;  /* (owned) of double */
} Starts;

typedef struct _Mode Mode;

/* What one process is to do. */
struct _Mode
{
  const char *name; /* the argument that asks for it */
  int (*run) (const Mode *mode);
  gboolean (*is_ready) (GtkWindow *window); /* what the window is waited for */
  gboolean rests;                           /* and then for REST more */
};

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

static gboolean
is_app_drawn (GtkWindow *window)
{
  return is_app_ready (window) && is_on_screen (GTK_WIDGET (window), "ShumateVectorSymbol");
}

static gboolean
is_bare_drawn (GtkWindow *window)
{
  return is_on_screen (GTK_WIDGET (window), "ShumateVectorSymbol");
}

/* Resident memory of this process, in kB, as a line. */
static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char      *resident;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  resident = status != NULL ? strstr (status, "VmRSS:") : NULL;
  g_print ("%.12s\n", resident != NULL ? resident + strlen ("VmRSS:") : "0");
}

static void
finish (void)
{
  g_print ("*");
  fflush (stdout);
  print_memory ();
  fflush (stdout);
  _exit (EXIT_SUCCESS); /* not through destructors: the map's threads still draw */
}

static void
on_rested (gpointer data)
{
  finish ();
}

static void
on_after_paint (GdkFrameClock *clock,
                GtkWindow     *window)
{
  const Mode *mode = g_object_get_data (G_OBJECT (window), "mode");

  if (!mode->is_ready (window))
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      return;
    }
  if (!mode->rests)
    finish ();
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, window);
  g_timeout_add_once (REST, on_rested, NULL);
}

static void
on_realized (GtkWindow *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (on_after_paint), window, G_CONNECT_DEFAULT);
}

/* The window is realized when it is presented, as it is with nobody watching. */
static void
watch_window (GtkWindow  *window,
              const Mode *mode)
{
  g_object_set_data (G_OBJECT (window), "mode", (gpointer) mode);
  g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
}

static void
on_app_window_added (GtkApplication *application,
                     GtkWindow      *window,
                     gpointer        mode)
{
  watch_window (window, mode);
}

static int
run_app (const Mode *mode)
{
  g_autoptr (FzApplication) application = NULL;

  fz_application_set_up_language ();
  application = fz_application_new ();
  g_signal_connect (application, "window-added",
                    G_CALLBACK (on_app_window_added), (gpointer) mode);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static void
on_bare_activated (GApplication *application,
                   gpointer      mode)
{
  GtkWidget       *window = adw_application_window_new (GTK_APPLICATION (application));
  ShumateMap      *map = shumate_map_new ();
  g_autofree char *path = fz_base_map_find_file ();
  g_autoptr (FzMbtiles) tiles = fz_mbtiles_open (path, NULL);
  FzBaseMap *base_map = fz_base_map_new (map, tiles, FZ_SCRIPT_LATIN);

  shumate_viewport_set_zoom_level (shumate_map_get_viewport (map), 9);
  shumate_map_center_on (map, 23.2, 113.4);
  fz_base_map_load_tiles (base_map);
  g_object_set_data_full (G_OBJECT (window), "base-map", base_map, g_object_unref);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), GTK_WIDGET (map));
  gtk_window_set_default_size (GTK_WINDOW (window), 1120, 740);
  watch_window (GTK_WINDOW (window), mode);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_bare (const Mode *mode)
{
  g_autoptr (AdwApplication) application =
      adw_application_new (FZ_APPLICATION_ID ".Bare", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (on_bare_activated), (gpointer) mode);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* Runs a new process @which until its window is painted. */
static Start
time_start (const char *program,
            const char *which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  GInputStream *output;
  gint64        start = g_get_monotonic_time ();
  double        elapsed;
  char          byte;
  char          memory[256] = { 0 };
  gsize         n_read;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, which, NULL);
  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (process);
  g_assert_true (g_input_stream_read_all (output, &byte, 1, &n_read, NULL, &error));
  elapsed = (g_get_monotonic_time () - start) / 1000.0;
  g_input_stream_read_all (output, memory, sizeof memory - 1, &n_read, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  return (Start) { elapsed, g_ascii_strtod (memory, NULL) / 1024.0 };
}

static Starts
create_starts (void)
{
  return (Starts) {
    .elapsed = g_array_new (FALSE, FALSE, sizeof (double)),
    .memory = g_array_new (FALSE, FALSE, sizeof (double)),
  };
}

static void
clear_starts (Starts *starts)
{
  g_array_unref (starts->elapsed);
  g_array_unref (starts->memory);
}

static void
add_start (Starts *starts,
           Start   start)
{
  g_array_append_val (starts->elapsed, start.elapsed);
  g_array_append_val (starts->memory, start.memory);
}

static void
print_times (const char   *name,
             const char   *bare_name,
             double        limit,
             const Starts *ours,
             const Starts *bare)
{
  double our_median = fz_bench_percentile (ours->elapsed, 0.5);
  double bare_median = fz_bench_percentile (bare->elapsed, 0.5);

  fz_bench_print (&(FzFigure) { .name = bare_name, .value = bare_median, .unit = "ms, median" });
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = our_median,
      .unit = "ms, median",
      .limit = limit,
      .peer = bare_name,
      .ratio = our_median / bare_median,
  });
}

static void
print_memory_above (const Starts *ours,
                    const Starts *bare)
{
  fz_bench_print (&(FzFigure) {
      .name = "memory-188",
      .value = fz_bench_percentile (ours->memory, 0.5) - fz_bench_percentile (bare->memory, 0.5),
      .unit = "MB, median",
      .limit = 8,
  });
}

/* Runs both windows in turns, @n_runs times after one run of each that is not counted. */
static void
run_in_turns (const char *program,
              guint       n_runs,
              const char *our_mode,
              const char *bare_mode,
              Starts     *ours,
              Starts     *bare)
{
  time_start (program, our_mode);
  time_start (program, bare_mode);
  for (guint i = 0; i < n_runs; i++)
    {
      add_start (ours, time_start (program, our_mode));
      add_start (bare, time_start (program, bare_mode));
    }
}

static void
measure (const char *program)
{
  Starts ours = create_starts ();
  Starts bare = create_starts ();
  Starts ours_drawn = create_starts ();
  Starts bare_drawn = create_starts ();
  Starts ours_rested = create_starts ();
  Starts bare_rested = create_starts ();

  run_in_turns (program, N_RUNS, "--app", "--bare", &ours, &bare);
  run_in_turns (program, N_RUNS, "--app-drawn", "--bare-drawn", &ours_drawn, &bare_drawn);
  run_in_turns (program, N_MEMORY_RUNS, "--app-rest", "--bare-rest", &ours_rested, &bare_rested);
  print_times ("startup-ratio", "startup-bare", 1.15, &ours, &bare);
  print_times ("startup-drawn-ratio", "startup-drawn-bare", 0, &ours_drawn, &bare_drawn);
  print_memory_above (&ours_rested, &bare_rested);

  clear_starts (&ours);
  clear_starts (&bare);
  clear_starts (&ours_drawn);
  clear_starts (&bare_drawn);
  clear_starts (&ours_rested);
  clear_starts (&bare_rested);
}

int
main (int    argc,
      char **argv)
{
  static const Mode modes[] = {
    { "--app", run_app, is_app_ready, FALSE },
    { "--bare", run_bare, is_bare_ready, FALSE },
    { "--app-drawn", run_app, is_app_drawn, FALSE },
    { "--bare-drawn", run_bare, is_bare_drawn, FALSE },
    { "--app-rest", run_app, is_app_drawn, TRUE },
    { "--bare-rest", run_bare, is_bare_drawn, TRUE },
  };
  g_autofree char *home = NULL;

  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (modes); i++)
    {
      if (g_str_equal (argv[1], modes[i].name))
        return modes[i].run (&modes[i]);
    }

  home = fz_bench_make_home ();
  measure (argv[0]);
  fz_bench_remove_home (home);
  return 0;
}
