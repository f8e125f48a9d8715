/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const names[] = {
  "basemap/districts.geojson", "calendar.csv", "dataset.csv", "districts.csv", "hotlines.csv",
  "landmarks.csv", "problems.csv", "services.csv", "stations.csv"
};

typedef struct
{
  char *folder;
  char *output;
} Fixture;

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/* The fixture's folder begins with a copy of the project's own files. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *basemap = NULL;

  fixture->folder = g_dir_make_tmp ("fazhan-make-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->output = g_build_filename (fixture->folder, "out.db", NULL);
  basemap = g_build_filename (fixture->folder, "basemap", NULL);
  g_assert_cmpint (g_mkdir (basemap, 0777), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_test_build_filename (G_TEST_DIST, "..", "data", names[i], NULL);
      g_autofree char *to = g_build_filename (fixture->folder, names[i], NULL);
      gsize            length;
      g_autofree char *text = read_file (from, &length);

      g_file_set_contents (to, text, (gssize) length, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *basemap = g_build_filename (fixture->folder, "basemap", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_remove (fixture->output);
  g_assert_cmpint (g_rmdir (basemap), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->output);
  g_free (fixture->folder);
}

/* Runs fazhan-make-database; @errors takes what it says. */
static int
make (Fixture    *fixture,
      const char *option,
      char      **errors)
{
  const char *words[] = { g_getenv ("FZ_TEST_MAKE_DATABASE"), fixture->folder, fixture->output,
                          option, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static FzCatalog *
load_catalog (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = NULL;
  FzCatalog *catalog;

  database = fz_database_open (fixture->output, FZ_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  catalog = fz_database_load_catalog (database, &error);
  g_assert_no_error (error);
  return catalog;
}

static void
test_makes (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *errors = NULL;
  g_autoptr (FzCatalog) catalog = NULL;

  g_assert_cmpint (make (fixture, NULL, &errors), ==, 0);
  g_assert_cmpstr (errors, ==, "");
  catalog = load_catalog (fixture);
  g_assert_cmpstr (catalog->dataset.name, ==, "guangzhou");
  g_assert_false (catalog->dataset.sample);
  g_assert_cmpuint (catalog->services->len, ==, 10);
  g_assert_cmpstr (fz_catalog_get_service (catalog, 0)->code, ==, "advice");
}

static void
test_makes_sample (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *errors = NULL;
  g_autoptr (FzCatalog) catalog = NULL;

  g_assert_cmpint (make (fixture, "--sample", &errors), ==, 0);
  catalog = load_catalog (fixture);
  g_assert_cmpstr (catalog->dataset.name, ==, "guangzhou-sample");
  g_assert_true (catalog->dataset.sample);
}

/* The same files give the same bytes. */
static void
test_same_each_time (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const options[] = { NULL, "--sample" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *errors_first = NULL;
      g_autofree char *errors_second = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize            length_first, length_second;

      g_assert_cmpint (make (fixture, options[i], &errors_first), ==, 0);
      first = read_file (fixture->output, &length_first);
      g_remove (fixture->output);
      g_assert_cmpint (make (fixture, options[i], &errors_second), ==, 0);
      second = read_file (fixture->output, &length_second);
      g_assert_cmpmem (first, length_first, second, length_second);
    }
}

static void
test_bad_row (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "stations.csv", NULL);
  gsize            length;
  g_autofree char *text = read_file (path, &length);
  char            *lat = strstr (text, "23.109923");
  g_autofree char *message = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (lat);
  lat[1] = '4';
  g_file_set_contents (path, text, (gssize) length, &error);
  g_assert_no_error (error);

  message = g_strdup_printf ("fazhan-make-database: %s:14: lat: 24.109923 is outside "
                             "22.5 to 24.0\n",
                             path);
  g_assert_cmpint (make (fixture, NULL, &errors), ==, 1);
  g_assert_cmpstr (errors, ==, message);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
test_usage (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *unknown = NULL;
  g_autofree char *surplus = NULL;

  g_assert_cmpint (make (fixture, "--real", &unknown), ==, 2);
  g_assert_cmpstr (unknown, ==, "fazhan-make-database: Unknown option --real\n");
  g_assert_cmpint (make (fixture, "surplus", &surplus), ==, 2);
  g_assert_cmpstr (surplus, ==,
                   "fazhan-make-database: a folder and an output file are needed\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/make-database/makes", Fixture, NULL, set_up, test_makes, tear_down);
  g_test_add ("/make-database/makes-sample", Fixture, NULL,
              set_up, test_makes_sample, tear_down);
  g_test_add ("/make-database/same-each-time", Fixture, NULL,
              set_up, test_same_each_time, tear_down);
  g_test_add ("/make-database/bad-row", Fixture, NULL, set_up, test_bad_row, tear_down);
  g_test_add ("/make-database/usage", Fixture, NULL, set_up, test_usage, tear_down);

  return g_test_run ();
}
