/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-keys.h"

#include "fz-map-view.h"

/*
 * The map by keyboard: arrows pan, plus and minus zoom, Home shows everything.
 */

/* How far an arrow key pans, in pixels. */
#define PAN_STEP 80.0

static gboolean
on_pan_pressed (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  double right, down;

  g_variant_get (args, "(dd)", &right, &down);
  fz_map_view_pan (FZ_MAP_VIEW (widget), right, down);

  return GDK_EVENT_STOP;
}

static gboolean
on_zoom_in_pressed (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   data)
{
  fz_map_view_zoom_in (FZ_MAP_VIEW (widget));

  return GDK_EVENT_STOP;
}

static gboolean
on_zoom_out_pressed (GtkWidget *widget,
                     GVariant  *args,
                     gpointer   data)
{
  fz_map_view_zoom_out (FZ_MAP_VIEW (widget));

  return GDK_EVENT_STOP;
}

static gboolean
on_home_pressed (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  fz_map_view_show_all (FZ_MAP_VIEW (widget));

  return GDK_EVENT_STOP;
}

static void
add_pan_keys (GtkWidgetClass *map_view_class,
              guint           key,
              guint           keypad_key,
              double          right,
              double          down)
{
  gtk_widget_class_add_binding (map_view_class, key, 0, on_pan_pressed, "(dd)", right, down);
  gtk_widget_class_add_binding (map_view_class, keypad_key, 0, on_pan_pressed, "(dd)", right,
                                down);
}

/* Adds the keys to the class of FzMapView. */
void
fz_map_keys_install (GtkWidgetClass *map_view_class)
{
  static const guint in[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint out[] = { GDK_KEY_minus, GDK_KEY_underscore, GDK_KEY_KP_Subtract };

  add_pan_keys (map_view_class, GDK_KEY_Left, GDK_KEY_KP_Left, -PAN_STEP, 0.0);
  add_pan_keys (map_view_class, GDK_KEY_Right, GDK_KEY_KP_Right, PAN_STEP, 0.0);
  add_pan_keys (map_view_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0.0, -PAN_STEP);
  add_pan_keys (map_view_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0.0, PAN_STEP);

  for (guint i = 0; i < G_N_ELEMENTS (in); i++)
    gtk_widget_class_add_binding (map_view_class, in[i], 0, on_zoom_in_pressed, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (out); i++)
    gtk_widget_class_add_binding (map_view_class, out[i], 0, on_zoom_out_pressed, NULL);
  gtk_widget_class_add_binding (map_view_class, GDK_KEY_Home, 0, on_home_pressed, NULL);
  gtk_widget_class_add_binding (map_view_class, GDK_KEY_KP_Home, 0, on_home_pressed, NULL);
}

static void
on_map_pressed (GtkGestureClick *click,
                int              n_press,
                double           x,
                double           y,
                GtkWidget       *map_view)
{
  GtkRoot   *root = gtk_widget_get_root (map_view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, map_view))
    gtk_widget_grab_focus (map_view);
}

/* A click on @map_view, wherever it goes, brings the keys there too. It only looks
 * on: libshumate's gestures are left to end by themselves. */
void
fz_map_keys_follow_clicks (GtkWidget *map_view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_map_pressed), map_view,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (map_view, GTK_EVENT_CONTROLLER (click));
}
