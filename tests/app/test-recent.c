/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-recent.h"
#include "fz-ui.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

typedef struct
{
  char      *folder;
  GSettings *settings;
  FzRecent  *recent;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  fixture->settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  g_settings_reset (fixture->settings, "remember-recent");
  g_settings_reset (fixture->settings, "remember-view");
  fixture->recent = fz_recent_new (fixture->folder, fixture->settings);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->recent);
  g_object_unref (fixture->settings);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* As it is after the next start. */
static void
restart (Fixture *fixture)
{
  g_assert_finalize_object (fixture->recent);
  fixture->recent = fz_recent_new (fixture->folder, fixture->settings);
}

static FzOrigin *
make_origin (double lat)
{
  return fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { lat, 113.3 }, 0.0, NULL);
}

static void
add (Fixture *fixture,
     double   lat)
{
  g_autoptr (FzOrigin) origin = make_origin (lat);

  fz_recent_add_origin (fixture->recent, origin);
}

static guint
count_origins (Fixture *fixture)
{
  return g_list_model_get_n_items (fz_recent_get_origins (fixture->recent));
}

static guint
count_searches (Fixture *fixture)
{
  return g_list_model_get_n_items (fz_recent_get_searches (fixture->recent));
}

static double
get_lat (Fixture *fixture,
         guint    position)
{
  g_autoptr (FzOrigin) origin =
      g_list_model_get_item (fz_recent_get_origins (fixture->recent), position);

  return fz_origin_get_point (origin).lat;
}

static gboolean
has_file (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Nothing is kept before the user asks for it. */
static void
test_off_by_default (Fixture      *fixture,
                     gconstpointer unused)
{
  FzRecentView view = { 23.1, 113.3, 12.0 };

  add (fixture, 23.1);
  fz_recent_add_search (fixture->recent, "天河");
  fz_recent_set_view (fixture->recent, &view);
  g_assert_cmpuint (count_origins (fixture), ==, 0);
  g_assert_cmpuint (count_searches (fixture), ==, 0);
  g_assert_false (fz_recent_get_view (fixture->recent, &view));
  g_assert_false (has_file (fixture, "recent"));
  g_assert_false (has_file (fixture, "view"));
}

static void
test_keeps (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "recent", NULL);
  GStatBuf         info;

  g_settings_set_boolean (fixture->settings, "remember-recent", TRUE);
  add (fixture, 23.1);
  add (fixture, 23.2);
  add (fixture, 23.1);
  fz_recent_add_search (fixture->recent, "天河");
  fz_recent_add_search (fixture->recent, "it's \"odd\" \\ <b>");
  fz_recent_add_search (fixture->recent, "天河");
  fz_recent_add_search (fixture->recent, "");
  restart (fixture);
  g_assert_cmpuint (count_origins (fixture), ==, 2);
  g_assert_cmpfloat (get_lat (fixture, 0), ==, 23.1);
  g_assert_cmpfloat (get_lat (fixture, 1), ==, 23.2);
  g_assert_cmpuint (count_searches (fixture), ==, 2);
  g_assert_cmpstr (gtk_string_list_get_string (
                       GTK_STRING_LIST (fz_recent_get_searches (fixture->recent)), 1),
                   ==, "it's \"odd\" \\ <b>");
  /* For nobody else to read. */
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
}

static void
test_keeps_few (Fixture      *fixture,
                gconstpointer unused)
{
  g_settings_set_boolean (fixture->settings, "remember-recent", TRUE);
  for (guint i = 0; i < 3 * FZ_RECENT_MAX; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      add (fixture, 23.0 + i * 0.01);
      fz_recent_add_search (fixture->recent, text);
    }
  g_assert_cmpuint (count_origins (fixture), ==, FZ_RECENT_MAX);
  g_assert_cmpuint (count_searches (fixture), ==, FZ_RECENT_MAX);
  g_assert_cmpfloat_with_epsilon (get_lat (fixture, 0), 23.0 + (3 * FZ_RECENT_MAX - 1) * 0.01,
                                  1e-9);
}

