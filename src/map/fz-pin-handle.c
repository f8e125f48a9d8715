/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-pin-handle.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * A pin that is held: it is dragged, or moved with the arrow keys. It does not place
 * itself.
 *
 * Signals: `dragged` (dd): where its tip is to go, pixels from its own corner;
 * `nudged` (dd): so many metres north and east.
 */
struct _FzPinHandle
{
  GtkWidget parent_instance;

  double grab_x; /* of the tip from the pointer, pixels */
  double grab_y;
};

enum
{
  DRAGGED,
  NUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define STEP 1.0        /* metres */
#define LARGE_STEP 10.0 /* metres, with Shift */

#define HEAD_RADIUS 15.0f
#define HEAD_MIDDLE 19.0f

G_DEFINE_FINAL_TYPE (FzPinHandle, fz_pin_handle, GTK_TYPE_WIDGET)

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               FzPinHandle    *self)
{
  self->grab_x = FZ_PIN_HANDLE_WIDTH / 2.0 - x;
  self->grab_y = FZ_PIN_HANDLE_HEIGHT - y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The pin moves under the pointer, so that only where the pointer is now counts. */
static void
on_drag_update (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                FzPinHandle    *self)
{
  double x, y;

  if (gtk_gesture_get_point (GTK_GESTURE (gesture), NULL, &x, &y))
    g_signal_emit (self, signals[DRAGGED], 0, x + self->grab_x, y + self->grab_y);
}

static gboolean
on_arrow_pressed (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   data)
{
  double north, east;

  g_variant_get (args, "(dd)", &north, &east);
  g_signal_emit (widget, signals[NUDGED], 0, north, east);
  return GDK_EVENT_STOP;
}

static GskPath *
create_shape (void)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  float           middle = FZ_PIN_HANDLE_WIDTH / 2.0f;

  gsk_path_builder_move_to (builder, middle, FZ_PIN_HANDLE_HEIGHT);
  gsk_path_builder_cubic_to (builder, middle - 3, HEAD_MIDDLE + 20, middle - HEAD_RADIUS,
                             HEAD_MIDDLE + 12, middle - HEAD_RADIUS, HEAD_MIDDLE);
  gsk_path_builder_cubic_to (builder, middle - HEAD_RADIUS, HEAD_MIDDLE - 20,
                             middle + HEAD_RADIUS, HEAD_MIDDLE - 20, middle + HEAD_RADIUS,
                             HEAD_MIDDLE);
  gsk_path_builder_cubic_to (builder, middle + HEAD_RADIUS, HEAD_MIDDLE + 12, middle + 3,
                             HEAD_MIDDLE + 20, middle, FZ_PIN_HANDLE_HEIGHT);
  gsk_path_builder_close (builder);
  return gsk_path_builder_free_to_path (builder);
}

static GskPath *
create_hole (void)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (
      builder, &GRAPHENE_POINT_INIT (FZ_PIN_HANDLE_WIDTH / 2.0f, HEAD_MIDDLE), 5.0f);
  return gsk_path_builder_free_to_path (builder);
}

static void
fz_pin_handle_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f };
  const GdkRGBA ink = { 0.0f, 0.0f, 0.0f, 1.0f };
  g_autoptr (GskPath) shape = create_shape ();
  g_autoptr (GskPath) hole = create_hole ();
  g_autoptr (GskStroke) halo = gsk_stroke_new (gtk_widget_has_focus (widget) ? 7.0f : 4.0f);
  g_autoptr (GskStroke) line = gsk_stroke_new (2.0f);

  gtk_snapshot_append_stroke (snapshot, shape, halo, &white);
  if (gtk_widget_has_focus (widget))
    gtk_snapshot_append_stroke (snapshot, shape, line, &ink);
  gtk_snapshot_append_fill (snapshot, shape, GSK_FILL_RULE_WINDING, accent);
  gtk_snapshot_append_fill (snapshot, hole, GSK_FILL_RULE_WINDING, &white);
}

static void
fz_pin_handle_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? FZ_PIN_HANDLE_WIDTH
                                                       : FZ_PIN_HANDLE_HEIGHT;
  *natural = *minimum;
}

static void
add_key (GtkWidgetClass *widget_class,
         guint           key,
         guint           keypad_key,
         double          north,
         double          east)
{
  const guint keys[] = { key, keypad_key };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, on_arrow_pressed, "(dd)",
                                    north * STEP, east * STEP);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, on_arrow_pressed,
                                    "(dd)", north * LARGE_STEP, east * LARGE_STEP);
    }
}

static void
fz_pin_handle_class_init (FzPinHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = fz_pin_handle_snapshot;
  widget_class->measure = fz_pin_handle_measure;

  signals[DRAGGED] = g_signal_new ("dragged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                   G_TYPE_DOUBLE);
  signals[NUDGED] = g_signal_new ("nudged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                  G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "pinhandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 1.0, 0.0);
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, -1.0, 0.0);
  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0.0, -1.0);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0.0, 1.0);
}

static void
fz_pin_handle_init (FzPinHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("Drag, or move by 1 m with the arrow keys, by 10 m with Shift"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The station’s point"), -1);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
fz_pin_handle_new (void)
{
  return g_object_new (FZ_TYPE_PIN_HANDLE, NULL);
}
