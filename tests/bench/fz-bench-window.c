/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-bench-window.h"

#include "fz-bench.h"
#include "fz-map-view.h"
#include "fz-station-row.h"
#include "fz-ui.h"

#define LONGEST_WAIT (60 * G_USEC_PER_SEC)
#define REST (150 * 1000)

typedef gboolean (*Condition) (FzBenchWindow *self);

static void
wait_until (FzBenchWindow *self,
            Condition      condition)
{
  gint64 deadline = g_get_monotonic_time () + LONGEST_WAIT;

  while (!condition (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
has_stations (FzBenchWindow *self)
{
  return fz_station_table_get_n_rows (fz_finder_get_table (self->finder)) > 0;
}

static gboolean
has_painted (FzBenchWindow *self)
{
  return self->painted_at != 0;
}

static void
on_finder_changed (FzBenchWindow *self)
{
  self->changed_at = g_get_monotonic_time ();
  self->painted_at = 0;
}

static void
on_after_paint (FzBenchWindow *self)
{
  if (self->changed_at != 0 && self->painted_at == 0)
    self->painted_at = g_get_monotonic_time ();
}

/* Lets the window do what it puts off, as it can between two strokes. */
static void
rest (void)
{
  gint64 until = g_get_monotonic_time () + REST;

  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

/* The first row on the screen is that of the best answer. */
static void
assert_shown (FzBenchWindow *self)
{
  FzResults *results = fz_finder_get_results (self->finder);
  g_autoptr (FzStation) first = g_list_model_get_item (G_LIST_MODEL (results), 0);
  GtkWidget *row = ui_find_type (GTK_WIDGET (self->window), FZ_TYPE_STATION_ROW);

  if (first == NULL)
    return;
  g_assert_nonnull (row);
  g_assert_true (fz_station_row_get_station (FZ_STATION_ROW (row)) == first);
  g_assert_true (gtk_widget_get_mapped (row));
}

/* Opens the window and waits for its stations; no tiles are fetched. */
void
fz_bench_window_open (FzBenchWindow *self)
{
  g_autoptr (GError) error = NULL;

  self->home = fz_bench_make_home ();
  fz_application_set_up_language ();
  self->application = fz_application_new ();
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);

  self->session = fz_session_new ();
  self->window = fz_window_new (ADW_APPLICATION (self->application), self->session);
  self->finder = fz_session_get_finder (self->session);
  fz_window_open (self->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_until (self, has_stations);
  g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (on_finder_changed), self);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                            G_CALLBACK (on_after_paint), self);
}

void
fz_bench_window_close (FzBenchWindow *self)
{
  g_signal_handlers_disconnect_by_data (self->finder, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->session);
  g_clear_object (&self->application);
  fz_bench_remove_home (self->home);
  g_clear_pointer (&self->home, g_free);
}

/* Milliseconds from @change, which must have the finder change sooner or later, to the end
 * of the frame that shows it. */
double
fz_bench_window_time (FzBenchWindow *self,
                      FzBenchChange  change,
                      gpointer       data)
{
  gint64 start;

  rest ();
  self->changed_at = 0;
  self->painted_at = 0;
  start = g_get_monotonic_time ();
  change (self, data);
  wait_until (self, has_painted);
  assert_shown (self);
  return (self->painted_at - start) / 1000.0;
}
