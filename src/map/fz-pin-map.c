/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-pin-map.h"

#include "fz-base-map-choice.h"
#include "fz-map-camera.h"
#include "fz-map-legend.h"
#include "fz-pin-handle.h"
#include "fz-point-map.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * A small map with one pin that is moved to where it belongs, and a ring where it was.
 *
 *   GtkOverlay ─┬─ ShumateMap ─ FzBaseMap's layers
 *               ├─ FzPinHandle
 *               ├─ FzMapLegend
 *               ╰─ zoom buttons
 *
 * The pin is beside the map and not in it: a drag that it takes never reaches libshumate.
 */
struct _FzPinMap
{
  GtkWidget parent_instance;

  GtkWidget       *overlay;  /* (unowned): the child */
  GtkWidget       *handle;   /* (unowned): in the overlay */
  ShumateMap      *map;      /* (unowned): in the overlay */
  ShumateViewport *viewport; /* (unowned): the map's */

  FzBaseMap       *base;   /* (owned) */
  FzBaseMapChoice *choice; /* (owned): as remembered */
  FzMapCamera     *camera; /* (owned) */
  FzPoint          point;  /* NaN: none was set yet */
  FzPoint          was;
};

#define FIRST_ZOOM 16.0
#define RING_RADIUS 8.0f

/* Nearer to the edge than this, the map follows the pin: pixels. */
#define LEAST_MARGIN 30.0

#define LEAST_WIDTH 200
#define HEIGHT 260

static void
get_place (FzPinMap *self,
           FzPoint   point,
           double   *x,
           double   *y)
{
  shumate_viewport_location_to_widget_coords (self->viewport, GTK_WIDGET (self->map), point.lat,
                                              point.lon, x, y);
}

static gboolean
is_in_view (FzPinMap *self)
{
  double x, y;

  get_place (self, self->point, &x, &y);
  return x >= LEAST_MARGIN && x <= gtk_widget_get_width (GTK_WIDGET (self)) - LEAST_MARGIN &&
         y >= LEAST_MARGIN && y <= gtk_widget_get_height (GTK_WIDGET (self)) - LEAST_MARGIN;
}

static void
follow_pin (FzPinMap *self)
{
  FzPoint middle;
  double  zoom;

  gtk_widget_queue_allocate (self->overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_widget_get_width (GTK_WIDGET (self)) == 0 || is_in_view (self))
    return;
  fz_map_camera_get_view (self->camera, &middle, &zoom);
  fz_map_camera_jump (self->camera, self->point, zoom, FALSE);
}

static void
fz_pin_map_set_point (FzPointMap *map,
                      FzPoint     point,
                      FzPoint     was)
{
  FzPinMap *self = FZ_PIN_MAP (map);
  gboolean  first = isnan (self->point.lat);

  self->point = point;
  self->was = was;
  gtk_widget_set_visible (self->handle, !isnan (point.lat) && !isnan (point.lon));
  if (isnan (point.lat) || isnan (point.lon))
    return;
  if (first)
    fz_map_camera_jump (self->camera, point, FIRST_ZOOM, FALSE);
  follow_pin (self);
}

static void
fz_pin_map_interface_init (FzPointMapInterface *interface)
{
  interface->set_point = fz_pin_map_set_point;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FzPinMap,
                               fz_pin_map,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (FZ_TYPE_POINT_MAP,
                                                      fz_pin_map_interface_init))

static void
move_to (FzPinMap *self,
         FzPoint   point)
{
  self->point = point;
  follow_pin (self);
  fz_point_map_moved (FZ_POINT_MAP (self), point);
}

