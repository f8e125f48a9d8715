/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench-scroll.h"
#include "fz-bench-table.h"
#include "fz-bench.h"
#include "fz-records-grid.h"
#include "fz-ui.h"

#include <adwaita.h>

/* The table of records with 100,000 stations: frames while it is scrolled, by three rows
 * and by pages, beside a GtkColumnView with as many columns of plain labels and nothing
 * behind them; and what sorting, another view and a save take. A frame is counted in the
 * processor's time, from its beginning to its end: other work on the machine is not ours. */
#define N_STATIONS 100000
#define N_DISTRICTS 11
#define FRAME 16.7

/* A table in a window of its own. */
typedef struct
{
  GtkWidget     *window;
  GtkColumnView *view;
  GtkAdjustment *adjustment;
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
measure_scroll (Bench      *bench,
                const char *name,
                double      step,
                double      limit)
{
  FzBenchScroll scroll = {
    .window = bench->window,
    .adjustment = bench->adjustment,
    .step = step,
    .clock = CLOCK_PROCESS_CPUTIME_ID,
  };

  fz_bench_scroll (&scroll, name, limit);
}

/* What an order takes: the longest time for which nothing else could be done, and how long
 * it is until it is there. */
typedef struct
{
  double   held; /* ms of the processor */
  double   shown;
  gboolean is_there;
} Sorting;

static void
on_sorted (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           gpointer    sorting)
{
  ((Sorting *) sorting)->is_there = TRUE;
}

static void
hold (Sorting *sorting,
      double   before)
{
  sorting->held = MAX (sorting->held, fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID) - before);
}

static void
measure_order (FzRecordsList *list,
               Sorting       *worst,
               FzField        field,
               gboolean       descending)
{
  FzRecordOrder order = { .field = field, .descending = descending };
  gint64        start = g_get_monotonic_time ();
  double        before = fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID);
  Sorting       sorting = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (on_sorted), &sorting);
  fz_records_list_set_order (list, &order);
  hold (&sorting, before);
  for (gboolean busy = TRUE; busy || !sorting.is_there;)
    {
      before = fz_bench_get_used (CLOCK_THREAD_CPUTIME_ID);
      busy = g_main_context_iteration (NULL, !sorting.is_there);
      hold (&sorting, before);
    }
  sorting.shown = (double) (g_get_monotonic_time () - start) / 1000;
  g_signal_handlers_disconnect_by_data (list, &sorting);
  g_debug ("field %d: held %.1f ms, shown after %.1f ms", field, sorting.held, sorting.shown);
  worst->held = MAX (worst->held, sorting.held);
  worst->shown = MAX (worst->shown, sorting.shown);
}

/* The worst of some columns, the last one turned round. */
static Sorting
measure_orders (FzRecordsList *list)
{
  Sorting worst = { 0 };

  measure_order (list, &worst, FZ_FIELD_CODE, TRUE);
  measure_order (list, &worst, FZ_FIELD_PLACE_HANS, FALSE);
  measure_order (list, &worst, FZ_FIELD_PHONE, FALSE);
  measure_order (list, &worst, FZ_FIELD_PHONE, TRUE);
  return worst;
}

/* How long the list alone keeps the main thread; and with a GtkColumnView, which fills the
 * two hundred rows that it keeps anew, until the order is on the screen. */
static void
measure_sorting (FzStationTable *table,
                 FzRecordsList  *shown)
{
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzRecordsList) alone = fz_records_list_new (finder);
  FzFigure own = { .name = "records-sort-100k", .unit = "ms", .limit = FRAME };
  FzFigure whole = { .name = "records-sort-held-100k", .unit = "ms" };
  FzFigure until = { .name = "records-sort-shown-100k", .unit = "ms" };
  Sorting  sorting;

  fz_records_list_take_records (alone, make_records (table));
  own.value = measure_orders (alone).held;
  fz_bench_print (&own);
  sorting = measure_orders (shown);
  whole.value = sorting.held;
  fz_bench_print (&whole);
  until.value = sorting.shown;
  fz_bench_print (&until);
}

