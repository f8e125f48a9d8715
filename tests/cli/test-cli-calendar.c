/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"
#include "fz-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two days more in May of 2026, and the whole of a 2027 that nobody has published. */
#define DAYS                                                                              \
  "date,kind,name_hans,name_hant,name_en\n"                                               \
  "2027-01-01,holiday,元旦,,\n2027-02-06,holiday,春节,,\n2027-02-07,holiday,春节,,\n"     \
  "2027-02-08,holiday,春节,,\n2027-04-05,holiday,清明,,\n2027-05-01,holiday,劳动节,,\n"   \
  "2027-06-09,holiday,端午,,\n2027-10-01,holiday,国庆节,,\n2027-10-02,holiday,国庆节,,\n" \
  "2027-10-03,holiday,国庆节,,\n2027-10-09,workday,国庆节,,\n"
#define YEARS "SELECT substr (date, 1, 4), count (*) FROM calendar_day GROUP BY 1 ORDER BY 1"

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Imports the file @name of the fixture's folder into its database. */
static CliRun *
import (Fixture    *fixture,
        const char *name,
        const char *options)
{
  g_autofree char *arguments =
      g_strdup_printf ("calendar import '%s/%s' --database '%s' %s", fixture->folder, name,
                       fixture->shipped, options);

  return cli_run (arguments);
}

static void
assert_years (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *years = fixture_query (fixture->shipped, YEARS);

  g_assert_cmpstr (years, ==, expected);
}

static void
test_imports (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CliRun) tried = NULL;
  g_autoptr (CliRun) done = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autofree char *name = NULL;

  write_file (fixture, "a.csv", DAYS);
  tried = import (fixture, "a.csv", "--dry-run");
  g_assert_cmpstr (tried->output, ==,
                   "2027: added, 10 holidays, 1 working days\nnothing was written\n");
  g_assert_cmpint (tried->status, ==, 0);
  assert_years (fixture, "2026|11");

  done = import (fixture, "a.csv", "");
  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpstr (done->output, ==, "2027: added, 10 holidays, 1 working days\n");
  assert_years (fixture, "2026|11\n2027|11");
  name = fixture_query (fixture->shipped,
                        "SELECT name_hans FROM calendar_day WHERE date = '2027-04-05'");
  g_assert_cmpstr (name, ==, "清明");

  again = import (fixture, "a.csv", "");
  g_assert_cmpstr (again->output, ==, "2027: unchanged, 10 holidays, 1 working days\n");
  g_assert_cmpint (again->status, ==, 0);
}

static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (CliRun) done = NULL;
  g_autoptr (JsonObject) root = NULL;
  JsonObject *year;

  write_file (fixture, "a.csv", DAYS);
  done = import (fixture, "a.csv", "--json");
  root = cli_parse_json (done);
  g_assert_true (json_object_get_boolean_member (root, "written"));
  year = json_array_get_object_element (json_object_get_array_member (root, "years"), 0);
  g_assert_cmpint (json_object_get_int_member (year, "year"), ==, 2027);
  g_assert_cmpstr (json_object_get_string_member (year, "fate"), ==, "added");
  g_assert_cmpint (json_object_get_int_member (year, "workdays"), ==, 1);
  g_assert_true (json_object_get_null_member (year, "fault"));
}

/* What is listed can be imported, which takes a change back. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *arguments = g_strdup_printf ("calendar list --database '%s'", fixture->shipped);
  g_autoptr (CliRun) listed = cli_run (arguments);
  g_autoptr (CliRun) done = NULL;

  g_assert_true (g_str_has_prefix (listed->output, "date,kind,name_hans,name_hant,name_en\n"
                                                   "2026-01-01,holiday,元旦,,\n"));
  fixture_execute (fixture->shipped, "DELETE FROM calendar_day WHERE date = '2026-05-01'");
  write_file (fixture, "before.csv", listed->output);
  done = import (fixture, "before.csv", "");
  g_assert_cmpstr (done->output, ==,
                   "2026: replaced, 10 holidays, 1 working days instead of 9 and 1\n");
  assert_years (fixture, "2026|11");
}

/* A year that is not whole is left out, and a file with nothing else refused. */
static void
test_refuses (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CliRun) part = NULL;
  g_autoptr (CliRun) broken = NULL;
  g_autofree char *message = NULL;

  write_file (fixture, "part.csv",
              "date,kind,name_hans,name_hant,name_en\n2027-01-01,holiday,元旦,,\n");
  part = import (fixture, "part.csv", "");
  cli_assert_fails (part, 1, "no year of the file is whole; in 2027 the Spring Festival has "
                             "fewer than three holidays");
  write_file (fixture, "broken.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2027\n");
  broken = import (fixture, "broken.ics", "");
  message = g_strdup_printf ("%s/broken.ics: line 3: \"2027\" is not a date", fixture->folder);
  cli_assert_fails (broken, 1, message);
  assert_years (fixture, "2026|11");
}

static void
test_usage (void)
{
  g_autoptr (CliRun) bare = cli_run ("calendar import");
  g_autoptr (CliRun) twice = cli_run ("calendar import a b");
  g_autoptr (CliRun) dry = cli_run ("calendar list --dry-run");

  cli_assert_fails (bare, 2, "calendar import needs FILE");
  cli_assert_fails (twice, 2, "calendar import takes no \"b\"");
  cli_assert_fails (dry, 2, "calendar list takes no --dry-run");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/cli-calendar/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

  ADD ("imports", test_imports);
  ADD ("json", test_json);
  ADD ("list", test_list);
  ADD ("refuses", test_refuses);
  g_test_add_func ("/cli-calendar/usage", test_usage);
  return g_test_run ();
}
