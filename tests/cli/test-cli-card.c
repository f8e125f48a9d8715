/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define STATION "440106011"

typedef struct
{
  char *folder;
  char *path;   /* of a file in it */
  char *quoted; /* the same for a shell */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fz-card-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "card", NULL);
  fixture->quoted = g_shell_quote (fixture->path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->quoted);
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    const char *start;
    const char *within;
    const char *end;
  } table[] = {
    { "vcard", "BEGIN:VCARD\r\nVERSION:4.0\r\n", "\r\nFN:[Sample] ", "END:VCARD\r\n" },
    { "geojson", "{\n", "\"Sample data: the details are invented\\n", "}\n" },
    { "ical", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "\r\nDTSTART;TZID=Asia/Shanghai:20261123T",
      "END:VCALENDAR\r\n" },
    { "qr-svg", "<?xml ", ">Sample data: the details are invented</text>", "</svg>\n" },
    { "qr-svg --content place", "<?xml ", "<path ", "</svg>\n" },
    { "qr-svg --content geo", "<?xml ", "<path ", "</svg>\n" },
    { "qr-svg --content phone", "<?xml ", "<path ", "</svg>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
          "export-card " STATION " --at 2026-11-23T08:00 --format %s", table[i].format);
      g_autoptr (CliRun) done = cli_run_sample (arguments);

      g_assert_cmpstr (done->errors, ==, "");
      g_assert_cmpint (done->status, ==, 0);
      g_assert_true (g_str_has_prefix (done->output, table[i].start));
      g_assert_true (g_str_has_suffix (done->output, table[i].end));
      g_assert_nonnull (strstr (done->output, table[i].within));
    }
}

/* A notice is on a card until its last day is over, and no more than once. */
static void
test_notice (void)
{
  static const struct
  {
    const char *day;
    gboolean    told;
  } days[] = {
    { "2025-03-01", TRUE },
    { "2025-03-07", TRUE },
    { "2025-03-08", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *arguments = g_strdup_printf (
          "export-card 440113015 --at %sT08:00 --format vcard", days[i].day);
      g_autoptr (CliRun) done = cli_run_sample (arguments);
      g_auto (GStrv) parts = g_strsplit (done->output, "Notice:", -1);

      g_assert_cmpuint (g_strv_length (parts), ==, days[i].told ? 2 : 1);
      g_assert_cmpint (done->status, ==, 0);
    }
}

/* In the language of the environment, and marked in it. */
static void
test_language (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "sample.db", NULL);
  g_autofree char *arguments =
      g_strdup_printf ("export-card " STATION " --format vcard --database '%s'", path);
  g_autoptr (CliRun) done = cli_run_in_locale ("zh_TW.UTF-8", arguments);

  g_assert_nonnull (strstr (done->output, "FN:【範例】棠下街公共法律服務工作站\r\n"));
  g_assert_nonnull (strstr (done->output, "NOTE:範例資料：詳細資料均為虛構\\n"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *arguments;
    int         status;
    const char *message;
  } table[] = {
    { "export-card", 2, "export-card needs CODE" },
    { "export-card " STATION, 2,
      "export-card needs --format vcard, geojson, ical or qr-svg" },
    { "export-card " STATION " --format pdf", 2,
      "\"pdf\" is no format: vcard, geojson, ical or qr-svg" },
    { "export-card " STATION " --format vcard --content phone", 2,
      "--content is for --format qr-svg" },
    { "export-card " STATION " --format qr-svg --content all", 2,
      "\"all\" is no content: card, place, geo or phone" },
    { "export-card " STATION " --format ical", 1, "no opening hours are recorded" },
    { "export-card " STATION " --format qr-svg --content phone", 1,
      "no telephone number is recorded" },
    { "show " STATION " --format vcard", 2,
      "show takes none of --format, --content and --output" },
    { "list --output x", 2, "list takes none of --format, --content and --output" },
    { "list --at 2026-10-10T10:00", 2, "list takes no --at" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (CliRun) failed = cli_run (table[i].arguments);

      cli_assert_fails (failed, table[i].status, table[i].message);
      g_assert_cmpstr (failed->output, ==, "");
    }
}

static void
test_output (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *to_file =
      g_strdup_printf ("export-card " STATION " --format geojson --output %s", fixture->quoted);
  g_autoptr (CliRun) printed = cli_run_sample ("export-card " STATION " --format geojson");
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) done = cli_run_sample (to_file);

      g_assert_cmpstr (done->errors, ==, "");
      g_assert_cmpstr (done->output, ==, "");
      g_assert_cmpint (done->status, ==, 0);
      g_clear_pointer (&content, g_free);
      g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, printed->output);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

/* A link stays one, and what it leads to is replaced. */
static void
test_link (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autofree char *arguments =
      g_strdup_printf ("export-card " STATION " --format vcard --output %s", fixture->quoted);
  g_autoptr (CliRun) done = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (target, "before", -1, NULL));
  g_assert_cmpint (symlink ("target", fixture->path), ==, 0);
  done = cli_run (arguments);
  g_assert_cmpstr (done->errors, ==, "");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "BEGIN:VCARD\r\n"));
  g_unlink (target);
}

/* A device is not replaced, nor a folder. */
static void
test_no_file (Fixture      *fixture,
              gconstpointer data)
{
  const char *const paths[] = { "/dev/null", fixture->folder };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *arguments =
          g_strdup_printf ("export-card " STATION " --format vcard --output '%s'", paths[i]);
      g_autofree char *message = g_strdup_printf ("%s is no file that can be written", paths[i]);
      g_autoptr (CliRun) failed = cli_run (arguments);

      cli_assert_fails (failed, 1, message);
    }
}

static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *arguments =
      g_strdup_printf ("export-card " STATION " --format vcard --output '%s/none/card'",
                       fixture->folder);
  g_autoptr (CliRun) failed = cli_run (arguments);

  g_assert_cmpint (failed->status, ==, 1);
  g_assert_nonnull (strstr (failed->errors, "none/card"));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* No room: what was there stays as it was, and nothing lies beside it. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "sample.db", NULL);
  g_autofree char *line =
      g_strdup_printf ("trap '' XFSZ; ulimit -f 1; exec '%s' export-card " STATION
                       " --format geojson --database '%s' --output %s",
                       g_getenv ("FZ_TEST_CLI"), sample, fixture->quoted);
  g_autofree char *content = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSubprocess) process =
          g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL, "sh", "-c", line, NULL);
      g_autofree char *errors = NULL;

      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, NULL));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
      g_assert_true (g_str_has_prefix (errors, "fazhan-cli: "));
      g_assert_cmpuint (count_files (fixture), ==, i);
      g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
    }
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

/* The same for what is printed: a full device is an error, not a success. */
static void
test_full_output (void)
{
  g_autofree char *line = g_strdup_printf ("exec '%s' export-card " STATION " --format vcard "
                                           ">/dev/full",
                                           g_getenv ("FZ_TEST_CLI"));
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL, "sh", "-c", line, NULL);

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-card/formats", test_formats);
  g_test_add_func ("/cli-card/notice", test_notice);
  g_test_add_func ("/cli-card/language", test_language);
  g_test_add_func ("/cli-card/refused", test_refused);
  g_test_add_func ("/cli-card/full-output", test_full_output);
  add ("/cli-card/output", test_output);
  add ("/cli-card/link", test_link);
  add ("/cli-card/no-file", test_no_file);
  add ("/cli-card/no-folder", test_no_folder);
  add ("/cli-card/full-disk", test_full_disk);
  return g_test_run ();
}
