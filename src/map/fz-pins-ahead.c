/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pins-ahead.h"

/*
 * Lets an index make the pins of other places, and of zooms up to a level away,
 * while nothing else is to do, a little at a time. Where stations are few that is
 * done at once.
 */
struct _FzPinsAhead
{
  FzClusterIndex *index; /* (unowned): while the source is there */
  int             step;
  guint           source_id; /* or 0 */
};

/* How long at a time, and how often: microseconds and milliseconds. */
#define SLICE 2000
#define INTERVAL 20

static gboolean
on_interval (FzPinsAhead *self)
{
  gint64 until = g_get_monotonic_time () + SLICE;

  for (int away = 0; away <= FZ_CLUSTER_STEPS_PER_ZOOM; away++)
    if (fz_cluster_index_prepare (self->index, self->step + away, until) ||
        fz_cluster_index_prepare (self->index, self->step - away, until))
      return G_SOURCE_CONTINUE;

  self->source_id = 0;
  return G_SOURCE_REMOVE;
}

FzPinsAhead *
fz_pins_ahead_new (void)
{
  return g_new0 (FzPinsAhead, 1);
}

void
fz_pins_ahead_free (FzPinsAhead *self)
{
  fz_pins_ahead_stop (self);
  g_free (self);
}

/* Begins with @step of @index, which is used until fz_pins_ahead_stop (). */
void
fz_pins_ahead_start (FzPinsAhead    *self,
                     FzClusterIndex *index,
                     int             step)
{
  self->index = index;
  self->step = step;
  if (self->source_id == 0)
    self->source_id = g_timeout_add_full (G_PRIORITY_LOW, INTERVAL,
                                          G_SOURCE_FUNC (on_interval), self, NULL);
}

void
fz_pins_ahead_stop (FzPinsAhead *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
}
