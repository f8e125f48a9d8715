/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <shumate/shumate.h>

#include "fz-base-map-button.h"
#include "fz-base-map.h"
#include "fz-district-places.h"
#include "fz-map-camera.h"
#include "fz-map-away.h"
#include "fz-map-corners.h"
#include "fz-map-districts.h"
#include "fz-map-keys.h"
#include "fz-map-legend.h"
#include "fz-map-places.h"
#include "fz-map-text.h"
#include "fz-map-travel.h"
#include "fz-origin-layer.h"
#include "fz-station-layer.h"

/*
 * The map: a base map, the stations above it, and what it takes to get about.
 *
 *   ShumateMap ─┬─ FzBaseMap's layers
 *               ├─ FzDistrictLayer ─ outlines and names of districts
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
  GtkWidget   *overlay;
  FzMapCorners corners;
  GtkWidget   *base_map_button;
  GtkWidget   *pick_bar;
  GtkWidget   *nearest_button;

  ShumateMap      *map;       /* (unowned): a child of the overlay */
  ShumateViewport *viewport;  /* (unowned): the map's */
  FzOriginLayer   *origin;    /* (unowned): a layer of the map */
  FzStationLayer  *stations;  /* (unowned): a layer of the map */
  FzMapPlaces     *places;    /* (owned) */
  FzMapDistricts  *districts; /* (owned) */
  FzBaseMap       *base;      /* (owned) */
  FzMapCamera     *camera;    /* (owned) */
  FzMapAway       *away;      /* (owned) */
  FzMapTravel     *travel;    /* (owned) */

  FzFinder  *finder;   /* (owned) (nullable) */
  FzStation *selected; /* (owned) (nullable) */
  int        bottom_inset;
  double     letters;     /* how large they are, pixels */
  guint      follow_text; /* source */
};

G_DEFINE_FINAL_TYPE (FzMapView, fz_map_view, GTK_TYPE_WIDGET)

static void
update_corners (FzMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkBorder  covered = fz_map_corners_place (&self->corners, gtk_widget_get_width (widget),
                                             gtk_widget_get_height (widget), self->bottom_inset);

  fz_map_camera_set_margins (self->camera, &covered);
}

static void
on_viewport_changed (FzMapView *self)
{
  fz_map_travel_notice_move (self->travel);
  fz_map_away_queue (self->away);
  fz_map_corners_show_zoom (&self->corners, shumate_viewport_get_zoom_level (self->viewport));
}

static void
on_finder_changed (FzMapView *self)
{
  FzBox box;

  if (fz_origin_layer_follow (self->origin, self->finder, &box))
    fz_map_travel_to_box (self->travel, &box, TRUE);
  fz_map_corners_show_ways (&self->corners, fz_origin_layer_get_origin (self->origin) != NULL,
                            fz_map_travel_has_results (self->travel));
}

static void
on_table_changed (FzMapView *self)
{
  fz_map_travel_notice_table (self->travel);
}

static void
on_box_opened (FzMapView   *self,
               const FzBox *box)
{
  fz_map_travel_into_box (self->travel, box);
}

static void
on_pins_changed (FzMapView *self)
{
  fz_map_away_queue (self->away);
}

static void
on_pin_focused (FzMapView             *self,
                const graphene_rect_t *bounds)
{
  fz_map_travel_reveal (self->travel, bounds);
}

static void
on_fit_clicked (FzMapView *self)
{
  fz_map_travel_to_best (self->travel);
}

static void
add_map (FzMapView *self)
{
  /* A plain widget's name would not be read out. */
  self->map = g_object_new (SHUMATE_TYPE_MAP, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  self->viewport = shumate_map_get_viewport (self->map);
  gtk_widget_set_focusable (GTK_WIDGET (self->map), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what a screen reader calls the map itself. */
                                  _ ("Map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  /* Translators: how the map is used with the keyboard, for
                                   * those who do not see it. */
                                  _ ("Arrow keys move the map, plus and minus zoom, the Tab key "
                                     "goes on to the stations."),
                                  -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
}

static void
on_base_map_changed (FzMapView *self)
{
  fz_station_layer_set_written_below (self->stations, fz_base_map_writes_places (self->base));
}

static void
add_layers (FzMapView *self)
{
  g_autoptr (FzMbtiles) tiles = fz_base_map_open_file ();

  self->base = fz_base_map_new (self->map, tiles, fz_script_of_interface ());
  self->camera = fz_map_camera_new (self->map, self->base);
  fz_map_legend_show (FZ_MAP_LEGEND (self->corners.legend), self->viewport, self->base);
  fz_base_map_button_set_base_map (FZ_BASE_MAP_BUTTON (self->base_map_button), self->base);

  self->origin = fz_origin_layer_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->origin));
  self->stations = fz_station_layer_new (self->viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->stations));
  on_base_map_changed (self);
  g_signal_connect_object (self->base, "notify::kind",
                           G_CALLBACK (on_base_map_changed), self, G_CONNECT_SWAPPED);
  self->districts = fz_map_districts_new (self->map, self->stations, SHUMATE_LAYER (self->origin));
  g_signal_connect_object (self->stations, "box-opened",
                           G_CALLBACK (on_box_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stations, "pin-focused",
                           G_CALLBACK (on_pin_focused), self, G_CONNECT_SWAPPED);
  self->travel = fz_map_travel_new (self->camera, self->stations);
  self->away = fz_map_away_new (self->nearest_button, self->stations, self->travel);
  g_signal_connect_object (self->stations, "pins-changed",
                           G_CALLBACK (on_pins_changed), self, G_CONNECT_SWAPPED);
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

  update_corners (self);
  fz_map_travel_set_size (self->travel, width, height, self->selected);
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  fz_map_places_present (self->places);
}

static gboolean
on_style_settled (gpointer user_data)
{
  FzMapView *self = user_data;

  self->follow_text = 0;
  fz_base_map_follow_text (self->base);
  return G_SOURCE_REMOVE;
}

/* The style of what is in it comes after its own, and it must not lose a child meanwhile. */
static void
fz_map_view_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  FzMapView *self = FZ_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (fz_map_view_parent_class)->css_changed (widget, change);
  if (fz_map_text_notice_size (widget, &self->letters) && self->base != NULL &&
      self->follow_text == 0)
    self->follow_text = g_idle_add (on_style_settled, self);
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

  g_clear_handle_id (&self->follow_text, g_source_remove);
  g_clear_pointer (&self->places, fz_map_places_free);
  g_clear_pointer (&self->districts, fz_map_districts_free);
  g_clear_pointer (&self->away, fz_map_away_free);
  g_clear_pointer (&self->travel, fz_map_travel_free);
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
  widget_class->css_changed = fz_map_view_css_changed;
  widget_class->grab_focus = fz_map_view_grab_focus;

  g_type_ensure (FZ_TYPE_BASE_MAP_BUTTON);
  g_type_ensure (FZ_TYPE_MAP_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FzMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, base_map_button);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, pick_bar);
  gtk_widget_class_bind_template_child (widget_class, FzMapView, nearest_button);
  fz_map_corners_bind (widget_class, G_STRUCT_OFFSET (FzMapView, corners));
  gtk_widget_class_bind_template_callback (widget_class, fz_map_view_show_start);
  gtk_widget_class_bind_template_callback (widget_class, on_fit_clicked);
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
                                    self->corners.cross, self->pick_bar);
  fz_map_travel_to_all (self->travel, FALSE);
  fz_map_corners_show_zoom (&self->corners, shumate_viewport_get_zoom_level (self->viewport));
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

