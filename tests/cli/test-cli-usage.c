/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static void
test_usage (void)
{
  static const struct
  {
    const char *arguments;
    const char *message;
  } cases[] = {
    { "", "a command is needed: list, show, search, nearest, convert, hours, "
          "export-card, calendar list, calendar import, set, add, checked, delete, purge, "
          "retire, district list, district add, district set, district end, service list, "
          "service add, service set, service end, "
          "history, undo, redo, backup, restore, import, export, key new, key show, publish, "
          "verify, apply, corrections write or check" },
    { "open", "\"open\" is no command: list, show, search, nearest, convert, hours, "
              "export-card, calendar list, calendar import, set, add, checked, delete, purge, "
              "retire, district list, district add, district set, district end, service list, "
              "service add, service set, service end, "
              "history, undo, redo, backup, restore, import, export, key new, key show, publish, "
              "verify, apply, corrections write or check" },
    { "show", "show needs CODE" },
    { "show 1 2", "show takes no \"2\"" },
    { "set", "set needs CODE" },
    { "set 440100 --by lin", "set needs FIELD=VALUE" },
    { "set 440100 phone --by lin", "\"phone\" is not FIELD=VALUE" },
    { "set 440100 phone=1", "set needs --by NAME" },
    { "set 440100 phone=1 --by ''", "set needs --by NAME" },
    { "list --by lin", "list takes no --by" },
    { "undo", "undo needs --by NAME" },
    { "undo one --by lin", "\"one\" is no number of a batch" },
    { "undo 0 --by lin", "\"0\" is no number of a batch" },
    { "redo 3 --by lin", "redo takes no \"3\"" },
    { "backup", "backup needs FILE" },
    { "restore x.db", "restore needs --by NAME" },
    { "history 1 2", "history takes no \"2\"" },
    { "list 1", "list takes no \"1\"" },
    { "show \xff", "a word of the command line is not UTF-8" },
    { "list --district \xff", "a word of the command line is not UTF-8" },
    { "nearest", "nearest needs LAT,LON" },
    { "nearest here", "\"here\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "nearest 113.26,23.13",
      "\"113.26,23.13\" is no point as it stands: the latitude comes first. "
      "Is 23.13,113.26 meant?" },
    { "nearest 23.1,113.2 --limit 0", "--limit must be 1 or more" },
    { "show 440100 --limit 3", "show takes no --limit" },
    { "check --level town",
      "check takes no filter and no --order" },
    { "check --origin x", "check takes no --origin" },
    { "search", "search needs TEXT" },
    { "search \xff", "a word of the command line is not UTF-8" },
    { "search a b", "search takes no \"b\"" },
    { "list --service haircut", "\"haircut\" is no service of this database" },
    { "list --service \xff", "a word of the command line is not UTF-8" },
    { "nearest 23.1,113.2 --datum nad27", "\"nad27\" is no datum: wgs84, gcj02 or bd09" },
    { "nearest 23.1,113.2 --from gcj02", "nearest takes no --from or --to" },
    { "nearest 23.1,113.2 --origin 猎德", "nearest takes no \"23.1,113.2\"" },
    { "nearest --origin Atlantis",
      "\"Atlantis\" is no street, landmark or point that is known" },
    { "nearest --origin 113.2,23.1",
      "\"113.2,23.1\" is no point as it stands: the latitude comes first. "
      "Is 23.1,113.2 meant?" },
    { "nearest --origin 91,0", "\"91,0\" is not on Earth" },
    { "nearest --origin geo:here", "\"geo:here\" holds no point" },
    { "convert 113.26,23.13 --to gcj02",
      "\"113.26,23.13\" is no point as it stands: the latitude comes first. "
      "Is 23.13,113.26 meant?" },
    { "nearest 91,0", "\"91,0\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "convert 23.1,113.2", "convert needs --from or --to" },
    { "convert 91,0 --to gcj02",
      "\"91,0\" is no point as it stands: the latitude comes first. Is 0,91 meant?" },
    { "convert here --to gcj02",
      "\"here\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "convert 23.1,113.2 --to nowhere", "\"nowhere\" is no datum: wgs84, gcj02 or bd09" },
    { "convert 23.1,113.2 --to gcj02 --limit 3", "convert takes no --limit" },
    { "list --level village", "\"village\" is no level: city, district, street or town" },
    { "list --featured yes", "\"yes\" is not one of unknown, none, popular and special" },
    { "list --district Atlantis", "\"Atlantis\" is no district of this database" },
    { "list --order distance", "--order distance needs --origin" },
    { "search 天河 --order distance", "--order distance needs --origin" },
    { "--colour", "Unknown option --colour" },
    { "list -x", "Unknown option -x" },
    { "list --json --colour=red", "Unknown option --colour=red" },
    { "list -1", "list takes no \"-1\"" },
    { "nearest -91,-1", "\"-91,-1\" is no point: LAT,LON in degrees, like 23.13,113.26" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) failed = cli_run (cases[i].arguments);

      cli_assert_fails (failed, 2, cases[i].message);
      g_assert_cmpstr (failed->output, ==, "");
    }
}

static void
assert_data_fails (const char *arguments,
                   const char *path,
                   const char *reason)
{
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, path);
  g_autofree char *message = g_strdup_printf ("%s: %s", path, reason);
  g_autoptr (CliRun) failed = cli_run (line);

  cli_assert_fails (failed, 1, message);
  g_assert_cmpstr (failed->output, ==, "");
}

