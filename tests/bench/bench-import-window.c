/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-plan-view.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <time.h>

/* The review of an import that changes three values of each of 100,000 stations: frames while
 * it is scrolled by pages, and how long the main thread is held by showing the plan and by
 * taking or leaving all of it. In the processor's time: other work on the machine is not
 * ours. */
#define N_STATIONS 100000
#define N_FRAMES 200
#define FRAME 16.7
#define HELD 100

typedef struct
{
  GtkWidget     *window;
  GtkWidget     *view;
  GtkAdjustment *adjustment;
  GArray        *samples; /* (owned) of double, ms */
  double         start;   /* ms; 0: no frame has begun */
  guint          n_frames;
} Bench;

static double
get_used (void)
{
  struct timespec used;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used), ==, 0);
  return (double) used.tv_sec * 1e3 + (double) used.tv_nsec / 1e6;
}

static void
add_field (FzImportItem *item,
           FzField       field,
           guint         i)
{
  g_autofree char *text = g_strdup_printf ("020-%08u", i);
  FzImportValue    value = { .value = text, .side = FZ_IMPORT_THEIRS, .sources = 1 };
  FzImportField   *made = fz_import_field_new (fz_field_to_word (field), NULL);

  fz_import_field_add (made, &value);
  made->value = fz_import_field_get (made, 0)->value;
  made->taken = TRUE;
  g_ptr_array_add (item->fields, made);
}

static void
fill_plan (FzImportPlan   *plan,
           FzStationTable *table)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);

  for (guint row = 0; row < N_STATIONS; row++)
    {
      g_autoptr (FzRecord) record = fz_record_new (0);
      FzImportItem *item;

      record->id = fz_station_columns_get_id (columns, row);
      record->code = g_strdup (fz_station_columns_get_code (columns, row));
      item = fz_import_item_new (record->id, record);
      fz_import_item_add_place (item, 0, 0);
      add_field (item, FZ_FIELD_ADDRESS, row);
      add_field (item, FZ_FIELD_PHONE, row);
      add_field (item, FZ_FIELD_NOTICE, row);
      g_ptr_array_add (plan->items, item);
    }
}

static void
on_before_paint (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->start = get_used ();
  gtk_adjustment_set_value (bench->adjustment,
                            gtk_adjustment_get_value (bench->adjustment) +
                                gtk_adjustment_get_page_size (bench->adjustment));
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  double taken = get_used () - bench->start;

  if (bench->start > 0)
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
measure_scroll (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  guint          tick = gtk_widget_add_tick_callback (bench->window, keep_going, NULL, NULL);
  FzFigure       figure = { .name = "import-window-100k", .unit = "ms", .limit = FRAME };

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  g_assert_true (ui_wait_until (has_painted, bench));
  g_signal_handlers_disconnect_by_data (clock, bench);
  gtk_widget_remove_tick_callback (bench->window, tick);
  figure.value = fz_bench_percentile (bench->samples, 0.95);
  fz_bench_print (&figure);
}

static void
print_held (const char *name,
            double      before)
{
  FzFigure figure = { .name = name, .unit = "ms", .limit = HELD };

  figure.value = get_used () - before;
  fz_bench_print (&figure);
}

/* The head of the only part is the first line. */
static void
measure_taking (Bench *bench)
{
  GtkWidget *list = ui_find_type (bench->view, GTK_TYPE_LIST_VIEW);
  double     before = get_used ();

  g_signal_emit_by_name (list, "activate", 0);
  print_held ("import-window-take-100k", before);
}

int
main (void)
{
  g_autofree char *home = fz_bench_make_home ();
  g_autoptr (FzStationTable) table = NULL;
  g_autoptr (FzSheet) sheet = fz_sheet_new ("bench");
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (FzImportPlan) plan = NULL;
  FzChecksContext checks = { 0 };
  FzImportTerms   terms = { .sheet = sheet, .columns = columns, .checks = &checks };
  Bench           bench = { .samples = g_array_new (FALSE, FALSE, sizeof (double)) };
  double          before;

  adw_init ();
  table = fz_bench_table_new (N_STATIONS, 11);
  terms.catalog = fz_station_table_get_catalog (table);
  plan = fz_import_plan_new (&terms);
  fill_plan (plan, table);
  bench.view = fz_plan_view_new (table);
  bench.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 720, 680);
  gtk_window_set_child (GTK_WINDOW (bench.window), bench.view);
  gtk_window_present (GTK_WINDOW (bench.window));
  ui_settle ();
  before = get_used ();
  fz_plan_view_set_plan (FZ_PLAN_VIEW (bench.view), plan);
  print_held ("import-window-shown-100k", before);
  ui_settle ();
  bench.adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find_type (bench.view, GTK_TYPE_SCROLLED_WINDOW)));
  measure_taking (&bench);
  measure_scroll (&bench);
  fz_plan_view_set_plan (FZ_PLAN_VIEW (bench.view), NULL);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_array_unref (bench.samples);
  fz_bench_remove_home (home);
  return 0;
}
