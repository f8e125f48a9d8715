/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-leave.h"
#include "fz-tile-cache.h"
#include "fz-recent.h"
#include "fz-ui.h"
#include "fz-update-check.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Leaving, with real files in folders of the test's own. */

#define OTHER_FILE "file:///home/somebody/letter.odt"
#define OUR_FILE "file:///home/somebody/stations.csv"
#define SHARED_FILE "file:///home/somebody/shared.csv"

static char *
data_file (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", name, NULL);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static void
write_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "something telling", -1, &error);
  g_assert_no_error (error);
}

static void
write_recent_files (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autoptr (GBookmarkFile) bookmarks = g_bookmark_file_new ();
  g_autoptr (GError) error = NULL;

  g_bookmark_file_add_application (bookmarks, OTHER_FILE, "Writer", "writer %u");
  g_bookmark_file_add_application (bookmarks, OUR_FILE, "Fazhan", "fazhan %u");
  g_bookmark_file_add_application (bookmarks, OUR_FILE, FZ_APPLICATION_ID, "fazhan %u");
  g_bookmark_file_add_application (bookmarks, SHARED_FILE, "Fazhan", "fazhan %u");
  g_bookmark_file_add_application (bookmarks, SHARED_FILE, "Writer", "writer %u");
  g_bookmark_file_to_file (bookmarks, path, &error);
  g_assert_no_error (error);
}

static void
assert_recent_files_erased (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autoptr (GBookmarkFile) bookmarks = g_bookmark_file_new ();

  g_assert_true (g_bookmark_file_load_from_file (bookmarks, path, NULL));
  g_assert_true (g_bookmark_file_has_item (bookmarks, OTHER_FILE));
  g_assert_false (g_bookmark_file_has_item (bookmarks, OUR_FILE));
  g_assert_true (g_bookmark_file_has_application (bookmarks, SHARED_FILE, "Writer", NULL));
  g_assert_false (g_bookmark_file_has_application (bookmarks, SHARED_FILE, "Fazhan", NULL));
}

typedef struct
{
  char *records; /* stays */
  char *sample;  /* stays */
  char *outside; /* a file elsewhere, to which a link leads: stays */
  char *recent;  /* goes, as all below */
  char *notes;
  char *deep;
  char *link;
  char *tile;
  char *update;
  char *other_tile; /* of another program: stays */

  gboolean was_hidden; /* the window, while all was there */
} Files;

static void
write_files (Files *files)
{
  g_autofree char *own = fz_recent_find_folder ();
  g_autofree char *tiles = fz_tile_cache_find_folder ();
  g_autofree char *update = fz_update_check_find_folder ();

  files->records = data_file ("stations.db");
  files->sample = data_file ("sample.db");
  files->outside = g_build_filename (g_get_user_data_dir (), "elsewhere", "file", NULL);
  files->recent = g_build_filename (own, "recent", NULL);
  files->notes = g_build_filename (own, "stations", NULL);
  files->deep = g_build_filename (own, "a", "b", "c", NULL);
  files->link = g_build_filename (own, "link", NULL);
  files->tile = g_build_filename (tiles, "tiles.db", NULL);
  files->update = g_build_filename (update, "file", NULL);
  files->other_tile =
      g_build_filename (g_get_user_cache_dir (), "shumate", "other", "1", "2", "3.png", NULL);
  write_file (files->outside);
  write_file (files->recent);
  write_file (files->notes);
  write_file (files->deep);
  write_file (files->tile);
  write_file (files->update);
  write_file (files->other_tile);
  g_assert_cmpint (symlink (files->outside, files->link), ==, 0);
  write_recent_files ();
}

