/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-keeping.h"

/* The caller's. */
CliRun *
keeping_run (Keeping    *keeping,
             const char *arguments)
{
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, keeping->base.shipped);

  return cli_run (line);
}

/* It succeeds, prints @expected and says nothing else. */
void
keeping_assert_prints (Keeping    *keeping,
                       const char *arguments,
                       const char *expected)
{
  g_autoptr (CliRun) done = keeping_run (keeping, arguments);

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  g_assert_cmpstr (done->output, ==, expected);
}

/* It ends with @status, says @message and prints nothing. */
void
keeping_assert_fails (Keeping    *keeping,
                      const char *arguments,
                      int         status,
                      const char *message)
{
  g_autoptr (CliRun) failed = keeping_run (keeping, arguments);

  cli_assert_fails (failed, status, message);
  g_assert_cmpstr (failed->output, ==, "");
}
