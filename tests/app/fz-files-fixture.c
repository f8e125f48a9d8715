/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-files-fixture.h"

#include "fz-fake-portal.h"
#include "fz-ui.h"

static WindowFixture the_window;
static char         *private_folder; /* (owned) */

/* For g_test_add(). */
void
files_fixture_set_up (FilesFixture *fixture,
                      gconstpointer unused)
{
  fixture->window = &the_window;
  fixture->folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  fixture->files = fake_files_new ();
}

void
files_fixture_tear_down (FilesFixture *fixture,
                         gconstpointer unused)
{
  fake_files_free (fixture->files);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Begins main() in place of g_test_init(): opens the window, which is returned and which
 * files_fixture_run() closes. */
WindowFixture *
files_fixture_start (int    *argc,
                     char ***argv)
{
  g_setenv ("GDK_DEBUG", "portals", TRUE);
  g_test_init (argc, argv, NULL);
  private_folder = ui_use_private_folders ();
  fake_portal_start_bus ();
  adw_init ();
  window_fixture_set_up (&the_window, NULL);
  window_fixture_open (&the_window);
  return &the_window;
}

/* Runs the tests that were added, cleans up and returns what main() returns. */
int
files_fixture_run (void)
{
  int status = ui_run_tests ();

  window_fixture_tear_down (&the_window, NULL);
  fake_portal_stop_bus ();
  ui_remove_folder (private_folder);
  g_clear_pointer (&private_folder, g_free);
  return status;
}
