/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <string.h>

void
cli_run_free (CliRun *run)
{
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

/* Runs fazhan-cli with the words of @arguments, as a shell would read them, in
 * @locale. */
CliRun *
cli_run_in_locale (const char *locale,
                   const char *arguments)
{
  g_autofree char *program = g_shell_quote (g_getenv ("FZ_TEST_CLI"));
  g_autofree char *line = g_strdup_printf ("%s %s", program, arguments);
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliRun *run = g_new0 (CliRun, 1);

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->output, &run->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

/* In the locale C. */
CliRun *
cli_run (const char *arguments)
{
  return cli_run_in_locale ("C.UTF-8", arguments);
}

/* On the sample database. */
CliRun *
cli_run_sample (const char *arguments)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "sample.db", NULL);
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, path);

  return cli_run (line);
}

guint
cli_count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* That it ended with @status and said @message, and nothing else, on one line. */
void
cli_assert_fails (const CliRun *failed,
                  int           status,
                  const char   *message)
{
  g_autofree char *line = g_strdup_printf ("fazhan-cli: %s\n", message);

  g_assert_cmpstr (failed->errors, ==, line);
  g_assert_cmpint (failed->status, ==, status);
}

/* The object that a run that went well printed; the caller's own. */
JsonObject *
cli_parse_json (const CliRun *done)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  json_parser_load_from_data (parser, done->output, -1, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/* @member is "name" or "place"; borrowed. */
const char *
cli_get_name (JsonObject *station,
              const char *member,
              const char *language)
{
  return json_object_get_string_member (json_object_get_object_member (station, member), language);
}
