/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-day.h"
#include "fz-hands.h"
#include "fz-records-fixture.h"
#include "fz-ui.h"

/* The table of records, as staff use it: real stations, a real store, real keys. */

static void
select_row (EditorFixture *fixture,
            guint          row,
            gboolean       alone)
{
  gtk_selection_model_select_item (gtk_column_view_get_model (records_get_view (fixture)), row,
                                   alone);
}

static guint
count_columns (EditorFixture *fixture)
{
  return g_list_model_get_n_items (gtk_column_view_get_columns (records_get_view (fixture)));
}

/* Finds one station by typing, chooses it and says that it is still correct: the record
 * says so, the work views follow, and it is undone. */
static gboolean
is_checked (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->checked_on != NULL;
}

static gboolean
is_not_checked (gpointer unused)
{
  return !is_checked (NULL);
}

static gboolean
shows_none (gpointer data)
{
  return g_list_model_get_n_items (records_get_model (data)) == 0;
}

static void
test_still_correct (EditorFixture *fixture,
                    gconstpointer  unused)
{
  int              minute;
  FzDay            day = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);
  g_autofree char *today = fz_day_to_iso (day);
  g_autoptr (FzRecord) record = NULL;
  FzRecordsWindow *records;

  records_open (fixture);
  records = records_find (fixture);
  fz_records_window_set_view (records, FZ_WORK_VIEW_NEVER_CHECKED);
  hands_press ("ctrl+f");
  hands_type (EDITOR_STATION);
  g_assert_true (ui_wait_until (records_shows_one, fixture));
  g_assert_cmpstr (records_get_code (fixture, 0), ==, EDITOR_STATION);

  select_row (fixture, 0, TRUE);
  hands_press ("ctrl+m");
  g_assert_true (ui_wait_until (is_checked, NULL));
  g_assert_true (ui_wait_until (shows_none, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->checked_on, ==, today);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (records), "1 record marked"), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (records), "win.undo-batch", "(xs)",
                              G_GINT64_CONSTANT (1), "lin");
  g_assert_true (ui_wait_until (is_not_checked, NULL));
  g_assert_true (ui_wait_until (records_shows_one, fixture));
}

static gboolean
is_point_checked (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->checks[FZ_FACT_POINT].on != NULL;
}

static gboolean
says_nothing_there (gpointer data)
{
  return ui_count_visible_labels (GTK_WIDGET (records_find (data)), "Nothing is recorded") == 1;
}

/* One fact of the selected records, where there is one: then they were checked in part, which
 * is older than any day. */
static void
test_fact_still_correct (EditorFixture *fixture,
                         gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  FzRecordsWindow *records;

  records_open (fixture);
  records = records_find (fixture);
  hands_press ("ctrl+f");
  hands_type (EDITOR_STATION);
  g_assert_true (ui_wait_until (records_shows_one, fixture));
  select_row (fixture, 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (records), "records.fact-still-correct", "s", "website");
  g_assert_true (ui_wait_until (says_nothing_there, fixture));

  gtk_widget_activate_action (GTK_WIDGET (records), "records.fact-still-correct", "s", "point");
  g_assert_true (ui_wait_until (is_point_checked, NULL));
  record = editor_load_stored ();
  g_assert_cmpstr (record->checks[FZ_FACT_POINT].by, ==, "lin");
  g_assert_null (record->checks[FZ_FACT_NAME].on);
  g_assert_null (record->checked_on);
  fz_records_window_set_view (records, FZ_WORK_VIEW_NEVER_CHECKED);
  g_assert_true (ui_wait_until (shows_none, fixture));
  fz_records_window_set_view (records, FZ_WORK_VIEW_OLDEST_CHECK);
  g_assert_true (ui_wait_until (records_shows_one, fixture));
}

/* Sorted by the code, and by a field that few have: what is unknown comes last. */
static void
test_sort (EditorFixture *fixture,
           gconstpointer  unused)
{
  GListModel *columns;

  records_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.code", NULL);
  columns = gtk_column_view_get_columns (records_get_view (fixture));
  for (guint direction = GTK_SORT_ASCENDING; direction <= GTK_SORT_DESCENDING; direction++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;
      int sign = direction == GTK_SORT_ASCENDING ? 1 : -1;

      column = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
      g_assert_cmpstr (gtk_column_view_column_get_id (column), ==, "code");
      gtk_column_view_sort_by_column (records_get_view (fixture), column, direction);
      g_assert_true (records_shows_all (fixture));
      for (guint i = 1; i < WINDOW_N_STATIONS; i++)
        {
          const char *above = records_get_code (fixture, i - 1);

          g_assert_cmpint (sign * strcmp (above, records_get_code (fixture, i)), <, 0);
        }
    }
}

