/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-columns.h"

G_BEGIN_DECLS

/* How many stations to go to instead of one are told at the most. */
#define FZ_MAX_INSTEAD 3

guint fz_instead_find (const FzStationColumns *columns,
                       guint                   row,
                       const char             *successors,
                       guint32                 instead[FZ_MAX_INSTEAD]);

G_END_DECLS
