/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-columns.h"

G_BEGIN_DECLS

/* The stations to go to instead of one: the centre above it, the nearest. */
#define FZ_MAX_INSTEAD 2

guint fz_instead_find (const FzStationColumns *columns,
                       guint                   row,
                       guint32                 instead[FZ_MAX_INSTEAD]);

G_END_DECLS
