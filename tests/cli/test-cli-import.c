/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"
#include "fz-keeping-fixture.h"

#include <string.h>

/* Records brought in from the command line, into a database of a test's own. */

#define SHAHE "440106003"

static CliRun *
run_import (Keeping    *keeping,
            const char *text,
            const char *more)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, "import.csv", NULL);
  g_autofree char *line = g_strdup_printf ("import '%s' %s --json --database '%s'", path, more,
                                           keeping->base.shipped);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return cli_run (line);
}

static JsonObject *
import (Keeping    *keeping,
        const char *text,
        const char *more,
        const char *counts)
{
  static const char *const names[] = { "added", "changed", "unchanged", "missing", "conflicts",
                                       "errors" };
  g_autoptr (CliRun) done = run_import (keeping, text, more);
  JsonObject *root = cli_parse_json (done);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            json_object_get_int_member (root, names[i]));
  g_assert_cmpstr (found->str, ==, counts);
  return root;
}

static JsonObject *
get_detail (JsonObject *root,
            const char *kind)
{
  JsonObject *details = json_object_get_object_member (root, "details");

  return json_array_get_object_element (json_object_get_array_member (details, kind), 0);
}

/* What is blank overwrites nothing, and what is missing stays. */
static void
test_dry_run (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (JsonObject) root = import (keeping,
                                        "编号,电话,办公时间\n" SHAHE ",020-87654321,\n",
                                        "--dry-run", "0 1 0 5 0 0");
  JsonObject *station = get_detail (root, "stations");
  JsonObject *field =
      json_array_get_object_element (json_object_get_array_member (station, "fields"), 0);

  g_assert_cmpstr (json_object_get_string_member (station, "code"), ==, SHAHE);
  g_assert_cmpstr (json_object_get_string_member (field, "field"), ==, "phone");
  g_assert_cmpstr (json_object_get_string_member (field, "new"), ==, "020-87654321");
  g_assert_cmpstr (json_object_get_string_member (field, "side"), ==, "theirs");
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

/* One batch, one undo, and a backup before. */
static void
test_import (Keeping      *keeping,
             gconstpointer data)
{
  g_autoptr (JsonObject) root = NULL;
  g_autofree char *undo = g_strdup_printf ("undo --by 林 --database '%s'", keeping->base.shipped);
  g_autoptr (CliRun) undone = NULL;

  root = import (keeping,
                 "code,level,district_code,name_hans,place_hans,phone,lat,lon,point_quality,"
                 "point_source\n" SHAHE ",,,,,020-87654321,,,,\n"
                 "440106099,街道,天河,新站,新街道,,23.13,113.36,U,somebody\n",
                 "--by 林", "1 1 0 5 0 0");
  g_assert_true (json_object_get_boolean_member (root, "written"));
  g_assert_true (g_file_test (json_object_get_string_member (root, "kept"), G_FILE_TEST_EXISTS));
  keeping_assert (keeping, "SELECT count (*), max (made_by), max (kind) FROM batch",
                  "1|林|import");
  keeping_assert (keeping, "SELECT phone FROM station WHERE code = '" SHAHE "'", "020-87654321");
  keeping_assert (keeping,
                  "SELECT level, district_code, lat FROM station WHERE code = '440106099'",
                  "street|440106|23.13");

  undone = cli_run (undo);
  g_assert_cmpstr (undone->errors, ==, "");
  keeping_assert (keeping, "SELECT phone FROM station WHERE code = '" SHAHE "'", "NULL");
  keeping_assert (keeping, "SELECT deleted FROM station WHERE code = '440106099'", "1");
}

/* What was changed here since it was published stands against a file that has not seen it,
 * and is asked about where the file has a third value. */
static void
test_three_ways (Keeping      *keeping,
                 gconstpointer data)
{
  g_autofree char *set = g_strdup_printf ("set " SHAHE " 'hours=Mo-Fr 10:00-16:00' --by 林 "
                                          "--database '%s'",
                                          keeping->base.shipped);
  g_autoptr (CliRun) done = cli_run (set);
  g_autoptr (JsonObject) old = NULL;
  g_autoptr (JsonObject) same = NULL;
  g_autoptr (JsonObject) third = NULL;

  g_assert_cmpstr (done->errors, ==, "");
  old = import (keeping, "code,hours\n" SHAHE ",Mo-Fr 09:00-17:00\n", "--by 林", "0 0 0 5 0 0");
  same = import (keeping, "code,hours\n" SHAHE ",Mo-Fr 10:00-16:00\n", "--by 林",
                 "0 0 1 5 0 0");
  third = import (keeping, "code,hours\n" SHAHE ",Mo-Fr 11:00-12:00\n", "--by 林",
                  "0 0 0 5 1 0");
  keeping_assert (keeping, "SELECT hours FROM station WHERE code = '" SHAHE "'",
                  "Mo-Fr 10:00-16:00");
}

/* An error says where, and nothing of the file is taken. */
static void
test_errors (Keeping      *keeping,
             gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *column;
    gint64      row;
  } cases[] = {
    { "code,phone,lat\n" SHAHE ",020-87654321,north\n", "lat", 2 },
    { "code,phone,lat\n" SHAHE ",020-87654321,nan\n", "lat", 2 },
    { "code,纬度,lon\n" SHAHE ",113.3,23.1\n", "纬度", 2 },
    { "code,phone\n" SHAHE ",020-87654321\n" SHAHE ",\n", "code", 3 },
    { "code,checked_on\n" SHAHE ",二〇二六年一月一日\n", "checked_on", 2 },
    { "code,offers\n" SHAHE ",magic\n", "offers", 2 },
    { "code,phone\n440106098,020-87654321\n", NULL, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) failed = run_import (keeping, cases[i].text, "--by 林");
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *fault;

      g_assert_cmpint (failed->status, ==, 1);
      g_assert_true (json_parser_load_from_data (parser, failed->output, -1, NULL));
      fault = get_detail (json_node_get_object (json_parser_get_root (parser)), "errors");
      g_assert_cmpint (json_object_get_int_member (fault, "row"), ==, cases[i].row);
      g_assert_cmpstr (json_object_get_string_member_with_default (fault, "column", NULL), ==,
                       cases[i].column);
      keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
    }
}

