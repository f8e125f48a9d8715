/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include "fz-database.h"
#include "fz-dataset-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_check (void)
{
  g_autoptr (CliRun) text = cli_run ("check");
  g_autoptr (CliRun) done = cli_run ("check --json");
  g_autoptr (JsonObject) root = cli_parse_json (done);
  JsonObject *levels = json_object_get_object_member (root, "levels");

  g_assert_cmpint (text->status, ==, 0);
  g_assert_cmpstr (text->output, ==,
                   "city: 1\ndistrict: 11\nstreet: 141\ntown: 35\nno problem found\n");
  g_assert_cmpint (json_object_get_int_member (levels, "street"), ==, 141);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "problems")),
                    ==, 0);
}

/* Makes a database in which a station lies in the sea and another is missing. */
static char *
make_broken_database (const char *folder)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (source, &error);
  char     *path = g_build_filename (folder, "broken.db", NULL);
  FzRecord *record;

  g_assert_no_error (error);
  record = g_ptr_array_index (dataset->records, 12);
  record->point.lat = 22.0;
  g_ptr_array_remove_index (dataset->records, dataset->records->len - 1);
  fz_database_create (path, dataset, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_check_broken (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-cli-XXXXXX", &error);
  g_autofree char *path = make_broken_database (folder);
  g_autofree char *text_line = g_strdup_printf ("check --database '%s'", path);
  g_autofree char *json_line = g_strdup_printf ("check --json --database '%s'", path);
  g_autoptr (CliRun) text = cli_run (text_line);
  g_autoptr (CliRun) json = cli_run (json_line);

  cli_assert_fails (text, 1, "problems found: 2");
  g_assert_nonnull (
      strstr (text->output, "problem: station 440103001: lat: 22.000000 is outside"));
  g_assert_nonnull (strstr (text->output, "problem: level: 34 stations are \"town\""));
  cli_assert_fails (json, 1, "problems found: 2");
  g_assert_nonnull (strstr (json->output, "\"problems\" : [\n"));

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-check/clean", test_check);
  g_test_add_func ("/cli-check/broken", test_check_broken);
  return g_test_run ();
}
