/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-commands.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>

#define EXIT_USAGE 2

/* One line, whatever the message holds. */
static int
fail (const GError *error,
      int           status)
{
  g_autofree char *line = g_strdup (error->message);

  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("fazhan-cli: %s\n", line);
  return status;
}

/* The core without a window. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (FzCliOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  /* A reader that has enough, like head, ends us without a word, even where what
   * started us ignores the signal, as Python does. */
  signal (SIGPIPE, SIG_DFL);
  setlocale (LC_ALL, "");
  options = fz_cli_options_parse (argv, &error);
  if (options == NULL)
    return fail (error, EXIT_USAGE);
  if (!fz_cli_run (options, &error))
    return fail (error, error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_FAILURE);
  return EXIT_SUCCESS;
}
