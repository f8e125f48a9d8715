/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-travel.h"

#include <math.h>

#include "fz-mercator.h"
#include "fz-nearest.h"

/*
 * Where a map goes: to everything, to what is found, to one place, from where it is.
 *
 * While nobody has moved the map since it showed everything, it goes on doing so whatever
 * its size, and whatever the sheet below it covers. A selected station that was in view
 * stays in view.
 */
struct _FzMapTravel
{
  FzMapCamera    *camera;   /* (unowned): the map view's */
  FzStationLayer *stations; /* (unowned): a layer of the map */
  FzFinder       *finder;   /* (unowned) (nullable): the map view's */

  int      width;
  int      height;
  int      bottom_inset;
  gboolean shows_all;     /* nobody has moved the map since it went to everything */
  gboolean shows_results; /* the same of what is found */
};

/* How close a jump to one place or to a few comes. */
#define STATION_ZOOM 14.5
#define RESULTS_MAX_ZOOM 15.0
#define STREET_ZOOM 16.0

/* How far a pin may reach out of the frame of what is fitted: pixels. */
#define REACH 16.0f

/* So many stations are wanted in view together. */
#define FEW 12

/* How far from the edges of the free part a pin is well in view: pixels. The raised
 * pin's head is far above its point. */
#define NEAR_EDGE 24
#define NEAR_TOP 60

/* Closer to what is asked for nobody can tell a difference: pixels, levels. */
#define SAME_PLACE 24.0
#define SAME_ZOOM 0.5

static void
forget_aim (FzMapTravel *self)
{
  self->shows_all = FALSE;
  self->shows_results = FALSE;
}

static void
jump_to (FzMapTravel *self,
         FzPoint      middle,
         double       zoom,
         gboolean     animate)
{
  forget_aim (self);
  fz_map_camera_jump (self->camera, middle, zoom, animate);
}

static void
fit_box (FzMapTravel *self,
         const FzBox *box,
         double       max_zoom,
         gboolean     animate)
{
  forget_aim (self);
  fz_map_camera_fit (self->camera, box, self->width, self->height, FZ_MAP_MIN_ZOOM, max_zoom,
                     animate);
}

/* How many of the stations in @rows stand in the free part of the map. */
static guint
count_in_view (FzMapTravel   *self,
               const guint32 *rows,
               guint          n_rows)
{
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (self->finder));
  FzBox view = fz_map_camera_get_box (self->camera, self->width, self->height);
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += fz_box_holds (&view, fz_station_columns_get_point (columns, rows[i]));
  return n;
}

/* Whether the pin raised above @point is clear of the edges of the free part. */
static gboolean
is_clear (FzMapTravel *self,
          FzPoint      point)
{
  FzBox view = fz_map_camera_get_box (self->camera,
                                      MAX (self->width - 2 * NEAR_EDGE, 1),
                                      MAX (self->height - 2 * NEAR_TOP, 1));

  return fz_box_holds (&view, point);
}

/* Goes on showing what was shown, although there is more room now, or less. */
static void
keep_view (FzMapTravel *self,
           FzStation   *selected,
           gboolean     was_clear,
           gboolean     animate)
{
  FzPoint middle;
  double  zoom;

  if (self->shows_all)
    {
      fz_map_travel_to_all (self, FALSE);
      return;
    }
  if (selected == NULL || !was_clear || is_clear (self, fz_station_get_point (selected)))
    return;
  fz_map_camera_get_view (self->camera, &middle, &zoom);
  jump_to (self, fz_station_get_point (selected), zoom, animate);
}

/* Whether the view is on @point already, as close as @zoom. */
static gboolean
is_at (FzMapTravel *self,
       FzPoint      point)
{
  FzPoint middle;
  double  zoom, metres;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  metres = fz_mercator_get_metres_a_pixel (point.lat, 256.0 * exp2 (zoom));
  return fz_point_distance (middle, point) < SAME_PLACE * metres &&
         zoom > STREET_ZOOM - SAME_ZOOM;
}

/* Makes travels with @camera to @stations, both borrowed, which must outlive this. */
FzMapTravel *
fz_map_travel_new (FzMapCamera    *camera,
                   FzStationLayer *stations)
{
  FzMapTravel *self = g_new0 (FzMapTravel, 1);

  self->camera = camera;
  self->stations = stations;

  return self;
}

