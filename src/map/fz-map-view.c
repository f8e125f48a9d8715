/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <shumate/shumate.h>

#include "fz-base-map-button.h"
#include "fz-base-map.h"
#include "fz-map-camera.h"
#include "fz-map-keys.h"
#include "fz-map-legend.h"
#include "fz-map-places.h"
#include "fz-origin-layer.h"
#include "fz-station-layer.h"

/*
 * The map: a base map, the stations above it, and what it takes to get about.
 *
 *   ShumateMap ─┬─ FzBaseMap's layers
 *               ├─ FzOriginLayer ─ the starting point
 *               └─ FzStationLayer ─ pins
 *
 * A pin that is chosen activates `win.select-station` with the station's id (u).
 * Choosing a station does not move the map: the owner asks for that.
 */
struct _FzMapView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *overlay;
  GtkWidget *legend;
  GtkWidget *controls;
  GtkWidget *base_map_button;
  GtkWidget *zoom_in;
  GtkWidget *zoom_out;
  GtkWidget *cross;
  GtkWidget *pick_bar;

  ShumateMap      *map;      /* (unowned): a child of the overlay */
  ShumateViewport *viewport; /* (unowned): the map's */
  FzOriginLayer   *origin;   /* (unowned): a layer of the map */
  FzStationLayer  *stations; /* (unowned): a layer of the map */
  FzMapPlaces     *places;   /* (owned) */
  FzBaseMap       *base;     /* (owned) */
  FzMapCamera     *camera;   /* (owned) */

  FzFinder  *finder;   /* (owned) (nullable) */
  FzStation *selected; /* (owned) (nullable) */
  int        bottom_inset;
  gboolean   shows_all; /* nobody has moved the map since it showed everything */
};

G_DEFINE_FINAL_TYPE (FzMapView, fz_map_view, GTK_TYPE_WIDGET)

/* How close a jump to one place or to a few comes. */
#define STATION_ZOOM 14.5
#define RESULTS_MAX_ZOOM 15.0

/* So many stations are wanted in view together. */
#define FEW 12

/* The legend and the buttons stay above the inset while this much is left. */
#define MIN_FREE_HEIGHT 170
#define EDGE_MARGIN 8

static void
jump_to (FzMapView *self,
         FzPoint    middle,
         double     zoom,
         gboolean   animate)
{
  self->shows_all = FALSE;
  fz_map_camera_jump (self->camera, middle, zoom, animate);
}

static void
fit_box (FzMapView   *self,
         const FzBox *box,
         double       max_zoom,
         gboolean     animate)
{
  self->shows_all = FALSE;
  fz_map_camera_fit (self->camera, box, gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)), max_zoom, animate);
}

static void
fit_all (FzMapView *self,
         gboolean   animate)
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

/* How many of the stations in @rows stand in the free part of the map. */
static guint
count_in_view (FzMapView     *self,
               const guint32 *rows,
               guint          n_rows)
{
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (self->finder));
  FzBox view = fz_map_camera_get_box (self->camera, gtk_widget_get_width (GTK_WIDGET (self)),
                                      gtk_widget_get_height (GTK_WIDGET (self)));
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += fz_box_holds (&view, fz_station_columns_get_point (columns, rows[i]));
  return n;
}

static void
zoom_by (FzMapView *self,
         double     levels)
{
  FzPoint middle;
  double  zoom;

  fz_map_camera_get_view (self->camera, &middle, &zoom);
  jump_to (self, middle, zoom + levels, TRUE);
}

static void
update_margins (FzMapView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int inset = CLAMP (self->bottom_inset, 0, MAX (height - MIN_FREE_HEIGHT, 0));

  gtk_widget_set_margin_bottom (self->legend, inset + EDGE_MARGIN);
  gtk_widget_set_margin_bottom (self->controls, inset + EDGE_MARGIN + 4);
  gtk_widget_set_margin_bottom (self->cross, MIN (self->bottom_inset, height));
}

static void
update_zoom_buttons (FzMapView *self)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  gtk_widget_set_sensitive (self->zoom_in, zoom < FZ_MAP_MAX_ZOOM - 0.01);
  gtk_widget_set_sensitive (self->zoom_out, zoom > FZ_MAP_MIN_ZOOM + 0.01);
}

static void
on_viewport_changed (FzMapView *self)
{
  if (!fz_map_camera_is_jumping (self->camera))
    self->shows_all = FALSE;
  update_zoom_buttons (self);
}

