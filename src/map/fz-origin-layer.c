/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-origin-layer.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "fz-mercator.h"
#include "fz-nearest.h"
#include "fz-origin-words.h"

/*
 * The starting point: a ring with four ticks round a dot, larger than a pin, so that
 * the pin of a station that stands at the same point is seen inside it. Where the
 * place is known only within some distance, a circle shows how far.
 *
 * It takes no clicks, and is an image with a name to assistive technology.
 */
struct _FzOriginLayer
{
  ShumateLayer parent_instance;

  FzOrigin *origin; /* (owned) (nullable) */
  gboolean  on_paper;
};

G_DEFINE_FINAL_TYPE (FzOriginLayer, fz_origin_layer, SHUMATE_TYPE_LAYER)

/* Of the mark, pixels. */
#define RING_RADIUS 17.0f
#define TICK_LENGTH 7.0f
#define DOT_RADIUS 5.0f
#define LINE_WIDTH 3.0f
#define HALO_WIDTH 7.0f

/* A smaller circle of uncertainty is hidden by the mark. */
#define LEAST_CIRCLE (RING_RADIUS + 2.0f)

/* So many of the nearest stations come into view with the starting point, unless it is
 * farther away than people go, metres. */
#define N_FITTED 4
#define FARTHEST_FITTED 150000.0

static double
get_metres_per_pixel (FzOriginLayer *self,
                      double         lat)
{
  ShumateViewport  *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  double            tile_size = source != NULL ? shumate_map_source_get_tile_size (source) : 256;
  double            zoom = shumate_viewport_get_zoom_level (viewport);

  return fz_mercator_get_metres_a_pixel (lat, tile_size * exp2 (zoom));
}

static GdkRGBA
get_ink (gboolean on_paper)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) && !on_paper
             ? (GdkRGBA) { 1.0f, 0.62f, 0.62f, 1.0f }
             : (GdkRGBA) { 0.65f, 0.11f, 0.18f, 1.0f };
}

static GdkRGBA
get_paper (gboolean on_paper)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) && !on_paper
             ? (GdkRGBA) { 0.1f, 0.1f, 0.12f, 1.0f }
             : (GdkRGBA) { 1.0f, 1.0f, 1.0f, 1.0f };
}

static GskPath *
make_circle (float x,
             float y,
             float radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  return gsk_path_builder_free_to_path (builder);
}

static GskPath *
make_ring (float x,
           float y)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), RING_RADIUS);
  for (int i = 0; i < 4; i++)
    {
      float right = (float) (i % 2) * (float) (i - 2);
      float down = (float) ((i + 1) % 2) * (float) (i - 1);

      gsk_path_builder_move_to (builder, x + right * RING_RADIUS, y + down * RING_RADIUS);
      gsk_path_builder_rel_line_to (builder, right * TICK_LENGTH, down * TICK_LENGTH);
    }
  return gsk_path_builder_free_to_path (builder);
}

static void
draw_circle (FzOriginLayer *self,
             GtkSnapshot   *snapshot,
             float          x,
             float          y,
             const GdkRGBA *color)
{
  double  metres = fz_origin_get_accuracy (self->origin);
  float   radius;
  GdkRGBA fill = *color;
  GdkRGBA line = *color;
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

  radius = (float) (metres / get_metres_per_pixel (self,
                                                   fz_origin_get_point (self->origin).lat));
  if (radius < LEAST_CIRCLE)
    return;
  fill.alpha = 0.03f;
  line.alpha = 0.45f;
  path = make_circle (x, y, radius);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &line);
}

