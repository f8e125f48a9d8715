/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-commands.h"

#include <locale.h>
#include <stdlib.h>

#define EXIT_USAGE 2

/* One line, whatever the message holds. */
static int
fail (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("fazhan-cli: %s\n", line);
  return error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_FAILURE;
}

/* The core without a window. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (FzCliOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  options = fz_cli_options_parse (argv, &error);
  if (options == NULL || !fz_cli_run (options, &error))
    return fail (error);
  return EXIT_SUCCESS;
}
