/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-results.h"

#define N_STATIONS 1000

typedef struct
{
  guint n_changes;
  guint position;
  guint removed;
  guint added;
} Change;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Change     *change)
{
  change->n_changes++;
  change->position = position;
  change->removed = removed;
  change->added = added;
}

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static FzStationTable *
make_table (void)
{
  FzStationTable *table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < N_STATIONS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);
      FzStationEntry   entry = { .id = 10000 + i, .code = code, .district = FZ_NO_DISTRICT };

      fz_station_columns_append (columns, &entry);
    }
  fz_station_table_take (table, catalog, columns);
  return table;
}

/* Rows from @first on, every @step-th. */
static FzSortedRows *
make_rows (guint first,
           guint n,
           guint step)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = first; n > 0; row += step, n--)
    g_array_append_val (rows, row);
  return fz_sorted_rows_new (rows, NULL, NULL, NULL);
}

static guint32
get_id (FzResults *results,
        guint      position)
{
  g_autoptr (FzStation) station = g_list_model_get_item (G_LIST_MODEL (results), position);

  return fz_station_get_id (station);
}

static void
test_window_grows_when_asked (void)
{
  g_autoptr (FzStationTable) table = make_table ();
  g_autoptr (FzResults) results = fz_results_new (table);
  g_autoptr (FzSortedRows) rows = make_rows (0, 450, 1);
  Change change = { 0 };
  guint  position;

  fz_results_set_rows (results, rows);
  g_assert_cmpuint (fz_results_get_total (results), ==, 450);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, FZ_RESULTS_FIRST);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (results), FZ_RESULTS_FIRST));
  g_assert_false (fz_results_find (results, 10000 + FZ_RESULTS_FIRST, &position));

  g_signal_connect (results, "items-changed", G_CALLBACK (on_items_changed), &change);
  g_assert_true (fz_results_show_more (results));
  g_assert_cmpuint (change.n_changes, ==, 1);
  g_assert_cmpuint (change.position, ==, FZ_RESULTS_FIRST);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, FZ_RESULTS_STEP - FZ_RESULTS_FIRST);
  g_assert_true (fz_results_find (results, 10000 + FZ_RESULTS_FIRST, &position));
  g_assert_cmpuint (position, ==, FZ_RESULTS_FIRST);

  g_assert_true (fz_results_show_more (results));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 400);
  g_assert_true (fz_results_show_more (results));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 450);
  g_assert_false (fz_results_show_more (results));
  g_assert_cmpuint (change.n_changes, ==, 3);
}

static void
test_one_change_between_common_ends (void)
{
  static const struct
  {
    guint first, n, step;          /* the rows before */
    guint to_first, to_n, to_step; /* and after */
    guint n_changes, position, removed, added;
  } cases[] = {
    { 0, 10, 1, 0, 10, 1, 0, 0, 0, 0 },
    { 0, 10, 1, 0, 4, 1, 1, 4, 6, 0 },
    { 0, 4, 1, 0, 10, 1, 1, 4, 0, 6 },
    { 0, 10, 1, 6, 4, 1, 1, 0, 6, 0 },
    { 0, 10, 1, 0, 5, 2, 1, 1, 9, 4 },
    { 0, 3, 1, 50, 3, 1, 1, 0, 3, 3 },
    { 0, 0, 1, 0, 0, 1, 0, 0, 0, 0 },
    { 0, 5, 1, 0, 0, 1, 1, 0, 5, 0 },
    { 0, FZ_RESULTS_FIRST - 1, 1, 0, 900, 1, 1, FZ_RESULTS_FIRST - 1, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzStationTable) table = make_table ();
      g_autoptr (FzResults) results = fz_results_new (table);
      g_autoptr (FzSortedRows) before = make_rows (cases[i].first, cases[i].n, cases[i].step);
      g_autoptr (FzSortedRows) after =
          make_rows (cases[i].to_first, cases[i].to_n, cases[i].to_step);
      Change change = { 0 };

      fz_results_set_rows (results, before);
      g_signal_connect (results, "items-changed", G_CALLBACK (on_items_changed), &change);
      fz_results_set_rows (results, after);

      g_test_message ("case %u", i);
      g_assert_cmpuint (change.n_changes, ==, cases[i].n_changes);
      g_assert_cmpuint (change.position, ==, cases[i].position);
      g_assert_cmpuint (change.removed, ==, cases[i].removed);
      g_assert_cmpuint (change.added, ==, cases[i].added);
      for (guint j = 0; j < MIN (cases[i].to_n, FZ_RESULTS_FIRST); j++)
        g_assert_cmpuint (get_id (results, j), ==,
                          10000 + cases[i].to_first + j * cases[i].to_step);
    }
}

static void
test_same_question_keeps_the_window (void)
{
  g_autoptr (FzStationTable) table = make_table ();
  g_autoptr (FzResults) results = fz_results_new (table);
  g_autoptr (FzSortedRows) rows = make_rows (0, 900, 1);
  g_autoptr (FzSortedRows) fewer = make_rows (1, 899, 1);

  fz_results_set_rows (results, rows);
  fz_results_show_more (results);
  fz_results_show_more (results);
  fz_results_update_rows (results, fewer);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 400);
  fz_results_set_rows (results, rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, FZ_RESULTS_FIRST);
}

static void
test_reveals_a_station (void)
{
  g_autoptr (FzStationTable) table = make_table ();
  g_autoptr (FzResults) results = fz_results_new (table);
  g_autoptr (FzSortedRows) rows = make_rows (0, 900, 1);
  guint position;

  fz_results_set_rows (results, rows);
  g_assert_true (fz_results_reveal (results, 10020));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, FZ_RESULTS_FIRST);
  g_assert_true (fz_results_reveal (results, 10450));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 600);
  g_assert_true (fz_results_find (results, 10450, &position));
  g_assert_cmpuint (position, ==, 450);
  g_assert_false (fz_results_reveal (results, 10950));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 600);
}

static void
test_total_notifies_once (void)
{
  g_autoptr (FzStationTable) table = make_table ();
  g_autoptr (FzResults) results = fz_results_new (table);
  g_autoptr (FzSortedRows) rows = make_rows (0, 300, 1);
  g_autoptr (FzSortedRows) others = make_rows (300, 300, 1);
  guint n = 0;

  g_signal_connect_swapped (results, "notify::total", G_CALLBACK (count), &n);
  fz_results_set_rows (results, rows);
  g_assert_cmpuint (n, ==, 1);
  fz_results_set_rows (results, others);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/window-grows-when-asked", test_window_grows_when_asked);
  g_test_add_func ("/results/one-change-between-common-ends", test_one_change_between_common_ends);
  g_test_add_func ("/results/same-question-keeps-the-window", test_same_question_keeps_the_window);
  g_test_add_func ("/results/reveals-a-station", test_reveals_a_station);
  g_test_add_func ("/results/total-notifies-once", test_total_notifies_once);
  return g_test_run ();
}
