/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-ui.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>

/* What can go wrong while somebody edits: said plainly, nothing lost, and it works again
 * when the cause is gone. */

#define SAVED "020-8555 1111"
#define TYPED "020-8555 2222"

/* Set in the process that is to be killed. */
#define TO_BE_KILLED "FZ_TEST_TO_BE_KILLED"

static char *program;

static gboolean
has_trouble (gpointer data)
{
  EditorFixture *fixture = data;

  return gtk_widget_get_sensitive (editor_find (fixture, "save_button")) &&
         ui_count_visible_labels (fixture->dialog, "Nothing was saved; what you typed is kept") ==
             1;
}

static void
assert_stored (const char *phone)
{
  g_autoptr (FzRecord) stored = editor_load_stored ();

  g_assert_cmpstr (stored->phone, ==, phone);
}

/* Types a number and fails to save it, for the reason that has @words. */
static void
fail_to_save (EditorFixture *fixture,
              const char    *words)
{
  hands_type (TYPED);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_trouble, fixture));
  g_assert_cmpuint (ui_count_visible_labels (fixture->dialog, words), ==, 1);
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, TYPED);
  g_assert_true (editor_has_draft_file (NULL));
}

static void
save_after_all (EditorFixture *fixture)
{
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (TYPED);
}

/* Another program is in the middle of a save of its own. */
static void
test_locked (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autofree char *path = editor_find_database ();
  sqlite3         *db;

  editor_open (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  fail_to_save (fixture, "Another program is using");
  sqlite3_close (db);
  save_after_all (fixture);
}

/* Somebody moves the file away, and puts it back. */
static void
test_moved_away (EditorFixture *fixture,
                 gconstpointer  unused)
{
  g_autofree char *path = editor_find_database ();
  g_autofree char *elsewhere = g_strconcat (path, ".away", NULL);

  editor_open (fixture);
  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  fail_to_save (fixture, "was removed, or replaced");
  g_assert_cmpint (g_rename (elsewhere, path), ==, 0);
  save_after_all (fixture);
}

/* In the other process: saves, goes on typing, and is gone. */
static void
test_to_be_killed (EditorFixture *fixture,
                   gconstpointer  unused)
{
  editor_open (fixture);
  hands_type (SAVED);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  g_clear_object (&fixture->dialog);
  editor_open (fixture);
  hands_type (TYPED);
  g_assert_true (ui_wait_until (editor_has_draft_file, NULL));
  raise (SIGKILL);
}

static void
run_until_killed (void)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_setenv (launcher, TO_BE_KILLED, "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static gboolean
has_typed_again (gpointer data)
{
  return editor_has_editor (data) &&
         g_strcmp0 (editor_get_record (data)->phone, TYPED) == 0;
}

/* What was confirmed is there, and what was typed is offered. */
static void
test_killed (EditorFixture *fixture,
             gconstpointer  unused)
{
  run_until_killed ();
  assert_stored (SAVED);
  g_assert_true (editor_has_draft_file (NULL));

  editor_select (fixture);
  gtk_widget_activate_action (editor_get_window (fixture), "win.edit-station", "u", 0);
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  ui_settle ();
  hands_press ("Return");
  g_assert_true (ui_wait_until (has_typed_again, fixture));
  save_after_all (fixture);
  g_assert_true (ui_wait_until (editor_has_no_draft_file, NULL));
}

#define ADD(path, function) \
  g_test_add (path, EditorFixture, NULL, editor_set_up, function, editor_tear_down)

int
main (int    argc,
      char **argv)
{
  gboolean         to_be_killed = g_getenv (TO_BE_KILLED) != NULL;
  g_autofree char *folder = to_be_killed ? NULL : ui_use_private_folders ();
  int              result;

  /* Each test has an application of its own, which must not meet that of another. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  if (!hands_are_there ())
    return hands_skip ();
  adw_init ();
  if (to_be_killed)
    {
      ADD ("/editor-faults/to-be-killed", test_to_be_killed);
      return ui_run_tests ();
    }
  ADD ("/editor-faults/locked", test_locked);
  ADD ("/editor-faults/moved-away", test_moved_away);
  ADD ("/editor-faults/killed", test_killed);
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
