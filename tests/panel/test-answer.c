/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-answer.h"
#include "fz-fixtures.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  GtkWidget      *answer; /* (owned) */
} Fixture;

static FzStationTable *
make_table (void)
{
  FzStationTable *table = fz_station_table_new (FZ_SCRIPT_LATIN);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  static const char *const numbers[] = { "12348", "110" };
  FzProblem                violence = {
                   .code = (char *) "family-violence",
                   .names = { { (char *) "家庭暴力", NULL, (char *) "Family violence" } },
                   .words = { { (char *) "家暴" } },
                   .services = 0x2,
                   .n_hotlines = 2,
                   .hotlines = { 1, 0 },
                   .source = (char *) "a law",
  };
  FzProblem noise = {
    .code = (char *) "noise",
    .names = { { (char *) "噪音", NULL, (char *) "Noise" } },
    .words = { { (char *) "噪音" } },
    .services = 0x1,
    .source = (char *) "a law",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    fz_catalog_add_hotline (catalog, numbers[i], fz_names_make (numbers[i], NULL, NULL),
                            fz_names_make ("<b>", NULL, NULL), fz_names_make (NULL, NULL, NULL));
  fz_catalog_add_problem (catalog, &violence);
  fz_catalog_add_problem (catalog, &noise);
  fz_station_table_take (table, catalog, fixture_make_columns ());
  return table;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = make_table ();
  fixture->finder = fz_finder_new (fixture->table);
  fixture->answer = g_object_ref_sink (fz_answer_new (fixture->finder));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->answer);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static void
ask (Fixture    *fixture,
     const char *text)
{
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (fixture->finder), text);

  fz_finder_set_query (fixture->finder, query);
}

static gboolean
shows (Fixture    *fixture,
       const char *id)
{
  return gtk_widget_get_visible (ui_find_id (fixture->answer, id));
}

static void
test_problem (Fixture      *fixture,
              gconstpointer unused)
{
  GtkWidget *list = ui_find_id (fixture->answer, "hotlines");
  GtkWidget *row;

  g_assert_false (fz_answer_is_needed (fixture->finder));
  ask (fixture, "我被家暴了");
  g_assert_true (fz_answer_is_needed (fixture->finder));
  g_assert_true (shows (fixture, "problem_box"));
  g_assert_false (shows (fixture, "slip_label"));
  g_assert_cmpuint (ui_count_visible_labels (fixture->answer, "Family violence"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (fixture->answer, "What helps: Legal aid"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (fixture->answer, "1 station below is recorded"), ==,
                    1);
  row = gtk_widget_get_first_child (list);
  g_assert_true (gtk_widget_has_css_class (row, "danger"));
  g_assert_cmpuint (ui_count_visible_labels (row, "110"), >=, 1);
  row = gtk_widget_get_next_sibling (row);
  g_assert_false (gtk_widget_has_css_class (row, "danger"));
  g_assert_null (gtk_widget_get_next_sibling (row));

  /* The numbers of one problem do not stay for another. */
  ask (fixture, "噪音");
  g_assert_cmpuint (ui_count_visible_labels (fixture->answer, "Noise"), ==, 1);
  g_assert_false (gtk_widget_get_visible (list));
  g_assert_cmpuint (ui_count_visible_labels (fixture->answer, "Nobody has recorded"), ==, 1);
  ask (fixture, "");
  g_assert_false (shows (fixture, "problem_box"));
  g_assert_false (fz_answer_is_needed (fixture->finder));
}

static void
test_unsure_once (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (FzOrigin) origin =
      fz_origin_new_for_street (fz_station_table_get_columns (fixture->table), 2);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) from_origin = fz_query_with_origin (open, origin);
  g_autoptr (FzQuery) by_distance = fz_query_with_order (from_origin, FZ_ORDER_DISTANCE);

  fz_finder_set_query (fixture->finder, from_origin);
  g_assert_false (fz_answer_is_needed (fixture->finder));
  fz_finder_set_query (fixture->finder, by_distance);
  g_assert_true (fz_answer_is_needed (fixture->finder));
  g_assert_true (shows (fixture, "unsure_label"));
  g_assert_false (shows (fixture, "problem_box"));
}

static GtkWidget *
find_last_button (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_last_child (root); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *found = find_last_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

/* The last button of the first number copies it. */
static void
test_copies_number (Fixture      *fixture,
                    gconstpointer unused)
{
  GdkClipboard    *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autofree char *text = NULL;
  GtkWidget       *window = ui_window_new (fixture->answer, NULL);
  GtkWidget       *row;

  gtk_window_present (GTK_WINDOW (window));
  ask (fixture, "家暴");
  row = gtk_widget_get_first_child (ui_find_id (fixture->answer, "hotlines"));
  g_signal_emit_by_name (find_last_button (row), "clicked");
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, &text);
  g_assert_true (ui_wait_until (is_set, &text));
  g_assert_cmpstr (text, ==, "110");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/answer/problem", test_problem);
  ADD ("/answer/unsure-once", test_unsure_once);
  ADD ("/answer/copies-number", test_copies_number);
  return g_test_run ();
}
