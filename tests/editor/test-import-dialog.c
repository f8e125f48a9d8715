/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-encoding.h"
#include "fz-hands.h"
#include "fz-import-fixture.h"
#include "fz-ui.h"

/* What is found out about files and planned with them, in the real window: real files, real
 * keys, a real store. */

static gboolean
shows_undo (gpointer data)
{
  EditorFixture *fixture = data;

  return ui_find_button (GTK_WIDGET (fixture->window.window), "_Undo") != NULL;
}

static void
test_keys (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_text (fixture, IMPORT_LIST);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
  g_assert_true (import_shows (fixture, IMPORT_PHONE));
  g_assert_true (import_shows (fixture, "187 stations missing from the file"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  g_assert_true (import_shows (fixture, "1 station was imported"));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
  g_assert_true (ui_wait_until (shows_undo, fixture));
  gtk_widget_activate (ui_find_button (GTK_WIDGET (fixture->window.window), "_Undo"));
  g_assert_true (ui_wait_until (import_has_no_phone, NULL));
}

static gboolean
shows_guess (gpointer data)
{
  EditorFixture *fixture = data;

  return import_shows (fixture, "This is a guess.") && import_shows (fixture, "獵德");
}

static gboolean
shows_no_guess (gpointer data)
{
  EditorFixture *fixture = data;

  return import_shows_form (fixture) && !import_shows (fixture, "This is a guess.") &&
         !import_shows (fixture, "獵德");
}

/* Without Ctrl: Tab to the list, down to the value, Enter leaves it out. */
static void
test_leave_out (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autoptr (FzRecord) before = NULL;
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  before = editor_load_stored ();
  import_open_text (fixture, "代码,联系电话,地址\n" EDITOR_STATION "," IMPORT_PHONE ",1 Road\n");
  import_review (fixture);
  /* The part, the station, the address. */
  hands_press ("Down");
  hands_press ("Down");
  hands_press ("Return");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
  g_assert_cmpstr (record->address, ==, before->address);
}

/* Each row that cannot be taken is said with its place, and the others are. */
static void
test_errors (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_text (fixture, "代码,联系电话,核对日期\n" EDITOR_STATION "," IMPORT_PHONE
                             ",\n" EDITOR_OTHER_STATION
                             ",,2026-13-01\n449999999,,\n");
  import_review (fixture);
  g_assert_true (import_shows (fixture, "2 errors"));
  g_assert_true (import_shows (fixture, "Row 3, 核对日期"));
  g_assert_true (import_shows (fixture, "“2026-13-01”: there is no such day."));
  g_assert_true (import_shows (fixture, "Row 4"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
}

/* What cannot be read is said in a sentence, and changes nothing. */
static void
test_refused (EditorFixture *fixture,
              gconstpointer  unused)
{
  import_begin (fixture);
  import_open_text (fixture, "{ \"stations\": [ 7");
  g_assert_true (ui_wait_until (import_shows_refused, fixture));
  g_assert_true (import_shows (fixture, "damaged"));
  hands_rest (import_find (fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
}

static gboolean
shows_another_refused (gpointer data)
{
  return import_shows (data, "Another file cannot be imported");
}

/* Of several files one that cannot be read is left out by keys, and the others go on. */
static void
test_refused_among (EditorFixture *fixture,
                    gconstpointer  unused)
{
  g_autofree char *broken = import_write_text ("broken.json", "{ \"stations\": [ 7");
  GtkDropDown     *choice;

  import_begin (fixture);
  import_open_text (fixture, IMPORT_LIST);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  import_open_path (fixture, broken);
  g_assert_true (ui_wait_until (import_shows_refused, fixture));
  choice = GTK_DROP_DOWN (ui_find_id (import_find (fixture), "files_choice"));
  gtk_drop_down_set_selected (choice, 0);
  g_assert_true (ui_wait_until (shows_another_refused, fixture));
  gtk_drop_down_set_selected (choice, 1);
  g_assert_true (ui_wait_until (import_shows_refused, fixture));
  hands_rest (import_find (fixture));
  hands_press ("alt+l");
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (choice)));
  g_assert_false (shows_another_refused (fixture));
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
}

/* A workbook that LibreOffice saved: its first sheet is a note, the second the list. */
static void
test_workbook (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "transfer", "files", "stations.xlsx", NULL);
  AdwComboRow *sheet;

  import_begin (fixture);
  import_open_path (fixture, path);
  ui_wait_until (import_shows_form, fixture);
  sheet = ADW_COMBO_ROW (ui_find_id (import_find (fixture), "sheet_row"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (sheet)));
  adw_combo_row_set_selected (sheet, 1);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "station changes") ||
                 import_shows (fixture, "stations change"));
}

/* A text that could be in either of China's encodings: that it is a guess is said, until somebody
 * chooses. */
static void
test_guess (EditorFixture *fixture,
            gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("guess.csv", "code,address\n" EDITOR_STATION
                                                          ",\xc2\x79\xbc\x77\n");
  GtkWidget       *encoding;

  import_begin (fixture);
  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  encoding = ui_find_id (import_find (fixture), "encoding_row");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (encoding)), ==,
                    FZ_ENCODING_BIG5 - 1);
  g_assert_true (ui_wait_until (shows_guess, fixture));
  adw_combo_row_set_selected (ADW_COMBO_ROW (encoding), FZ_ENCODING_GB18030 - 1);
  g_assert_true (ui_wait_until (shows_no_guess, fixture));
}

/* What cells are blank says nothing, unless it is to. */
static void
test_blanks (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autoptr (FzRecord) record = NULL;
  GtkWidget *blanks;

  import_begin (fixture);
  import_open_text (fixture, "代码,英文名称\n" EDITOR_STATION ",\n");
  import_review (fixture);
  g_assert_true (import_shows (fixture, "0 stations change."));
  gtk_widget_activate_action (import_find (fixture), "import.back", NULL);
  blanks = ui_find_id (import_find (fixture), "blanks_row");
  adw_switch_row_set_active (ADW_SWITCH_ROW (blanks), TRUE);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_null (record->names.by_script[FZ_SCRIPT_LATIN]);
}

/* Two files that disagree: nothing is taken until somebody chooses one. */
static void
test_files (EditorFixture *fixture,
            gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("second.csv", "代码,联系电话\n" EDITOR_STATION
                                                           ",020-83330002\n");
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_text (fixture, IMPORT_LIST);
  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (import_shows_both, fixture));
  import_review (fixture);
  g_assert_true (import_shows (fixture, "2 files"));
  g_assert_true (import_shows (fixture, "1 station in conflict"));
  g_assert_true (import_shows (fixture, "The files disagree: choose one."));
  g_assert_true (import_shows (fixture, "0 stations change."));
  /* The head, two files, the head, the station, the value, the first file's, the second's. */
  for (guint i = 0; i < 7; i++)
    hands_press ("Down");
  hands_press ("Return");
  g_assert_true (import_shows (fixture, "1 station changes."));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, "020-83330002");
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
    { "/import-dialog/refused-among", test_refused_among },
    { "/import-dialog/workbook", test_workbook },
    { "/import-dialog/guess", test_guess },
    { "/import-dialog/blanks", test_blanks },
    { "/import-dialog/files", test_files },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
