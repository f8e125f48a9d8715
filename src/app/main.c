/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (FzApplication) application = NULL;

  fz_application_set_up_language ();
  application = fz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
