/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-camera.h"

#include <adwaita.h>
#include <math.h>

#include "fz-mercator.h"

/*
 * Where a map looks. What it is centred on is the middle of the part that an
 * inset at the bottom leaves free; zoom levels are those of a map whose world is
 * 256 × 2^zoom pixels wide.
 *
 * Every jump, animated or not, goes through fz_map_camera_jump (), which has the
 * base map's layers allocated on the frames after: libshumate 1.4 puts off
 * loading tiles and may not come back to it.
 */
struct _FzMapCamera
{
  ShumateMap      *map;      /* (unowned) */
  ShumateViewport *viewport; /* (unowned): the map's */
  FzBaseMap       *base;     /* (owned) */
  int              bottom_inset;
  GtkBorder        margins; /* of what is fitted, inside the free part */
  gboolean         is_jumping;
  guint            animation_timeout;
};

/* Pixels for what is fitted, at the least. */
#define FIT_LEAST 64.0

/* More of the free part is not given away to a margin. */
#define MOST_MARGIN 0.36

#define ANIMATION_MS 300

static double
get_world_size (double zoom)
{
  return 256.0 * exp2 (zoom);
}

/* How far the inset pushes the middle of what is free up from that of the map. */
static double
get_rise (FzMapCamera *self)
{
  return MIN (self->bottom_inset, gtk_widget_get_height (GTK_WIDGET (self->map))) / 2.0;
}

static void
on_animation_over (gpointer data)
{
  FzMapCamera *self = data;

  self->animation_timeout = 0;
  fz_base_map_load_tiles (self->base);
}

static void
animate_to (FzMapCamera *self,
            FzPoint      centre,
            double       zoom)
{
  shumate_map_go_to_full_with_duration (self->map, centre.lat, centre.lon, zoom, ANIMATION_MS);

  /* The map's own signal for this cannot be connected to: in libshumate 1.4 its
   * marshaller expects an argument that is not given. */
  g_clear_handle_id (&self->animation_timeout, g_source_remove);
  self->animation_timeout = g_timeout_add_once (ANIMATION_MS + 50, on_animation_over, self);
}

static void
set_at_once (FzMapCamera *self,
             FzPoint      centre,
             double       zoom)
{
  self->is_jumping = TRUE;
  shumate_viewport_set_zoom_level (self->viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), centre.lat, centre.lon);
  self->is_jumping = FALSE;
}

static void
on_rotation_changed (ShumateViewport *viewport)
{
  /* North stays up: two fingers zoom, and turn nothing. */
  if (shumate_viewport_get_rotation (viewport) != 0.0)
    shumate_viewport_set_rotation (viewport, 0.0);
}

/* Makes a camera for @map, which is borrowed, over the layers of @base. */
FzMapCamera *
fz_map_camera_new (ShumateMap *map,
                   FzBaseMap  *base)
{
  FzMapCamera *self = g_new0 (FzMapCamera, 1);

  self->map = map;
  self->viewport = shumate_map_get_viewport (map);
  self->base = g_object_ref (base);
  shumate_viewport_set_min_zoom_level (self->viewport, FZ_MAP_MIN_ZOOM);
  shumate_viewport_set_max_zoom_level (self->viewport, FZ_MAP_MAX_ZOOM);
  g_signal_connect (self->viewport, "notify::rotation", G_CALLBACK (on_rotation_changed), NULL);

  return self;
}

void
fz_map_camera_free (FzMapCamera *self)
{
  g_clear_handle_id (&self->animation_timeout, g_source_remove);
  g_object_unref (self->base);
  g_free (self);
}

/* Says how many pixels at the bottom are covered. The map does not move. */
void
fz_map_camera_set_bottom_inset (FzMapCamera *self,
                                int          inset)
{
  self->bottom_inset = inset;
}

/* Says how many pixels stay empty at each side of the free part when something is
 * fitted, for what lies over the map there. The map does not move. */
void
fz_map_camera_set_margins (FzMapCamera     *self,
                           const GtkBorder *margins)
{
  self->margins = *margins;
}

/* Whether a change of the viewport that is being told comes from a jump, and not
 * from a hand on the map. */
gboolean
fz_map_camera_is_jumping (FzMapCamera *self)
{
  return self->is_jumping || self->animation_timeout != 0;
}

/* What is in the middle of the free part, and how close. */
void
fz_map_camera_get_view (FzMapCamera *self,
                        FzPoint     *middle,
                        double      *zoom)
{
  ShumateLocation *location = SHUMATE_LOCATION (self->viewport);
  double           y = fz_mercator_from_latitude (shumate_location_get_latitude (location));

  *zoom = shumate_viewport_get_zoom_level (self->viewport);
  middle->lat = fz_mercator_to_latitude (y - get_rise (self) / get_world_size (*zoom));
  middle->lon = shumate_location_get_longitude (location);
}

