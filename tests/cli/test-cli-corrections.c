/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"
#include "fz-keeping-fixture.h"

/* Two districts correct the bureau's records, and send it what they corrected. */

#define SHAHE "440106003"
#define LIEDE "440106011"

typedef struct
{
  Keeping keeping; /* the bureau's */
  char   *tianhe;  /* (owned) the path of a district's database */
  char   *zengcheng;
} Bureau;

static char *
copy_database (Bureau     *bureau,
               const char *name)
{
  char *path = g_build_filename (bureau->keeping.base.folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (bureau->keeping.base.shipped);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
set_up (Bureau       *bureau,
        gconstpointer data)
{
  keeping_set_up (&bureau->keeping, data);
  bureau->tianhe = copy_database (bureau, "tianhe.db");
  bureau->zengcheng = copy_database (bureau, "zengcheng.db");
}

static void
tear_down (Bureau       *bureau,
           gconstpointer data)
{
  g_free (bureau->tianhe);
  g_free (bureau->zengcheng);
  keeping_tear_down (&bureau->keeping, data);
}

static void
run (const char *database,
     const char *arguments)
{
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, database);
  g_autoptr (CliRun) done = cli_run (line);

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
}

/* The path of what @who corrected in @database. */
static char *
write_corrections (Bureau     *bureau,
                   const char *database,
                   const char *who)
{
  g_autofree char *name = g_strconcat (who, ".fazhan-corrections", NULL);
  char            *path = g_build_filename (bureau->keeping.base.folder, name, NULL);
  g_autofree char *line = g_strdup_printf ("corrections write '%s' --by '%s'", path, who);

  run (database, line);
  return path;
}

static JsonObject *
import (Bureau     *bureau,
        const char *files,
        const char *more)
{
  g_autofree char *line = g_strdup_printf ("import %s %s --json --database '%s'", files, more,
                                           bureau->keeping.base.shipped);
  g_autoptr (CliRun) done = cli_run (line);

  g_assert_cmpstr (done->errors, ==, "");
  return cli_parse_json (done);
}

static JsonObject *
get_field (JsonObject *root,
           const char *code,
           const char *field)
{
  JsonArray *stations =
      json_object_get_array_member (json_object_get_object_member (root, "details"), "stations");

  for (guint i = 0; i < json_array_get_length (stations); i++)
    {
      JsonObject *station = json_array_get_object_element (stations, i);
      JsonArray  *fields = json_object_get_array_member (station, "fields");

      for (guint f = 0; g_str_equal (json_object_get_string_member (station, "code"), code) &&
                        f < json_array_get_length (fields);
           f++)
        {
          JsonObject *found = json_array_get_object_element (fields, f);

          if (g_str_equal (json_object_get_string_member (found, "field"), field))
            return found;
        }
    }
  return NULL;
}

static JsonObject *
get_value (JsonObject *field,
           guint       i)
{
  return json_array_get_object_element (json_object_get_array_member (field, "values"), i);
}

static const char *
get_author (JsonObject *value,
            guint       i)
{
  return json_array_get_string_element (json_object_get_array_member (value, "authors"), i);
}

/* In the bureau's history of what @who did or sent is one change, to @field, that is @author's. */
static void
assert_history (Bureau     *bureau,
                const char *who,
                const char *field,
                const char *author)
{
  g_autofree char *line = g_strdup_printf ("history --by %s --json --database '%s'", who,
                                           bureau->keeping.base.shipped);
  g_autoptr (CliRun) done = cli_run (line);
  g_autoptr (JsonObject) root = cli_parse_json (done);
  JsonArray  *changes = json_object_get_array_member (root, "changes");
  JsonObject *change;

  g_assert_cmpuint (json_array_get_length (changes), ==, 1);
  change = json_array_get_object_element (changes, 0);
  g_assert_cmpstr (json_object_get_string_member (change, "by"), ==, "王");
  g_assert_cmpstr (json_object_get_string_member (change, "field"), ==, field);
  g_assert_cmpstr (json_object_get_string_member (change, "author"), ==, author);
}

/* What both correct alike is taken, what they correct differently is asked about, and all is one
 * batch, signed by who brings it in, in which each value names who sent it. */
static void
test_together (Bureau       *bureau,
               gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *files = NULL;
  g_autofree char *sheet = g_build_filename (bureau->keeping.base.folder, "sheet.csv", NULL);
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (JsonObject) brought = NULL;
  JsonObject *field;

  run (bureau->tianhe, "set " SHAHE " phone=020-81112222 'access=one step' --by 李");
  run (bureau->zengcheng, "set " SHAHE " phone=020-81113333 'access=one step' --by 陈");
  g_assert_true (g_file_set_contents (sheet, "code,website\n" LIEDE ",https://example.org/\n", -1,
                                      NULL));
  first = write_corrections (bureau, bureau->tianhe, "李");
  second = write_corrections (bureau, bureau->zengcheng, "陈");
  files = g_strdup_printf ("'%s' '%s' '%s'", first, second, sheet);

  root = import (bureau, files, "--dry-run");
  g_assert_cmpint (json_object_get_int_member (root, "conflicts"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "changed"), ==, 2);
  field = get_field (root, SHAHE, "phone");
  g_assert_cmpstr (json_object_get_string_member (field, "side"), ==, "files");
  g_assert_false (json_object_get_boolean_member (field, "taken"));
  g_assert_cmpstr (json_object_get_string_member (get_value (field, 0), "value"), ==,
                   "020-81112222");
  g_assert_cmpstr (get_author (get_value (field, 0), 0), ==, "李");
  g_assert_cmpstr (get_author (get_value (field, 1), 0), ==, "陈");
  field = get_field (root, SHAHE, "access");
  g_assert_cmpstr (get_author (get_value (field, 0), 1), ==, "陈");
  keeping_assert (&bureau->keeping, "SELECT count (*) FROM batch", "0");

  brought = import (bureau, files, "--by 王");
  keeping_assert (&bureau->keeping, "SELECT made_by, kind FROM batch", "王|import");
  keeping_assert (&bureau->keeping,
                  "SELECT field, made_by FROM change WHERE field NOT GLOB 'check:*' "
                  "ORDER BY field",
                  "access|李, 陈\nwebsite|NULL");
  assert_history (bureau, "'李, 陈'", "access", "李, 陈");
  keeping_assert (&bureau->keeping,
                  "SELECT phone, access FROM station WHERE code = '" SHAHE "'", "NULL|one step");
  keeping_assert (&bureau->keeping, "SELECT website FROM station WHERE code = '" LIEDE "'",
                  "https://example.org/");
  run (bureau->keeping.base.shipped, "undo --by 王");
  keeping_assert (&bureau->keeping, "SELECT access FROM station WHERE code = '" SHAHE "'",
                  "NULL");
}

/* A station that was added comes along whole; one that was deleted goes only where that is
 * said. */
static void
test_stations (Bureau       *bureau,
               gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *files = NULL;
  g_autoptr (JsonObject) left = NULL;
  g_autoptr (JsonObject) again = NULL;

  run (bureau->tianhe, "add 440106099 level=street district_code=440106 name_hans=新站 "
                       "place_hans=新街道 lat=23.13 lon=113.36 point_quality=seat "
                       "point_source=somebody --by 李");
  run (bureau->tianhe, "set 440106099 phone=020-81112222 --by 李");
  run (bureau->tianhe, "delete " SHAHE " --by 李");
  path = write_corrections (bureau, bureau->tianhe, "李");
  files = g_strdup_printf ("'%s'", path);

  left = import (bureau, files, "--by 王");
  g_assert_cmpint (json_object_get_int_member (left, "added"), ==, 1);
  keeping_assert (&bureau->keeping,
                  "SELECT min (change.made_by), max (change.made_by), min (batch.made_by) "
                  "FROM change JOIN batch ON batch.id = batch",
                  "李|李|王");
  keeping_assert (&bureau->keeping,
                  "SELECT count (*) FROM change WHERE made_by IS NULL", "0");
  g_assert_cmpint (json_object_get_int_member (left, "missing"), ==, 0);
  keeping_assert (&bureau->keeping,
                  "SELECT phone, lat, deleted FROM station WHERE code = '440106099'",
                  "020-81112222|23.13|0");
  keeping_assert (&bureau->keeping, "SELECT deleted FROM station WHERE code = '" SHAHE "'", "0");

  again = import (bureau, files, "--delete-missing --by 王");
  g_assert_cmpint (json_object_get_int_member (again, "unchanged"), ==, 1);
  keeping_assert (&bureau->keeping, "SELECT deleted FROM station WHERE code = '" SHAHE "'", "1");
}

static void
assert_refused (const char *line,
                const char *message)
{
  g_autoptr (CliRun) done = cli_run (line);

  cli_assert_fails (done, 1, message);
}

/* Nothing corrected is no file, and what there is is not overwritten; what is of another
 * collection is not taken. */
static void
test_refused (Bureau       *bureau,
              gconstpointer data)
{
  static const char other[] =
      "Fazhan corrections 1\n"
      "{\"collection\":\"elsewhere\",\"version\":\"1\",\"author\":\"x\","
      "\"written_at\":\"2026-11-23T10:00:00Z\"}\n"
      "{\"change\":{\"code\":\"" SHAHE "\",\"field\":\"phone\",\"new\":\"020-81112222\"}}\n"
      "{\"end\":{\"changes\":\"1\"}}\n";
  g_autofree char *path = g_build_filename (bureau->keeping.base.folder, "x", NULL);
  g_autofree char *write = g_strdup_printf ("corrections write '%s' --by 李 --database '%s'", path,
                                            bureau->tianhe);
  g_autofree char *there = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *take = g_strdup_printf ("import '%s' --by 王 --database '%s'", path,
                                           bureau->keeping.base.shipped);

  assert_refused (write, "nothing was corrected since version 1");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, other, -1, NULL));
  there = g_strdup_printf ("%s: there is such a file already", path);
  foreign = g_strdup_printf ("%s: they are of the collection elsewhere, and this is fixture",
                             path);
  assert_refused (write, there);
  assert_refused (take, foreign);
  keeping_assert (&bureau->keeping, "SELECT count (*) FROM batch", "0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli-corrections/together", Bureau, NULL, set_up, test_together, tear_down);
  g_test_add ("/cli-corrections/stations", Bureau, NULL, set_up, test_stations, tear_down);
  g_test_add ("/cli-corrections/refused", Bureau, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
