/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hands.h"
#include "fz-import-fixture.h"
#include "fz-paths.h"
#include "fz-ui.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* The ways in for files, and the ways out before anything is imported. */

/* Canceled while it is imported: no record and no history of it. */
static void
test_cancel (EditorFixture *fixture,
             gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.csv", IMPORT_LIST);
  g_autoptr (FzSession) session = fz_session_new ();
  AdwDialog *dialog;
  GMutex     lock;

  import_begin (fixture);
  dialog = import_open_own (fixture, session, path);
  import_review (fixture);

  g_mutex_init (&lock);
  g_mutex_lock (&lock);
  fz_store_do_async (fz_session_get_store (session), import_wait_for_lock, &lock,
                     import_keep_lock, NULL, NULL,
                     NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  g_assert_cmpstr (import_get_page (fixture), ==, "busy");
  hands_press ("Escape");
  g_assert_nonnull (import_find (fixture));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.cancel", NULL);
  g_mutex_unlock (&lock);
  g_assert_true (ui_wait_until (import_shows_review, fixture));
  g_assert_true (import_shows (fixture, "Canceled: nothing was imported."));
  g_assert_true (import_has_no_phone (NULL));
  g_assert_false (import_is_undoable ());
  adw_dialog_force_close (dialog);
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  g_mutex_clear (&lock);
}

static GtkProgressBar *
find_bar (EditorFixture *fixture)
{
  GtkWidget *busy = ui_find_id (import_find (fixture), "busy");

  return GTK_PROGRESS_BAR (ui_find_id (busy, "bar"));
}

static gboolean
shows_progress (gpointer data)
{
  return import_find (data) != NULL && g_strcmp0 (import_get_page (data), "busy") == 0 &&
         gtk_progress_bar_get_fraction (find_bar (data)) > 0;
}

/* A file that is read for as long as nobody ends it, at @name in the user's data; the caller's
 * path. */
static char *
begin_endless (const char *name)
{
  char            *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  return path;
}

/* Whoever reads @path is there, and then reads that it has ended. */
static gboolean
has_ended (gpointer path)
{
  int fd = g_open (path, O_WRONLY | O_NONBLOCK);

  if (fd < 0)
    return FALSE;
  g_unlink (path);
  return g_close (fd, NULL);
}

static void
end_endless (char *path)
{
  g_assert_true (ui_wait_until (has_ended, path));
}

/* What columns were taken for is looked up when the rows are read: as long as that does not
 * end, a file is read, however fast that is. The caller's path. */
static char *
begin_long (void)
{
  return begin_endless ("fazhan/import-columns.ini");
}

static void
cancel_long (EditorFixture *fixture,
             const char    *path)
{
  g_autofree char *columns = begin_long ();

  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (shows_progress, fixture));
  g_assert_true (import_shows (fixture, "Reading “long.csv”…"));
  gtk_widget_activate_action (import_find (fixture), "import.cancel", NULL);
  end_endless (columns);
}

/* A file that is read no further is as if nobody had given it: the others stay, and without
 * others nothing does. */
static void
test_cancel_reading (EditorFixture *fixture,
                     gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("long.csv", IMPORT_LIST);

  import_begin (fixture);
  import_open_text (fixture, IMPORT_LIST);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  cancel_long (fixture, path);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
  adw_dialog_force_close (ADW_DIALOG (import_find (fixture)));
  g_assert_true (ui_wait_until (import_is_gone, fixture));

  cancel_long (fixture, path);
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  g_assert_true (import_has_no_phone (NULL));
  g_assert_false (import_is_undoable ());
}

static gboolean
shows_busy (gpointer data)
{
  return g_strcmp0 (import_get_page (data), "busy") == 0;
}

/* The file whose turn it is to be waited for is the one that is named. */
static void
test_reading (EditorFixture *fixture,
              gconstpointer  unused)
{
  g_autofree char *first = begin_endless ("first.csv");
  g_autofree char *second = begin_endless ("second.csv");

  import_begin (fixture);
  import_open_text (fixture, IMPORT_LIST);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  import_open_path (fixture, first);
  g_assert_true (ui_wait_until (shows_busy, fixture));
  g_assert_true (import_shows (fixture, "Reading “first.csv”…"));
  import_open_path (fixture, second);
  g_assert_true (import_shows (fixture, "Reading “second.csv”…"));
  gtk_widget_activate_action (import_find (fixture), "import.cancel", NULL);
  g_assert_true (import_shows (fixture, "Reading “first.csv”…"));
  gtk_widget_activate_action (import_find (fixture), "import.cancel", NULL);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  end_endless (first);
  end_endless (second);
}

