/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What becomes of the process's databases at a chosen step: every write, cut and
 * sync of a file counts as one. */
typedef enum
{
  FAULT_KILL, /* the process dies there and then */
  FAULT_FULL, /* no write succeeds from there on */
} Fault;

void faulty_disk_install (Fault fault,
                          guint at_step);
void faulty_disk_assert_ended (Fault fault,
                               int   status);

G_END_DECLS
