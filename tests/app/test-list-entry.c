/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-featured-list-dialog.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* The list of 2020 in the real window over the real data: pasted, matched, shown,
 * saved, seen everywhere, and taken back. */
typedef struct
{
  WindowFixture window;
  GtkWidget    *dialog; /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  window_fixture_set_up (&fixture->window, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_clear_object (&fixture->dialog);
  window_fixture_tear_down (&fixture->window, NULL);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static FzStationTable *
get_table (Fixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window.window));
}

static gboolean
knows_featured (gpointer data)
{
  return fz_station_table_knows_featured (get_table (data));
}

static gboolean
knows_no_featured (gpointer data)
{
  return !fz_station_table_knows_featured (get_table (data));
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *id)
{
  GtkWidget *found = ui_find_id (fixture->dialog, id);

  g_assert_nonnull (found);
  return found;
}

static void
press (Fixture    *fixture,
       const char *id)
{
  GtkWidget *button = find (fixture, id);

  g_assert_true (ui_wait_until (is_sensitive, button));
  g_signal_emit_by_name (button, "clicked");
}

static void
open_dialog (Fixture *fixture)
{
  window_fixture_open (&fixture->window);
  gtk_widget_activate_action (get_window (fixture), "win.enter-featured-list", NULL);
  fixture->dialog = ui_find_type (get_window (fixture), FZ_TYPE_FEATURED_LIST_DIALOG);
  g_assert_nonnull (fixture->dialog);
  g_object_ref (fixture->dialog);
}

static void
paste (Fixture    *fixture,
       const char *names)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, "text_view")));

  gtk_text_buffer_set_text (buffer, names, -1);
}

static void
write_source (Fixture *fixture)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, "popular_button")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "source_row")), "a notice of 2020");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "who_row")), "lin");
}

static FzFeatured
get_featured (Fixture    *fixture,
              const char *code)
{
  const FzStationColumns *columns = fz_station_table_get_columns (get_table (fixture));

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (g_str_equal (fz_station_columns_get_code (columns, row), code))
        return fz_station_columns_get_featured (columns, row);
    }
  g_assert_not_reached ();
}

/* Names, what they were chosen as and a source are all needed. */
static void
test_required (Fixture      *fixture,
               gconstpointer unused)
{
  GtkWidget *match;

  open_dialog (fixture);
  match = find (fixture, "match_button");
  g_assert_false (gtk_widget_get_sensitive (match));
  paste (fixture, "沙面街");
  g_assert_false (gtk_widget_get_sensitive (match));
  write_source (fixture);
  g_assert_true (gtk_widget_get_sensitive (match));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "source_row")), "  ");
  g_assert_false (gtk_widget_get_sensitive (match));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "source_row")), "x");
  paste (fixture, " \n ");
  g_assert_false (gtk_widget_get_sensitive (match));
}

static void
test_saved_and_undone (Fixture      *fixture,
                       gconstpointer unused)
{
  GtkWidget *list;

  open_dialog (fixture);
  paste (fixture, "1. 沙面街公共法律服务工作站\n2. <b>桃花源</b>\n3. 面街\n4. 沙面");
  write_source (fixture);
  press (fixture, "match_button");

  list = find (fixture, "matches");
  g_assert_cmpuint (ui_count_visible_labels (list, "Shamian Subdistrict · "), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (list, "Not found, will not be saved"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (list, "Which station is it?"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (list, "Named twice, counts once"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (find (fixture, "summary_label"), "1 station will"),
                    ==, 1);
  press (fixture, "save_button");

  g_assert_true (ui_wait_until (knows_featured, fixture));
  g_assert_cmpint (get_featured (fixture, "440103001"), ==, FZ_FEATURED_POPULAR);
  g_assert_cmpint (get_featured (fixture, "440103002"), ==, FZ_FEATURED_UNKNOWN);
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (get_window (fixture),
                                             "The featured stations were saved"),
                    ==, 1);

  gtk_widget_activate_action (get_window (fixture), "win.undo-batch", "(xs)",
                              G_GINT64_CONSTANT (1), "lin");
  g_assert_true (ui_wait_until (knows_no_featured, fixture));
}

/* The whole list says of every other station that it is not featured. */
static void
test_complete (Fixture      *fixture,
               gconstpointer unused)
{
  open_dialog (fixture);
  paste (fixture, "沙面、猎德");
  write_source (fixture);
  press (fixture, "match_button");
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (fixture, "complete_row")), TRUE);
  press (fixture, "save_button");
  g_assert_true (ui_wait_until (knows_featured, fixture));
  g_assert_cmpint (get_featured (fixture, "440106013"), ==, FZ_FEATURED_POPULAR);
  g_assert_cmpint (get_featured (fixture, "440100"), ==, FZ_FEATURED_NONE);
}

/* Ten popular stations were chosen, not eleven; nor is nothing saved. */
static void
test_not_saved (Fixture      *fixture,
                gconstpointer unused)
{
  open_dialog (fixture);
  paste (fixture, "沙面\n岭南\n华林\n多宝\n昌华\n逢源\n龙津\n金花\n彩虹\n南源\n西村");
  write_source (fixture);
  press (fixture, "match_button");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "save_button")));
  g_assert_true (gtk_widget_get_visible (find (fixture, "trouble_label")));

  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (find (fixture, "navigation")));
  paste (fixture, "桃花源");
  press (fixture, "match_button");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "save_button")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "trouble_label")));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/list-entry/required", test_required);
  ADD ("/list-entry/saved-and-undone", test_saved_and_undone);
  ADD ("/list-entry/complete", test_complete);
  ADD ("/list-entry/not-saved", test_not_saved);
  return ui_test_run ();
}
