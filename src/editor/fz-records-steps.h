/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is taken out of a list, or put in, at one place, in its state then. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} FzRecordsStep;

GArray *fz_records_steps_find (const GArray *old,
                               const GArray *new,
                               const GArray *moved);

G_END_DECLS