void
fz_map_travel_free (FzMapTravel *self)
{
  g_free (self);
}

/* Takes what is found from @finder, which is borrowed; NULL: nothing. */
void
fz_map_travel_set_finder (FzMapTravel *self,
                          FzFinder    *finder)
{
  self->finder = finder;
}

void
fz_map_travel_to_point (FzMapTravel *self,
                        FzPoint      point,
                        double       zoom,
                        gboolean     animate)
{
  jump_to (self, point, zoom, animate);
}

/* Brings @station to the middle, close enough to tell it from its neighbours. */
void
fz_map_travel_to_station (FzMapTravel *self,
                          FzStation   *station)
{
  FzPoint middle;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  jump_to (self, fz_station_get_point (station), MAX (zoom, STATION_ZOOM), TRUE);
}

/* Fits @box, but no closer than the stations of a street. */
void
fz_map_travel_to_box (FzMapTravel *self,
                      const FzBox *box,
                      gboolean     animate)
{
  fit_box (self, box, RESULTS_MAX_ZOOM, animate);
}

/* Fits @box as close as the map goes, and comes closer even where it has no room: on a
 * small map too, a cluster comes apart in the end. */
void
fz_map_travel_into_box (FzMapTravel *self,
                        const FzBox *box)
{
  FzPoint middle;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  forget_aim (self);
  fz_map_camera_fit (self->camera, box, self->width, self->height,
                     MIN (zoom + 1.0, FZ_MAP_MAX_ZOOM), FZ_MAP_MAX_ZOOM, TRUE);
}

/* Fits every station of the table, found or not. */
void
fz_map_travel_to_all (FzMapTravel *self,
                      gboolean     animate)
{
  FzBox box = {
    .south = FZ_CITY_SOUTH,
    .west = FZ_CITY_WEST,
    .north = FZ_CITY_NORTH,
    .east = FZ_CITY_EAST,
  };

  fz_station_layer_get_bounds (self->stations, FALSE, &box);
  fit_box (self, &box, RESULTS_MAX_ZOOM, animate);
  self->shows_all = TRUE;
}

/* Fits the stations that are found; FALSE, and nothing moves, when there are none. */
gboolean
fz_map_travel_to_results (FzMapTravel *self)
{
  FzBox box;

  if (!fz_station_layer_get_bounds (self->stations, TRUE, &box))
    return FALSE;
  fit_box (self, &box, RESULTS_MAX_ZOOM, TRUE);
  self->shows_results = TRUE;
  return TRUE;
}

/* Whether what is found is less than everything, and not nothing. */
gboolean
fz_map_travel_has_results (FzMapTravel *self)
{
  guint n_found, n_stations;

  if (self->finder == NULL)
    return FALSE;
  fz_finder_get_unsorted_rows (self->finder, &n_found);
  n_stations = fz_station_table_get_n_rows (fz_finder_get_table (self->finder));
  return n_found > 0 && n_found < n_stations;
}

/* Fits the stations that are found where they are fewer than all, and from there all. */
void
fz_map_travel_to_best (FzMapTravel *self)
{
  if (self->shows_results || !fz_map_travel_has_results (self) ||
      !fz_map_travel_to_results (self))
    fz_map_travel_to_all (self, TRUE);
}

/* Brings the stations that are found into view if they are not: all of them when they
 * are few, at least one of many. */
void
fz_map_travel_reveal_results (FzMapTravel *self)
{
  const guint32 *rows;
  guint          n_rows;

  if (self->finder == NULL)
    return;
  rows = fz_finder_get_unsorted_rows (self->finder, &n_rows);
  if (n_rows > 0 && count_in_view (self, rows, n_rows) < (n_rows <= FEW ? n_rows : 1))
    fz_map_travel_to_results (self);
}

/* Whether @point is in the free part of the map. */
gboolean
fz_map_travel_is_in_view (FzMapTravel *self,
                          FzPoint      point)
{
  FzBox view = fz_map_camera_get_box (self->camera, self->width, self->height);

  return fz_box_holds (&view, point);
}

/* Whether anything is found, near or far. */
gboolean
fz_map_travel_can_reveal_nearest (FzMapTravel *self)
{
  guint n_found = 0;

  if (self->finder != NULL)
    fz_finder_get_unsorted_rows (self->finder, &n_found);
  return n_found > 0;
}

