/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-window.h"
#include "fz-bench.h"

/*
 * From the moment when an edit is handed over to the frame in which it is seen: saved with
 * its history and written through to the disk, taken over by the table, found anew, and
 * shown by the list and the map of the real window.
 */

#define N_RUNS 60

typedef struct
{
  FzBenchWindow *window;
  FzRecord      *record; /* (owned) as it is saved */
  guint          n_saved;
} Edit;

static void
on_loaded (GObject      *store,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  Edit *edit = data;

  edit->record = fz_store_load_record_finish (FZ_STORE (store), result, &error);
  g_assert_no_error (error);
}

static void
on_saved (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) saved = fz_store_save_record_finish (FZ_STORE (store), result, &error);
  Edit *edit = data;

  g_assert_no_error (error);
  edit->n_saved++;
  g_assert_true (fz_station_table_update (fz_finder_get_table (edit->window->finder), saved));
  g_clear_pointer (&edit->record, fz_record_unref);
  edit->record = g_steal_pointer (&saved);
}

static void
save (FzBenchWindow *window,
      gpointer       record)
{
  Edit *edit = record;

  fz_store_save_record_async (fz_session_get_store (window->session), edit->record, "bench", NULL,
                              on_saved, edit);
}

/* What a list, a pin and the details show of a station, the one and the other way in turns. */
static void
change (Edit *edit,
        guint run)
{
  g_autoptr (FzRecord) record = fz_record_copy (edit->record);

  record->status = run % 2 == 0 ? FZ_STATUS_SUSPENDED : FZ_STATUS_ACTIVE;
  record->point.lat += run % 2 == 0 ? 0.01 : -0.01;
  g_clear_pointer (&record->phone, g_free);
  record->phone = g_strdup (run % 2 == 0 ? "020-12345678" : "020-87654321");
  fz_record_unref (edit->record);
  edit->record = g_steal_pointer (&record);
}

static void
load_first (Edit *edit)
{
  FzResults *results = fz_finder_get_results (edit->window->finder);
  g_autoptr (FzStation) first = g_list_model_get_item (G_LIST_MODEL (results), 0);

  fz_store_load_record_async (fz_session_get_store (edit->window->session),
                              fz_station_get_id (first), NULL, on_loaded, edit);
  while (edit->record == NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  FzBenchWindow window = { 0 };
  Edit          edit = { .window = &window };

  fz_bench_window_open (&window);
  load_first (&edit);
  for (guint run = 0; run < N_RUNS; run++)
    {
      double sample;

      change (&edit, run);
      sample = fz_bench_window_time (&window, save, &edit);
      g_array_append_val (samples, sample);
    }
  g_assert_cmpuint (edit.n_saved, ==, N_RUNS);
  fz_bench_print (&(FzFigure) {
      .name = "save-to-views",
      .value = fz_bench_percentile (samples, 0.95),
      .unit = "ms, p95",
      .limit = 50,
  });

  fz_record_unref (edit.record);
  fz_bench_window_close (&window);
  return 0;
}