/* What the stations lie on; borrowed. */
FzBaseMap *
fz_map_view_get_base (FzMapView *self)
{
  return self->base;
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
  fz_map_travel_set_finder (self->travel, finder);
  fz_map_districts_set_finder (self->districts, finder);
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
  fz_map_districts_set_selected (self->districts, station);
}

int
fz_map_view_get_bottom_inset (FzMapView *self)
{
  return self->bottom_inset;
}

/* Says how many pixels at the bottom lie under a sheet: nothing that the map is moved to
 * comes to lie there, and neither does the selected station if it was in view. What the
 * map shows does not move otherwise, unless it shows everything. */
void
fz_map_view_set_bottom_inset (FzMapView *self,
                              int        inset)
{
  if (self->bottom_inset == inset)
    return;

  self->bottom_inset = inset;
  update_corners (self);
  fz_station_layer_set_bottom_inset (self->stations, inset);
  fz_map_travel_set_bottom_inset (self->travel, inset, self->selected);
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

  fz_map_travel_to_point (self->travel, (FzPoint) { .lat = lat, .lon = lon }, zoom, FALSE);
}

/* Brings @station to the middle, close enough to tell it from its neighbours. */
void
fz_map_view_show_station (FzMapView *self,
                          FzStation *station)
{
  fz_map_travel_to_station (self->travel, station);
}

/* Fits every station of the table, found or not. */
void
fz_map_view_show_all (FzMapView *self)
{
  fz_map_travel_to_all (self->travel, TRUE);
}

/* Fits the stations that the finder finds; does nothing when it finds none. */
void
fz_map_view_zoom_to_results (FzMapView *self)
{
  fz_map_travel_to_results (self->travel);
}

/* Brings the stations that the finder finds into view if they are not: all of them when
 * they are few, at least one of many. */
void
fz_map_view_reveal_results (FzMapView *self)
{
  fz_map_travel_reveal_results (self->travel);
}

/* Fits the district of that @code, whatever is found in it; FALSE when nobody knows how
 * far it reaches. */
gboolean
fz_map_view_show_district (FzMapView  *self,
                           const char *code)
{
  FzCatalog *catalog;
  guint      district;
  FzBox      box;

  if (self->finder == NULL)
    return FALSE;
  catalog = fz_station_table_get_catalog (fz_finder_get_table (self->finder));
  if (!fz_catalog_find_district (catalog, code, &district) ||
      !fz_district_places_get_box (catalog, district, &box))
    return FALSE;
  fz_map_travel_to_box (self->travel, &box, TRUE);
  return TRUE;
}

/* Brings the starting point to the middle, close enough to see its street, or from there
 * the nearest stations into view with it; does nothing where there is none. */
void
fz_map_view_show_start (FzMapView *self)
{
  FzOrigin *origin = fz_origin_layer_get_origin (self->origin);
  FzBox     box;
  gboolean  has_box;

  if (origin == NULL)
    return;
  has_box = fz_origin_layer_get_box (self->origin, self->finder, &box);
  fz_map_travel_to_start (self->travel, fz_origin_get_point (origin), has_box ? &box : NULL);
}

/* Moves what is in view by some pixels, at once. */
void
fz_map_view_pan (FzMapView *self,
                 double     right,
                 double     down)
{
  fz_map_travel_by (self->travel, right, down);
}

void
fz_map_view_zoom_in (FzMapView *self)
{
  fz_map_travel_closer (self->travel, 1.0);
}

void
fz_map_view_zoom_out (FzMapView *self)
{
  fz_map_travel_closer (self->travel, -1.0);
}

/* Asks whether @file is to be the map pack. */
void
fz_map_view_offer_pack (FzMapView *self,
                        GFile     *file)
{
  fz_base_map_button_offer_pack (FZ_BASE_MAP_BUTTON (self->base_map_button), file);
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