static void
files_clear (Files *files)
{
  char **paths[] = { &files->records, &files->sample, &files->outside, &files->recent,
                     &files->notes, &files->deep, &files->link, &files->tile,
                     &files->update, &files->other_tile };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_clear_pointer (paths[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static void
assert_erased (const Files *files)
{
  g_autofree char *own = fz_recent_find_folder ();

  g_assert_false (exists (files->recent));
  g_assert_false (exists (files->notes));
  g_assert_false (exists (files->deep));
  g_assert_false (exists (files->link));
  g_assert_false (exists (own));
  g_assert_false (exists (files->tile));
  g_assert_false (exists (files->update));
  g_assert_true (exists (files->outside));
  g_assert_true (exists (files->other_tile));
  assert_recent_files_erased ();
  g_assert_false (fz_leave_is_unfinished ());
}

static void
start_anew (void)
{
  g_autofree char *fazhan = g_build_filename (g_get_user_data_dir (), "fazhan", NULL);

  ui_remove_folder (fazhan);
}

static void
test_erases (void)
{
  g_auto (Files) files = { 0 };

  start_anew ();
  write_files (&files);
  write_file (files.records);
  fz_leave_begin ();
  g_assert_true (fz_leave_is_unfinished ());
  fz_leave_erase ();
  assert_erased (&files);
  g_assert_true (exists (files.records));
}

/* Nothing there is nothing to erase. */
static void
test_erases_nothing (void)
{
  start_anew ();
  fz_leave_erase ();
  fz_leave_erase ();
  g_assert_false (fz_leave_is_unfinished ());
}

static gboolean
has_stations (gpointer window)
{
  FzResults *results = fz_finder_get_results (fz_window_get_finder (window));

  return fz_results_get_total (results) == WINDOW_N_STATIONS;
}

/* The window disappears before the first file does. */
static void
on_visible_changed (GtkWidget  *window,
                    GParamSpec *pspec,
                    gpointer    data)
{
  Files *files = data;

  if (gtk_widget_get_visible (window))
    return;
  g_assert_true (exists (files->recent));
  g_assert_true (exists (files->tile));
  files->was_hidden = TRUE;
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

static void
test_window_leaves (void)
{
  g_auto (Files) files = { 0 };
  g_autoptr (FzApplication) application = NULL;
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  g_autoptr (FzOrigin) origin = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FzWindow        *window;
  gsize            length, later_length;

  start_anew ();
  g_settings_set_boolean (settings, "remember-recent", TRUE);
  g_settings_set_boolean (settings, "remember-view", TRUE);
  application = window_fixture_make_application ();
  window = window_fixture_make_window (application);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  fz_window_open (window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (ui_wait_until (has_stations, window));
  fz_window_start_from_text (window, "geo:23.1291,113.2644");
  fz_window_select_station (window, 30);
  write_files (&files);
  g_assert_true (exists (files.records));
  g_assert_true (g_file_get_contents (files.records, &before, &length, NULL));
  g_signal_connect (window, "notify::visible", G_CALLBACK (on_visible_changed), &files);

  g_action_group_activate_action (G_ACTION_GROUP (application), "leave", NULL);
  g_assert_true (files.was_hidden);
  assert_erased (&files);
  g_assert_true (ui_wait_until (is_gone, &window));
  /* What the window writes when it goes is gone as well, and the records are whole. */
  assert_erased (&files);
  g_assert_true (g_file_get_contents (files.records, &after, &later_length, NULL));
  g_assert_cmpmem (before, length, after, later_length);
  g_settings_reset (settings, "remember-recent");
  g_settings_reset (settings, "remember-view");
}

/* Killed in the middle: the next start erases the rest before anything reads it. */
static void
test_interrupted (void)
{
  g_auto (Files) files = { 0 };
  g_autoptr (FzApplication) application = NULL;

  start_anew ();
  write_files (&files);
  write_file (files.records);
  fz_leave_begin ();
  g_assert_cmpint (g_unlink (files.recent), ==, 0);
  application = window_fixture_make_application ();
  assert_erased (&files);
  g_assert_true (exists (files.records));
}

/* Without it having come to that, a start erases nothing. */
static void
test_ordinary_start (void)
{
  g_auto (Files) files = { 0 };
  g_autoptr (FzApplication) application = NULL;

  start_anew ();
  write_files (&files);
  application = window_fixture_make_application ();
  g_assert_true (exists (files.recent));
  g_assert_true (exists (files.tile));
}

static void
test_key (void)
{
  g_autoptr (FzApplication) application = window_fixture_make_application ();
  g_auto (GStrv) keys =
      gtk_application_get_accels_for_action (GTK_APPLICATION (application), "app.leave");

  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  g_assert_cmpstr (keys[0], ==, "<Shift><Control>q");
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/leave/erases", test_erases);
  g_test_add_func ("/leave/erases-nothing", test_erases_nothing);
  g_test_add_func ("/leave/window-leaves", test_window_leaves);
  g_test_add_func ("/leave/interrupted", test_interrupted);
  g_test_add_func ("/leave/ordinary-start", test_ordinary_start);
  g_test_add_func ("/leave/key", test_key);
  return ui_test_run ();
}
