/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change.h"
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-history-window.h"
#include "fz-ui.h"

/* The history, as staff use it: a real store, real keys. Others make the changes. */

#define FIRST_PHONE "020-8555 1111"
#define SECOND_PHONE "020-8555 2222"

static GtkWidget *
find_history (EditorFixture *fixture)
{
  GtkApplication *application = GTK_APPLICATION (fixture->window.application);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (FZ_IS_HISTORY_WINDOW (l->data))
        return l->data;
    }
  return NULL;
}

static gboolean
shows (EditorFixture *fixture,
       const char    *words)
{
  GtkWidget *history = find_history (fixture);

  return history != NULL && ui_count_visible_labels (history, words) > 0;
}

static gboolean
shows_first_change (gpointer data)
{
  return shows (data, "not known → " FIRST_PHONE);
}

static gboolean
shows_undo_of_first (gpointer data)
{
  return shows (data, FIRST_PHONE " → not known");
}

static gboolean
hides_undo_of_first (gpointer data)
{
  return !shows_undo_of_first (data);
}

/* And has the keyboard. */
static gboolean
asks (EditorFixture *fixture,
      const char    *question)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (find_history (fixture));
  AdwDialog            *dialog = adw_application_window_get_visible_dialog (window);

  return shows (fixture, question) && editor_has_focus (GTK_WIDGET (dialog));
}

static gboolean
question_shows (EditorFixture *fixture,
                const char    *words)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (find_history (fixture));
  AdwDialog            *dialog = adw_application_window_get_visible_dialog (window);

  return ui_count_visible_labels (GTK_WIDGET (dialog), words) > 0;
}

static gboolean
shows_question (gpointer data)
{
  return asks (data, "Take It Back?");
}

static gboolean
shows_redo_question (gpointer data)
{
  return asks (data, "Do It Again?");
}

static gboolean
shows_empty (gpointer data)
{
  return shows (data, "No Changes");
}

static gboolean
says_done (gpointer data)
{
  return shows (data, "Done. It can be taken back here as well.");
}

static gboolean
has_phone (gpointer phone)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return g_strcmp0 (record->phone, phone) == 0;
}

static void
open_history (EditorFixture *fixture)
{
  hands_take (GTK_WINDOW (fixture->window.window));
  hands_press ("ctrl+h");
  g_assert_true (ui_wait_until (shows_first_change, fixture));
  hands_take (GTK_WINDOW (find_history (fixture)));
}

static void
undo (EditorFixture *fixture,
      gint64         batch,
      UiCondition    is_asked)
{
  gtk_widget_activate_action (find_history (fixture), "history.undo", "x", batch);
  g_assert_true (ui_wait_until (is_asked, fixture));
  hands_rest (find_history (fixture));
}

static gboolean
is_on_first (gpointer data)
{
  GtkWidget     *list = ui_find_id (find_history (data), "changes");
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);

  return first != NULL && gtk_widget_has_focus (GTK_WIDGET (first));
}

static gboolean
is_closed (gpointer data)
{
  return find_history (data) == NULL;
}

static void
press_on_first (EditorFixture *fixture,
                const char    *key,
                UiCondition    is_asked)
{
  g_assert_true (ui_wait_until (is_on_first, fixture));
  hands_press (key);
  g_assert_true (ui_wait_until (is_asked, fixture));
  hands_rest (find_history (fixture));
}

/* A change is taken back and made again, and each stands in the history, signed. The
 * keyboard is on the newest change each time, and one key asks. */
static void
test_undo_redo (EditorFixture *fixture,
                gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  editor_change_elsewhere (FIRST_PHONE);
  open_history (fixture);
  g_assert_true (shows (fixture, "Changed: wu"));

  press_on_first (fixture, "Return", shows_question);
  g_assert_true (question_shows (fixture, "Liede Subdistrict · Phone"));
  hands_press ("alt+u");
  g_assert_true (ui_wait_until (has_phone, NULL));
  g_assert_true (ui_wait_until (shows_undo_of_first, fixture));
  g_assert_true (shows (fixture, "Undone: lin"));
  g_assert_true (shows (fixture, "taken back"));

  press_on_first (fixture, "space", shows_redo_question);
  hands_press ("alt+r");
  g_assert_true (ui_wait_until (has_phone, (gpointer) FIRST_PHONE));
  g_assert_true (ui_wait_until (says_done, fixture));
  g_assert_true (ui_wait_until (is_on_first, fixture));
  /* What was said last is no reason to press it twice. */
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_closed, fixture));
}

/* The newest change has the keyboard, which is seen; Escape leaves. */
static void
test_escape (EditorFixture *fixture,
             gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  editor_change_elsewhere (FIRST_PHONE);
  open_history (fixture);
  g_assert_true (ui_wait_until (is_on_first, fixture));
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (find_history (fixture))));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_closed, fixture));
}