static void
draw_mark (GtkSnapshot *snapshot,
           float        x,
           float        y,
           gboolean     on_paper)
{
  GdkRGBA ink = get_ink (on_paper);
  GdkRGBA paper = get_paper (on_paper);
  g_autoptr (GskPath) ring = make_ring (x, y);
  g_autoptr (GskPath) dot = make_circle (x, y, DOT_RADIUS);
  g_autoptr (GskStroke) halo = gsk_stroke_new (HALO_WIDTH);
  g_autoptr (GskStroke) line = gsk_stroke_new (LINE_WIDTH);

  gsk_stroke_set_line_cap (halo, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_cap (line, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, ring, halo, &paper);
  gtk_snapshot_append_stroke (snapshot, dot, halo, &paper);
  gtk_snapshot_append_stroke (snapshot, ring, line, &ink);
  gtk_snapshot_append_fill (snapshot, dot, GSK_FILL_RULE_WINDING, &ink);
}

static void
on_viewport_changed (FzOriginLayer *self)
{
  if (self->origin != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fz_origin_layer_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  FzOriginLayer *self = FZ_ORIGIN_LAYER (widget);
  GdkRGBA        ink = get_ink (self->on_paper);
  FzPoint        point;
  double         x, y;

  if (self->origin == NULL)
    return;
  point = fz_origin_get_point (self->origin);
  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                              widget, point.lat, point.lon, &x, &y);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  draw_circle (self, snapshot, (float) x, (float) y, &ink);
  draw_mark (snapshot, (float) x, (float) y, self->on_paper);
  gtk_snapshot_pop (snapshot);
}

static gboolean
fz_origin_layer_contains (GtkWidget *widget,
                          double     x,
                          double     y)
{
  return FALSE;
}

static void
fz_origin_layer_constructed (GObject *object)
{
  FzOriginLayer *self = FZ_ORIGIN_LAYER (object);

  G_OBJECT_CLASS (fz_origin_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
fz_origin_layer_dispose (GObject *object)
{
  g_clear_object (&FZ_ORIGIN_LAYER (object)->origin);

  G_OBJECT_CLASS (fz_origin_layer_parent_class)->dispose (object);
}

static void
fz_origin_layer_class_init (FzOriginLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fz_origin_layer_constructed;
  object_class->dispose = fz_origin_layer_dispose;
  widget_class->snapshot = fz_origin_layer_snapshot;
  widget_class->contains = fz_origin_layer_contains;

  gtk_widget_class_set_css_name (widget_class, "origin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fz_origin_layer_init (FzOriginLayer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

FzOriginLayer *
fz_origin_layer_new (ShumateViewport *viewport)
{
  return g_object_new (FZ_TYPE_ORIGIN_LAYER, "viewport", viewport, NULL);
}

static void
extend_box (FzBox  *box,
            FzPoint point)
{
  box->south = MIN (box->south, point.lat);
  box->north = MAX (box->north, point.lat);
  box->west = MIN (box->west, point.lon);
  box->east = MAX (box->east, point.lon);
}

/* Sets @box to the starting point, which there must be, and the nearest of what @finder
 * finds. Returns FALSE where even that is farther away than people go. */
gboolean
fz_origin_layer_get_box (FzOriginLayer *self,
                         FzFinder      *finder,
                         FzBox         *box)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  FzPoint                 point = fz_origin_get_point (self->origin);
  guint                   n_rows;
  const guint32          *rows = fz_finder_get_rows (finder, &n_rows);
  g_autoptr (GArray) nearest = fz_nearest (columns, rows, n_rows, point, N_FITTED);

  if (nearest->len > 0 && g_array_index (nearest, FzNearby, 0).distance > FARTHEST_FITTED)
    return FALSE;
  *box = (FzBox) { point.lat, point.lon, point.lat, point.lon };
  for (guint i = 0; i < nearest->len; i++)
    extend_box (box, fz_station_columns_get_point (columns,
                                                   g_array_index (nearest, FzNearby, i).row));
  return TRUE;
}

static void
name_mark (FzOriginLayer *self,
           FzScript       script)
{
  g_autofree char *name = fz_words_for_origin (self->origin, script);
  /* Translators: the mark on the map; %s is such as "Liede Subdistrict". */
  g_autofree char *label = g_strdup_printf (_ ("Starting point: %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Marks the starting point of the query of @finder. Returns whether it is a new one
 * that the map should be moved to; @box is then to be in view. */
gboolean
fz_origin_layer_follow (FzOriginLayer *self,
                        FzFinder      *finder,
                        FzBox         *box)
{
  FzOrigin *origin = fz_query_get_origin (fz_finder_get_query (finder));

  if (fz_origin_equal (self->origin, origin))
    return FALSE;
  g_set_object (&self->origin, origin);
  gtk_widget_set_visible (GTK_WIDGET (self), origin != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (origin == NULL)
    return FALSE;
  name_mark (self, fz_station_table_get_script (fz_finder_get_table (finder)));
  return fz_origin_layer_get_box (self, finder, box);
}

/* The starting point that is marked; borrowed, or NULL. */
FzOrigin *
fz_origin_layer_get_origin (FzOriginLayer *self)
{
  return self->origin;
}

/* Whether the mark stands in the upper @height pixels of the layer. */
gboolean
fz_origin_layer_is_in_view (FzOriginLayer *self,
                            double         height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  FzPoint    point;
  double     x, y;

  if (self->origin == NULL)
    return FALSE;
  point = fz_origin_get_point (self->origin);
  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                              widget, point.lat, point.lon, &x, &y);
  return x >= 0.0 && y >= 0.0 && x <= gtk_widget_get_width (widget) &&
         y <= height;
}

/* Draws in bright colours, whatever the scheme, for a picture that is to be @on_paper. */
void
fz_origin_layer_set_on_paper (FzOriginLayer *self,
                              gboolean       on_paper)
{
  self->on_paper = on_paper;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws the mark with its middle there, in bright colours if it is to be @on_paper; it is
 * FZ_ORIGIN_MARK_SIZE wide and high. */
void
fz_origin_layer_draw_mark (GtkSnapshot *snapshot,
                           float        x,
                           float        y,
                           gboolean     on_paper)
{
  draw_mark (snapshot, x, y, on_paper);
}
