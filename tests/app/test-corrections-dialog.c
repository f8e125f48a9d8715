/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"
#include "fz-database.h"
#include "fz-files-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>

/* Corrections on their way up, from the real window over the real data: what is said to go, and
 * what is in the file. */

#define STATION "440103001"

static GtkWidget *
get_dialog (FilesFixture *fixture)
{
  return GTK_WIDGET (window_fixture_get_dialog (fixture->window));
}

static void
tear_down (FilesFixture *fixture,
           gconstpointer unused)
{
  adw_dialog_force_close (ADW_DIALOG (get_dialog (fixture)));
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, fixture->window));
  files_fixture_tear_down (fixture, NULL);
}

/* As another program would, which the store follows. */
static void
change (const char *field,
        const char *value)
{
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;
  guint32 station;

  g_assert_true (fz_database_find_code (database, STATION, &station, &error));
  g_ptr_array_add (changes, fz_change_new (station, field, value));
  batch = fz_database_change (database, catalog, changes, "Li", &error);
  g_assert_no_error (error);
}

static gboolean
has_answered (gpointer fixture)
{
  GtkWidget *dialog = get_dialog (fixture);
  GtkWidget *stack = dialog != NULL ? ui_find_id (dialog, "stack") : NULL;

  return stack != NULL &&
         !g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "waiting");
}

static void
open_dialog (FilesFixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window->window), "send-corrections",
                                  NULL);
  g_assert_true (ui_wait_until (has_answered, fixture));
}

static GtkWidget *
find (FilesFixture *fixture,
      const char   *id)
{
  return ui_find_id (get_dialog (fixture), id);
}

static void
test_nothing (FilesFixture *fixture,
              gconstpointer unused)
{
  open_dialog (fixture);
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "Nothing to Send"), ==, 1);
  g_assert_false (gtk_widget_get_visible (find (fixture, "buttons")));
}

static void
save (FilesFixture *fixture)
{
  GtkWidget *button = ui_find_type (find (fixture, "buttons"), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (button, "clicked");
}

static gboolean
says_saved (gpointer fixture)
{
  return ui_count_visible_labels (find (fixture, "toasts"), "Saved") > 0;
}

/* A file without a name in it is never written; one with it holds what the dialog said. */
static void
test_save (FilesFixture *fixture,
           gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.fazhan-corrections", NULL);
  g_autoptr (FzCorrections) corrections = NULL;
  g_autoptr (GError) error = NULL;
  const FzCorrectedValue *value;

  change ("phone", "020-81112222");
  open_dialog (fixture);
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "1 Changed Station"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "020-81112222"), ==, 1);

  save (fixture);
  g_assert_cmpuint (fake_files_get_n_asked (fixture->files), ==, 0);
  g_assert_true (gtk_widget_has_css_class (find (fixture, "name_row"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "name_row")), "李华");
  g_assert_false (gtk_widget_has_css_class (find (fixture, "name_row"), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "note_row")), "I called them");
  fake_files_choose (fixture->files, path);
  save (fixture);
  g_assert_true (ui_wait_until (says_saved, fixture));
  g_assert_true (g_str_has_suffix (fake_files_get_suggested (fixture->files),
                                   FZ_CORRECTIONS_SUFFIX));

  corrections = fz_corrections_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (corrections->author, ==, "李华");
  g_assert_cmpstr (corrections->note, ==, "I called them");
  g_assert_cmpuint (corrections->stations->len, ==, 1);
  g_assert_cmpstr (fz_corrections_get (corrections, 0)->code, ==, STATION);
  value = fz_corrected_station_find (fz_corrections_get (corrections, 0), "phone");
  g_assert_cmpstr (value->value, ==, "020-81112222");
  g_assert_null (value->old);
}

static gboolean
shows_sample (gpointer fixture)
{
  WindowFixture *window = ((FilesFixture *) fixture)->window;

  return window_fixture_shows_sample (window) && window_fixture_get_total (window) > 0;
}

/* What is invented goes to nobody. */
static void
test_sample (FilesFixture *fixture,
             gconstpointer unused)
{
  fz_window_open (fixture->window->window, TRUE, FALSE);
  g_assert_true (ui_wait_until (shows_sample, fixture));
  open_dialog (fixture);
  g_assert_cmpuint (ui_count_visible_labels (get_dialog (fixture), "Sample data are invented:"),
                    ==, 1);
  g_assert_false (gtk_widget_get_visible (find (fixture, "buttons")));
}

#define ADD(path, function) \
  g_test_add (path, FilesFixture, NULL, files_fixture_set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  fz_window_set_staff (files_fixture_start (&argc, &argv)->window, TRUE);
  ADD ("/corrections-dialog/nothing", test_nothing);
  ADD ("/corrections-dialog/save", test_save);
  ADD ("/corrections-dialog/sample", test_sample);
  return files_fixture_run ();
}
