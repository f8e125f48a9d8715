/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-entry.h"
#include "fz-database-keep.h"
#include "fz-database-undo.h"
#include "fz-deleted-dialog.h"
#include "fz-editor-fixture.h"
#include "fz-services-form.h"
#include "fz-ui.h"

#include <string.h>

/* What somebody else saves in another program while a station is being edited here. */

#define PHONE "020-85551111"
#define NEW_CODE "440106901"

static FzStationTable *
get_table (EditorFixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window.window));
}

static FzDatabase *
open_elsewhere (FzCatalog **catalog)
{
  g_autofree char *path = editor_find_database ();
  g_autoptr (GError) error = NULL;
  FzDatabase *database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  *catalog = fz_database_load_catalog (database, &error);
  g_assert_no_error (error);
  return database;
}

/* Changes a value of the station @code. */
static void
change_elsewhere (const char *code,
                  const char *field,
                  const char *value)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_elsewhere (&catalog);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  guint32 id;

  g_assert_true (fz_database_find_code (database, code, &id, &error));
  g_ptr_array_add (changes, fz_change_new (id, field, value));
  batch = fz_database_change (database, catalog, changes, "wu", &error);
  g_assert_no_error (error);
}

/* Adds a service, and returns the batch. */
static gint64
add_service_elsewhere (void)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_elsewhere (&catalog);
  g_autoptr (FzCatalogEntry) entry = fz_catalog_entry_new (FZ_CATALOG_SERVICE);
  const FzEntryChange change = { .after = entry };
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  entry->code = g_strdup ("online-notary");
  entry->names = fz_names_make ("网上公证", NULL, "Online notary");
  batch = fz_database_save_entry (database, catalog, &change, "wu", &error);
  g_assert_no_error (error);
  return batch->id;
}

static void
undo_elsewhere (gint64 id)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_elsewhere (&catalog);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_database_undo (database, catalog, id, "wu", &error);

  g_assert_no_error (error);
}

static gboolean
offers_new_service (gpointer fixture)
{
  return ui_count_visible_labels (editor_get_window (fixture), "Online notary") > 0 ||
         fz_catalog_find_service (fz_station_table_get_catalog (get_table (fixture)),
                                  "online-notary", NULL);
}

static gboolean
offers_no_new_service (gpointer fixture)
{
  return !offers_new_service (fixture);
}

static void
save (EditorFixture *fixture)
{
  gtk_widget_activate_action (ui_find_type (editor_get_window (fixture), FZ_TYPE_STATION_EDITOR),
                              "editor.save", NULL);
}

/* A row of its own for a service that came, none for one that went; and what is said of the
 * station is still about the station. */
static void
test_services (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autoptr (FzRecord) stored = NULL;
  FzDraft *draft;
  guint    n;
  gint64   added;

  editor_open (fixture);
  draft = editor_get_draft (fixture);
  n = fz_draft_get_record (draft)->offers->len;
  added = add_service_elsewhere ();
  g_assert_true (ui_wait_until (offers_new_service, fixture));
  g_assert_cmpuint (fz_draft_get_record (draft)->offers->len, ==, n + 1);
  g_assert_null (fz_checks_find_hard (fz_draft_get_checks (draft)));
  g_assert_false (fz_draft_is_changed (draft));
  undo_elsewhere (added);
  g_assert_true (ui_wait_until (offers_no_new_service, fixture));
  g_assert_cmpuint (fz_draft_get_record (draft)->offers->len, ==, n);
  g_assert_null (fz_checks_find_hard (fz_draft_get_checks (draft)));

  add_service_elsewhere ();
  g_assert_true (ui_wait_until (offers_new_service, fixture));
  fz_draft_set_offer (draft, n, FZ_OFFER_YES);
  fz_draft_set_text (draft, FZ_FIELD_PHONE, PHONE);
  save (fixture);
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  stored = editor_load_stored ();
  g_assert_cmpstr (stored->phone, ==, PHONE);
  g_assert_cmpint (fz_record_get_offer (stored, n), ==, FZ_OFFER_YES);
}

/* Before the watch has seen anything, the store knows of the service all the same: what others
 * say of it is no damage. */
static void
test_services_at_once (EditorFixture *fixture,
                       gconstpointer  unused)
{
  g_autoptr (FzRecord) stored = NULL;
  FzDraft *draft;

  editor_open (fixture);
  draft = editor_get_draft (fixture);
  fz_draft_set_text (draft, FZ_FIELD_PHONE, PHONE);
  add_service_elsewhere ();
  change_elsewhere (EDITOR_STATION, "service:online-notary", "yes");
  save (fixture);
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  stored = editor_load_stored ();
  g_assert_cmpstr (stored->phone, ==, PHONE);
  g_assert_cmpint (fz_record_get_offer (stored, stored->offers->len - 1), ==, FZ_OFFER_YES);
}

static gboolean
has_new_code (gpointer fixture)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (get_table (fixture), NEW_CODE);

  return station != NULL;
}

static FzRecord *
load_new (void)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_elsewhere (&catalog);
  g_autoptr (GError) error = NULL;
  guint32 id;

  fz_database_find_code (database, NEW_CODE, &id, &error);
  g_assert_no_error (error);
  return fz_database_load_record (database, catalog, id, NULL);
}

