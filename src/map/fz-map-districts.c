/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-districts.h"

#include <glib/gi18n.h>

#include "fz-outlines.h"
#include "fz-query-parts.h"
#include "fz-toast.h"

/*
 * What the districts on a map do: the one that the filter is set to, or that the selected
 * station is in, is marked; the one under the pointer is set off; a click on a name filters
 * by that district, and says so.
 *
 * Gestures only look on, as everywhere on the map, so that a drag that begins on a name
 * pans. What keeps a double click on a pin or on a name from zooming is decided here,
 * where every press is seen.
 */
struct _FzMapDistricts
{
  ShumateMap      *map;      /* (unowned): its view owns this */
  FzStationLayer  *stations; /* (unowned): a layer of the map */
  FzDistrictLayer *layer;    /* (unowned): a layer of the map */

  GtkEventController *motion; /* (unowned): the map's */
  GtkEventController *click;  /* (unowned): the map's */

  FzFinder  *finder;   /* (owned) (nullable) */
  FzStation *selected; /* (owned) (nullable) */
  guint      pressed;  /* the district whose name was, or FZ_NO_NAME */
  double     pressed_x;
  double     pressed_y;
  gboolean   has_cursor;
};

static FzCatalog *
get_catalog (FzMapDistricts *self)
{
  return self->finder != NULL ? fz_station_table_get_catalog (fz_finder_get_table (self->finder))
                              : NULL;
}

static guint
find_filtered (FzMapDistricts *self)
{
  const char *code = fz_query_get_district (fz_finder_get_query (self->finder));
  guint       district;

  if (code == NULL || get_catalog (self) == NULL ||
      !fz_catalog_find_district (get_catalog (self), code, &district))
    return FZ_NO_NAME;
  return district;
}

static guint
find_selected (FzMapDistricts *self)
{
  const FzStationColumns *columns =
      fz_station_table_get_columns (fz_finder_get_table (self->finder));
  guint row, district;

  if (self->selected == NULL ||
      !fz_station_columns_find (columns, fz_station_get_id (self->selected), &row))
    return FZ_NO_NAME;
  district = fz_station_columns_get_district (columns, row);
  return district != FZ_NO_DISTRICT ? district : FZ_NO_NAME;
}

static void
update_marked (FzMapDistricts *self)
{
  guint marked = FZ_NO_NAME;

  if (self->finder != NULL)
    {
      marked = find_filtered (self);
      if (marked == FZ_NO_NAME)
        marked = find_selected (self);
    }
  fz_district_layer_set_marked (self->layer, marked);
}

static void
on_finder_changed (FzMapDistricts *self)
{
  fz_district_layer_set_catalog (self->layer, get_catalog (self),
                                 fz_station_table_get_script (fz_finder_get_table (self->finder)));
  update_marked (self);
}

static gboolean
is_on_pin (FzMapDistricts *self,
           double          x,
           double          y)
{
  return FZ_IS_PIN (gtk_widget_pick (GTK_WIDGET (self->stations), x, y, GTK_PICK_DEFAULT));
}

/* While a place is picked on the map, all of it is only ground. */
static gboolean
is_picking (FzMapDistricts *self)
{
  return !gtk_widget_get_can_target (GTK_WIDGET (self->stations));
}

static guint
find_name (FzMapDistricts *self,
           double          x,
           double          y)
{
  return is_picking (self) || is_on_pin (self, x, y)
             ? FZ_NO_NAME
             : fz_district_layer_find_name (self->layer, x, y);
}

static guint
find_district (FzMapDistricts *self,
               double          x,
               double          y)
{
  FzPoint point;
  guint   district;

  shumate_viewport_widget_coords_to_location (shumate_map_get_viewport (self->map),
                                              GTK_WIDGET (self->map), x, y,
                                              &point.lat, &point.lon);
  if (get_catalog (self) == NULL ||
      !fz_outlines_find_district (get_catalog (self), point, &district))
    return FZ_NO_NAME;
  return district;
}

static void
set_cursor (FzMapDistricts *self,
            gboolean        on_name)
{
  if (self->has_cursor == on_name || is_picking (self))
    return;
  self->has_cursor = on_name;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), on_name ? "pointer" : NULL);
}

static void
point_at (FzMapDistricts *self,
          double          x,
          double          y)
{
  guint name = find_name (self, x, y);

  set_cursor (self, name != FZ_NO_NAME);
  if (name != FZ_NO_NAME)
    fz_district_layer_set_pointed (self->layer, name, TRUE);
  else
    fz_district_layer_set_pointed (self->layer, find_district (self, x, y), FALSE);
}

static void
on_motion (GtkEventControllerMotion *motion,
           double                    x,
           double                    y,
           gpointer                  data)
{
  FzMapDistricts *self = data;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion));

  /* Whoever pans the map does not point at anything. */
  if (fz_district_layer_has_names (self->layer) && (state & GDK_BUTTON1_MASK) == 0)
    point_at (self, x, y);
  else
    set_cursor (self, FALSE);
}

