/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"
#include "fz-database-import.h"
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

/* Nobody needs to sign what a file says. */
static void
test_unsigned (Keeping      *keeping,
               gconstpointer data)
{
  g_autoptr (JsonObject) root = import (keeping, "code,phone\n" SHAHE ",020-87654321\n", "",
                                        "0 1 0 5 0 0");

  g_assert_true (json_object_get_boolean_member (root, "written"));
  keeping_assert (keeping, "SELECT count (*), max (kind), max (made_by) FROM batch",
                  "1|import|NULL");
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

/* The members of @root that are whole numbers, by name; those of an import that went wrong too. */
static char *
list_counts (const CliRun *run)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  g_assert_true (json_parser_load_from_data (parser, run->output, -1, NULL));
  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
        g_string_append_printf (found, "%s %" G_GINT64_FORMAT ";", name, json_node_get_int (node));
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

/* Programs read these names. */
static void
test_counts (Keeping      *keeping,
             gconstpointer data)
{
  g_autoptr (CliRun) done = run_import (keeping, "code,phone\n" SHAHE ",020-87654321\n",
                                        "--dry-run");
  g_autoptr (CliRun) failed = run_import (keeping, "code,lat\n" SHAHE ",north\n440106,nan\n",
                                          "--dry-run");
  g_autofree char *good = list_counts (done);
  g_autofree char *bad = list_counts (failed);

  g_assert_cmpint (done->status, ==, 0);
  g_assert_cmpstr (good, ==,
                   "added 0;changed 1;unchanged 0;missing 5;conflicts 0;errors 0;deleted 0;");
  g_assert_cmpint (failed->status, ==, 1);
  g_assert_cmpstr (bad, ==,
                   "added 0;changed 0;unchanged 0;missing 4;conflicts 0;errors 2;deleted 0;");
}

/* Without JSON too it is said which rows are in error, on standard error: the first of them. */
static void
test_told_errors (Keeping      *keeping,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, "many.csv", NULL);
  g_autofree char *line = g_strdup_printf ("import '%s' --database '%s'", path,
                                           keeping->base.shipped);
  g_autofree char *first = g_strdup_printf ("fazhan-cli: %s:2: lat: ", path);
  g_autoptr (GString) text = g_string_new ("code,lat\n");
  g_autoptr (CliRun) failed = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 13; i++)
    g_string_append (text, SHAHE ",\x1b[2J\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  failed = cli_run (line);
  lines = g_strsplit (failed->errors, "\n", -1);

  g_assert_cmpint (failed->status, ==, 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 13);
  g_assert_true (g_str_has_prefix (lines[0], first));
  g_assert_null (strchr (failed->errors, '\x1b'));
  g_assert_nonnull (strstr (lines[9], ":7: "));
  g_assert_cmpstr (lines[10], ==, "fazhan-cli: and 15 more, which --json lists");
  g_assert_cmpstr (lines[11], ==, "fazhan-cli: rows in error: 13");
  g_assert_nonnull (strstr (failed->output, "errors: 25\nnothing was written\n"));
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

/* The places of all errors, "3 phone; …". */
static char *
list_errors (const CliRun *run)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  JsonObject *root;
  JsonArray  *errors;

  g_assert_true (json_parser_load_from_data (parser, run->output, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  errors = json_object_get_array_member (json_object_get_object_member (root, "details"),
                                         "errors");
  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      JsonObject *fault = json_array_get_object_element (errors, i);

      g_string_append_printf (found, "%" G_GINT64_FORMAT " %s; ",
                              json_object_get_int_member (fault, "row"),
                              json_object_get_string_member (fault, "column"));
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

/* A row that has another's code is told of what else is wrong with it too, whether there is such
 * a station or not. */
static void
test_same_code (Keeping      *keeping,
                gconstpointer data)
{
#define NEW "440106099,街道,天河,新站,新街道,,23.13,113.36,U,somebody\n"
  static const struct
  {
    const char *text;
    const char *errors;
  } cases[] = {
    { "code,phone\n" SHAHE ",020-87654321\n" SHAHE ",020-87654322\n", "3 code; " },
    { "code,phone\n" SHAHE ",020-87654321\n" SHAHE ",nobody\n", "3 code; 3 phone; " },
    { "code,lat\n" SHAHE ",\n" SHAHE ",north\n" SHAHE ",\n", "3 code; 3 lat; 4 code; " },
    { "code,level,district_code,name_hans,place_hans,phone,lat,lon,point_quality,"
      "point_source\n" NEW NEW "440106099,街道,天河,新站,新街道,nobody,23.13,113.36,U,x\n",
      "3 code; 4 code; 4 phone; " },
  };
#undef NEW

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) failed = run_import (keeping, cases[i].text, "--by 林");
      g_autofree char *errors = list_errors (failed);

      g_assert_cmpint (failed->status, ==, 1);
      g_assert_cmpstr (errors, ==, cases[i].errors);
    }
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

/* What was stored by older rules holds up no change of anything else, and stays as it is; anew,
 * it cannot be brought in. */
static void
test_old_values (Keeping      *keeping,
                 gconstpointer data)
{
  static const char *const columns[] = { "phone", "hours", "website" };
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  fixture_execute (keeping->base.shipped,
                   "UPDATE station SET phone = 'ring the bell', hours = 'always', "
                   "website = 'nowhere' WHERE code = '" SHAHE "'");
  first = import (keeping, "code,access\n" SHAHE ",one\n", "--by 林", "0 1 0 5 0 0");
  second = import (keeping,
                   "code,address,phone,hours,website\n" SHAHE
                   ",two,ring the bell,always,nowhere\n",
                   "--by 林", "0 1 0 5 0 0");
  keeping_assert (keeping,
                  "SELECT address, phone, hours, website FROM station WHERE code = '" SHAHE "'",
                  "two|ring the bell|always|nowhere");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = g_strdup_printf ("code,%s\n" SHAHE ",no such thing\n", columns[i]);
      g_autofree char *expected = g_strdup_printf ("2 %s; ", columns[i]);
      g_autoptr (CliRun) failed = run_import (keeping, text, "--by 林");
      g_autofree char *errors = list_errors (failed);

      g_assert_cmpstr (errors, ==, expected);
    }
  keeping_assert (keeping, "SELECT count (*) FROM batch", "2");
}

/* Lists of Hong Kong and Taiwan are read as such, and a guess is said to be one. */
static void
test_encodings (Keeping      *keeping,
                gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean    is_guess;
  } cases[] = {
    { "編號,地址\n" SHAHE ",獵德\n", FALSE },
    { "code,address\n" SHAHE ",獵德\n", TRUE },
  };
  g_autofree char *path = g_build_filename (keeping->base.folder, "import.csv", NULL);
  g_autofree char *line = g_strdup_printf ("import '%s' --dry-run --database '%s'", path,
                                           keeping->base.shipped);
  g_autofree char *json = g_strconcat (line, " --json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            length;
      g_autofree char *bytes = g_convert (cases[i].text, -1, "BIG5", "UTF-8", NULL, &length, NULL);
      g_autoptr (CliRun) told = NULL;
      g_autoptr (CliRun) listed = NULL;
      g_autoptr (JsonObject) root = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      told = cli_run (line);
      listed = cli_run (json);
      root = cli_parse_json (listed);
      g_assert_nonnull (strstr (told->output, "獵德"));
      g_assert_cmpint (strstr (told->output, "read as Big5, which is a guess") != NULL, ==,
                       cases[i].is_guess);
      g_assert_cmpstr (json_object_get_string_member (root, "encoding"), ==, "Big5");
      g_assert_cmpint (json_object_get_boolean_member (root, "encoding_is_guess"), ==,
                       cases[i].is_guess);
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

/* Dates as they are written here; what is of another calendar is refused with its place. */
static void
test_dates (Keeping      *keeping,
            gconstpointer data)
{
  g_autoptr (JsonObject) root = import (keeping, "编号,核对日期\n" SHAHE ",2026年1月5日\n",
                                        "--by 林", "0 1 0 5 0 0");
  g_autoptr (JsonObject) same = import (keeping, "编号,核对日期\n" SHAHE ",2026/1/5\n",
                                        "--dry-run", "0 0 1 5 0 0");
  g_autoptr (CliRun) failed = run_import (keeping, "编号,核对日期\n" SHAHE ",民国115年1月5日\n",
                                          "--by 林");

  keeping_assert (keeping, "SELECT checked_on FROM station WHERE code = '" SHAHE "'",
                  "2026-01-05");
  g_assert_cmpint (failed->status, ==, 1);
  g_assert_nonnull (strstr (failed->output, "核对日期"));
  g_assert_nonnull (strstr (failed->output, "another calendar"));
}

/* One undo takes all of an import back, and one redo brings all of it again. */
static void
test_redo (Keeping      *keeping,
           gconstpointer data)
{
  static const char *const steps[] = { "undo", "redo", "undo" };
  g_autoptr (JsonObject) root = import (keeping,
                                        "code,phone,hours\n" SHAHE ",020-87654321,24/7\n"
                                        "440118,020-87654322,\n",
                                        "--by 林", "0 2 0 4 0 0");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("%s --by 林 --database '%s'", steps[i], keeping->base.shipped);
      g_autoptr (CliRun) done = cli_run (line);

      g_assert_cmpstr (done->errors, ==, "");
      keeping_assert (keeping, "SELECT count (*) FROM station WHERE phone LIKE '020-8765432_'",
                      i == 1 ? "2" : "0");
    }
}

/* The sheet of a workbook, by its name. */
static void
test_workbook (Keeping      *keeping,
               gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "transfer", "files", "stations.xlsx", NULL);
  g_autofree char *first = g_strdup_printf ("import '%s' --dry-run --database '%s'", path,
                                            keeping->base.shipped);
  g_autofree char *named = g_strdup_printf ("%s --sheet 站点", first);
  g_autoptr (CliRun) refused = cli_run (first);
  g_autoptr (CliRun) read = cli_run (named);

  g_assert_nonnull (strstr (refused->errors, "no column holds the codes or the names"));
  g_assert_nonnull (strstr (read->output, "checked_on: "));
  g_assert_nonnull (strstr (read->errors, ":4: point_source: as before, though the point was"));
}

