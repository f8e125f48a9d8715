/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-handover.h"
#include "fz-language.h"

#include <unistd.h>

/* libshumate's threads may still be drawing tiles when the last window is closed,
 * and they crash when the libraries under them are taken down. So nothing is taken
 * down: by then the store has closed its database, and settings are synced here. */
static void
leave (int status)
{
  fflush (NULL);
  _exit (status);
}

/* Takes the place of this program, as if nobody had chosen a language in it, with a window of
 * that @state; returns where that cannot be done. */
static void
restart (char    **argv,
         GVariant *state)
{
  char *const arguments[] = { argv[0], NULL };

  fz_language_put_back ();
  fz_handover_give (state);
  execv ("/proc/self/exe", arguments);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (FzApplication) application = NULL;
  g_autoptr (GVariant) state = NULL;
  int status;

  fz_application_set_up_language ();
  application = fz_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  state = fz_application_steal_state (application);
  g_clear_object (&application);
  g_settings_sync ();
  if (state != NULL)
    restart (argv, state);
  leave (status);
}