static void
test_data_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-cli-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "missing.db", NULL);
  g_autofree char *foreign = g_build_filename (folder, "foreign.db", NULL);
  g_autoptr (CliRun) no_station = cli_run ("show 999");

  g_assert_no_error (error);
  cli_assert_fails (no_station, 1, "no station has the code 999");
  assert_data_fails ("list", missing, "No such file or directory");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  g_file_set_contents (foreign, "Dear diary, this is not a database at all, but long enough "
                                "to hold the header of one, which takes a hundred bytes.",
                       -1, &error);
  g_assert_no_error (error);
  assert_data_fails ("check", foreign, "not an SQLite database");

  g_remove (foreign);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_help (void)
{
  g_autoptr (CliRun) help = cli_run ("--help");
  g_autoptr (CliRun) version = cli_run ("--version");

  g_assert_cmpint (help->status, ==, 0);
  g_assert_nonnull (strstr (help->output, "nearest LAT,LON"));
  g_assert_cmpint (version->status, ==, 0);
  g_assert_true (g_str_has_prefix (version->output, "fazhan-cli "));
}

static void
test_convert (void)
{
  g_autoptr (CliRun) there = cli_run ("convert 23.1291,113.2644 --to gcj02");
  g_autoptr (CliRun) back = cli_run ("convert 23.1264233,113.2697296 --from GCJ-02 --to WGS-84");
  g_autoptr (CliRun) german =
      cli_run_in_locale ("de_DE.UTF-8", "convert 23.1291,113.2644 --to bd09");
  g_autoptr (CliRun) far = cli_run ("convert --to gcj02 -- -33.8688,151.2093");
  g_autoptr (CliRun) south = cli_run ("convert -33.8688,151.2093 --to gcj02");
  g_autoptr (CliRun) json = cli_run ("convert 23.1291,113.2644 --to bd09 --json");
  g_autoptr (JsonObject) root = cli_parse_json (json);

  g_assert_cmpstr (there->output, ==, "23.1264233,113.2697296\n");
  g_assert_cmpstr (back->output, ==, "23.1291000,113.2644000\n");
  g_assert_cmpstr (german->output, ==, "23.1327113,113.2761508\n");
  g_assert_cmpstr (far->output, ==, "-33.8688000,151.2093000\n");
  g_assert_cmpstr (south->output, ==, far->output);
  g_assert_cmpstr (json_object_get_string_member (root, "datum"), ==, "bd09");
  g_assert_cmpfloat (json_object_get_double_member (root, "lat"), ==, 23.1327113);
}

/* Numbers keep their point and their digits in a locale that writes a comma. */
static void
test_locales (void)
{
  g_autoptr (CliRun) plain = cli_run ("nearest 23.13,113.26 --json");
  g_autoptr (CliRun) german = cli_run_in_locale ("de_DE.UTF-8", "nearest 23.13,113.26 --json");
  g_autoptr (CliRun) chinese = cli_run_in_locale ("zh_CN.UTF-8", "list --level city");
  g_autoptr (CliRun) taiwanese = cli_run_in_locale ("zh_TW.UTF-8", "list --level city");
  g_autoptr (CliRun) plain_name = cli_run ("list --district 天河区");
  g_autoptr (CliRun) bare_name = cli_run_in_locale ("C", "list --district 天河区");

  g_assert_cmpstr (plain->output, ==, german->output);
  g_assert_cmpstr (plain_name->output, ==, bare_name->output);
  g_assert_cmpstr (chinese->output, ==, "440100\tcity\t-\t广州市公共法律服务中心\n");
  g_assert_cmpstr (taiwanese->output, ==, "440100\tcity\t-\t廣州市公共法律服務中心\n");
}

static void
ignore_broken_pipes (gpointer data)
{
  signal (SIGPIPE, SIG_IGN);
}

/* A reader that goes away, as head does, ends the program without a word, whether
 * what started it ignores the signal or not. */
static void
test_reader_goes_away (void)
{
  static const GSpawnChildSetupFunc setups[] = { NULL, ignore_broken_pipes };

  for (guint i = 0; i < G_N_ELEMENTS (setups); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *errors = NULL;
      int              ends[2];

      g_unix_open_pipe (ends, O_CLOEXEC, &error);
      g_assert_no_error (error);
      close (ends[0]);
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
      g_subprocess_launcher_set_child_setup (launcher, setups[i], NULL, NULL);
      process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("FZ_TEST_CLI"), "list",
                                             NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (errors, ==, "");
      g_assert_true (g_subprocess_get_if_signaled (process));
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGPIPE);
    }
}

/* The core must not drag a display in. */
static void
test_links_no_gtk (void)
{
  g_autofree char *ldd = g_find_program_in_path ("ldd");
  const char      *words[] = { ldd, g_getenv ("FZ_TEST_CLI"), NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (ldd == NULL)
    {
      g_test_skip ("ldd is not here");
      return;
    }

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "libjson-glib"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
  g_assert_null (strstr (output, "libshumate"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-usage/usage", test_usage);
  g_test_add_func ("/cli-usage/data-errors", test_data_errors);
  g_test_add_func ("/cli-usage/help", test_help);
  g_test_add_func ("/cli-usage/convert", test_convert);
  g_test_add_func ("/cli-usage/locales", test_locales);
  g_test_add_func ("/cli-usage/reader-goes-away", test_reader_goes_away);
  g_test_add_func ("/cli-usage/links-no-gtk", test_links_no_gtk);
  return g_test_run ();
}