static void
assert_both (void)
{
  g_autoptr (FzRecord) stored = load_new ();

  g_assert_cmpstr (stored->phone, ==, PHONE);
  g_assert_cmpstr (stored->former_codes, ==, EDITOR_STATION);
}

/* They give it another code while its phone is typed here, seen by the watch or not. */
static void
test_code_there (EditorFixture *fixture,
                 gconstpointer  seen)
{
  editor_open (fixture);
  fz_draft_set_text (editor_get_draft (fixture), FZ_FIELD_PHONE, PHONE);
  change_elsewhere (EDITOR_STATION, "code", NEW_CODE);
  if (seen != NULL)
    g_assert_true (ui_wait_until (has_new_code, fixture));
  save (fixture);
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_both ();
  g_assert_true (ui_wait_until (has_new_code, fixture));
}

static gboolean
has_phone (gpointer fixture)
{
  g_autoptr (FzRecord) stored = editor_load_stored ();

  return g_strcmp0 (stored->phone, PHONE) == 0;
}

/* It gets another code here while they change its phone. */
static void
test_code_here (EditorFixture *fixture,
                gconstpointer  unused)
{
  editor_open (fixture);
  fz_draft_set_text (editor_get_draft (fixture), FZ_FIELD_CODE, NEW_CODE);
  change_elsewhere (EDITOR_STATION, "phone", PHONE);
  g_assert_true (has_phone (fixture));
  save (fixture);
  g_assert_true (ui_wait_until (editor_has_no_editor, fixture));
  assert_both ();
  g_assert_true (ui_wait_until (has_new_code, fixture));
}

/* Both give it another code: it is asked which, and nothing is lost meanwhile. */
static void
test_codes (EditorFixture *fixture,
            gconstpointer  unused)
{
  editor_open (fixture);
  fz_draft_set_text (editor_get_draft (fixture), FZ_FIELD_CODE, NEW_CODE);
  fz_draft_set_text (editor_get_draft (fixture), FZ_FIELD_PHONE, PHONE);
  change_elsewhere (EDITOR_STATION, "code", "440106902");
  save (fixture);
  while (ui_find_type (editor_get_window (fixture), g_type_from_name ("FzConflictDialog")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fz_draft_get_record (editor_get_draft (fixture))->code, ==, NEW_CODE);
  g_assert_cmpstr (fz_draft_get_record (editor_get_draft (fixture))->phone, ==, PHONE);
}

static gboolean
is_restored (gpointer fixture)
{
  return window_fixture_get_total (fixture) == WINDOW_N_STATIONS - 1;
}

static gboolean
says_restored (gpointer fixture)
{
  return ui_count_visible_labels (editor_get_window (fixture), "The station is there again") == 1;
}

static gboolean
has_deleted_rows (gpointer fixture)
{
  GtkWidget *dialog = ui_find_type (editor_get_window (fixture), FZ_TYPE_DELETED_DIALOG);
  GtkWidget *list = dialog != NULL ? ui_find_id (dialog, "stations") : NULL;

  return list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL;
}

/* Another station is asked about before the store has answered about the first: what is said
 * is what was done. */
static void
test_restore_then_purge (EditorFixture *fixture,
                         gconstpointer  unused)
{
  g_autoptr (FzStation) first = NULL;
  g_autoptr (FzStation) second = NULL;
  GtkWidget *dialog;

  window_fixture_open (&fixture->window);
  first = fz_station_table_find_code (get_table (fixture), EDITOR_STATION);
  second = fz_station_table_find_code (get_table (fixture), EDITOR_OTHER_STATION);
  change_elsewhere (EDITOR_STATION, "deleted", "yes");
  change_elsewhere (EDITOR_OTHER_STATION, "deleted", "yes");
  gtk_widget_activate_action (editor_get_window (fixture), "win.deleted-stations", NULL);
  g_assert_true (ui_wait_until (has_deleted_rows, fixture));
  dialog = ui_find_type (editor_get_window (fixture), FZ_TYPE_DELETED_DIALOG);
  gtk_widget_activate_action (dialog, "deleted.restore", "u", fz_station_get_id (first));
  gtk_widget_activate_action (dialog, "deleted.purge", "u", fz_station_get_id (second));
  g_assert_true (ui_wait_until (editor_has_alert, fixture));
  g_assert_true (ui_wait_until (is_restored, fixture));
  g_assert_true (ui_wait_until (says_restored, fixture));
}

#define ADD(path, data, test) \
  g_test_add (path, EditorFixture, data, editor_set_up, test, editor_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/elsewhere/services", NULL, test_services);
  ADD ("/elsewhere/services-at-once", NULL, test_services_at_once);
  ADD ("/elsewhere/code-there", NULL, test_code_there);
  ADD ("/elsewhere/code-there-seen", GINT_TO_POINTER (1), test_code_there);
  ADD ("/elsewhere/code-here", NULL, test_code_here);
  ADD ("/elsewhere/codes", NULL, test_codes);
  ADD ("/elsewhere/restore-then-purge", NULL, test_restore_then_purge);
  return ui_test_run ();
}
