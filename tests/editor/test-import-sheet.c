/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-datum.h"
#include "fz-hands.h"
#include "fz-import-fixture.h"
#include "fz-ui.h"

#include <glib/gstdio.h>

/* A sheet as a district's office sends it, brought in by somebody who has a keyboard only:
 * saved in GB 18030 with semicolons, its points taken from a map in GCJ-02. */

#define ADDRESS "1 Road"

/* More presses of Tab than any page has stops. */
#define MAX_STOPS 60

/* The stations as they are stored, two values of one of them changed; the caller's path. */
static char *
write_sheet (EditorFixture *fixture)
{
  g_autofree char *stored = editor_find_database ();
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "sheet.csv", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = g_string_new ("代码;名称;纬度;经度;联系电话;地址\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (stored, FZ_DATABASE_READ_ONLY, &error);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  const FzStationColumns *columns =
      fz_station_table_get_columns (window_fixture_get_table (&fixture->window));
  gsize length;

  g_assert_no_error (error);
  for (guint i = 0; i < fz_station_columns_get_n_rows (columns); i++)
    {
      g_autoptr (FzRecord) record =
          fz_database_load_record (database, catalog, fz_station_columns_get_id (columns, i),
                                   &error);
      FzPoint  point = fz_datum_from_wgs84 (record->point, FZ_DATUM_GCJ02);
      gboolean is_edited = g_str_equal (record->code, EDITOR_STATION);

      g_string_append_printf (text, "%s;%s;%.7f;%.7f;%s;%s\n", record->code,
                              record->names.by_script[FZ_SCRIPT_HANS], point.lat, point.lon,
                              is_edited ? IMPORT_PHONE : "", is_edited ? ADDRESS : "");
    }
  bytes = g_convert (text->str, -1, "GB18030", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static GtkWidget *
find_row (EditorFixture *fixture,
          const char    *id)
{
  return ui_find_id (import_find (fixture), id);
}

static const char *
get_choice (EditorFixture *fixture,
            const char    *id)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, id));

  return gtk_string_object_get_string (adw_combo_row_get_selected_item (row));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
tab_to (GtkWidget *widget)
{
  for (guint i = 0; i < MAX_STOPS && !has_focus (widget); i++)
    hands_press ("Tab");
  g_assert_true (has_focus (widget));
}

/* As from its open list, where the pointer, which lies anywhere here, has a say too. */
static void
choose_datum (EditorFixture *fixture,
              FzDatum        datum)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, "datum_row")), datum);
  hands_rest (import_find (fixture));
}

static gboolean
shows_undo (gpointer data)
{
  return ui_find_button (editor_get_window (data), "_Undo") != NULL;
}

/* What was found out, shown; another datum, another plan; one value left out; taken; and
 * taken back as one. */
static void
test_keys_alone (EditorFixture *fixture,
                 gconstpointer  unused)
{
  g_autofree char *path = NULL;
  g_autoptr (FzRecord) before = NULL;
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  before = editor_load_stored ();
  path = write_sheet (fixture);
  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  hands_rest (import_find (fixture));
  g_assert_cmpstr (get_choice (fixture, "encoding_row"), ==, "GB 18030");
  g_assert_cmpstr (get_choice (fixture, "delimiter_row"), ==, "Semicolon");
  g_assert_true (gtk_widget_get_mapped (find_row (fixture, "datum_row")));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture, "datum_row"))),
                    ==, FZ_DATUM_GCJ02);
  g_assert_true (import_shows (fixture, "of 187 points lie in their districts."));

  choose_datum (fixture, FZ_DATUM_WGS84);
  import_review (fixture);
  g_assert_true (import_shows (fixture, " stations change."));
  gtk_widget_activate_action (import_find (fixture), "import.back", NULL);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  hands_rest (import_find (fixture));
  choose_datum (fixture, FZ_DATUM_GCJ02);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));

  /* The part, the station, the address. */
  hands_press ("Down Down Return");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
  g_assert_cmpstr (record->address, ==, before->address);
  g_assert_cmpfloat (record->point.lat, ==, before->point.lat);
  g_assert_cmpfloat (record->point.lon, ==, before->point.lon);

  g_assert_true (ui_wait_until (shows_undo, fixture));
  hands_rest (editor_get_window (fixture));
  tab_to (ui_find_button (editor_get_window (fixture), "_Undo"));
  hands_press ("space");
  g_assert_true (ui_wait_until (import_has_no_phone, NULL));
}

/* What a file says is shown as it is, never understood as markup; neither is its name. */
static void
test_markup (EditorFixture *fixture,
             gconstpointer  unused)
{
  static const char text[] = "代码,名称,地址,<b>&amp;\n" EDITOR_STATION
                             ",<b>甲&乙</b>,\"<i>&lt;</i> " ADDRESS "\",&bad;\n";
  g_autofree char *path = import_write_text ("<b>&amp; list.csv", text);
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_assert_true (import_shows (fixture, "<b>&amp; list.csv"));
  import_review (fixture);
  g_assert_true (import_shows (fixture, "<b>甲&乙</b>"));
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->names.by_script[FZ_SCRIPT_HANS], ==, "<b>甲&乙</b>");
}

/* What was reviewed is what is taken, whatever became of the file meanwhile. */
static void
test_file_gone (EditorFixture *fixture,
                gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.csv", IMPORT_LIST);
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_path (fixture, path);
  import_review (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
}

/* The same where it says something else by now. */
static void
test_file_changed (EditorFixture *fixture,
                   gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.csv", IMPORT_LIST);
  g_autofree char *other = NULL;
  g_autoptr (FzRecord) record = NULL;

  import_begin (fixture);
  import_open_path (fixture, path);
  import_review (fixture);
  other = import_write_text ("list.csv", "代码,联系电话\n" EDITOR_STATION ",020-83339999\n");
  hands_press ("ctrl+s");
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  record = editor_load_stored ();
  g_assert_cmpstr (record->phone, ==, IMPORT_PHONE);
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/import-sheet/keys-alone", test_keys_alone },
    { "/import-sheet/markup", test_markup },
    { "/import-sheet/file-gone", test_file_gone },
    { "/import-sheet/file-changed", test_file_changed },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
