/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-tally.h"

/*
 * After a failure that concerns the server, or several in a row, it is left alone for as
 * long as it says, or longer each time. The numbers of seconds that the functions give
 * are for how long; 0: go on asking.
 */

#define N_FAILURES 3
#define FIRST_HOLD 5     /* seconds */
#define LONGEST_HOLD 300 /* seconds, unless the server asks for more */
#define REFUSED_HOLD 3600

static gint64
choose_hold (FzTileTally  *self,
             FzTileTrouble trouble,
             gint64        retry)
{
  gint64 growing = MIN (FIRST_HOLD << MIN (self->n_holds, 10u), LONGEST_HOLD);

  switch (trouble)
    {
    case FZ_TILE_TROUBLE_REFUSED:
      return MAX (retry, REFUSED_HOLD);
    case FZ_TILE_TROUBLE_BUSY:
      return retry >= 0 ? MAX (retry, 1) : growing;
    case FZ_TILE_TROUBLE_UNREACHABLE:
    case FZ_TILE_TROUBLE_INSECURE:
      return growing;
    case FZ_TILE_TROUBLE_SLOW:
    case FZ_TILE_TROUBLE_MOVED:
    case FZ_TILE_TROUBLE_FAILING:
    case FZ_TILE_TROUBLE_NO_MAP:
      return self->n_failures >= N_FAILURES ? growing : 0;
    case FZ_TILE_TROUBLE_NONE:
    case FZ_TILE_TROUBLE_MISSING:
    case FZ_TILE_TROUBLE_DAMAGED:
    default:
      return 0;
    }
}

void
fz_tile_tally_note_got (FzTileTally *self)
{
  self->n_got++;
  self->n_failures = 0;
  self->n_holds = 0;
  self->trouble = FZ_TILE_TROUBLE_NONE;
}

/* A tile that is not there is usual at the edge of a map: it is trouble only where there
 * never was another. */
void
fz_tile_tally_note_missing (FzTileTally *self)
{
  self->n_missing++;
  self->n_failures = 0;
  self->n_holds = 0;
  self->trouble = self->n_got == 0 && self->n_missing >= N_FAILURES ? FZ_TILE_TROUBLE_MISSING
                                                                    : FZ_TILE_TROUBLE_NONE;
}

/* @retry is for how long the server asked to be left alone, seconds, or -1. */
gint64
fz_tile_tally_note_failed (FzTileTally  *self,
                           FzTileTrouble trouble,
                           gint64        retry)
{
  gint64 seconds;

  self->n_failures++;
  seconds = choose_hold (self, trouble, retry);
  if (seconds == 0)
    return 0;
  self->n_holds++;
  self->trouble = trouble;
  return seconds;
}

/* A tile that was got is no good after all. It is trouble where most are. */
gint64
fz_tile_tally_note_rejected (FzTileTally *self)
{
  self->n_rejected++;
  if (self->n_rejected < N_FAILURES || self->n_rejected * 2 < self->n_got)
    return 0;
  self->n_failures = N_FAILURES;
  return fz_tile_tally_note_failed (self, FZ_TILE_TROUBLE_NO_MAP, -1);
}