/* What lies in the free part of a map of @width × @height pixels. */
FzBox
fz_map_camera_get_box (FzMapCamera *self,
                       int          width,
                       int          height)
{
  FzPoint middle;
  double  zoom, world, y, across, down;

  fz_map_camera_get_view (self, &middle, &zoom);
  world = get_world_size (zoom);
  y = fz_mercator_from_latitude (middle.lat);
  across = width / 2.0 / world * 360.0;
  down = (height - MIN (self->bottom_inset, height)) / 2.0 / world;
  return (FzBox) {
    .south = fz_mercator_to_latitude (y + down),
    .west = middle.lon - across,
    .north = fz_mercator_to_latitude (y - down),
    .east = middle.lon + across,
  };
}

/* Brings @middle to the middle of the free part; at once when @animate is FALSE,
 * the map is not in view or animations are switched off. */
void
fz_map_camera_jump (FzMapCamera *self,
                    FzPoint      middle,
                    double       zoom,
                    gboolean     animate)
{
  FzPoint centre = middle;

  zoom = CLAMP (zoom, FZ_MAP_MIN_ZOOM, FZ_MAP_MAX_ZOOM);
  centre.lat = fz_mercator_to_latitude (fz_mercator_from_latitude (middle.lat) +
                                        get_rise (self) / get_world_size (zoom));

  shumate_map_stop_go_to (self->map);
  if (animate && gtk_widget_get_mapped (GTK_WIDGET (self->map)) &&
      adw_get_enable_animations (GTK_WIDGET (self->map)))
    animate_to (self, centre, zoom);
  else
    set_at_once (self, centre, zoom);

  fz_base_map_load_tiles (self->base);
}

/* A margin of @wanted pixels, or less where there is little room. */
static double
get_margin (int    wanted,
            double room)
{
  return MIN (wanted, room * MOST_MARGIN);
}

/* Where what is fitted goes in a map of @width × @height pixels: into the free part, less
 * the margins. */
graphene_rect_t
fz_map_camera_get_frame (FzMapCamera *self,
                         int          width,
                         int          height)
{
  double free_height = height - MIN (self->bottom_inset, height);
  double left = get_margin (self->margins.left, width);
  double right = get_margin (self->margins.right, width);
  double top = get_margin (self->margins.top, free_height);
  double bottom = get_margin (self->margins.bottom, free_height);

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (width - left - right),
                             (float) (free_height - top - bottom));
}

/* Fits @box into the frame of a map of @width × @height pixels, no closer than @max_zoom,
 * and no farther than @min_zoom, whether or not there is room. */
void
fz_map_camera_fit (FzMapCamera *self,
                   const FzBox *box,
                   int          width,
                   int          height,
                   double       min_zoom,
                   double       max_zoom,
                   gboolean     animate)
{
  graphene_rect_t frame = fz_map_camera_get_frame (self, width, height);
  double          free_height = height - MIN (self->bottom_inset, height);
  double          right = frame.origin.x + frame.size.width / 2.0 - width / 2.0;
  double          down = frame.origin.y + frame.size.height / 2.0 - free_height / 2.0;
  double          north = fz_mercator_from_latitude (box->north);
  double          south = fz_mercator_from_latitude (box->south);
  double          scale =
      MIN (MAX (frame.size.width, FIT_LEAST) / MAX ((box->east - box->west) / 360.0, 1e-9),
           MAX (frame.size.height, FIT_LEAST) / MAX (south - north, 1e-9));
  double  zoom = CLAMP (MIN (log2 (scale / 256.0), max_zoom), min_zoom, FZ_MAP_MAX_ZOOM);
  double  world = get_world_size (zoom);
  FzPoint middle = {
    .lat = fz_mercator_to_latitude ((north + south) / 2.0 - down / world),
    .lon = (box->west + box->east) / 2.0 - right / world * 360.0,
  };

  fz_map_camera_jump (self, middle, zoom, animate);
}

/* Moves by some pixels, at once. */
void
fz_map_camera_pan (FzMapCamera *self,
                   double       right,
                   double       down)
{
  FzPoint middle;
  double  zoom, world;

  fz_map_camera_get_view (self, &middle, &zoom);
  world = get_world_size (zoom);
  middle.lat = fz_mercator_to_latitude (fz_mercator_from_latitude (middle.lat) + down / world);
  middle.lon += right / world * 360.0;
  fz_map_camera_jump (self, middle, zoom, FALSE);
}