/* One record saved while the table is in the order of a column. */
static void
measure_save (FzRecordsList *list,
              const char    *name)
{
  const FzRecordColumns *columns = fz_records_list_get_records (list);
  guint32                id = fz_records_list_get_id (list, 0);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (FzRecord) record = fz_record_columns_make_record (columns, id, 0);
  gint64   start;
  FzFigure figure = { .name = name, .unit = "ms" };

  g_set_str (&record->phone, "020-12345678");
  g_ptr_array_add (records, record);
  start = g_get_monotonic_time ();
  fz_records_list_update_records (list, records, "2026-11-23T08:00:00Z", NULL);
  figure.value = (double) (g_get_monotonic_time () - start) / 1000;
  fz_bench_print (&figure);
  ui_settle ();
}

static void
measure_view (FzRecordsList *list,
              const char    *name,
              FzWorkView     view)
{
  gint64   start = g_get_monotonic_time ();
  FzFigure figure = { .name = name, .unit = "ms" };

  fz_records_list_set_view (list, view, g_get_real_time () / G_USEC_PER_SEC);
  figure.value = (double) (g_get_monotonic_time () - start) / 1000;
  fz_bench_print (&figure);
  ui_settle ();
}

static void
open_window (Bench *bench)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (GTK_WIDGET (bench->view), "data-table");
  gtk_column_view_set_show_row_separators (bench->view, TRUE);
  gtk_column_view_set_show_column_separators (bench->view, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench->view));
  bench->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1180, 720);
  gtk_window_set_child (GTK_WINDOW (bench->window), scroller);
  gtk_window_present (GTK_WINDOW (bench->window));
  ui_settle ();
}

static void
on_bare_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_bare_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static void
add_bare_column (GtkColumnView *view,
                 int            width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_bare_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bare_bind), NULL);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (view, column);
}

/* What GTK itself takes for a table of that size. */
static void
measure_bare (void)
{
  static const int widths[] = { 190, 150, 110, 160, 220, 200, 160 };
  GtkStringList   *texts = gtk_string_list_new (NULL);
  Bench            bench = { 0 };

  for (guint i = 0; i < N_STATIONS; i++)
    gtk_string_list_take (texts, g_strdup_printf ("%u街道", i * 7919 % 100003));
  bench.view = GTK_COLUMN_VIEW (gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (texts)))));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    add_bare_column (bench.view, widths[i]);
  open_window (&bench);
  measure_scroll (&bench, "records-scroll-bare", 75, 0);
  measure_scroll (&bench, "records-page-bare", 700, 0);
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

static void
measure_list (FzStationTable *table,
              FzRecordsList  *list)
{
  measure_sorting (table, list);
  measure_save (list, "records-save-100k");
  measure_view (list, "records-view-no-phone-100k", FZ_WORK_VIEW_NO_PHONE);
  measure_view (list, "records-view-duplicates-100k", FZ_WORK_VIEW_DUPLICATES);
}

int
main (void)
{
  g_autofree char *home = fz_bench_make_home ();
  g_autoptr (FzStationTable) table = NULL;
  g_autoptr (FzFinder) finder = NULL;
  g_autoptr (FzRecordsList) list = NULL;
  g_autoptr (FzRecordsGrid) grid = NULL;
  Bench bench = { 0 };

  adw_init ();
  measure_bare ();
  table = fz_bench_table_new (N_STATIONS, N_DISTRICTS);
  finder = fz_finder_new (table);
  list = fz_records_list_new (finder);
  fz_records_list_take_records (list, make_records (table));
  bench.view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  grid = fz_records_grid_new (bench.view, table, list);
  gtk_column_view_set_model (bench.view, GTK_SELECTION_MODEL (gtk_multi_selection_new (
                                             G_LIST_MODEL (g_object_ref (list)))));
  open_window (&bench);
  measure_scroll (&bench, "records-scroll-100k", 75, FRAME);
  measure_scroll (&bench, "records-page-100k", 700, FRAME);
  measure_list (table, list);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  fz_bench_remove_home (home);
  return 0;
}