/* Brings the station into view that is the nearest to the middle of all that are found,
 * without losing the middle. */
void
fz_map_travel_reveal_nearest (FzMapTravel *self)
{
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (self->finder));
  guint          n_rows;
  const guint32 *rows = fz_finder_get_unsorted_rows (self->finder, &n_rows);
  g_autoptr (GArray) nearest = NULL;
  FzPoint middle, point;
  FzBox   box;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  nearest = fz_nearest (columns, rows, n_rows, middle, 1);
  if (nearest->len == 0)
    return;
  point = fz_station_columns_get_point (columns, g_array_index (nearest, FzNearby, 0).row);
  box = (FzBox) {
    .south = MIN (middle.lat, point.lat),
    .west = MIN (middle.lon, point.lon),
    .north = MAX (middle.lat, point.lat),
    .east = MAX (middle.lon, point.lon),
  };
  fz_map_travel_to_box (self, &box, TRUE);
}

/* Brings @start to the middle, close enough to see its street; from there, back to
 * @nearest, where the nearest stations are in view with it, if there is such a box. */
void
fz_map_travel_to_start (FzMapTravel *self,
                        FzPoint      start,
                        const FzBox *nearest)
{
  if (nearest != NULL && is_at (self, start))
    fit_box (self, nearest, RESULTS_MAX_ZOOM, TRUE);
  else
    jump_to (self, start, STREET_ZOOM, TRUE);
}

/* Moves what is in view by some pixels, at once. */
void
fz_map_travel_by (FzMapTravel *self,
                  double       right,
                  double       down)
{
  forget_aim (self);
  fz_map_camera_pan (self->camera, right, down);
}

/* Comes closer by @levels of zoom, or goes away where they are negative. */
void
fz_map_travel_closer (FzMapTravel *self,
                      double       levels)
{
  FzPoint middle;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  jump_to (self, middle, zoom + levels, TRUE);
}

/* How far @from–@to has to move to come between @least and @most. */
static double
measure_way (double from,
             double to,
             double least,
             double most)
{
  if (from < least)
    return from - least;
  return to > most ? MIN (to - most, from - least) : 0.0;
}

/* Moves no farther than it takes to have the pin that takes up @bounds, in the map's
 * pixels, in the free part, clear of the buttons and the legend. */
void
fz_map_travel_reveal (FzMapTravel           *self,
                      const graphene_rect_t *bounds)
{
  graphene_rect_t frame = fz_map_camera_get_frame (self->camera, self->width, self->height);
  double          right = bounds->origin.x + bounds->size.width;
  double          bottom = bounds->origin.y + bounds->size.height;
  double          across, down;

  graphene_rect_inset (&frame, -REACH, -REACH);
  across = measure_way (bounds->origin.x, right, frame.origin.x,
                        frame.origin.x + frame.size.width);
  down = measure_way (bounds->origin.y, bottom, frame.origin.y,
                      frame.origin.y + frame.size.height);
  if (across != 0.0 || down != 0.0)
    fz_map_travel_by (self, across, down);
}

/* Says how many pixels at the bottom lie under a sheet. @selected, which may be NULL,
 * does not get lost there. */
void
fz_map_travel_set_bottom_inset (FzMapTravel *self,
                                int          inset,
                                FzStation   *selected)
{
  gboolean was_clear = selected != NULL && is_clear (self, fz_station_get_point (selected));

  self->bottom_inset = inset;
  fz_map_camera_set_bottom_inset (self->camera, inset);
  keep_view (self, selected, was_clear, TRUE);
}

/* Says how large the map is, pixels. @selected, which may be NULL, does not get lost. */
void
fz_map_travel_set_size (FzMapTravel *self,
                        int          width,
                        int          height,
                        FzStation   *selected)
{
  gboolean was_clear = selected != NULL && is_clear (self, fz_station_get_point (selected));

  self->width = width;
  self->height = height;
  keep_view (self, selected, was_clear, FALSE);
}

/* To be called when the viewport has changed. */
void
fz_map_travel_notice_move (FzMapTravel *self)
{
  if (!fz_map_camera_is_jumping (self->camera))
    forget_aim (self);
}

/* To be called when there are other stations, all of which are shown whatever is found
 * of them. */
void
fz_map_travel_notice_table (FzMapTravel *self)
{
  if (self->shows_all)
    fz_map_travel_to_all (self, FALSE);
}
