/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"
#include "fz-keeping-fixture.h"

#include <string.h>

/* Records given out from the command line, and brought in again. */

static CliRun *
run (Keeping    *keeping,
     const char *command,
     const char *file,
     const char *more)
{
  g_autofree char *line =
      g_strdup_printf ("%s '%s/%s' %s --database '%s'", command, keeping->base.folder, file, more,
                       keeping->base.shipped);

  return cli_run (line);
}

static char *export (Keeping    *keeping,
                     const char *file,
                     const char *more)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, file, NULL);
  g_autoptr (CliRun) done = run (keeping, "export", file, more);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_nothing_changes (Keeping    *keeping,
                        const char *file)
{
  g_autoptr (CliRun) done = run (keeping, "import", file, "--dry-run");

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_nonnull (strstr (done->output,
                            "added: 0\nchanged: 0\nunchanged: 6\nmissing: 0\nconflicts: 0\n"
                            "errors: 0\n"));
}

/* What is given out and brought in again changes nothing, hostile texts neither. */
static void
test_round_trip (Keeping      *keeping,
                 gconstpointer data)
{
  static const char *const files[] = { "a.csv", "a.json", "a.geojson", "a.xlsx" };
  static const char *const texts[] = {
    "=1+1",
    "'=1",
    "-x",
    "a,\"b\";c",
    "first\nsecond",
    "＝x",
    "'",
    "\\\"{[",
  };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      keeping_change (keeping, "林", "440106003", "access", texts[t]);
      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        {
          g_autofree char *text = export (keeping, files[i], "");

          assert_nothing_changes (keeping, files[i]);
        }
    }
}

/* A mark for spreadsheets, filters, columns, and the datum that is told. */
static void
test_csv (Keeping      *keeping,
          gconstpointer data)
{
  g_autofree char *marked = export (keeping, "b.csv", "");
  g_autofree char *plain = export (keeping, "c.csv", "--format csv-plain --district 天河 "
                                                     "--columns code,电话 --level district");
  g_autofree char *moved = export (keeping, "d.csv", "--columns code,lat,lon --datum gcj02");

  g_assert_true (g_str_has_prefix (marked, "\xef\xbb\xbf"
                                           "code,level,"));
  g_assert_cmpstr (plain, ==, "code,phone\r\n440106,\r\n");
  g_assert_true (g_str_has_prefix (moved, "\xef\xbb\xbf"
                                          "code,lat,lon,datum\r\n"));
  g_assert_nonnull (strstr (moved, ",gcj02\r\n"));
  assert_nothing_changes (keeping, "d.csv");
}

static void
test_others (Keeping      *keeping,
             gconstpointer data)
{
  g_autofree char *kml = export (keeping, "e.kml", "");
  g_autofree char *gpx = export (keeping, "e.gpx", "");
  g_autofree char *vcard = export (keeping, "e.vcf", "");
  g_autofree char *database = export (keeping, "e.db", "--district 天河");
  g_autofree char *path = g_build_filename (keeping->base.folder, "e.db", NULL);
  g_autofree char *count = fixture_query (path, "SELECT count (*) FROM station");

  g_assert_nonnull (strstr (kml, "<Placemark>"));
  g_assert_nonnull (strstr (gpx, "<wpt lat="));
  g_assert_nonnull (strstr (vcard, "BEGIN:VCARD"));
  g_assert_true (g_str_has_prefix (database, "SQLite format 3"));
  g_assert_cmpstr (count, ==, "3");
}

/* The copy of a database says as much as the database; the file is made new each time. */
static void
test_database (Keeping      *keeping,
               gconstpointer data)
{
  g_autofree char *database = NULL;

  keeping_change (keeping, "林", "440106003", "access", "=1\n'x");
  database = export (keeping, "g.db", "");
  assert_nothing_changes (keeping, "g.db");
  keeping_change (keeping, "林", "440106003", "access", "another");
  {
    g_autoptr (CliRun) done = run (keeping, "import", "g.db", "--dry-run --json");

    g_assert_nonnull (strstr (done->output, "\"unchanged\" : 5"));
    g_assert_nonnull (strstr (done->output, "'x"));
  }
}

static void
test_order (Keeping      *keeping,
            gconstpointer data)
{
  g_autofree char *as_shown = NULL;
  g_autofree char *by_date = NULL;

  keeping_change (keeping, "林", "440118", "checked_on", "2026-01-05");
  keeping_change (keeping, "林", "440106003", "checked_on", "2026-01-06");
  as_shown = export (keeping, "h.csv", "--format csv-plain --columns code --order place");
  by_date = export (keeping, "i.csv", "--format csv-plain --columns code --order checked");
  g_assert_true (g_str_has_prefix (as_shown, "code\r\n440100\r\n"));
  g_assert_nonnull (strstr (as_shown, "440106003\r\n440106011\r\n"));
  g_assert_nonnull (strstr (by_date, "440106011\r\n440106003\r\n440118\r\n440100\r\n"));
  g_assert_cmpuint (strlen (as_shown), ==, strlen (by_date));
}

static void
test_refusals (Keeping      *keeping,
               gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *more;
  } cases[] = {
    { "f", "" },
    { "f.csv", "--format parquet" },
    { "f.csv", "--columns code,magic" },
    { "f.geojson", "--datum gcj02" },
    { "f.kml", "--columns code" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) failed = run (keeping, "export", cases[i].file, cases[i].more);
      g_autofree char *path = g_build_filename (keeping->base.folder, cases[i].file, NULL);

      g_assert_cmpint (failed->status, ==, 2);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
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
    { "/cli-export/round-trip", test_round_trip },
    { "/cli-export/csv", test_csv },
    { "/cli-export/others", test_others },
    { "/cli-export/database", test_database },
    { "/cli-export/order", test_order },
    { "/cli-export/refusals", test_refusals },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Keeping, NULL, keeping_set_up, tests[i].test, keeping_tear_down);
  return g_test_run ();
}
