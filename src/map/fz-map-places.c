/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-places.h"

#include "fz-map-view.h"
#include "fz-place-popover.h"

enum
{
  MENU_CLICK,
  LONG_PRESS,
  CLICK,
  KEYS,
  N_CONTROLLERS,
};

/*
 * Pointing at the map where no station is. A click with the second button, a long press
 * and the menu key open what is there. While a place is being picked, a click, or Enter
 * for what is under the cross in the middle, gives it to `win.start-at` (dd); pins then
 * let clicks through, and Escape ends it.
 *
 * Gestures only look on, as everywhere on the map: a claimed click would keep
 * libshumate's own gestures waiting for ever.
 */
struct _FzMapPlaces
{
  GtkWidget  *map_view; /* (unowned): owns this */
  ShumateMap *map;      /* (unowned) */
  GtkWidget  *stations; /* (unowned) */
  GtkWidget  *cross;    /* (unowned) */
  GtkWidget  *bar;      /* (unowned) */

  GtkEventController *controllers[N_CONTROLLERS]; /* (unowned): their widgets' */

  GtkWidget *popover; /* (nullable): a child of the map view */
  double     pressed_x;
  double     pressed_y;
  gboolean   picking;
};

static FzPoint
find_point (FzMapPlaces *self,
            double       x,
            double       y)
{
  FzPoint point;

  shumate_viewport_widget_coords_to_location (shumate_map_get_viewport (self->map),
                                              GTK_WIDGET (self->map), x, y,
                                              &point.lat, &point.lon);
  return point;
}