static void
on_finder_changed (FzMapView *self)
{
  FzBox box;

  if (fz_origin_layer_follow (self->origin, self->finder, &box))
    fit_box (self, &box, RESULTS_MAX_ZOOM, TRUE);
}

/* All of the table is shown whatever is found of it. */
static void
on_table_changed (FzMapView *self)
{
  if (self->shows_all)
    fit_all (self, FALSE);
}

static void
on_box_opened (FzMapView   *self,
               const FzBox *box)
{
  fit_box (self, box, FZ_MAP_MAX_ZOOM, TRUE);
}

static void
add_map (FzMapView *self)
{
  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what a screen reader calls the map itself. */
                                  _ ("Map"),
                                  -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
}

static void
add_layers (FzMapView *self)
{
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();

  self->base = fz_base_map_new (self->map, tiles, fz_script_of_interface ());
  self->camera = fz_map_camera_new (self->map, self->base);
  fz_map_legend_show (FZ_MAP_LEGEND (self->legend), self->viewport, self->base);
  fz_base_map_button_set_base_map (FZ_BASE_MAP_BUTTON (self->base_map_button), self->base);

  self->origin = fz_origin_layer_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->origin));
  self->stations = fz_station_layer_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->stations));
  g_signal_connect_object (self->stations, "box-opened",
                           G_CALLBACK (on_box_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewport, "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
fz_map_view_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  FzMapView *self = FZ_MAP_VIEW (widget);

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
fz_map_view_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  FzMapView *self = FZ_MAP_VIEW (widget);

  update_margins (self);
  if (self->shows_all)
    fit_all (self, FALSE);
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  fz_map_places_present (self->places);
}

static gboolean
fz_map_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FZ_MAP_VIEW (widget)->map));
}

static void
fz_map_view_dispose (GObject *object)
{
  FzMapView *self = FZ_MAP_VIEW (object);

  g_clear_pointer (&self->places, fz_map_places_free);
  g_clear_pointer (&self->camera, fz_map_camera_free);
  g_clear_object (&self->base);
  g_clear_object (&self->finder);
  g_clear_object (&self->selected);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_MAP_VIEW);

  G_OBJECT_CLASS (fz_map_view_parent_class)->dispose (object);
}

static void
fz_map_view_class_init (FzMapViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_map_view_dispose;

  widget_class->measure = fz_map_view_measure;
  widget_class->size_allocate = fz_map_view_size_allocate;
  widget_class->grab_focus = fz_map_view_grab_focus;

  g_type_ensure (FZ_TYPE_BASE_MAP_BUTTON);
  g_type_ensure (FZ_TYPE_MAP_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FzMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, legend);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, controls);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, base_map_button);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, zoom_in);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, cross);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, pick_bar);
  gtk_widget_class_bind_template_callback (widget_class, fz_map_view_show_all);
  gtk_widget_class_bind_template_callback (widget_class, fz_map_view_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, fz_map_view_zoom_out);

  gtk_widget_class_set_css_name (widget_class, "mapview");
  fz_map_keys_install (widget_class);
  fz_map_places_install (widget_class);
}

static void
fz_map_view_init (FzMapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_map (self);
  add_layers (self);
  fz_map_keys_follow_clicks (GTK_WIDGET (self));
  self->places = fz_map_places_new (GTK_WIDGET (self), self->map, GTK_WIDGET (self->stations),
                                    self->cross, self->pick_bar);
  fit_all (self, FALSE);
  update_zoom_buttons (self);
}

FzMapView *
fz_map_view_new (void)
{
  return g_object_new (FZ_TYPE_MAP_VIEW, NULL);
}

FzFinder *
fz_map_view_get_finder (FzMapView *self)
{
  return self->finder;
}

/* Shows every station that @finder finds, now and after each change; NULL shows
 * none. The map shows all of the table until somebody moves it. */