/* Only when they are told to, blanks overwrite and what is missing is deleted. */
static void
test_told_to (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (JsonObject) root = import (keeping, "code,hours\n" SHAHE ",\n",
                                        "--blanks --delete-missing --by 林", "0 1 0 5 0 0");

  g_assert_cmpint (json_object_get_int_member (root, "deleted"), ==, 5);
  keeping_assert (keeping, "SELECT count (*) FROM station WHERE NOT deleted", "1");
  keeping_assert (keeping, "SELECT hours FROM station WHERE code = '" SHAHE "'", "NULL");
}

/* A station is known by its name where the file has no codes. */
static void
test_names (Keeping      *keeping,
            gconstpointer data)
{
  g_autofree char *name =
      fixture_query (keeping->base.shipped,
                     "SELECT name_hans FROM station WHERE code = '" SHAHE "'");
  g_autofree char *text = g_strdup_printf ("名称,所属区,电话\n%s,天河,020-87654321\n", name);
  g_autoptr (JsonObject) root = import (keeping, text, "--dry-run", "0 1 0 5 0 0");

  g_assert_cmpstr (json_object_get_string_member (get_detail (root, "stations"), "code"), ==,
                   SHAHE);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Keeping *, gconstpointer);
  } tests[] = {
    { "/cli-import/dry-run", test_dry_run },
    { "/cli-import/import", test_import },
    { "/cli-import/three-ways", test_three_ways },
    { "/cli-import/errors", test_errors },
    { "/cli-import/told-to", test_told_to },
    { "/cli-import/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Keeping, NULL, keeping_set_up, tests[i].test, keeping_tear_down);
  return g_test_run ();
}
