/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-fake-files.h"
#include "fz-window-fixture.h"

G_BEGIN_DECLS

/* The real window over the real stations, whose files are chosen by the desktop's own dialog
 * as in a sandbox. The window is the one of all tests: an application is on the bus once in
 * a process. */
typedef struct
{
  WindowFixture *window; /* (unowned) */
  FakeFiles     *files;  /* (owned) */
  char          *folder; /* (owned) to be filled by the test */
} FilesFixture;

void files_fixture_set_up (FilesFixture *fixture,
                           gconstpointer unused);
void files_fixture_tear_down (FilesFixture *fixture,
                              gconstpointer unused);

WindowFixture *files_fixture_start (int    *argc,
                                    char ***argv);
int            files_fixture_run (void);

G_END_DECLS
