/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include "fz-database.h"
#include "fz-dataset-reader.h"
#include "fz-store-fixture.h"

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

/* Makes a database in which a station lies in the sea, one has hours that nobody can
 * read, one is of a district that does not exist, and one is missing. */
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
  record = g_ptr_array_index (dataset->records, 13);
  g_set_str (&record->hours, "Mo-Fr 9 to 5");
  g_ptr_array_remove_index (dataset->records, dataset->records->len - 1);
  fz_database_create (path, dataset, &error);
  g_assert_no_error (error);
  fixture_execute (path, "PRAGMA foreign_keys = OFF; "
                         "UPDATE station SET district_code = '440199' WHERE code = '440103003'");
  return path;
}

static void
test_check_broken (void)
{
  static const char *const problems[] = {
    "station 440103001: lat: 22.000000 is outside 22.5 to 24.0",
    "station 440103002: hours: character 7: ",
    "station 440103003: district_code: unknown district \"440199\"",
    "level: 34 stations are \"town\" instead of 35",
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-cli-XXXXXX", &error);
  g_autofree char *path = make_broken_database (folder);
  g_autofree char *text_line = g_strdup_printf ("check --database '%s'", path);
  g_autofree char *json_line = g_strdup_printf ("check --json --database '%s'", path);
  g_autoptr (CliRun) text = cli_run (text_line);
  g_autoptr (CliRun) german = cli_run_in_locale ("de_DE.UTF-8", text_line);
  g_autoptr (CliRun) json = cli_run (json_line);

  cli_assert_fails (text, 1, "problems found: 4");
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *line = g_strconcat ("problem: ", problems[i], NULL);

      g_assert_nonnull (strstr (text->output, line));
    }
  g_assert_nonnull (strstr (text->output, "street: 141\ntown: 34\n"));
  g_assert_cmpstr (german->output, ==, text->output);
  cli_assert_fails (json, 1, "problems found: 4");
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
