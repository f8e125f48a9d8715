/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-fixture.h"

#include "fz-database-undo.h"
#include "fz-hands.h"
#include "fz-ui.h"

GtkWidget *
import_find (EditorFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->window.window), FZ_TYPE_IMPORT_DIALOG);
}

gboolean
import_is_gone (gpointer data)
{
  return import_find (data) == NULL;
}

const char *
import_get_page (EditorFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find_id (import_find (fixture),
                                                                  "stack")));
}

gboolean
import_shows_form (gpointer data)
{
  return import_find (data) != NULL && g_strcmp0 (import_get_page (data), "form") == 0 &&
         gtk_widget_get_sensitive (ui_find_id (import_find (data), "review_button"));
}

gboolean
import_shows_review (gpointer data)
{
  return import_find (data) != NULL && g_strcmp0 (import_get_page (data), "review") == 0;
}

gboolean
import_shows_refused (gpointer data)
{
  return import_find (data) != NULL && g_strcmp0 (import_get_page (data), "refused") == 0;
}

gboolean
import_shows (EditorFixture *fixture,
              const char    *words)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->window.window), words) > 0;
}

/* As a file that is dropped on the window is. */
void
import_open_path (EditorFixture *fixture,
                  const char    *path)
{
  g_autofree char  *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const uris[] = { uri, NULL };

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.window), "import-files",
                                  g_variant_new_strv (uris, -1));
}

/* The caller's. */
char *
import_write_text (const char *name,
                   const char *text)
{
  char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

void
import_open_text (EditorFixture *fixture,
                  const char    *text)
{
  g_autofree char *path = import_write_text ("list.csv", text);

  import_open_path (fixture, path);
}

void
import_begin (EditorFixture *fixture)
{
  editor_sign ("Clerk");
  window_fixture_open (&fixture->window);
  hands_take (GTK_WINDOW (fixture->window.window));
}

void
import_review (EditorFixture *fixture)
{
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  hands_rest (import_find (fixture));
  hands_press ("ctrl+Return");
  g_assert_true (ui_wait_until (import_shows_review, fixture));
  hands_rest (import_find (fixture));
}

gboolean
import_has_no_phone (gpointer unused)
{
  g_autoptr (FzRecord) record = editor_load_stored ();

  return record->phone == NULL;
}

gboolean
import_shows_both (gpointer data)
{
  return import_shows_form (data) && gtk_widget_get_mapped (ui_find_id (import_find (data),
                                                                        "files_choice"));
}

/* What the store is about while somebody cancels what waits behind it. */
gpointer
import_wait_for_lock (FzDatabase      *database,
                      const FzCatalog *catalog,
                      gpointer         lock,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_mutex_lock (lock);
  g_mutex_unlock (lock);
  return lock;
}

void
import_keep_lock (gpointer lock)
{
}

gboolean
import_has_store (gpointer session)
{
  FzStationTable *table = fz_finder_get_table (fz_session_get_finder (session));

  return fz_station_columns_get_n_rows (fz_station_table_get_columns (table)) > 0;
}

gboolean
import_is_undoable (void)
{
  g_autofree char *path = editor_find_database ();
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, NULL);
  gint64 batch;

  return fz_database_find_undoable (database, &batch, NULL);
}

/* A dialog of its own, over a store that the test knows. */
AdwDialog *
import_open_own (EditorFixture *fixture,
                 FzSession     *session,
                 const char    *path)
{
  AdwDialog *dialog;

  fz_session_open (session, FALSE, FALSE);
  g_assert_true (ui_wait_until (import_has_store, session));
  dialog = fz_import_dialog_new (fz_finder_get_table (fz_session_get_finder (session)),
                                 fz_session_get_store (session));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window.window));
  fz_import_dialog_add_file (FZ_IMPORT_DIALOG (dialog), path);
  return dialog;
}
