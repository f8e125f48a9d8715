/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"
#include "fz-records-edit.h"
#include "fz-records-fixture.h"
#include "fz-ui.h"

/* Cells of the table of records that are changed where they stand: real keys, a real
 * store, and somebody else who saves meanwhile. */

static FzRecordsEdit *
find_edit (EditorFixture *fixture)
{
  GtkWidget *found = ui_find_type (GTK_WIDGET (records_get_view (fixture)), FZ_TYPE_RECORDS_EDIT);

  return found != NULL ? FZ_RECORDS_EDIT (found) : NULL;
}

static gboolean
has_edit (gpointer data)
{
  FzRecordsEdit *edit = find_edit (data);

  return edit != NULL &&
         (gtk_widget_get_state_flags (GTK_WIDGET (edit)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
has_no_edit (gpointer data)
{
  return find_edit (data) == NULL;
}

static char *
dup_typed (EditorFixture *fixture)
{
  GtkWidget *text = adw_bin_get_child (ADW_BIN (find_edit (fixture)));

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));
}

static gboolean
shows_error (gpointer data)
{
  FzRecordsEdit *edit = find_edit (data);

  return edit != NULL && gtk_widget_has_css_class (GTK_WIDGET (edit), "error");
}

static gboolean
says (EditorFixture *fixture,
      const char    *words)
{
  return ui_count_visible_labels (GTK_WIDGET (records_find (fixture)), words) > 0;
}

static void
begin (EditorFixture *fixture,
       const char    *column,
       const char    *key)
{
  records_go_to (fixture, 0, column);
  hands_press (key);
  g_assert_true (ui_wait_until (has_edit, fixture));
}

/* F2, a number, Enter: stored, signed, shown, told, and taken back. */
static void
test_save (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autoptr (FzRecord) before = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) after = NULL;
  gint64 started;

  records_open (fixture);
  before = editor_load_stored ();
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "phone", "F2");
  hands_press ("ctrl+a");
  hands_type ("020-12345678");
  hands_press ("Return");
  g_assert_true (ui_wait_until (has_no_edit, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-12345678");
  g_assert_true (records_shows_cell (fixture, "020-12345678"));
  g_assert_true (says (fixture, "Phone: saved"));

  started = g_get_monotonic_time ();
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "win.undo-batch", "(xs)",
                              G_GINT64_CONSTANT (1), "lin");
  while (after == NULL || g_strcmp0 (after->phone, before->phone) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time () - started, <, 10 * G_USEC_PER_SEC);
      g_clear_pointer (&after, fz_record_unref);
      ui_settle ();
      after = editor_load_stored ();
    }
}

/* Escape takes back, and the keyboard stays where it was. */
static void
test_escape (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) before = NULL;
  g_autoptr (FzRecord) after = NULL;

  records_open (fixture);
  before = editor_load_stored ();
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "address", "Return");
  hands_type ("nowhere");
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_edit, fixture));
  after = editor_load_stored ();
  g_assert_cmpstr (after->address, ==, before->address);
  hands_press ("F2");
  g_assert_true (ui_wait_until (has_edit, fixture));
}

/* Hours that nobody understands are not saved; the reason is said, and what was typed
 * stays. Nor does the window close over it. */
static void
test_hard (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  g_autofree char *typed = NULL;

  records_open (fixture);
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "hours", "F2");
  hands_press ("ctrl+a");
  hands_type ("whenever");
  g_assert_true (ui_wait_until (shows_error, fixture));
  hands_press ("Return");
  g_assert_true (has_edit (fixture));
  typed = dup_typed (fixture);
  g_assert_cmpstr (typed, ==, "whenever");
  record = editor_load_stored ();
  g_assert_cmpstr (record->hours, !=, "whenever");

  gtk_window_close (GTK_WINDOW (records_find (fixture)));
  ui_settle ();
  g_assert_nonnull (records_find (fixture));
  g_assert_true (says (fixture, "not saved"));
}

static gboolean
has_stored_address (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return g_strcmp0 (record->address, "1 Road") == 0;
}

typedef struct
{
  EditorFixture *fixture;
  FzRecordsEdit *first; /* (owned), so that no other one comes into its place */
} Tab;

