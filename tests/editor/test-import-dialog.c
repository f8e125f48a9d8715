/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-undo.h"
#include "fz-hands.h"
#include "fz-import-dialog.h"
#include "fz-records-fixture.h"
#include "fz-session.h"
#include "fz-store-deed.h"
#include "fz-ui.h"

/* Files on their way into the records, in the real window: real files, real keys, a real
 * store. */

#define PHONE "020-83330001"

static GtkWidget *
find_import (EditorFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->window.window), FZ_TYPE_IMPORT_DIALOG);
}

static gboolean
has_no_import (gpointer data)
{
  return find_import (data) == NULL;
}

static const char *
get_page (EditorFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find_id (find_import (fixture),
                                                                  "stack")));
}

static gboolean
shows_form (gpointer data)
{
  return find_import (data) != NULL && g_strcmp0 (get_page (data), "form") == 0 &&
         gtk_widget_get_sensitive (ui_find_id (find_import (data), "review_button"));
}

static gboolean
shows_review (gpointer data)
{
  return find_import (data) != NULL && g_strcmp0 (get_page (data), "review") == 0;
}

static gboolean
shows_refused (gpointer data)
{
  return find_import (data) != NULL && g_strcmp0 (get_page (data), "refused") == 0;
}

static gboolean
shows (EditorFixture *fixture,
       const char    *words)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->window.window), words) > 0;
}

/* As a file that is dropped on the window is. */
static void
open_path (EditorFixture *fixture,
           const char    *path)
{
  g_autofree char  *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.window), "import-files",
                                  g_variant_new_strv (uris, -1));
}

/* The caller's. */
static char *
write_text (const char *name,
            const char *text)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
open_text (EditorFixture *fixture,
           const char    *text)
{
  g_autofree char *path = write_text ("list.csv", text);

  open_path (fixture, path);
}

static void
begin (EditorFixture *fixture)
{
  editor_sign ("Clerk");
  window_fixture_open (&fixture->window);
  hands_take (GTK_WINDOW (fixture->window.window));
}

static void
review (EditorFixture *fixture)
{
  g_assert_true (ui_wait_until (shows_form, fixture));
  hands_rest (find_import (fixture));
  hands_press ("ctrl+Return");
  g_assert_true (ui_wait_until (shows_review, fixture));
  hands_rest (find_import (fixture));
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_no_phone (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->phone == NULL;
}

static gboolean
shows_undo (gpointer data)
{
  EditorFixture *fixture = data;

  return find_button (GTK_WIDGET (fixture->window.window), "_Undo") != NULL;
}

static void
test_keys (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  begin (fixture);
  open_text (fixture, "代码,联系电话\n" EDITOR_STATION "," PHONE "\n");
  review (fixture);
  g_assert_true (shows (fixture, "1 station changes."));
  g_assert_true (shows (fixture, PHONE));
  g_assert_true (shows (fixture, "187 stations missing from the file"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_import, fixture));
  g_assert_true (shows (fixture, "1 station was imported"));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, PHONE);
  g_assert_true (ui_wait_until (shows_undo, fixture));
  gtk_widget_activate (find_button (GTK_WIDGET (fixture->window.window), "_Undo"));
  g_assert_true (ui_wait_until (has_no_phone, NULL));
}

/* Without Ctrl: Tab to the list, down to the value, Enter leaves it out. */
static void
test_leave_out (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (FzRecord) before = NULL;
  g_autoptr (FzRecord) record = NULL;

  begin (fixture);
  before = editor_load_stored ();
  open_text (fixture, "代码,联系电话,地址\n" EDITOR_STATION "," PHONE ",1 Road\n");
  review (fixture);
  /* The part, the station, the address. */
  hands_press ("Down");
  hands_press ("Down");
  hands_press ("Return");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_import, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, PHONE);
  g_assert_cmpstr (record->address, ==, before->address);
}

/* Each row that cannot be taken is said with its place, and the others are. */
static void
test_errors (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  begin (fixture);
  open_text (fixture, "代码,联系电话,核对日期\n" EDITOR_STATION "," PHONE ",\n" EDITOR_OTHER_STATION
                      ",,2026-13-01\n449999999,,\n");
  review (fixture);
  g_assert_true (shows (fixture, "2 errors"));
  g_assert_true (shows (fixture, "Row 3, 核对日期"));
  g_assert_true (shows (fixture, "“2026-13-01”: there is no such day."));
  g_assert_true (shows (fixture, "Row 4"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_import, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, PHONE);
}

/* What cannot be read is said in a sentence, and changes nothing. */
static void
test_refused (EditorFixture *fixture,
              gconstpointer  unused)
{
  begin (fixture);
  open_text (fixture, "{ \"stations\": [ 7");
  g_assert_true (ui_wait_until (shows_refused, fixture));
  g_assert_true (shows (fixture, "damaged"));
  hands_rest (find_import (fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_import, fixture));
}

/* A workbook that LibreOffice saved: its first sheet is a note, the second the list. */
static void
test_workbook (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "transfer", "files", "stations.xlsx", NULL);
  AdwComboRow *sheet;

  begin (fixture);
  open_path (fixture, path);
  ui_wait_until (shows_form, fixture);
  sheet = ADW_COMBO_ROW (ui_find_id (find_import (fixture), "sheet_row"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (sheet)));
  adw_combo_row_set_selected (sheet, 1);
  review (fixture);
  g_assert_true (shows (fixture, "station changes") || shows (fixture, "stations change"));
}

