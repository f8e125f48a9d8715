/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-layer-view.h"

#include <math.h>

#include "fz-cluster-index.h"

/* What of the clusters a layer of a map shows: which step of zoom, which stretch. */

/* The zoom of a map whose world is 256 × 2^zoom pixels wide. */
static double
to_world_zoom (ShumateViewport *viewport,
               double           zoom)
{
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  guint             tile_size = source != NULL ? shumate_map_source_get_tile_size (source) : 256;

  return zoom + log2 (tile_size / 256.0);
}

/* The step of zoom that is shown. */
int
fz_layer_view_get_step (ShumateLayer *layer)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);

  return fz_cluster_index_step_at (to_world_zoom (viewport,
                                                  shumate_viewport_get_zoom_level (viewport)));
}

/* The step of zoom closer than which the map does not come. */
int
fz_layer_view_get_last_step (ShumateLayer *layer)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);

  return fz_cluster_index_step_at (to_world_zoom (viewport,
                                                  shumate_viewport_get_max_zoom_level (viewport)));
}

/* The stretch of the Earth in view, and @margin pixels round it. */
FzBox
fz_layer_view_get_box (ShumateLayer *layer,
                       double        margin)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);
  GtkWidget       *widget = GTK_WIDGET (layer);
  FzBox            box;

  shumate_viewport_widget_coords_to_location (viewport, widget, -margin, -margin,
                                              &box.north, &box.west);
  shumate_viewport_widget_coords_to_location (viewport, widget,
                                              gtk_widget_get_width (widget) + margin,
                                              gtk_widget_get_height (widget) + margin,
                                              &box.south, &box.east);
  return box;
}
