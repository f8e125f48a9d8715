/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-scroll.h"
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-plan-view.h"
#include "fz-ui.h"

#include <adwaita.h>

/* The review of an import that changes three values of each of 100,000 stations: frames while
 * it is scrolled by pages, and how long the main thread is held by showing the plan and by
 * taking or leaving all of it. In the processor's time: other work on the machine is not
 * ours. */
#define N_STATIONS 100000
#define FRAME 16.7
#define HELD 100

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
print_held (const char *name,
            double      before)
{
  FzFigure figure = { .name = name, .unit = "ms", .limit = HELD };

  figure.value = fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID) - before;
  fz_bench_print (&figure);
}

/* The head of the only part is the first line. */
static void
measure_taking (GtkWidget *view)
{
  GtkWidget *list = ui_find_type (view, GTK_TYPE_LIST_VIEW);
  double     before = fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID);

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
  FzBenchScroll   scroll = { .clock = CLOCK_THREAD_CPUTIME_ID };
  GtkWidget      *view;
  double          before;

  adw_init ();
  table = fz_bench_table_new (N_STATIONS, 11);
  terms.catalog = fz_station_table_get_catalog (table);
  plan = fz_import_plan_new (&terms);
  fill_plan (plan, table);
  view = fz_plan_view_new (table);
  scroll.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scroll.window), 720, 680);
  gtk_window_set_child (GTK_WINDOW (scroll.window), view);
  gtk_window_present (GTK_WINDOW (scroll.window));
  ui_settle ();
  before = fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID);
  fz_plan_view_set_plan (FZ_PLAN_VIEW (view), plan);
  print_held ("import-window-shown-100k", before);
  ui_settle ();
  scroll.adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find_type (view, GTK_TYPE_SCROLLED_WINDOW)));
  measure_taking (view);
  fz_bench_scroll (&scroll, "import-window-100k", FRAME);
  fz_plan_view_set_plan (FZ_PLAN_VIEW (view), NULL);
  gtk_window_destroy (GTK_WINDOW (scroll.window));
  fz_bench_remove_home (home);
  return 0;
}
