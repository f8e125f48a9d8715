/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-editor-fixture.h"

#include "fz-change.h"
#include "fz-hands.h"
#include "fz-ui.h"

GSettings *
editor_open_settings (void)
{
  return g_settings_new (FZ_SETTINGS_SCHEMA);
}

void
editor_sign (const char *name)
{
  g_autoptr (GSettings) settings = editor_open_settings ();

  g_settings_set_string (settings, "signature", name);
}

char *
editor_find_drafts (void)
{
  return g_build_filename (g_get_user_state_dir (), "fazhan", "drafts", NULL);
}

void
editor_set_up (EditorFixture *fixture,
               gconstpointer  unused)
{
  g_autofree char *drafts = editor_find_drafts ();

  ui_remove_folder (drafts);
  editor_sign ("lin");
  window_fixture_set_up (&fixture->window, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window.window), 1300, 1000);
  fz_window_set_staff (fixture->window.window, TRUE);
}

void
editor_tear_down (EditorFixture *fixture,
                  gconstpointer  unused)
{
  g_clear_object (&fixture->dialog);
  window_fixture_tear_down (&fixture->window, NULL);
}

GtkWidget *
editor_get_window (EditorFixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static guint32
get_id (EditorFixture *fixture)
{
  FzStationTable *table = fz_finder_get_table (fz_window_get_finder (fixture->window.window));
  g_autoptr (FzStation) station = fz_station_table_find_code (table, EDITOR_STATION);

  return fz_station_get_id (station);
}

gboolean
editor_has_focus (GtkWidget *dialog)
{
  return dialog != NULL &&
         (gtk_widget_get_state_flags (dialog) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* libadwaita gives a new dialog the keyboard once more in its second frame. */
#define N_FRAMES 8

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       n_frames)
{
  return ++*(guint *) n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

gboolean
editor_has_editor (gpointer data)
{
  EditorFixture *fixture = data;
  GtkWidget     *dialog = ui_find_type (editor_get_window (fixture), FZ_TYPE_STATION_EDITOR);

  if (dialog != NULL && g_set_object (&fixture->dialog, dialog))
    {
      fixture->n_frames = 0;
      gtk_widget_add_tick_callback (dialog, on_frame, &fixture->n_frames, NULL);
    }
  return editor_has_focus (dialog) && fixture->n_frames >= N_FRAMES;
}

gboolean
editor_has_no_editor (gpointer data)
{
  return ui_find_type (editor_get_window (data), FZ_TYPE_STATION_EDITOR) == NULL;
}

/* A dialog takes the keyboard some frames after it came. */
gboolean
editor_has_alert (gpointer data)
{
  return editor_has_focus (ui_find_type (editor_get_window (data), ADW_TYPE_ALERT_DIALOG));
}

gboolean
editor_has_no_alert (gpointer data)
{
  return ui_find_type (editor_get_window (data), ADW_TYPE_ALERT_DIALOG) == NULL;
}

/* One that is whole: while it is being written its name has a dot. */
gboolean
editor_has_draft_file (gpointer unused)
{
  g_autofree char *path = editor_find_drafts ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = folder != NULL ? g_dir_read_name (folder) : NULL;

  while (name != NULL && strchr (name, '.') != NULL)
    name = g_dir_read_name (folder);
  return name != NULL;
}

gboolean
editor_has_no_draft_file (gpointer unused)
{
  return !editor_has_draft_file (unused);
}

void
editor_select (EditorFixture *fixture)
{
  if (!window_fixture_shows_real (&fixture->window))
    window_fixture_open (&fixture->window);
  fz_window_select_station (fixture->window.window, get_id (fixture));
  hands_take (GTK_WINDOW (fixture->window.window));
}

void
editor_open (EditorFixture *fixture)
{
  editor_select (fixture);
  gtk_widget_activate_action (editor_get_window (fixture), "win.edit-station", "u", 0);
  g_assert_true (ui_wait_until (editor_has_editor, fixture));
  ui_settle ();
}

FzDraft *
editor_get_draft (EditorFixture *fixture)
{
  return fz_station_editor_get_draft (FZ_STATION_EDITOR (fixture->dialog));
}

const FzRecord *
editor_get_record (EditorFixture *fixture)
{
  return fz_draft_get_record (editor_get_draft (fixture));
}

GtkWidget *
editor_find (EditorFixture *fixture,
             const char    *id)
{
  GtkWidget *found = ui_find_id (fixture->dialog, id);

  g_assert_nonnull (found);
  return found;
}

/* Where the stations lie; the caller's. */
char *
editor_find_database (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
}

static FzDatabase *
open_database (FzDatabaseMode mode,
               FzCatalog    **catalog)
{
  g_autofree char *path = editor_find_database ();
  g_autoptr (GError) error = NULL;
  FzDatabase *database = fz_database_open (path, mode, &error);

  g_assert_no_error (error);
  *catalog = fz_database_load_catalog (database, &error);
  g_assert_no_error (error);
  return database;
}

static FzRecord *
load (FzDatabase      *database,
      const FzCatalog *catalog,
      const char      *code)
{
  g_autoptr (GError) error = NULL;
  guint32   id;
  FzRecord *record;

  g_assert_true (fz_database_find_code (database, code, &id, &error));
  record = fz_database_load_record (database, catalog, id, &error);
  g_assert_no_error (error);
  return record;
}

/* What is stored of the station; the caller's. */
FzRecord *
editor_load_stored (void)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_database (FZ_DATABASE_READ_ONLY, &catalog);

  return load (database, catalog, EDITOR_STATION);
}

/* Another member of staff, in another program, by a correction of @author's, (nullable). */
static void
change_elsewhere (const char *code,
                  const char *author,
                  const char *field,
                  const char *value)
{
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzDatabase) database = open_database (FZ_DATABASE_READ_WRITE, &catalog);
  g_autoptr (FzRecord) stored = load (database, catalog, code);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  FzChange *change = fz_change_new (stored->id, field, value);

  change->author = g_strdup (author);
  g_ptr_array_add (changes, change);
  batch = fz_database_change (database, catalog, changes, "wu", &error);
  g_assert_no_error (error);
}

/* Another member of staff, in another program, changes a station's telephone. */
void
editor_save_phone_elsewhere (const char *code,
                             const char *phone)
{
  change_elsewhere (code, NULL, "phone", phone);
}

/* The same with the station that is edited. */
void
editor_change_elsewhere (const char *phone)
{
  change_elsewhere (EDITOR_STATION, NULL, "phone", phone);
}

/* They delete it. */
void
editor_delete_elsewhere (void)
{
  change_elsewhere (EDITOR_STATION, NULL, "deleted", "yes");
}

/* The main function of tests that press keys: @tests, or where there are no keys, none.
 * Returns what a program of tests returns. */
int
editor_run_by_keys (int               argc,
                    char            **argv,
                    const EditorTest *tests,
                    gsize             n_tests)
{
  g_autofree char *folder = NULL;
  int              result;

  /* Each test has an application of its own, which must not meet that of another. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!hands_are_there ())
    return hands_skip ();
  folder = ui_use_private_folders ();
  adw_init ();
  for (gsize i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, EditorFixture, NULL, editor_set_up, tests[i].function,
                editor_tear_down);
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}

/* The same, by what somebody else sent as a correction. */
void
editor_bring_in_elsewhere (const char *author,
                           const char *phone)
{
  change_elsewhere (EDITOR_STATION, author, "phone", phone);
}
