/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change.h"
#include "fz-conflict-dialog.h"
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-ui.h"

/* Two who change one station: a second connection to the same file saves while somebody
 * types, as another member of staff would. */

#define MINE "12348"
#define THEIRS "020-8555 0000"
#define THIRD "020-8555 3333"
#define ADDRESS "猎德大道 1 号"

static GtkWidget *
find_dialog (EditorFixture *fixture)
{
  return ui_find_type (editor_get_window (fixture), FZ_TYPE_CONFLICT_DIALOG);
}

static gboolean
asks (gpointer data)
{
  GtkWidget *dialog = find_dialog (data);

  return dialog != NULL && editor_has_focus (dialog);
}

static gboolean
asks_no_more (gpointer data)
{
  return find_dialog (data) == NULL;
}

static gboolean
says_not_saved (gpointer data)
{
  EditorFixture *fixture = data;

  return ui_count_visible_labels (fixture->dialog, "Nothing was saved") > 0;
}

/* Types a telephone number, which the others change meanwhile, and saves. */
static void
meet (EditorFixture *fixture)
{
  editor_open (fixture);
  editor_change_elsewhere (THEIRS);
  hands_type (MINE);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (asks, fixture));
  ui_settle ();
}

/* Of one field, "Saved: …" is the first of the two and "Yours" the second. */
static void
choose (EditorFixture *fixture,
        const char    *keys)
{
  hands_press (keys);
  ui_settle ();
}

static void
assert_stored (const char *phone,
               const char *address)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  g_assert_cmpstr (record->phone, ==, phone);
  g_assert_cmpstr (record->address, ==, address);
}

static void
test_yours (EditorFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *dialog;

  meet (fixture);
  dialog = find_dialog (fixture);
  g_assert_cmpuint (ui_count_visible_labels (dialog, "wu, "), >=, 1);
  g_assert_cmpuint (ui_count_visible_labels (dialog, THEIRS), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (dialog, MINE), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (dialog, "not known"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (dialog, "1 is still to be chosen"), ==, 1);

  /* Nothing is chosen for somebody who did not. */
  hands_press ("ctrl+s");
  ui_settle ();
  g_assert_true (asks (fixture));
  assert_stored (THEIRS, NULL);

  choose (fixture, "Down space");
  g_assert_cmpuint (ui_count_visible_labels (dialog, "All is chosen"), ==, 1);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (MINE, NULL);
}

/* Theirs, and nothing of mine is left: there is nothing to save. */
static void
test_theirs (EditorFixture *fixture,
             gconstpointer  unused)
{
  meet (fixture);
  choose (fixture, "space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (THEIRS, NULL);
}

/* What each alone changed stays, by itself. */
static void
test_both (EditorFixture *fixture,
           gconstpointer  unused)
{
  editor_open (fixture);
  editor_change_elsewhere (THEIRS);
  gtk_editable_set_text (GTK_EDITABLE (editor_find (fixture, "address_row")), ADDRESS);
  hands_type (MINE);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (asks, fixture));
  ui_settle ();
  choose (fixture, "space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (THEIRS, ADDRESS);
}

/* Left open, nothing is saved and nothing is lost. */
static void
test_cancelled (EditorFixture *fixture,
                gconstpointer  unused)
{
  meet (fixture);
  hands_press ("Escape");
  g_assert_true (ui_wait_until (asks_no_more, fixture));
  g_assert_true (ui_wait_until (editor_has_editor, fixture));
  g_assert_true (says_not_saved (fixture));
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, MINE);
  assert_stored (THEIRS, NULL);

  /* And asked again when it is saved again. */
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (asks, fixture));
  ui_settle ();
  choose (fixture, "Down space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (MINE, NULL);
}

static gboolean
names_third (gpointer data)
{
  return asks (data) && ui_count_visible_labels (find_dialog (data), THIRD) == 1;
}

/* Saved again while somebody chooses: asked again, with what is there now. */
static void
test_third (EditorFixture *fixture,
            gconstpointer  unused)
{
  meet (fixture);
  editor_change_elsewhere (THIRD);
  choose (fixture, "Down space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (names_third, fixture));
  ui_settle ();
  assert_stored (THIRD, NULL);
  g_assert_cmpstr (editor_get_record (fixture)->phone, ==, MINE);
  choose (fixture, "Down space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_stored (MINE, NULL);
}

/* Deleted meanwhile: nothing is saved into what nobody sees. */
static void
test_deleted (EditorFixture *fixture,
              gconstpointer  unused)
{
  g_autoptr (FzRecord) kept = NULL;

  editor_open (fixture);
  editor_delete_elsewhere ();
  hands_type (MINE);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (asks, fixture));
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (find_dialog (fixture), "Deleted"), ==, 1);
  choose (fixture, "Down space");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  kept = editor_load_stored ();
  g_assert_false (kept->deleted);
  g_assert_cmpstr (kept->phone, ==, MINE);
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/conflict/yours", test_yours },
    { "/conflict/theirs", test_theirs },
    { "/conflict/both", test_both },
    { "/conflict/cancelled", test_cancelled },
    { "/conflict/third", test_third },
    { "/conflict/deleted", test_deleted },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