void
fz_map_view_set_finder (FzMapView *self,
                        FzFinder  *finder)
{
  if (self->finder == finder)
    return;

  if (self->finder != NULL)
    {
      g_signal_handlers_disconnect_by_func (fz_finder_get_table (self->finder), on_table_changed,
                                            self);
      g_signal_handlers_disconnect_by_func (self->finder, on_finder_changed, self);
    }
  g_set_object (&self->finder, finder);
  fz_station_layer_set_finder (self->stations, finder);
  if (finder != NULL)
    {
      g_signal_connect_object (fz_finder_get_table (finder), "changed",
                               G_CALLBACK (on_table_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (finder, "changed",
                               G_CALLBACK (on_finder_changed), self, G_CONNECT_SWAPPED);
      on_table_changed (self);
      on_finder_changed (self);
    }
}

FzStation *
fz_map_view_get_selected (FzMapView *self)
{
  return self->selected;
}

/* Lifts @station out of its cluster and raises it, or none for NULL. The map
 * stays where it is. */
void
fz_map_view_set_selected (FzMapView *self,
                          FzStation *station)
{
  if (!g_set_object (&self->selected, station))
    return;

  fz_station_layer_set_selected (self->stations, station);
}

int
fz_map_view_get_bottom_inset (FzMapView *self)
{
  return self->bottom_inset;
}

/* Says how many pixels at the bottom lie under a sheet: nothing that the map is moved to
 * comes to lie there. What it shows does not move, unless it shows everything. */
void
fz_map_view_set_bottom_inset (FzMapView *self,
                              int        inset)
{
  if (self->bottom_inset == inset)
    return;

  self->bottom_inset = inset;
  fz_map_camera_set_bottom_inset (self->camera, inset);
  update_margins (self);
  if (self->shows_all)
    fit_all (self, FALSE);
}

/* What is in the middle of the part that the inset leaves free, in degrees, and
 * the zoom of a map whose world is 256 × 2^zoom pixels wide. Each may be NULL. */
void
fz_map_view_get_viewport (FzMapView *self,
                          double    *lat,
                          double    *lon,
                          double    *zoom)
{
  FzPoint middle;
  double  level;

  fz_map_camera_get_view (self->camera, &middle, &level);
  if (lat != NULL)
    *lat = middle.lat;
  if (lon != NULL)
    *lon = middle.lon;
  if (zoom != NULL)
    *zoom = level;
}

/* Moves the map at once, in the terms of fz_map_view_get_viewport (). @zoom may
 * be FZ_MAP_VIEW_SAME_ZOOM. */
void
fz_map_view_go_to (FzMapView *self,
                   double     lat,
                   double     lon,
                   double     zoom)
{
  if (zoom < 0.0)
    zoom = shumate_viewport_get_zoom_level (self->viewport);

  jump_to (self, (FzPoint) { .lat = lat, .lon = lon }, zoom, FALSE);
}

/* Brings @station to the middle, close enough to tell it from its neighbours. */
void
fz_map_view_show_station (FzMapView *self,
                          FzStation *station)
{
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  jump_to (self, fz_station_get_point (station), MAX (zoom, STATION_ZOOM), TRUE);
}

/* Fits every station of the table, found or not. */
void
fz_map_view_show_all (FzMapView *self)
{
  fit_all (self, TRUE);
}

/* Fits the stations that the finder finds; does nothing when it finds none. */
void
fz_map_view_zoom_to_results (FzMapView *self)
{
  FzBox box;

  if (fz_station_layer_get_bounds (self->stations, TRUE, &box))
    fit_box (self, &box, RESULTS_MAX_ZOOM, TRUE);
}

/* Brings the stations that the finder finds into view if they are not: all of them when
 * they are few, at least one of many. */
void
fz_map_view_reveal_results (FzMapView *self)
{
  const guint32 *rows;
  guint          n_rows;

  if (self->finder == NULL)
    return;
  rows = fz_finder_get_unsorted_rows (self->finder, &n_rows);
  if (n_rows > 0 && count_in_view (self, rows, n_rows) < (n_rows <= FEW ? n_rows : 1))
    fz_map_view_zoom_to_results (self);
}

/* Moves what is in view by some pixels, at once. */
void
fz_map_view_pan (FzMapView *self,
                 double     right,
                 double     down)
{
  self->shows_all = FALSE;
  fz_map_camera_pan (self->camera, right, down);
}

void
fz_map_view_zoom_in (FzMapView *self)
{
  zoom_by (self, 1.0);
}

void
fz_map_view_zoom_out (FzMapView *self)
{
  zoom_by (self, -1.0);
}

/* Opens what is in the middle of the part that the inset leaves free. */
void
fz_map_view_open_menu (FzMapView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  fz_map_places_open_menu (self->places, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                           (height - MIN (self->bottom_inset, height)) / 2.0);
}

/* While it is @picking, a click gives its place to `win.start-at` (dd), and ends it. */
void
fz_map_view_set_picking (FzMapView *self,
                         gboolean   picking)
{
  fz_map_places_set_picking (self->places, picking);
}

gboolean
fz_map_view_get_picking (FzMapView *self)
{
  return fz_map_places_get_picking (self->places);
}