static gboolean
has_next_edit (gpointer data)
{
  Tab *tab = data;

  return has_edit (tab->fixture) && find_edit (tab->fixture) != tab->first;
}

/* Tab saves and goes on to the next cell that is changed here. */
static void
test_tab (EditorFixture *fixture,
          gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  Tab tab = { .fixture = fixture };

  records_open (fixture);
  records_look_for (fixture, EDITOR_STATION);
  g_assert_cmpuint (records_find_column (fixture, "address"), ==,
                    records_find_column (fixture, "phone") + 1);
  begin (fixture, "phone", "F2");
  tab.first = g_object_ref (find_edit (fixture));
  hands_press ("ctrl+a");
  hands_type ("020-12345678");
  hands_press ("Tab");
  g_assert_true (ui_wait_until (has_next_edit, &tab));
  g_object_unref (tab.first);
  hands_press ("ctrl+a");
  hands_type ("1 Road");
  hands_press ("shift+Tab");
  g_assert_true (ui_wait_until (has_stored_address, NULL));
  g_assert_true (ui_wait_until (has_edit, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-12345678");
}

/* Somebody else saves the same field meanwhile: that is said, what was typed is kept, and
 * Enter once more puts it in. */
static gboolean
says_conflict (gpointer data)
{
  return shows_error (data) &&
         says (data, "Somebody else changed this meanwhile: now it is “020-87654321”");
}

static void
test_conflict (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autoptr (FzRecord) theirs = NULL;
  g_autoptr (FzRecord) ours = NULL;
  g_autofree char *typed = NULL;

  records_open (fixture);
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "phone", "F2");
  hands_press ("ctrl+a");
  hands_type ("020-12345678");
  editor_change_elsewhere ("020-87654321");
  hands_press ("Return");
  g_assert_true (ui_wait_until (says_conflict, fixture));
  theirs = editor_load_stored ();
  g_assert_cmpstr (theirs->phone, ==, "020-87654321");
  typed = dup_typed (fixture);
  g_assert_cmpstr (typed, ==, "020-12345678");

  hands_press ("Return");
  g_assert_true (ui_wait_until (has_no_edit, fixture));
  ours = editor_load_stored ();
  g_assert_cmpstr (ours->phone, ==, "020-12345678");
}

/* A closed vocabulary is chosen from; the choice saves. */
static gboolean
shows_choices (gpointer data)
{
  return ui_count_visible_labels (GTK_WIDGET (find_edit (data)), "Yes") > 0;
}

static void
test_choice (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  records_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.step_free", NULL);
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "step_free", "Return");
  g_assert_true (ui_wait_until (shows_choices, fixture));
  hands_press ("Down");
  hands_press ("Return");
  g_assert_true (ui_wait_until (has_no_edit, fixture));
  record = editor_load_stored ();
  g_assert_cmpint (record->step_free, ==, FZ_STEP_FREE_YES);
  gtk_widget_activate_action (GTK_WIDGET (records_find (fixture)), "columns.step_free", NULL);
}

/* Who never signed is asked once. */
static gboolean
asks_name (gpointer data)
{
  GtkWidget *alert = ui_find_type (GTK_WIDGET (records_find (data)), ADW_TYPE_ALERT_DIALOG);

  return editor_has_focus (alert);
}

static void
test_signature (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  editor_sign ("");
  records_open (fixture);
  records_look_for (fixture, EDITOR_STATION);
  begin (fixture, "phone", "F2");
  hands_press ("ctrl+a");
  hands_type ("020-12345678");
  hands_press ("Return");
  g_assert_true (ui_wait_until (asks_name, fixture));
  hands_type ("chen");
  hands_press ("Return");
  g_assert_true (ui_wait_until (has_no_edit, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-12345678");
  g_assert_true (says (fixture, "Signing as chen"));
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/records-edit/save", test_save },
    { "/records-edit/escape", test_escape },
    { "/records-edit/hard", test_hard },
    { "/records-edit/tab", test_tab },
    { "/records-edit/conflict", test_conflict },
    { "/records-edit/choice", test_choice },
    { "/records-edit/signature", test_signature },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
