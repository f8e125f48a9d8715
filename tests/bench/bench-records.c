/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-records-grid.h"
#include "fz-ui.h"

#include <adwaita.h>

/* The table of records with 100,000 stations: frames while it is scrolled, by three rows
 * and by pages, and what sorting and another view take. */
#define N_STATIONS 100000
#define N_DISTRICTS 11
#define N_FRAMES 200
#define FRAME 16.7

typedef struct
{
  GtkWidget     *window;
  GtkColumnView *view;
  GtkAdjustment *adjustment;
  FzRecordsList *list;
  GArray        *samples; /* of double, ms */
  gint64         start;
  double         step;
  guint          n_frames;
} Bench;

static FzRecordColumns *
make_records (FzStationTable *table)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  FzRecordColumns        *records = fz_record_columns_new ();

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      g_autoptr (FzRecord) record = fz_record_new (0);
      guint32 id = fz_station_columns_get_id (columns, row);

      record->id = id;
      record->code = g_strdup (fz_station_columns_get_code (columns, row));
      record->level = FZ_LEVEL_STREET;
      record->names.by_script[FZ_SCRIPT_HANS] = g_strdup_printf ("%u街公共法律服务工作站", id);
      record->place.by_script[FZ_SCRIPT_HANS] = g_strdup_printf ("%u街道", id * 7919 % 100003);
      record->phone = id % 3 != 0 ? g_strdup_printf ("020-%08u", id * 31 % 99999989) : NULL;
      record->address = id % 2 != 0 ? g_strdup_printf ("天河路%u号", id % 5000) : NULL;
      record->hours = g_strdup ("Mo-Fr 09:00-12:00,14:00-17:30; PH off");
      fz_record_columns_append (records, record);
    }
  return records;
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->start = g_get_monotonic_time ();
  gtk_adjustment_set_value (bench->adjustment,
                            gtk_adjustment_get_value (bench->adjustment) + bench->step);
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  double taken = (double) (g_get_monotonic_time () - bench->start) / 1000;

  if (bench->start != 0)
    g_array_append_val (bench->samples, taken);
  bench->n_frames++;
}

static gboolean
has_painted (gpointer data)
{
  return ((Bench *) data)->n_frames >= N_FRAMES;
}

static gboolean
keep_going (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       unused)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
measure_scroll (Bench      *bench,
                const char *name,
                double      step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  guint          tick = gtk_widget_add_tick_callback (bench->window, keep_going, NULL, NULL);
  FzFigure       figure = { .name = name, .unit = "ms", .limit = FRAME };

  bench->n_frames = 0;
  bench->start = 0;
  bench->step = step;
  g_array_set_size (bench->samples, 0);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  g_assert_true (ui_wait_until (has_painted, bench));
  g_signal_handlers_disconnect_by_data (clock, bench);
  gtk_widget_remove_tick_callback (bench->window, tick);
  figure.value = fz_bench_percentile (bench->samples, 0.95);
  fz_bench_print (&figure);
}

static void
measure_order (Bench      *bench,
               const char *name,
               FzField     field)
{
  FzRecordOrder order = { .field = field };
  gint64        start = g_get_monotonic_time ();
  FzFigure      figure = { .name = name, .unit = "ms" };

  fz_records_list_set_order (bench->list, &order);
  figure.value = (double) (g_get_monotonic_time () - start) / 1000;
  fz_bench_print (&figure);
  ui_settle ();
}

static void
measure_view (Bench      *bench,
              const char *name,
              FzWorkView  view)
{
  gint64   start = g_get_monotonic_time ();
  FzFigure figure = { .name = name, .unit = "ms" };

  fz_records_list_set_view (bench->list, view, g_get_real_time () / G_USEC_PER_SEC);
  figure.value = (double) (g_get_monotonic_time () - start) / 1000;
  fz_bench_print (&figure);
  ui_settle ();
}

int
main (void)
{
  g_autofree char *home = fz_bench_make_home ();
  g_autoptr (FzStationTable) table = NULL;
  g_autoptr (FzFinder) finder = NULL;
  g_autoptr (FzRecordsGrid) grid = NULL;
  GtkWidget *scroller;
  Bench      bench = { .samples = g_array_new (FALSE, FALSE, sizeof (double)) };

  adw_init ();
  scroller = gtk_scrolled_window_new ();
  table = fz_bench_table_new (N_STATIONS, N_DISTRICTS);
  finder = fz_finder_new (table);
  bench.list = fz_records_list_new (finder);
  fz_records_list_take_records (bench.list, make_records (table));
  bench.view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (bench.view), "data-table");
  grid = fz_records_grid_new (bench.view, table, bench.list);
  gtk_column_view_set_model (bench.view, GTK_SELECTION_MODEL (gtk_multi_selection_new (
                                             G_LIST_MODEL (g_object_ref (bench.list)))));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.view));
  bench.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1180, 720);
  gtk_window_set_child (GTK_WINDOW (bench.window), scroller);
  gtk_window_present (GTK_WINDOW (bench.window));
  ui_settle ();

  measure_scroll (&bench, "records-scroll-100k", 75);
  measure_scroll (&bench, "records-page-100k", 700);
  measure_order (&bench, "records-sort-code-100k", FZ_FIELD_CODE);
  measure_order (&bench, "records-sort-place-100k", FZ_FIELD_PLACE_HANS);
  measure_order (&bench, "records-sort-phone-100k", FZ_FIELD_PHONE);
  measure_view (&bench, "records-view-no-phone-100k", FZ_WORK_VIEW_NO_PHONE);
  measure_view (&bench, "records-view-duplicates-100k", FZ_WORK_VIEW_DUPLICATES);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_clear_object (&bench.list);
  g_array_unref (bench.samples);
  fz_bench_remove_home (home);
  return 0;
}
