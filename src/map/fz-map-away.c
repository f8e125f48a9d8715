/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-away.h"

/*
 * The way back from where no station is: a button over the map that is there while the
 * map is at rest with no pin in view, and leads to the nearest station that is found.
 */
struct _FzMapAway
{
  GtkWidget      *button;   /* (unowned): in the map view, which owns this */
  FzStationLayer *stations; /* (unowned) */
  FzMapTravel    *travel;   /* (unowned) */
  guint           timeout;
};

/* How long the map is at rest first, milliseconds. */
#define REST 400

static void
on_rest (gpointer data)
{
  FzMapAway *self = data;
  gboolean   is_away = fz_map_travel_can_reveal_nearest (self->travel);

  self->timeout = 0;
  for (guint i = 0; is_away && i < fz_station_layer_get_n_pins (self->stations); i++)
    is_away = !fz_map_travel_is_in_view (
        self->travel, fz_pin_get_point (fz_station_layer_get_pin (self->stations, i)));
  gtk_widget_set_visible (self->button, is_away);
}

static void
on_clicked (FzMapAway *self)
{
  fz_map_travel_reveal_nearest (self->travel);
}

/* Shows @button when no pin of @stations is in view of @travel. All are borrowed and must
 * outlive this. */
FzMapAway *
fz_map_away_new (GtkWidget      *button,
                 FzStationLayer *stations,
                 FzMapTravel    *travel)
{
  FzMapAway *self = g_new0 (FzMapAway, 1);

  self->button = button;
  self->stations = stations;
  self->travel = travel;
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);

  return self;
}

void
fz_map_away_free (FzMapAway *self)
{
  g_signal_handlers_disconnect_by_data (self->button, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self);
}

/* To be called when there may be other pins in view. */
void
fz_map_away_queue (FzMapAway *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (REST, on_rest, self);
}
