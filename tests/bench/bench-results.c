/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-map-view.h"
#include "fz-panel.h"
#include "fz-station-row.h"
#include "fz-ui.h"
#include "fz-window.h"

/*
 * From a keystroke in the search field to the frame that shows the new list and the
 * new pins, in the real window: over the 188 real stations, and over 600,000. What is
 * waited for the display's next frame is in the figure.
 */

/* What people type, stroke by stroke. */
static const char *const texts[] = { "天", "天河", "天河 猎", "", "l", "li", "lie", "lied", "liede", "沙",
                                     "沙河", "", "公", "公共", "公共法律", "家", "家暴", "", "zzz", "" };

#define N_RUNS 10
#define LONGEST_WAIT (60 * G_USEC_PER_SEC)

typedef struct
{
  FzWindow  *window;
  FzFinder  *finder;
  GtkWidget *entry;
  gint64     changed_at; /* microseconds; 0: the finder has not changed yet */
  gint64     painted_at; /* 0: nothing has been painted since */
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

static void
on_finder_changed (Bench *bench)
{
  bench->changed_at = g_get_monotonic_time ();
  bench->painted_at = 0;
}

static void
on_after_paint (Bench *bench)
{
  if (bench->changed_at != 0 && bench->painted_at == 0)
    bench->painted_at = g_get_monotonic_time ();
}

/* Lets the window do what it puts off, as it can between two strokes. */
static void
rest (Bench *bench)
{
  gint64 until = g_get_monotonic_time () + 150 * 1000;

  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

/* The first row on the screen is that of the best answer. */
static void
assert_shown (Bench *bench)
{
  FzResults *results = fz_finder_get_results (bench->finder);
  g_autoptr (FzStation) first = g_list_model_get_item (G_LIST_MODEL (results), 0);
  GtkWidget *row = ui_find_type (GTK_WIDGET (bench->window), FZ_TYPE_STATION_ROW);

  if (first == NULL)
    return;
  g_assert_nonnull (row);
  g_assert_true (fz_station_row_get_station (FZ_STATION_ROW (row)) == first);
  g_assert_true (gtk_widget_get_mapped (row));
}

static double
time_stroke (Bench      *bench,
             const char *text)
{
  gint64 start;

  rest (bench);
  bench->changed_at = 0;
  bench->painted_at = 0;
  start = g_get_monotonic_time ();
  gtk_editable_set_text (GTK_EDITABLE (bench->entry), text);
  wait_until (bench, has_painted);
  assert_shown (bench);
  return (bench->painted_at - start) / 1000.0;
}

static void
measure (Bench      *bench,
         const char *name,
         double      limit)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          double sample = time_stroke (bench, texts[i]);

          if (g_getenv ("FZ_BENCH_VERBOSE") != NULL)
            g_printerr ("%s “%s” %.1f ms\n", name, texts[i], sample);
          /* The first makes what all others find. */
          if (run > 0)
            g_array_append_val (samples, sample);
        }
    }
  fz_bench_print (&(FzFigure) {
      .name = name,
      .value = fz_bench_percentile (samples, 0.95),
      .unit = "ms, p95",
      .limit = limit,
  });
}

static void
open_window (Bench         *bench,
             FzApplication *application)
{
  g_autoptr (FzSession) session = fz_session_new ();

  bench->window = fz_window_new (ADW_APPLICATION (application), session);
  bench->finder = fz_window_get_finder (bench->window);
  bench->entry = ui_find_type (GTK_WIDGET (bench->window), GTK_TYPE_SEARCH_ENTRY);
  fz_window_open (bench->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (bench->window));
  wait_until (bench, has_stations);
  g_signal_connect_swapped (bench->finder, "changed", G_CALLBACK (on_finder_changed), bench);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                            G_CALLBACK (on_after_paint), bench);
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

static void
remove_home (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "rm", "-rf", home, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = make_home ();
  g_autoptr (FzApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  fz_application_set_up_language ();
  application = fz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  open_window (&bench, application);
  measure (&bench, "results-shown-188", 33);
  fz_bench_table_fill (fz_finder_get_table (bench.finder), 600000, 2848);
  measure (&bench, "results-shown-600k", 50);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  remove_home (home);
  return 0;
}
