/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-collection-form.h"
#include "fz-collections-dialog.h"
#include "fz-database-entry.h"
#include "fz-editor-fixture.h"
#include "fz-ui.h"

/* Districts and services kept in the real window, the real store. */

#define NEW_CODE "440120"
#define TIANHE "440106"

static FzStationTable *
get_table (EditorFixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window.window));
}

static const FzCatalog *
get_catalog (EditorFixture *fixture)
{
  return fz_station_table_get_catalog (get_table (fixture));
}

static gboolean
has_list (gpointer fixture)
{
  return ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTIONS_DIALOG) != NULL;
}

static gboolean
has_form (gpointer fixture)
{
  return ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTION_FORM) != NULL;
}

static gboolean
has_no_form (gpointer fixture)
{
  return !has_form (fixture);
}

static GtkWidget *
find_in_list (EditorFixture *fixture,
              const char    *id)
{
  return ui_find_id (ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTIONS_DIALOG), id);
}

static GtkWidget *
find_in_form (EditorFixture *fixture,
              const char    *id)
{
  return ui_find_id (ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTION_FORM), id);
}

static void
open_list (EditorFixture *fixture)
{
  window_fixture_open (&fixture->window);
  gtk_widget_activate_action (editor_get_window (fixture), "win.collections", NULL);
  g_assert_true (ui_wait_until (has_list, fixture));
}

static void
press (EditorFixture *fixture,
       const char    *button)
{
  g_signal_emit_by_name (find_in_list (fixture, button), "clicked");
  g_assert_true (ui_wait_until (has_form, fixture));
}

static GtkListBoxRow *
find_row (EditorFixture *fixture,
          const char    *list,
          const char    *code)
{
  GtkListBox    *rows = GTK_LIST_BOX (find_in_list (fixture, list));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (rows, i)) != NULL; i++)
    {
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "fz-code"), code) == 0)
        return row;
    }
  return NULL;
}

static void
open_row (EditorFixture *fixture,
          const char    *list,
          const char    *code)
{
  g_signal_emit_by_name (find_in_list (fixture, list), "row-activated",
                         find_row (fixture, list, code));
  g_assert_true (ui_wait_until (has_form, fixture));
}

static void
type (EditorFixture *fixture,
      const char    *id,
      const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_in_form (fixture, id)), text);
}

static void
save (EditorFixture *fixture)
{
  g_signal_emit_by_name (find_in_form (fixture, "save_button"), "clicked");
}

static const char *
get_trouble (EditorFixture *fixture)
{
  GtkWidget *label = find_in_form (fixture, "trouble_label");

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

/* Chooses the other of that code, in the folded row. */
static void
choose (GtkWidget  *root,
        const char *code)
{
  if (GTK_IS_CHECK_BUTTON (root) &&
      g_strcmp0 (g_object_get_data (G_OBJECT (root), "fz-code"), code) == 0)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (root), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    choose (child, code);
}

static gboolean
has_new_district (gpointer fixture)
{
  return fz_catalog_find_district (get_catalog (fixture), NEW_CODE, NULL) &&
         find_row (fixture, "districts", NEW_CODE) != NULL;
}

static gboolean
has_no_new_district (gpointer fixture)
{
  return !fz_catalog_find_district (get_catalog (fixture), NEW_CODE, NULL) &&
         find_row (fixture, "districts", NEW_CODE) == NULL;
}

static const FzFate *
get_fate (EditorFixture *fixture,
          const char    *code)
{
  guint i = 0;

  g_assert_true (fz_catalog_find_district (get_catalog (fixture), code, &i));
  return &fz_catalog_get_district (get_catalog (fixture), i)->fate;
}

static gboolean
has_toast (gpointer fixture)
{
  return ui_find_type (editor_get_window (fixture), g_type_from_name ("AdwToastWidget")) != NULL;
}

static void
undo (EditorFixture *fixture)
{
  g_autoptr (GVariant) target = NULL;
  GtkWidget *toast, *button;

  g_assert_true (ui_wait_until (has_toast, fixture));
  toast = ui_find_type (editor_get_window (fixture), g_type_from_name ("AdwToastWidget"));
  button = ui_find_type (toast, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
}

/* What is wrong is said, what is right is there for every view at once, and goes again. */
static void
test_add (EditorFixture *fixture,
          gconstpointer  unused)
{
  open_list (fixture);
  press (fixture, "add_district_button");
  save (fixture);
  g_assert_cmpstr (get_trouble (fixture), ==, "The code is missing.");
  type (fixture, "code_row", TIANHE);
  type (fixture, "hans_row", "东区");
  save (fixture);
  g_assert_cmpstr (get_trouble (fixture), ==, "Another district has this code, or had it.");
  type (fixture, "code_row", NEW_CODE);
  type (fixture, "english_row", "East District");
  choose (find_in_form (fixture, "follows_row"), TIANHE);
  type (fixture, "ends_on_row", "some day");
  save (fixture);
  g_assert_cmpstr (get_trouble (fixture), ==, "The day is to be written as 2026-12-31.");
  type (fixture, "ends_on_row", "2027-01-01");
  save (fixture);
  g_assert_true (ui_wait_until (has_no_form, fixture));
  g_assert_true (ui_wait_until (has_new_district, fixture));
  g_assert_cmpstr (get_fate (fixture, NEW_CODE)->former_codes, ==, TIANHE);
  g_assert_cmpstr (get_fate (fixture, TIANHE)->successors, ==, NEW_CODE);
  g_assert_cmpstr (get_fate (fixture, TIANHE)->retired_on, ==, "2027-01-01");
  g_assert_cmpuint (window_fixture_get_total (&fixture->window), ==, WINDOW_N_STATIONS);
  undo (fixture);
  g_assert_true (ui_wait_until (has_no_new_district, fixture));
  g_assert_null (get_fate (fixture, TIANHE)->retired_on);
}

static gboolean
has_new_name (gpointer fixture)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (get_table (fixture), EDITOR_STATION);

  return g_strcmp0 (fz_station_get_district_name (station), "Sky River") == 0;
}

/* The stations of a district that gets another name say it. */
static void
test_rename (EditorFixture *fixture,
             gconstpointer  unused)
{
  open_list (fixture);
  open_row (fixture, "districts", TIANHE);
  type (fixture, "english_row", "Sky River");
  save (fixture);
  g_assert_true (ui_wait_until (has_new_name, fixture));
}

static gboolean
service_has_ended (gpointer fixture)
{
  return fz_catalog_get_service (get_catalog (fixture), 0)->fate.retired_on != NULL;
}

static gboolean
service_stands (gpointer fixture)
{
  return !service_has_ended (fixture);
}

static void
test_end (EditorFixture *fixture,
          gconstpointer  unused)
{
  const FzService *service;
  g_autofree char *code = NULL;
  g_autofree char *other = NULL;

  open_list (fixture);
  code = g_strdup (fz_catalog_get_service (get_catalog (fixture), 0)->code);
  other = g_strdup (fz_catalog_get_service (get_catalog (fixture), 1)->code);
  open_row (fixture, "services", code);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_in_form (fixture, "ended_row")), TRUE);
  choose (find_in_form (fixture, "followed_row"), other);
  type (fixture, "ended_on_row", "2026-12-31");
  save (fixture);
  g_assert_true (ui_wait_until (service_has_ended, fixture));
  service = fz_catalog_get_service (get_catalog (fixture), 1);
  g_assert_cmpstr (service->fate.former_codes, ==, code);
  undo (fixture);
  g_assert_true (ui_wait_until (service_stands, fixture));
}