static gpointer
cancel_later (gpointer data)
{
  GCancellable *cancellable = data;
  gulong        delay = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (cancellable), "delay"));

  g_usleep (delay);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static GPtrArray *
make_many (Keeping *keeping)
{
  g_autoptr (FzRecord) like = NULL;
  GPtrArray *many = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);

  like = fz_database_load_record (keeping->database, keeping->catalog,
                                  keeping_find (keeping, SHAHE), NULL);
  for (guint i = 100; i < 1000; i++)
    {
      FzRecord *record = fz_record_copy (like);

      g_free (record->code);
      record->code = g_strdup_printf ("440106%u", i);
      g_ptr_array_add (many, record);
    }
  return many;
}

/* Cancelled ever later, a long import leaves nothing, until it is done before that and leaves
 * all. */
static void
test_cancelled (Keeping      *keeping,
                gconstpointer data)
{
  static const char counts[] = "SELECT (SELECT count (*) FROM station), "
                               "(SELECT count (*) FROM batch), (SELECT count (*) FROM change), "
                               "(SELECT count (*) FROM base)";
  g_autofree char  *before = fixture_query (keeping->base.shipped, counts);
  g_autoptr (GPtrArray) many = make_many (keeping);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const FzImport import = { .added = many, .changes = none, .who = "林" };
  gboolean       done = FALSE;

  for (gsize delay = 500; !done; delay *= 2)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (FzBatch) batch = NULL;
      g_autofree char *kept = NULL;
      GThread         *thread;

      g_object_set_data (G_OBJECT (cancellable), "delay", GSIZE_TO_POINTER (delay));
      thread = g_thread_new ("cancel", cancel_later, cancellable);
      batch = fz_database_import (keeping->database, keeping->catalog, &import, cancellable, &kept,
                                  &error);
      g_thread_join (thread);
      done = batch != NULL;
      if (done)
        keeping_assert (keeping, "SELECT count (*) FROM batch", "1");
      else
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          keeping_assert (keeping, counts, before);
        }
    }
  keeping_assert (keeping, "SELECT count (*) FROM station WHERE code > '440106099' "
                           "AND code < '440107'",
                  "900");
}