/* What was changed again since is explained, and goes back only when it is chosen. */
static void
test_later (EditorFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *check;

  window_fixture_open (&fixture->window);
  editor_change_elsewhere (FIRST_PHONE);
  editor_change_elsewhere (SECOND_PHONE);
  open_history (fixture);

  undo (fixture, 1, shows_question);
  g_assert_true (shows (fixture, "Changed again since (wu"));
  check = ui_find_type (find_history (fixture), GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (check);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  hands_press ("alt+u");
  g_assert_true (shows_question (fixture));
  g_assert_true (has_phone ((gpointer) SECOND_PHONE));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  hands_press ("alt+u");
  g_assert_true (ui_wait_until (has_phone, NULL));
}

static GtkStringList *
get_makers (gpointer fixture)
{
  GtkWidget *who = ui_find_id (find_history (fixture), "who_choice");

  return GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (who)));
}

static gboolean
offers_first_maker (gpointer fixture)
{
  return gtk_string_list_find (get_makers (fixture), "wu") != G_MAXUINT;
}

static gboolean
offers_second_maker (gpointer fixture)
{
  return gtk_string_list_find (get_makers (fixture), "lin") != G_MAXUINT;
}

/* By who made it; who signs for the first time is offered while the window is open. */
static void
test_makers (EditorFixture *fixture,
             gconstpointer  unused)
{
  GtkWidget *who;

  window_fixture_open (&fixture->window);
  editor_change_elsewhere (FIRST_PHONE);
  open_history (fixture);
  g_assert_true (ui_wait_until (offers_first_maker, fixture));
  g_assert_false (offers_second_maker (fixture));

  undo (fixture, 1, shows_question);
  hands_press ("alt+u");
  g_assert_true (ui_wait_until (shows_undo_of_first, fixture));
  g_assert_true (ui_wait_until (offers_second_maker, fixture));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_makers (fixture))), ==, 3);

  who = ui_find_id (find_history (fixture), "who_choice");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (who),
                              gtk_string_list_find (get_makers (fixture), "wu"));
  g_assert_true (ui_wait_until (shows_first_change, fixture));
  g_assert_true (ui_wait_until (hides_undo_of_first, fixture));
}

static gboolean
offers_author (gpointer fixture)
{
  return gtk_string_list_find (get_makers (fixture), "李") != G_MAXUINT;
}

static gboolean
shows_correction (gpointer fixture)
{
  return shows (fixture, "not known → " FIRST_PHONE "\nCorrections by 李");
}

static gboolean
hides_later (gpointer fixture)
{
  return !shows (fixture, SECOND_PHONE);
}

/* What was brought in says whose correction it is, and is found by their name. */
static void
test_author (EditorFixture *fixture,
             gconstpointer  unused)
{
  GtkWidget *who;

  window_fixture_open (&fixture->window);
  editor_bring_in_elsewhere ("李", FIRST_PHONE);
  editor_change_elsewhere (SECOND_PHONE);
  open_history (fixture);
  g_assert_true (shows_correction (fixture));
  g_assert_false (hides_later (fixture));
  g_assert_true (ui_wait_until (offers_author, fixture));

  who = ui_find_id (find_history (fixture), "who_choice");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (who),
                              gtk_string_list_find (get_makers (fixture), "李"));
  g_assert_true (ui_wait_until (hides_later, fixture));
  g_assert_true (shows_correction (fixture));
  g_assert_true (shows (fixture, "Changed: wu"));
}

/* By station, and by what was done. */
static void
test_filters (EditorFixture *fixture,
              gconstpointer  unused)
{
  FzStationTable *table = fz_finder_get_table (fz_window_get_finder (fixture->window.window));
  g_autoptr (FzStation) other = NULL;
  GtkWidget *kinds;

  window_fixture_open (&fixture->window);
  editor_change_elsewhere (FIRST_PHONE);
  open_history (fixture);
  other = fz_station_table_find_code (table, EDITOR_OTHER_STATION);
  gtk_widget_activate_action (editor_get_window (fixture), "win.station-history", "u",
                              fz_station_get_id (other));
  g_assert_true (ui_wait_until (shows_empty, fixture));
  gtk_widget_activate_action (find_history (fixture), "history.all", NULL);
  g_assert_true (ui_wait_until (shows_first_change, fixture));

  kinds = ui_find_id (find_history (fixture), "kind_choice");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 1 + FZ_BATCH_IMPORT);
  g_assert_true (ui_wait_until (shows_empty, fixture));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 1 + FZ_BATCH_EDIT);
  g_assert_true (ui_wait_until (shows_first_change, fixture));
}

static gboolean
shows_station (gpointer data)
{
  return shows_first_change (data) && shows (data, "Liede Subdistrict");
}

/* From the editor, by its key: what became of that station, and nothing of others. */
static void
test_of_station (EditorFixture *fixture,
                 gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  editor_save_phone_elsewhere (EDITOR_OTHER_STATION, SECOND_PHONE);
  editor_change_elsewhere (FIRST_PHONE);
  editor_open (fixture);
  hands_press ("ctrl+h");
  g_assert_true (ui_wait_until (shows_station, fixture));
  g_assert_false (shows (fixture, SECOND_PHONE));
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/history-window/undo-redo", test_undo_redo },
    { "/history-window/escape", test_escape },
    { "/history-window/later", test_later },
    { "/history-window/makers", test_makers },
    { "/history-window/author", test_author },
    { "/history-window/filters", test_filters },
    { "/history-window/of-station", test_of_station },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