static void
on_dragged (FzPinMap *self,
            double    x,
            double    y)
{
  graphene_point_t tip = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t on_map;
  FzPoint          point;

  if (!gtk_widget_compute_point (self->handle, GTK_WIDGET (self->map), &tip, &on_map))
    return;
  /* Not off the map, where nobody sees it. */
  on_map.x = CLAMP (on_map.x, 0.0f, (float) gtk_widget_get_width (GTK_WIDGET (self)));
  on_map.y = CLAMP (on_map.y, 0.0f, (float) gtk_widget_get_height (GTK_WIDGET (self)));
  shumate_viewport_widget_coords_to_location (self->viewport, GTK_WIDGET (self->map), on_map.x,
                                              on_map.y, &point.lat, &point.lon);
  self->point = point;
  gtk_widget_queue_allocate (self->overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  fz_point_map_moved (FZ_POINT_MAP (self), point);
}

static void
on_nudged (FzPinMap *self,
           double    north,
           double    east)
{
  move_to (self, fz_point_move (self->point, north, east));
}

static gboolean
on_get_child_position (GtkOverlay   *overlay,
                       GtkWidget    *child,
                       GdkRectangle *place,
                       FzPinMap     *self)
{
  double x, y;

  if (child != self->handle || isnan (self->point.lat))
    return FALSE;
  get_place (self, self->point, &x, &y);
  *place = (GdkRectangle) {
    .x = (int) round (x) - FZ_PIN_HANDLE_WIDTH / 2,
    .y = (int) round (y) - FZ_PIN_HANDLE_HEIGHT,
    .width = FZ_PIN_HANDLE_WIDTH,
    .height = FZ_PIN_HANDLE_HEIGHT,
  };
  return TRUE;
}

static void
on_viewport_changed (FzPinMap *self)
{
  gtk_widget_queue_allocate (self->overlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zoom_by (FzPinMap *self,
         double    levels)
{
  FzPoint middle;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  fz_map_camera_jump (self->camera, isnan (self->point.lat) ? middle : self->point,
                      zoom + levels, FALSE);
}

static void
on_zoom_in_clicked (FzPinMap *self)
{
  zoom_by (self, 1.0);
}

static void
on_zoom_out_clicked (FzPinMap *self)
{
  zoom_by (self, -1.0);
}

static void
add_button (FzPinMap   *self,
            GtkWidget  *box,
            const char *icon_name,
            const char *tooltip,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (FzPinMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_end (box, 9);
  add_button (self, box, "zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (on_zoom_in_clicked));
  add_button (self, box, "zoom-out-symbolic", _ ("Zoom Out"), G_CALLBACK (on_zoom_out_clicked));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), box);
}

static void
add_legend (FzPinMap *self)
{
  GtkWidget *legend = g_object_new (FZ_TYPE_MAP_LEGEND, NULL);

  gtk_widget_set_halign (legend, GTK_ALIGN_START);
  gtk_widget_set_valign (legend, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), legend);
  fz_map_legend_show (FZ_MAP_LEGEND (legend), self->viewport, self->base);
}

static void
add_handle (FzPinMap *self)
{
  self->handle = fz_pin_handle_new ();
  gtk_widget_set_visible (self->handle, FALSE);
  g_signal_connect_object (self->handle, "dragged", G_CALLBACK (on_dragged), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->handle, "nudged", G_CALLBACK (on_nudged), self,
                           G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->handle);
}

static void
add_map (FzPinMap *self)
{
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();

  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  self->base = fz_base_map_new (self->map, tiles, fz_script_of_interface ());
  self->choice = fz_base_map_choice_new (self->base);
  self->camera = fz_map_camera_new (self->map, self->base);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  g_signal_connect_object (self->viewport, "notify", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
}

/* Where the point was, while it is elsewhere. */
static void
draw_ring (FzPinMap    *self,
           GtkSnapshot *snapshot)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) halo = gsk_stroke_new (5.0f);
  g_autoptr (GskStroke) line = gsk_stroke_new (2.0f);
  g_autoptr (GskPath) ring = NULL;
  double x, y;

  get_place (self, self->was, &x, &y);
  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) x, (float) y),
                               RING_RADIUS);
  ring = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, ring, halo, &(GdkRGBA) { 1.0f, 1.0f, 1.0f, 0.8f });
  gtk_snapshot_append_stroke (snapshot, ring, line, &(GdkRGBA) { 0.2f, 0.2f, 0.2f, 0.9f });
}

static void
fz_pin_map_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  FzPinMap *self = FZ_PIN_MAP (widget);

  GTK_WIDGET_CLASS (fz_pin_map_parent_class)->snapshot (widget, snapshot);
  if (isnan (self->was.lat) || isnan (self->point.lat) ||
      (self->was.lat == self->point.lat && self->was.lon == self->point.lon))
    return;
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  draw_ring (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static gboolean
fz_pin_map_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FZ_PIN_MAP (widget)->handle);
}

/* GTK gives the keyboard to a widget itself on the way back out of it: here that is the pin,
 * and nobody would get past it. */
static gboolean
fz_pin_map_focus (GtkWidget       *widget,
                  GtkDirectionType direction)
{
  return gtk_widget_child_focus (FZ_PIN_MAP (widget)->overlay, direction);
}

static void
fz_pin_map_dispose (GObject *object)
{
  FzPinMap *self = FZ_PIN_MAP (object);

  g_clear_pointer (&self->camera, fz_map_camera_free);
  g_clear_object (&self->choice);
  g_clear_object (&self->base);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (fz_pin_map_parent_class)->dispose (object);
}

static void
fz_pin_map_class_init (FzPinMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_pin_map_dispose;
  widget_class->snapshot = fz_pin_map_snapshot;
  widget_class->grab_focus = fz_pin_map_grab_focus;
  widget_class->focus = fz_pin_map_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pinmap");
}

static void
fz_pin_map_init (FzPinMap *self)
{
  self->point = (FzPoint) { NAN, NAN };
  self->was = self->point;
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, HEIGHT);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->overlay, "get-child-position",
                           G_CALLBACK (on_get_child_position), self, G_CONNECT_DEFAULT);
  add_map (self);
  add_handle (self);
  add_legend (self);
  add_buttons (self);
}

/* A map without a point yet, the one that is chosen for the window. */
GtkWidget *
fz_pin_map_new (void)
{
  return g_object_new (FZ_TYPE_PIN_MAP, NULL);
}
