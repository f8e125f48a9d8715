/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-district-shape.h"

#include <math.h>

#include "fz-district-places.h"
#include "fz-mercator.h"

/*
 * The outline of a district as it is drawn at one zoom: made anew for another zoom and
 * another style, and only moved while the map is panned.
 */
struct _FzDistrictShape
{
  FzCatalog *catalog; /* (owned) */
  guint      district;
  FzPoint    corner; /* the north-west one of the box round it */

  GskRenderNode  *node; /* (owned) (nullable): not drawn yet; the corner is its origin */
  double          scale;
  FzDistrictStyle style;
};

/* Corners that are closer together are left out: pixels. */
#define LEAST_STEP 0.8

/* Pixels that the world is wide at a zoom. */
static double
get_scale (ShumateViewport *viewport)
{
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  double            tile_size = source != NULL ? shumate_map_source_get_tile_size (source) : 256;

  return tile_size * exp2 (shumate_viewport_get_zoom_level (viewport));
}

static graphene_point_t
project (FzDistrictShape *self,
         FzPoint          point,
         double           scale)
{
  return GRAPHENE_POINT_INIT (
      (float) ((point.lon - self->corner.lon) / 360.0 * scale),
      (float) ((fz_mercator_from_latitude (point.lat) -
                fz_mercator_from_latitude (self->corner.lat)) *
               scale));
}

static void
trace_ring (FzDistrictShape *self,
            GskPathBuilder  *builder,
            const FzOutline *outline,
            double           scale)
{
  graphene_point_t last = GRAPHENE_POINT_INIT_ZERO;

  for (guint i = 0; i < outline->n_points; i++)
    {
      graphene_point_t here = project (self, outline->points[i], scale);

      if (i == 0)
        gsk_path_builder_move_to (builder, here.x, here.y);
      else if (hypot (here.x - last.x, here.y - last.y) < LEAST_STEP)
        continue;
      else
        gsk_path_builder_line_to (builder, here.x, here.y);
      last = here;
    }
  gsk_path_builder_close (builder);
}

static GskPath *
trace (FzDistrictShape *self,
       double           scale)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  for (guint i = 0; i < self->catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (self->catalog, i);

      if (outline->district == self->district)
        trace_ring (self, builder, outline, scale);
    }
  return gsk_path_builder_free_to_path (builder);
}

static GskRenderNode *
paint (FzDistrictShape       *self,
       double                 scale,
       const FzDistrictStyle *style)
{
  g_autoptr (GskPath) path = trace (self, scale);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (style->width);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (style->tint.alpha > 0.0f)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD, &style->tint);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &style->line);
  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static gboolean
is_style (const FzDistrictStyle *one,
          const FzDistrictStyle *other)
{
  return one->width == other->width && gdk_rgba_equal (&one->line, &other->line) &&
         gdk_rgba_equal (&one->tint, &other->tint);
}

/* Makes the shape of @district, which has an outline. */
FzDistrictShape *
fz_district_shape_new (FzCatalog *catalog,
                       guint      district)
{
  FzDistrictShape *self = g_new0 (FzDistrictShape, 1);
  FzBox            box = { 0 };

  self->catalog = fz_catalog_ref (catalog);
  self->district = district;
  fz_district_places_get_box (catalog, district, &box);
  self->corner = (FzPoint) { .lat = box.north, .lon = box.west };

  return self;
}

void
fz_district_shape_free (FzDistrictShape *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  fz_catalog_unref (self->catalog);
  g_free (self);
}

/* Draws the shape where @viewport has it, onto @layer; nothing when it is out of view. */
void
fz_district_shape_draw (FzDistrictShape       *self,
                        GtkSnapshot           *snapshot,
                        GtkWidget             *layer,
                        ShumateViewport       *viewport,
                        const FzDistrictStyle *style)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (layer),
                                             (float) gtk_widget_get_height (layer));
  double          scale = get_scale (viewport);
  graphene_rect_t bounds;
  double          x, y;

  if (self->node == NULL || scale != self->scale || !is_style (style, &self->style))
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->node = paint (self, scale, style);
      self->scale = scale;
      self->style = *style;
    }
  if (self->node == NULL)
    return;
  shumate_viewport_location_to_widget_coords (viewport, layer, self->corner.lat, self->corner.lon,
                                              &x, &y);
  gsk_render_node_get_bounds (self->node, &bounds);
  graphene_rect_offset (&bounds, (float) x, (float) y);
  if (!graphene_rect_intersection (&bounds, &view, NULL))
    return;
  gtk_snapshot_push_clip (snapshot, &view);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -x, (float) -y));
  gtk_snapshot_pop (snapshot);
}