/* Columns are kept: hidden ones stay hidden in the next window. */
static void
test_columns (EditorFixture *fixture,
              gconstpointer  unused)
{
  g_autoptr (GSettings) settings = editor_open_settings ();
  g_auto (GStrv) kept = NULL;
  GListModel *columns;

  records_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.hours", NULL);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.website", NULL);
  kept = g_settings_get_strv (settings, "records-columns");
  g_assert_false (g_strv_contains ((const char *const *) kept, "hours"));
  g_assert_cmpstr (kept[g_strv_length (kept) - 1], ==, "website");

  gtk_window_close (GTK_WINDOW (records_find (fixture)));
  ui_settle ();
  g_assert_null (records_find (fixture));
  gtk_widget_activate_action (editor_get_window (fixture), "win.records", NULL);
  g_assert_true (ui_wait_until (records_is_read, fixture));
  columns = gtk_column_view_get_columns (records_get_view (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, g_strv_length (kept));
  g_settings_reset (settings, "records-columns");
}

/* Enter opens the editor over the table. */
static gboolean
has_editor (gpointer data)
{
  return ui_find_type (GTK_WIDGET (records_find (data)), FZ_TYPE_STATION_EDITOR) != NULL;
}

static void
test_open (EditorFixture *fixture,
           gconstpointer  unused)
{
  records_open (fixture);
  hands_press ("ctrl+f");
  hands_type (EDITOR_STATION);
  g_assert_true (ui_wait_until (records_shows_one, fixture));
  gtk_widget_grab_focus (GTK_WIDGET (records_get_view (fixture)));
  hands_press ("Down");
  hands_press ("Return");
  g_assert_true (ui_wait_until (has_editor, fixture));
}

/* When it has the keyboard; else NULL. */
static GtkWidget *
find_search (EditorFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (records_find (fixture)));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) : NULL;
}

static gboolean
is_in_search (gpointer data)
{
  return find_search (data) != NULL;
}

static gboolean
is_on_row (gpointer data)
{
  return editor_has_focus (GTK_WIDGET (records_get_view (data))) &&
         gtk_window_get_focus_visible (GTK_WINDOW (records_find (data)));
}

static void
assert_searched (EditorFixture *fixture,
                 const char    *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_search (fixture))), ==, text);
}

static gboolean
is_selected (EditorFixture *fixture,
             guint          row)
{
  return gtk_selection_model_is_selected (gtk_column_view_get_model (records_get_view (fixture)),
                                          row);
}

static gboolean
is_closed (gpointer data)
{
  return records_find (data) == NULL;
}

/* From the search to the rows and back, and out, by keyboard alone. */
static void
test_way (EditorFixture *fixture,
          gconstpointer  unused)
{
  records_open (fixture);
  g_assert_true (ui_wait_until (is_in_search, fixture));
  hands_press ("Down");
  g_assert_true (ui_wait_until (is_on_row, fixture));
  g_assert_true (is_selected (fixture, 0));
  hands_press ("Down");
  g_assert_true (is_selected (fixture, 1));
  hands_press ("End");
  g_assert_true (is_selected (fixture, WINDOW_N_STATIONS - 1));
  hands_press ("Home Right");
  g_assert_true (is_selected (fixture, 0));

  hands_type ("4401");
  g_assert_true (ui_wait_until (is_in_search, fixture));
  assert_searched (fixture, "4401");
  hands_press ("Return");
  g_assert_true (ui_wait_until (is_on_row, fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_in_search, fixture));
  assert_searched (fixture, "4401");
  hands_press ("Escape");
  assert_searched (fixture, "");
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_closed, fixture));
}

static void
sort_by_code (EditorFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.sort", "s", "code");
}

/* From the menu too, once for each way round; the column comes with it. */
static void
test_sort_by (EditorFixture *fixture,
              gconstpointer  unused)
{
  records_open (fixture);
  sort_by_code (fixture);
  records_find_column (fixture, "code");
  g_assert_cmpstr (records_get_code (fixture, 0), <, records_get_code (fixture, 1));
  sort_by_code (fixture);
  g_assert_cmpstr (records_get_code (fixture, 0), >, records_get_code (fixture, 1));
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.code", NULL);
}

/* What is chosen goes to a spreadsheet: titles, cells, and nothing where nothing is known. */
static void
activate_copy (gpointer records)
{
  gtk_widget_activate_action (records, "records.copy", NULL);
}

static void
test_copy (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autofree char *copied = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  records_open (fixture);
  select_row (fixture, 0, TRUE);
  select_row (fixture, 1, FALSE);
  copied = ui_copy (activate_copy, records_find (fixture));
  lines = g_strsplit (copied, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "Code\tStation\t"));
  cells = g_strsplit (lines[2], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==,
                    count_columns (fixture) + 1);
  g_assert_cmpstr (cells[g_strv_length (cells) - 1], ==, "");
}

/* Nobody who is not staff meets it. */
static void
test_citizen (EditorFixture *fixture,
              gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  fz_window_set_staff (fixture->window.window, FALSE);
  gtk_widget_activate_action (editor_get_window (fixture), "win.records", NULL);
  ui_settle ();
  g_assert_null (records_find (fixture));
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/records-window/still-correct", test_still_correct },
    { "/records-window/fact-still-correct", test_fact_still_correct },
    { "/records-window/sort", test_sort },
    { "/records-window/columns", test_columns },
    { "/records-window/open", test_open },
    { "/records-window/way", test_way },
    { "/records-window/sort-by", test_sort_by },
    { "/records-window/copy", test_copy },
    { "/records-window/citizen", test_citizen },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