/* Canceled while it is compared: back to the file, with nothing planned. */
static void
test_cancel_comparing (EditorFixture *fixture,
                       gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.csv", IMPORT_LIST);
  g_autoptr (FzSession) session = fz_session_new ();
  AdwDialog *dialog;
  GMutex     lock;

  import_begin (fixture);
  dialog = import_open_own (fixture, session, path);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_mutex_init (&lock);
  g_mutex_lock (&lock);
  fz_store_do_async (fz_session_get_store (session), import_wait_for_lock, &lock,
                     import_keep_lock, NULL, NULL,
                     NULL, NULL);
  hands_rest (GTK_WIDGET (dialog));
  hands_press ("ctrl+Return");
  g_assert_cmpstr (import_get_page (fixture), ==, "busy");
  hands_press ("space");
  g_mutex_unlock (&lock);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_assert_false (import_is_undoable ());
  import_review (fixture);
  adw_dialog_force_close (dialog);
  g_assert_true (ui_wait_until (import_is_gone, fixture));
  g_mutex_clear (&lock);
}

static gboolean
drop_on (GtkWidget *widget,
         GFile     *file)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  return taken;
}

/* A list that is dropped on the window is shown; another one joins it. */
static void
test_drop (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.csv", IMPORT_LIST);
  g_autofree char *second = import_write_text ("second.csv", "代码,地址\n" EDITOR_STATION ",1 Road\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (second);

  import_begin (fixture);
  g_assert_true (drop_on (GTK_WIDGET (fixture->window.window), file));
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_assert_true (drop_on (GTK_WIDGET (fixture->window.window), other));
  g_assert_true (ui_wait_until (import_shows_both, fixture));
  import_review (fixture);
  g_assert_true (import_shows (fixture, "2 files"));
  g_assert_true (drop_on (GTK_WIDGET (fixture->window.window), other));
  g_assert_true (import_shows (fixture, "Go back to the file before you add another one."));
}

/* As the program is given a file where it is started. */
static void
test_argument (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autofree char *path = import_write_text ("list.CSV",
                                             "代码;联系电话\n" EDITOR_STATION ";" IMPORT_PHONE "\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  import_begin (fixture);
  g_application_open (G_APPLICATION (fixture->window.application), &file, 1, "");
  import_review (fixture);
  g_assert_true (import_shows (fixture, IMPORT_PHONE));
}

static void
set_phone (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;
  guint32 id;

  g_assert_no_error (error);
  g_assert_true (fz_database_find_code (database, EDITOR_STATION, &id, &error));
  g_ptr_array_add (changes, fz_change_new (id, "phone", IMPORT_PHONE));
  batch = fz_database_change (database, catalog, changes, "wu", &error);
  g_assert_no_error (error);
}

/* A copy of the database is read as the other files are; what is no copy is refused. */
static void
test_copy (EditorFixture *fixture,
           gconstpointer  unused)
{
  g_autofree char *shipped = fz_paths_data_file ("stations.db");
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize            length;

  import_begin (fixture);
  g_assert_true (g_file_get_contents (shipped, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  set_phone (path);
  import_open_path (fixture, path);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
  g_assert_true (import_shows (fixture, IMPORT_PHONE));
  adw_dialog_force_close (ADW_DIALOG (import_find (fixture)));
  g_assert_true (ui_wait_until (import_is_gone, fixture));

  g_assert_true (g_file_set_contents (path, bytes, 3000, NULL));
  import_open_path (fixture, path);
  g_assert_true (ui_wait_until (import_shows_refused, fixture));
  g_assert_true (import_shows (fixture, "none with stations, or it is damaged"));
}

static AdwComboRow *
find_column (EditorFixture *fixture,
             int            i)
{
  GtkListBox    *list = GTK_LIST_BOX (ui_find_id (import_find (fixture), "columns_list"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);

  return row != NULL ? ADW_COMBO_ROW (row) : NULL;
}

static gboolean
has_columns (gpointer data)
{
  return find_column (data, 1) != NULL;
}

static guint
find_choice (AdwComboRow *row,
             const char  *words)
{
  return gtk_string_list_find (GTK_STRING_LIST (adw_combo_row_get_model (row)), words);
}

/* What the columns were taken for is so again with the next file of that shape. */
static void
test_remembered (EditorFixture *fixture,
                 gconstpointer  unused)
{
  static const char text[] = "代码,甲\n" EDITOR_STATION "," IMPORT_PHONE "\n";
  AdwComboRow      *row;

  import_begin (fixture);
  import_open_text (fixture, text);
  g_assert_true (ui_wait_until (import_shows_form, fixture));
  g_assert_true (ui_wait_until (has_columns, fixture));
  row = find_column (fixture, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, find_choice (row, "Phone"));
  import_review (fixture);
  g_assert_true (import_shows (fixture, IMPORT_PHONE));
  adw_dialog_force_close (ADW_DIALOG (import_find (fixture)));
  g_assert_true (ui_wait_until (import_is_gone, fixture));

  import_open_text (fixture, text);
  import_review (fixture);
  g_assert_true (import_shows (fixture, "1 station changes."));
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/import-ways/cancel", test_cancel },
    { "/import-ways/cancel-reading", test_cancel_reading },
    { "/import-ways/reading", test_reading },
    { "/import-ways/cancel-comparing", test_cancel_comparing },
    { "/import-ways/drop", test_drop },
    { "/import-ways/argument", test_argument },
    { "/import-ways/copy", test_copy },
    { "/import-ways/remembered", test_remembered },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