/* Where the computer was is not where it is. */
static void
test_no_device (Fixture      *fixture,
                gconstpointer unused)
{
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_DEVICE, (FzPoint) { 23.1, 113.3 }, 10.0, NULL);

  g_settings_set_boolean (fixture->settings, "remember-recent", TRUE);
  fz_recent_add_origin (fixture->recent, origin);
  g_assert_cmpuint (count_origins (fixture), ==, 0);
}

/* What is no longer wanted is gone at once. */
static void
test_forgets (Fixture      *fixture,
              gconstpointer unused)
{
  FzRecentView view = { 23.1, 113.3, 12.0 };

  g_settings_set_boolean (fixture->settings, "remember-recent", TRUE);
  g_settings_set_boolean (fixture->settings, "remember-view", TRUE);
  add (fixture, 23.1);
  fz_recent_add_search (fixture->recent, "天河");
  fz_recent_set_view (fixture->recent, &view);
  g_settings_set_boolean (fixture->settings, "remember-recent", FALSE);
  g_assert_cmpuint (count_origins (fixture), ==, 0);
  g_assert_cmpuint (count_searches (fixture), ==, 0);
  g_assert_false (has_file (fixture, "recent"));
  g_assert_true (has_file (fixture, "view"));
  g_settings_set_boolean (fixture->settings, "remember-view", FALSE);
  g_assert_false (has_file (fixture, "view"));
}

static void
test_view (Fixture      *fixture,
           gconstpointer unused)
{
  FzRecentView view = { 23.125, 113.25, 12.5 };
  FzRecentView read = { 0 };

  g_settings_set_boolean (fixture->settings, "remember-view", TRUE);
  g_assert_false (fz_recent_get_view (fixture->recent, &read));
  fz_recent_set_view (fixture->recent, &view);
  restart (fixture);
  g_assert_true (fz_recent_get_view (fixture->recent, &read));
  g_assert_cmpfloat (read.lat, ==, view.lat);
  g_assert_cmpfloat (read.lon, ==, view.lon);
  g_assert_cmpfloat (read.zoom, ==, view.zoom);
}

/* Whatever the files hold, the window opens. */
static void
test_odd_files (Fixture      *fixture,
                gconstpointer unused)
{
  static const char *const texts[] = {
    "",
    "rubbish",
    "([], ['a', 'b'])",
    "(1, 2)",
    "(91.0, 0.0, 3.0)",
    "(nan, nan, nan)",
    "(23.1, 113.3, -1.0)",
    "\xff\xfe",
    "([(uint32 77, 1.0, 1.0, 1.0, '', '', '', '')], @as [])",
  };
  g_autofree char *recent_path = g_build_filename (fixture->folder, "recent", NULL);
  g_autofree char *view_path = g_build_filename (fixture->folder, "view", NULL);

  g_settings_set_boolean (fixture->settings, "remember-recent", TRUE);
  g_settings_set_boolean (fixture->settings, "remember-view", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FzRecentView view;

      g_file_set_contents (recent_path, texts[i], -1, NULL);
      g_file_set_contents (view_path, texts[i], -1, NULL);
      restart (fixture);
      g_assert_cmpuint (count_origins (fixture), ==, 0);
      g_assert_false (fz_recent_get_view (fixture->recent, &view));
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();

  ADD ("/recent/off-by-default", test_off_by_default);
  ADD ("/recent/keeps", test_keeps);
  ADD ("/recent/keeps-few", test_keeps_few);
  ADD ("/recent/no-device", test_no_device);
  ADD ("/recent/forgets", test_forgets);
  ADD ("/recent/view", test_view);
  ADD ("/recent/odd-files", test_odd_files);
  result = g_test_run ();
  ui_remove_folder (folder);
  return result;
}