/* Escape loses nothing unasked, and asks for nothing where there is nothing to lose. */
static void
test_leave (EditorFixture *fixture,
            gconstpointer  unused)
{
  GtkWidget *form;

  open_list (fixture);
  press (fixture, "add_service_button");
  form = ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTION_FORM);
  adw_dialog_close (ADW_DIALOG (form));
  g_assert_true (ui_wait_until (has_no_form, fixture));
  press (fixture, "add_service_button");
  type (fixture, "code_row", "online-notary");
  form = ui_find_type (editor_get_window (fixture), FZ_TYPE_COLLECTION_FORM);
  adw_dialog_close (ADW_DIALOG (form));
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  g_assert_true (has_form (fixture));
  adw_alert_dialog_set_close_response (
      ADW_ALERT_DIALOG (adw_application_window_get_visible_dialog (
          ADW_APPLICATION_WINDOW (editor_get_window (fixture)))),
      "discard");
  adw_dialog_close (adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (editor_get_window (fixture))));
  g_assert_true (ui_wait_until (has_no_form, fixture));
}

static void
add_elsewhere (void)
{
  g_autofree char *path = editor_find_database ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzCatalogEntry) entry = fz_catalog_entry_new (FZ_CATALOG_DISTRICT);
  const FzEntryChange change = { .after = entry };
  g_autoptr (FzBatch) batch = NULL;

  g_assert_no_error (error);
  catalog = fz_database_load_catalog (database, &error);
  entry->code = g_strdup (NEW_CODE);
  entry->names = fz_names_make ("东区", NULL, NULL);
  batch = fz_database_save_entry (database, catalog, &change, "wu", &error);
  g_assert_no_error (error);
}

/* Others' districts come into the list while it is open, and into a form's way. */
static void
test_elsewhere (EditorFixture *fixture,
                gconstpointer  unused)
{
  open_list (fixture);
  press (fixture, "add_district_button");
  type (fixture, "code_row", NEW_CODE);
  type (fixture, "hans_row", "西区");
  add_elsewhere ();
  g_assert_true (ui_wait_until (has_new_district, fixture));
  save (fixture);
  while (g_str_equal (get_trouble (fixture), ""))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (has_form (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_in_form (fixture, "hans_row"))), ==,
                   "西区");
}

#define ADD(path, test) \
  g_test_add (path, EditorFixture, NULL, editor_set_up, test, editor_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/collections/add", test_add);
  ADD ("/collections/rename", test_rename);
  ADD ("/collections/end", test_end);
  ADD ("/collections/leave", test_leave);
  ADD ("/collections/elsewhere", test_elsewhere);
  return ui_test_run ();
}
