/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-click.h"

/*
 * Clicks on the pins of a layer, told from drags that begin on one.
 *
 * They are watched and never claimed: a claimed release does not reach the map's own
 * gestures, which then wait for it for ever.
 */
typedef struct
{
  GtkWidget   *layer; /* (unowned): owns the gesture, which owns this */
  FzPinClicked on_clicked;
  FzPin       *pressed; /* (weak) (nullable) */
  guint64      pressed_key;
  double       pressed_x;
  double       pressed_y;
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *self = data;

  g_clear_weak_pointer (&self->pressed);
  g_free (self);
}

static FzPin *
pick_pin (Watch *self,
          double x,
          double y)
{
  GtkWidget *widget = gtk_widget_pick (self->layer, x, y, GTK_PICK_DEFAULT);

  return FZ_IS_PIN (widget) ? FZ_PIN (widget) : NULL;
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  Watch *self = data;
  FzPin *pin = pick_pin (self, x, y);

  g_set_weak_pointer (&self->pressed, pin);
  self->pressed_key = pin != NULL ? fz_pin_get_key (pin) : 0;
  self->pressed_x = x;
  self->pressed_y = y;
}

static void
on_released (GtkGestureClick *click,
             int              n_press,
             double           x,
             double           y,
             gpointer         data)
{
  Watch *self = data;
  FzPin *pin = pick_pin (self, x, y);

  /* A drag takes the pin along with the map: the pointer stays over it. */
  if (pin == NULL || pin != self->pressed || fz_pin_get_key (pin) != self->pressed_key ||
      gtk_drag_check_threshold (self->layer, (int) self->pressed_x, (int) self->pressed_y,
                                (int) x, (int) y))
    return;
  self->on_clicked (self->layer, pin);
}

/* Calls @on_clicked with @layer and the pin of it that was clicked. */
void
fz_pin_click_watch (GtkWidget   *layer,
                    FzPinClicked on_clicked)
{
  GtkGesture *click = gtk_gesture_click_new ();
  Watch      *self = g_new0 (Watch, 1);

  self->layer = layer;
  self->on_clicked = on_clicked;
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_data (click, "released", G_CALLBACK (on_released), self, watch_free,
                         G_CONNECT_DEFAULT);
  gtk_widget_add_controller (layer, GTK_EVENT_CONTROLLER (click));
}