/* A database that was given out, with all its history, says nothing new. */
static void
test_database (Keeping      *keeping,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, "out.db", NULL);
  g_autofree char *export = g_strdup_printf ("export '%s' --format sqlite --database '%s'", path,
                                             keeping->base.shipped);
  g_autofree char *line = g_strdup_printf ("import '%s' --dry-run --json --blanks --database '%s'",
                                           path, keeping->base.shipped);
  g_autoptr (CliRun) exported = cli_run (export);
  g_autoptr (CliRun) read = cli_run (line);
  g_autoptr (JsonObject) root = NULL;

  g_assert_cmpstr (exported->errors, ==, "");
  g_assert_cmpstr (read->errors, ==, "");
  root = cli_parse_json (read);
  g_assert_cmpint (json_object_get_int_member (root, "unchanged"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (root, "changed"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (root, "missing"), ==, 0);
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
    { "/cli-import/unsigned", test_unsigned },
    { "/cli-import/three-ways", test_three_ways },
    { "/cli-import/errors", test_errors },
    { "/cli-import/counts", test_counts },
    { "/cli-import/told-errors", test_told_errors },
    { "/cli-import/same-code", test_same_code },
    { "/cli-import/old-values", test_old_values },
    { "/cli-import/encodings", test_encodings },
    { "/cli-import/told-to", test_told_to },
    { "/cli-import/names", test_names },
    { "/cli-import/dates", test_dates },
    { "/cli-import/redo", test_redo },
    { "/cli-import/workbook", test_workbook },
    { "/cli-import/cancelled", test_cancelled },
    { "/cli-import/database", test_database },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Keeping, NULL, keeping_set_up, tests[i].test, keeping_tear_down);
  return g_test_run ();
}
