/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-focus.h"

#include <math.h>

/*
 * Walking from pin to pin with the keyboard. All pins together are one stop of
 * the Tab key; the arrow keys go to the nearest pin in their direction, Escape
 * back to the map.
 */

/* The middle of a pin's body, seen from @layer. */
static gboolean
get_middle (GtkWidget        *layer,
            FzPin            *pin,
            graphene_point_t *middle)
{
  FzPinFrame       frame = fz_pin_get_frame (pin);
  graphene_point_t body = GRAPHENE_POINT_INIT ((float) frame.body_x, (float) frame.body_y);

  return gtk_widget_compute_point (GTK_WIDGET (pin), layer, &body, middle);
}

static gboolean
is_in_view (GtkWidget              *layer,
            const graphene_point_t *point,
            double                  free_height)
{
  return point->x >= 0 && point->y >= 0 && point->x <= gtk_widget_get_width (layer) &&
         point->y <= free_height;
}

/* How far a step leads from one pin to another, sideways counting double; less
 * than 0 when it leads the wrong way. */
static double
measure_step (double           right,
              double           down,
              GtkDirectionType direction)
{
  double along, across;

  switch (direction)
    {
    case GTK_DIR_UP:
      along = -down;
      across = right;
      break;
    case GTK_DIR_DOWN:
      along = down;
      across = right;
      break;
    case GTK_DIR_LEFT:
      along = -right;
      across = down;
      break;
    case GTK_DIR_RIGHT:
      along = right;
      across = down;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return -1.0;
    }

  /* Within 45 degrees of the way, or a little more. */
  return along > 0.0 && fabs (across) <= along * 1.2 ? along + 2.0 * fabs (across) : -1.0;
}

static FzPin *
find_next (GtkWidget       *layer,
           GPtrArray       *pins,
           FzPin           *from,
           GtkDirectionType direction)
{
  FzPin           *next = NULL;
  double           least = G_MAXDOUBLE;
  graphene_point_t start;

  if (!get_middle (layer, from, &start))
    return NULL;

  for (guint i = 0; i < pins->len; i++)
    {
      FzPin           *pin = g_ptr_array_index (pins, i);
      graphene_point_t middle;
      double           length;

      if (pin == from || !get_middle (layer, pin, &middle))
        continue;

      length = measure_step (middle.x - start.x, middle.y - start.y, direction);
      if (length >= 0.0 && length < least)
        {
          least = length;
          next = pin;
        }
    }

  return next;
}

/* The pin that the Tab key comes to: the selected one, or else the one nearest to the
 * middle of what is in view. */
static FzPin *
find_first (GtkWidget *layer,
            GPtrArray *pins,
            double     free_height)
{
  FzPin *first = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < pins->len; i++)
    {
      FzPin           *pin = g_ptr_array_index (pins, i);
      graphene_point_t middle;
      double           distance;

      if (!get_middle (layer, pin, &middle) || !is_in_view (layer, &middle, free_height))
        continue;

      distance = fz_pin_is_selected (pin)
                     ? -1.0
                     : hypot (middle.x - gtk_widget_get_width (layer) / 2.0,
                              middle.y - free_height / 2.0);
      if (distance < least)
        {
          least = distance;
          first = pin;
        }
    }

  return first;
}

static gboolean
on_arrow_pressed (GtkWidget *layer,
                  GVariant  *args,
                  gpointer   data)
{
  gtk_widget_child_focus (layer, (GtkDirectionType) g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

/* The pin of @layer that has the focus, or NULL. */
FzPin *
fz_pin_focus_get (GtkWidget *layer)
{
  GtkRoot   *root = gtk_widget_get_root (layer);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return FZ_IS_PIN (focus) && gtk_widget_get_parent (focus) == layer ? FZ_PIN (focus) : NULL;
}

/* From a selected pin the way back is to have it selected no more. */
static gboolean
on_escape_pressed (GtkWidget *layer,
                   GVariant  *args,
                   gpointer   data)
{
  FzPin *pin = fz_pin_focus_get (layer);

  if (pin != NULL && fz_pin_is_selected (pin))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (gtk_widget_get_parent (layer));
}

static void
add_arrow (GtkWidgetClass  *layer_class,
           guint            key,
           guint            keypad_key,
           GtkDirectionType direction)
{
  gtk_widget_class_add_binding (layer_class, key, 0, on_arrow_pressed, "i", direction);
  gtk_widget_class_add_binding (layer_class, keypad_key, 0, on_arrow_pressed, "i", direction);
}

/* Adds the keys to the class of the layer that the pins are children of. */
void
fz_pin_focus_install (GtkWidgetClass *layer_class)
{
  add_arrow (layer_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP);
  add_arrow (layer_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN);
  add_arrow (layer_class, GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT);
  add_arrow (layer_class, GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT);
  gtk_widget_class_add_binding (layer_class, GDK_KEY_Escape, 0, on_escape_pressed, NULL);
}

/* The pin that the focus goes to in @direction, or NULL when it leaves the pins. From a pin
 * that may be one that is not in view, just beyond the edge. @bottom_inset is how many
 * pixels at the bottom of @layer are covered. */
FzPin *
fz_pin_focus_find (GtkWidget       *layer,
                   GPtrArray       *pins,
                   GtkDirectionType direction,
                   int              bottom_inset)
{
  int    height = gtk_widget_get_height (layer);
  FzPin *from = fz_pin_focus_get (layer);

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return from == NULL ? find_first (layer, pins, height - MIN (bottom_inset, height)) : NULL;
  return from != NULL ? find_next (layer, pins, from, direction) : NULL;
}