static void
on_leave (GtkEventControllerMotion *motion,
          gpointer                  data)
{
  FzMapDistricts *self = data;

  set_cursor (self, FALSE);
  fz_district_layer_set_pointed (self->layer, FZ_NO_NAME, FALSE);
}

static void
on_show_all_clicked (FzFinder *finder)
{
  g_autoptr (FzQuery) query = fz_query_with_district (fz_finder_get_query (finder), NULL);

  fz_finder_set_query (finder, query);
}

static void
choose (FzMapDistricts *self,
        guint           district)
{
  const FzDistrict *chosen = fz_catalog_get_district (get_catalog (self), district);
  const char       *name =
      fz_names_get (&chosen->names,
                    fz_station_table_get_script (fz_finder_get_table (self->finder)));
  g_autoptr (FzQuery) query =
      fz_query_with_district (fz_finder_get_query (self->finder), chosen->code);
  /* Translators: what the filter was set to with a click on the map; %s is the name of a
   * district. */
  g_autofree char *words = g_strdup_printf (_ ("Only stations in %s"), name);

  fz_finder_set_query (self->finder, query);
  fz_toast_show_with_button (GTK_WIDGET (self->map), words,
                             /* Translators: a button that takes a filter back. */
                             _ ("Show All"),
                             G_CALLBACK (on_show_all_clicked), G_OBJECT (self->finder));
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            gpointer         data)
{
  FzMapDistricts *self = data;

  if (is_picking (self))
    {
      self->pressed = FZ_NO_NAME;
      return;
    }
  self->pressed = find_name (self, x, y);
  self->pressed_x = x;
  self->pressed_y = y;
  shumate_map_set_zoom_on_double_click (self->map, self->pressed == FZ_NO_NAME &&
                                                       !is_on_pin (self, x, y));
}

static void
on_released (GtkGestureClick *click,
             int              n_press,
             double           x,
             double           y,
             gpointer         data)
{
  FzMapDistricts *self = data;
  guint           district = self->pressed;

  self->pressed = FZ_NO_NAME;
  if (district == FZ_NO_NAME || n_press != 1 || find_name (self, x, y) != district ||
      gtk_drag_check_threshold (GTK_WIDGET (self->map), (int) self->pressed_x,
                                (int) self->pressed_y, (int) x, (int) y))
    return;
  choose (self, district);
}

static void
add_controllers (FzMapDistricts *self)
{
  self->motion = gtk_event_controller_motion_new ();
  self->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_event_controller_set_propagation_phase (self->click, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_static_name (self->click, "fz-districts");
  gtk_event_controller_set_static_name (self->motion, "fz-districts");
  g_signal_connect (self->motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (self->motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (self->motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (self->click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (self->click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), self->motion);
  gtk_widget_add_controller (GTK_WIDGET (self->map), self->click);
}

/* Puts a layer of districts into @map, below its layer @above, and clear of the pins of
 * @stations. All are borrowed and must outlive this. */
FzMapDistricts *
fz_map_districts_new (ShumateMap     *map,
                      FzStationLayer *stations,
                      ShumateLayer   *above)
{
  FzMapDistricts *self = g_new0 (FzMapDistricts, 1);

  self->map = map;
  self->stations = stations;
  self->pressed = FZ_NO_NAME;
  self->layer = fz_district_layer_new (shumate_map_get_viewport (map), stations);
  shumate_map_insert_layer_behind (map, SHUMATE_LAYER (self->layer), above);
  add_controllers (self);

  return self;
}

void
fz_map_districts_free (FzMapDistricts *self)
{
  fz_map_districts_set_finder (self, NULL);
  g_clear_object (&self->selected);
  gtk_widget_remove_controller (GTK_WIDGET (self->map), self->motion);
  gtk_widget_remove_controller (GTK_WIDGET (self->map), self->click);
  g_free (self);
}

/* Follows the table and the filter of @finder; NULL: there are no districts. */
void
fz_map_districts_set_finder (FzMapDistricts *self,
                             FzFinder       *finder)
{
  if (self->finder == finder)
    return;

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_func (self->finder, on_finder_changed, self);
  g_set_object (&self->finder, finder);
  if (finder == NULL)
    {
      fz_district_layer_set_catalog (self->layer, NULL, FZ_SCRIPT_HANS);
      return;
    }
  g_signal_connect_swapped (finder, "changed", G_CALLBACK (on_finder_changed), self);
  on_finder_changed (self);
}

/* Marks the district of @selected, which may be NULL, where no filter asks for one. */
void
fz_map_districts_set_selected (FzMapDistricts *self,
                               FzStation      *selected)
{
  if (g_set_object (&self->selected, selected))
    update_marked (self);
}
