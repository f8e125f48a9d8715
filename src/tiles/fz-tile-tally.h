/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-tile-trouble.h"

#include <glib.h>

G_BEGIN_DECLS

/* What came of asking a server, and what follows from it. Zeroed at first. */
typedef struct
{
  FzTileTrouble trouble;
  guint         n_got;
  guint         n_rejected; /* of those */
  guint         n_missing;
  guint         n_failures; /* in a row */
  guint         n_holds;    /* in a row */
} FzTileTally;

void   fz_tile_tally_note_got (FzTileTally *self);
void   fz_tile_tally_note_missing (FzTileTally *self);
gint64 fz_tile_tally_note_failed (FzTileTally  *self,
                                  FzTileTrouble trouble,
                                  gint64        retry);
gint64 fz_tile_tally_note_rejected (FzTileTally *self);

G_END_DECLS
