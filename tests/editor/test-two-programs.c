/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-conflict-dialog.h"
#include "fz-hands.h"
#include "fz-history-window.h"
#include "fz-records-fixture.h"
#include "fz-ui.h"

#include <string.h>

/* Two programs on one file, each in a process of its own: what fazhan-cli saves while this one
 * is open is shown in all of its windows, and what is typed here meanwhile is not lost. */

#define MINE "020-85550001"
#define THEIRS "020-85550002"
#define THEIR_ADDRESS "1 Road"

/* What the other program says to @line, after its name; the caller's. */
static char *
run_elsewhere (const char *const *line)
{
  g_autofree char *database = editor_find_database ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_strv_builder_add (builder, g_getenv ("FZ_TEST_CLI"));
  g_strv_builder_addv (builder, (const char **) line);
  g_strv_builder_add_many (builder, "--database", database, NULL);
  arguments = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  g_test_message ("%s: %s", line[0], said);
  g_assert_true (g_subprocess_get_successful (process));
  return said;
}

static void
set_elsewhere (const char *assignment)
{
  const char *const line[] = { "set", EDITOR_STATION, assignment, "--by", "wu", NULL };
  g_autofree char  *said = run_elsewhere (line);
}

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
table_shows_theirs (gpointer data)
{
  return records_shows_cell (data, THEIRS);
}

static gboolean
table_shows_address (gpointer data)
{
  return records_shows_cell (data, THEIR_ADDRESS);
}

static gboolean
details_show_theirs (gpointer data)
{
  return ui_count_visible_labels (editor_get_window (data), THEIRS) > 0;
}

static gboolean
history_is_empty (gpointer data)
{
  return find_history (data) != NULL &&
         ui_count_visible_labels (find_history (data), "No Changes") > 0;
}

static gboolean
history_shows_theirs (gpointer data)
{
  return ui_count_visible_labels (find_history (data), "not known → " THEIRS) > 0;
}

static gboolean
asks (gpointer data)
{
  GtkWidget *dialog = ui_find_type (editor_get_window (data), FZ_TYPE_CONFLICT_DIALOG);

  return dialog != NULL && editor_has_focus (dialog);
}

static gboolean
has_mine (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return g_strcmp0 (record->phone, MINE) == 0;
}

static GtkWidget *
find_typed (EditorFixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (records_get_view (fixture));

  return ui_find_type (view, GTK_TYPE_TEXT);
}

static gboolean
is_typing (gpointer data)
{
  return find_typed (data) != NULL;
}

static gboolean
is_not_typing (gpointer data)
{
  return find_typed (data) == NULL;
}

static gboolean
says_conflict (gpointer data)
{
  return ui_count_visible_labels (GTK_WIDGET (records_find (data)),
                                  "Somebody else changed this meanwhile") > 0;
}

/* Theirs first, then mine over it. */
static void
assert_history (void)
{
  static const char *const line[] = { "history", EDITOR_STATION, NULL };
  g_autofree char         *said = run_elsewhere (line);

  g_assert_nonnull (strstr (said, THEIRS));
  g_assert_nonnull (strstr (said, MINE));
}

static void
open_table (EditorFixture *fixture)
{
  records_open (fixture);
  editor_select (fixture);
  hands_take (GTK_WINDOW (records_find (fixture)));
  records_look_for (fixture, EDITOR_STATION);
}

static void
begin_phone (EditorFixture *fixture)
{
  records_go_to (fixture, 0, "phone");
  hands_press ("F2");
  g_assert_true (ui_wait_until (is_typing, fixture));
  hands_rest (GTK_WIDGET (records_find (fixture)));
  hands_type (MINE);
}

/* The table, the details and the history, by themselves. */
static void
test_follows (EditorFixture *fixture,
              gconstpointer  unused)
{
  open_table (fixture);
  gtk_widget_activate_action (editor_get_window (fixture), "win.history", NULL);
  g_assert_true (ui_wait_until (history_is_empty, fixture));
  set_elsewhere ("phone=" THEIRS);
  g_assert_true (ui_wait_until (table_shows_theirs, fixture));
  g_assert_true (ui_wait_until (details_show_theirs, fixture));
  g_assert_true (ui_wait_until (history_shows_theirs, fixture));
}

/* What is half typed in a cell outlives what comes from there, in its row too. */
static void
test_cell (EditorFixture *fixture,
           gconstpointer  unused)
{
  open_table (fixture);
  begin_phone (fixture);
  set_elsewhere ("address=" THEIR_ADDRESS);
  g_assert_true (ui_wait_until (table_shows_address, fixture));
  g_assert_true (is_typing (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_typed (fixture))), ==, MINE);
  set_elsewhere ("phone=" THEIRS);
  g_assert_true (ui_wait_until (details_show_theirs, fixture));
  hands_press ("Return");
  g_assert_true (ui_wait_until (says_conflict, fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_typed (fixture))), ==, MINE);
  hands_press ("Return");
  g_assert_true (ui_wait_until (is_not_typing, fixture));
  g_assert_true (has_mine (NULL));
  assert_history ();
}

/* In the editor both are shown, and nothing is saved before somebody has chosen. */
static void
test_editor (EditorFixture *fixture,
             gconstpointer  unused)
{
  editor_open (fixture);
  hands_type (MINE);
  set_elsewhere ("phone=" THEIRS);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (asks, fixture));
  hands_rest (editor_get_window (fixture));
  g_assert_false (has_mine (NULL));
  hands_press ("Down space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_assert_true (has_mine (NULL));
  assert_history ();
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/two-programs/follows", test_follows },
    { "/two-programs/cell", test_cell },
    { "/two-programs/editor", test_editor },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