static void
close_popover (FzMapPlaces *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
open_popover (FzMapPlaces *self,
              FzPoint      point,
              double       x,
              double       y)
{
  FzFinder *finder = fz_map_view_get_finder (FZ_MAP_VIEW (self->map_view));

  close_popover (self);
  self->popover = GTK_WIDGET (fz_place_popover_new (finder, point));
  gtk_widget_set_parent (self->popover, self->map_view);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pick (FzMapPlaces *self,
      FzPoint      point)
{
  fz_map_places_set_picking (self, FALSE);
  gtk_widget_activate_action (self->map_view, "win.start-at", "(dd)", point.lat, point.lon);
}

static void
on_menu_pressed (GtkGestureClick *click,
                 int              n_press,
                 double           x,
                 double           y,
                 gpointer         data)
{
  FzMapPlaces *self = data;

  if (!self->picking)
    open_popover (self, find_point (self, x, y), x, y);
}

static void
on_long_pressed (GtkGestureLongPress *press,
                 double               x,
                 double               y,
                 gpointer             data)
{
  FzMapPlaces *self = data;

  if (!self->picking && gtk_widget_pick (self->stations, x, y, GTK_PICK_DEFAULT) == NULL)
    open_popover (self, find_point (self, x, y), x, y);
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  FzMapPlaces *self = data;

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
  FzMapPlaces *self = data;

  if (self->picking && !gtk_drag_check_threshold (self->map_view,
                                                  (int) self->pressed_x, (int) self->pressed_y,
                                                  (int) x, (int) y))
    pick (self, find_point (self, x, y));
}

static FzPoint
get_middle (GtkWidget *map_view)
{
  FzPoint point;

  fz_map_view_get_viewport (FZ_MAP_VIEW (map_view), &point.lat, &point.lon, NULL);
  return point;
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                gpointer               data)
{
  FzMapPlaces *self = data;

  if (!self->picking)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      fz_map_places_set_picking (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) &&
      gtk_widget_is_focus (GTK_WIDGET (self->map)))
    {
      pick (self, get_middle (self->map_view));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_open_menu_activated (GtkWidget  *map_view,
                        const char *name,
                        GVariant   *parameter)
{
  fz_map_view_open_menu (FZ_MAP_VIEW (map_view));
}

static void
on_pick_cross_activated (GtkWidget  *map_view,
                         const char *name,
                         GVariant   *parameter)
{
  FzPoint point = get_middle (map_view);

  fz_map_view_set_picking (FZ_MAP_VIEW (map_view), FALSE);
  gtk_widget_activate_action (map_view, "win.start-at", "(dd)", point.lat, point.lon);
}

static void
on_stop_picking_activated (GtkWidget  *map_view,
                           const char *name,
                           GVariant   *parameter)
{
  fz_map_view_set_picking (FZ_MAP_VIEW (map_view), FALSE);
}

/* Adds the actions and the key of the menu to the class of FzMapView. */
void
fz_map_places_install (GtkWidgetClass *map_view_class)
{
  gtk_widget_class_install_action (map_view_class, "map.open-menu", NULL, on_open_menu_activated);
  gtk_widget_class_install_action (map_view_class, "map.pick-cross", NULL,
                                   on_pick_cross_activated);
  gtk_widget_class_install_action (map_view_class, "map.stop-picking", NULL,
                                   on_stop_picking_activated);
  gtk_widget_class_add_binding_action (map_view_class, GDK_KEY_Menu, 0, "map.open-menu", NULL);
  gtk_widget_class_add_binding_action (map_view_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "map.open-menu", NULL);
}

static void
add_gesture (FzMapPlaces *self,
             guint        which,
             GtkGesture  *gesture,
             guint        button)
{
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (gesture));
  gtk_event_controller_set_static_name (GTK_EVENT_CONTROLLER (gesture), "fz-places");
  self->controllers[which] = GTK_EVENT_CONTROLLER (gesture);
}

static void
add_controllers (FzMapPlaces *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_gesture (self, MENU_CLICK, gtk_gesture_click_new (), GDK_BUTTON_SECONDARY);
  add_gesture (self, LONG_PRESS, gtk_gesture_long_press_new (), GDK_BUTTON_PRIMARY);
  add_gesture (self, CLICK, gtk_gesture_click_new (), GDK_BUTTON_PRIMARY);
  g_signal_connect (self->controllers[MENU_CLICK], "pressed", G_CALLBACK (on_menu_pressed), self);
  g_signal_connect (self->controllers[LONG_PRESS], "pressed", G_CALLBACK (on_long_pressed), self);
  g_signal_connect (self->controllers[CLICK], "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (self->controllers[CLICK], "released", G_CALLBACK (on_released), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->map_view, keys);
  self->controllers[KEYS] = keys;
}

/* Watches @map, which is in @map_view and has @stations as its layer of pins. @cross and
 * @bar are shown while a place is picked. All are borrowed and must outlive this. */
FzMapPlaces *
fz_map_places_new (GtkWidget  *map_view,
                   ShumateMap *map,
                   GtkWidget  *stations,
                   GtkWidget  *cross,
                   GtkWidget  *bar)
{
  FzMapPlaces *self = g_new0 (FzMapPlaces, 1);

  self->map_view = map_view;
  self->map = map;
  self->stations = stations;
  self->cross = cross;
  self->bar = bar;
  add_controllers (self);

  return self;
}

void
fz_map_places_free (FzMapPlaces *self)
{
  close_popover (self);
  for (guint i = 0; i < N_CONTROLLERS; i++)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->controllers[i]),
                                  self->controllers[i]);
  g_free (self);
}

/* To be called when the map view is allocated. */
void
fz_map_places_present (FzMapPlaces *self)
{
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* Opens what is at a point of the map view, in its pixels. */
void
fz_map_places_open_menu (FzMapPlaces *self,
                         double       x,
                         double       y)
{
  open_popover (self, find_point (self, x, y), x, y);
}

void
fz_map_places_set_picking (FzMapPlaces *self,
                           gboolean     picking)
{
  if (self->picking == picking)
    return;

  self->picking = picking;
  close_popover (self);
  gtk_widget_set_can_target (self->stations, !picking);
  gtk_widget_set_visible (self->cross, picking);
  gtk_widget_set_visible (self->bar, picking);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), picking ? "crosshair" : NULL);
  shumate_map_set_zoom_on_double_click (self->map, !picking);
  if (picking)
    gtk_widget_grab_focus (self->map_view);
}

gboolean
fz_map_places_get_picking (FzMapPlaces *self)
{
  return self->picking;
}
