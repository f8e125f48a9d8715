/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"

#include <unistd.h>

/* libshumate's threads may still be drawing tiles when the last window is closed,
 * and they crash when the libraries under them are taken down. So nothing is taken
 * down: by then the store has closed its database, and settings are synced here. */
static void
leave (int status)
{
  g_settings_sync ();
  fflush (NULL);
  _exit (status);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (FzApplication) application = NULL;
  int status;

  fz_application_set_up_language ();
  application = fz_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  leave (status);
}
