/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-query.h"

G_BEGIN_DECLS

/* What of a query leaves stations out. Two of them only make another one stricter:
 * a service must be on record, an unknown state is not enough. */
typedef enum
{
  FZ_PART_OFFERED_ONLY,     /* a service that is only expected does not count */
  FZ_PART_NO_UNKNOWN_HOURS, /* stations with unknown hours are left out */
  FZ_PART_OPENING,
  FZ_PART_STEP_FREE,
  FZ_PART_FEATURED,
  FZ_PART_SERVICES,
  FZ_PART_LEVELS,
  FZ_PART_DISTRICT,
  FZ_PART_TEXT,
} FzQueryPart;
#define FZ_N_QUERY_PARTS 9

gboolean fz_query_has_part (FzQuery    *self,
                            FzQueryPart part);
FzQuery *fz_query_without_part (FzQuery    *self,
                                FzQueryPart part);
FzQuery *fz_query_cleared (FzQuery *self);

G_END_DECLS
