/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-conflict.h"

G_BEGIN_DECLS

/* What of a conflict can only be chosen as a whole: mostly one value, but a point goes with
 * who gave it and how good it is, a notice with its days. Mixed, they would say what nobody
 * said. */
typedef struct
{
  GPtrArray *fields; /* (owned) of FzConflictField, the conflict's; at least one */
  FzSide     side;   /* of all of them: FZ_SIDE_BOTH when each changed another value */
  FzChoice   choice;
} FzConflictGroup;

GPtrArray *fz_conflict_group_list (const FzConflict *conflict);
void       fz_conflict_group_choose (FzConflictGroup *self,
                                     FzChoice         choice);
guint      fz_conflict_group_count_open (const GPtrArray *groups);

G_END_DECLS