/* What cells are blank says nothing, unless it is to. */
static void
test_blanks (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  GtkWidget *blanks;

  begin (fixture);
  open_text (fixture, "代码,英文名称\n" EDITOR_STATION ",\n");
  review (fixture);
  g_assert_true (shows (fixture, "0 stations change."));
  gtk_widget_activate_action (find_import (fixture), "import.back", NULL);
  blanks = ui_find_id (find_import (fixture), "blanks_row");
  adw_switch_row_set_active (ADW_SWITCH_ROW (blanks), TRUE);
  review (fixture);
  g_assert_true (shows (fixture, "1 station changes."));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_import, fixture));
  record = editor_load_stored ();
  g_assert_null (record->names.by_script[FZ_SCRIPT_LATIN]);
}

static gboolean
shows_both (gpointer data)
{
  return shows_form (data) && gtk_widget_get_mapped (ui_find_id (find_import (data),
                                                                 "files_choice"));
}

/* Two files that disagree: nothing is taken until somebody chooses one. */
static void
test_files (EditorFixture *fixture,
            gconstpointer  unused)
{
  g_autofree char *path = write_text ("second.csv", "代码,联系电话\n" EDITOR_STATION
                                                    ",020-83330002\n");
  g_autoptr (FzRecord) record = NULL;

  begin (fixture);
  open_text (fixture, "代码,联系电话\n" EDITOR_STATION "," PHONE "\n");
  open_path (fixture, path);
  g_assert_true (ui_wait_until (shows_both, fixture));
  review (fixture);
  g_assert_true (shows (fixture, "2 files"));
  g_assert_true (shows (fixture, "1 station in conflict"));
  g_assert_true (shows (fixture, "The files disagree: choose one."));
  g_assert_true (shows (fixture, "0 stations change."));
  /* The head, two files, the head, the station, the value, the first file's, the second's. */
  for (guint i = 0; i < 7; i++)
    hands_press ("Down");
  hands_press ("Return");
  g_assert_true (shows (fixture, "1 station changes."));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (has_no_import, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-83330002");
}

/* What the store is about while somebody cancels what waits behind it. */
static gpointer
wait_for_lock (FzDatabase      *database,
               const FzCatalog *catalog,
               gpointer         lock,
               GCancellable    *cancellable,
               GError         **error)
{
  g_mutex_lock (lock);
  g_mutex_unlock (lock);
  return lock;
}

static void
keep_lock (gpointer lock)
{
}

static gboolean
has_store (gpointer session)
{
  FzStationTable *table = fz_finder_get_table (fz_session_get_finder (session));

  return fz_station_columns_get_n_rows (fz_station_table_get_columns (table)) > 0;
}

static gboolean
is_undoable (void)
{
  g_autofree char *path = editor_find_database ();
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, NULL);
  gint64 batch;

  return fz_database_find_undoable (database, &batch, NULL);
}

/* Canceled while it is imported: no record and no history of it. */
static void
test_cancel (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autofree char *path = write_text ("list.csv", "代码,联系电话\n" EDITOR_STATION "," PHONE "\n");
  g_autoptr (FzSession) session = fz_session_new ();
  AdwDialog *dialog;
  GMutex     lock;

  begin (fixture);
  fz_session_open (session, FALSE, FALSE);
  g_assert_true (ui_wait_until (has_store, session));
  dialog = fz_import_dialog_new (fz_finder_get_table (fz_session_get_finder (session)),
                                 fz_session_get_store (session));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window.window));
  fz_import_dialog_add_file (FZ_IMPORT_DIALOG (dialog), path);
  review (fixture);

  g_mutex_init (&lock);
  g_mutex_lock (&lock);
  fz_store_do_async (fz_session_get_store (session), wait_for_lock, &lock, keep_lock, NULL, NULL,
                     NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  g_assert_cmpstr (get_page (fixture), ==, "busy");
  hands_press ("Escape");
  g_assert_nonnull (find_import (fixture));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.cancel", NULL);
  g_mutex_unlock (&lock);
  g_assert_true (ui_wait_until (shows_review, fixture));
  g_assert_true (shows (fixture, "Canceled: nothing was imported."));
  g_assert_true (has_no_phone (NULL));
  g_assert_false (is_undoable ());
  adw_dialog_force_close (dialog);
  g_assert_true (ui_wait_until (has_no_import, fixture));
  g_mutex_clear (&lock);
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/import-dialog/keys", test_keys },
    { "/import-dialog/leave-out", test_leave_out },
    { "/import-dialog/errors", test_errors },
    { "/import-dialog/refused", test_refused },
    { "/import-dialog/workbook", test_workbook },
    { "/import-dialog/blanks", test_blanks },
    { "/import-dialog/files", test_files },
    { "/import-dialog/cancel", test_cancel },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
