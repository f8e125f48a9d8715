/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-fixture.h"
#include "fz-keeping-fixture.h"

G_BEGIN_DECLS

/* The command line at work on the database of a test's own. */
CliRun *keeping_run (Keeping    *keeping,
                     const char *arguments);
void    keeping_assert_prints (Keeping    *keeping,
                               const char *arguments,
                               const char *expected);
void    keeping_assert_fails (Keeping    *keeping,
                              const char *arguments,
                              int         status,
                              const char *message);

G_END_DECLS
