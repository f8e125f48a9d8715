/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-district-layer.h"

#include <adwaita.h>

#include "fz-district-shape.h"
#include "fz-map-text.h"

/*
 * The districts: their names, and the outline of the one that is marked, which the filter
 * or the selected station is in, and of the one that is pointed at. Nothing is drawn of
 * the others, and nothing at all close by, where the outlines would look truer than they
 * are.
 *
 * It takes no clicks, and is no part of what assistive technology sees: the filter has
 * the same districts in words.
 */
struct _FzDistrictLayer
{
  ShumateLayer parent_instance;

  FzStationLayer  *stations; /* (unowned): lies above it on the same map */
  FzCatalog       *catalog;  /* (owned) (nullable) */
  FzScript         script;
  GPtrArray       *shapes;    /* of FzDistrictShape (nullable), by district */
  FzDistrictNames *names;     /* (owned) */
  guint            list_idle; /* source */
  gboolean         names_stale;
  gboolean         is_drawn; /* something was, last time */
  guint            marked;   /* or FZ_NO_NAME */
  guint            pointed;  /* or FZ_NO_NAME */
  gboolean         at_name;  /* what is pointed at is its name */
  double           letters;  /* how large they are, pixels */
};

G_DEFINE_FINAL_TYPE (FzDistrictLayer, fz_district_layer, SHUMATE_TYPE_LAYER)

/* From this zoom on districts have names. */
#define NAMES_FROM_ZOOM 8.6

/* From this zoom on nothing is drawn: FZ_OUTLINE_ERROR is nine pixels there. */
#define ALL_TO_ZOOM 13.0

static ShumateViewport *
get_viewport (FzDistrictLayer *self)
{
  return shumate_layer_get_viewport (SHUMATE_LAYER (self));
}

static gboolean
is_far_enough (FzDistrictLayer *self)
{
  return shumate_viewport_get_zoom_level (get_viewport (self)) < ALL_TO_ZOOM;
}

static void
add_obstacle (GArray          *obstacles,
              FzDistrictLayer *self,
              FzPin           *pin)
{
  FzPinFrame      frame = fz_pin_get_frame (pin);
  FzPoint         point = fz_pin_get_point (pin);
  graphene_rect_t rect;
  double          x, y;

  shumate_viewport_location_to_widget_coords (get_viewport (self), GTK_WIDGET (self),
                                              point.lat, point.lon, &x, &y);
  graphene_rect_init (&rect, (float) (x - frame.body_radius),
                      (float) (y - (frame.y - frame.body_y) - frame.body_radius),
                      (float) (2.0 * frame.body_radius),
                      (float) (2.0 * frame.body_radius + frame.y - frame.body_y));
  g_array_append_val (obstacles, rect);
  if (fz_station_layer_get_label_bounds (self->stations, pin, &rect))
    g_array_append_val (obstacles, rect);
}

/* All pins have come to their places by the time that something is drawn. */
static void
place_names (FzDistrictLayer *self)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  if (!self->names_stale)
    return;
  self->names_stale = FALSE;
  for (guint i = 0; i < fz_station_layer_get_n_pins (self->stations); i++)
    add_obstacle (obstacles, self, fz_station_layer_get_pin (self->stations, i));
  fz_district_names_place (self->names, obstacles);
}

static gboolean
has_outline (FzDistrictLayer *self,
             guint            district)
{
  for (guint i = 0; i < self->catalog->outlines->len; i++)
    if (fz_catalog_get_outline (self->catalog, i)->district == district)
      return TRUE;
  return FALSE;
}

static FzDistrictShape *
need_shape (FzDistrictLayer *self,
            guint            district)
{
  if (self->shapes->pdata[district] == NULL && has_outline (self, district))
    self->shapes->pdata[district] = fz_district_shape_new (self->catalog, district);
  return self->shapes->pdata[district];
}

static FzDistrictStyle
choose_style (FzDistrictLayer *self,
              gboolean         marked)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         contrast = adw_style_manager_get_high_contrast (manager);
  FzDistrictStyle  style = { .width = marked ? 2.0f : 1.2f };

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &style.line);
  style.tint = style.line;
  style.line.alpha = marked ? 0.8f : 0.45f;
  if (contrast)
    {
      style.width *= 1.5f;
      style.line.alpha = 1.0f;
    }
  style.tint.alpha = marked ? 0.08f : 0.04f;
  return style;
}

static void
draw_shape (FzDistrictLayer *self,
            GtkSnapshot     *snapshot,
            guint            district,
            gboolean         marked)
{
  FzDistrictShape *shape = need_shape (self, district);
  FzDistrictStyle  style = choose_style (self, marked);

  if (shape != NULL)
    fz_district_shape_draw (shape, snapshot, GTK_WIDGET (self), get_viewport (self), &style);
}

static gboolean
on_list_idle (gpointer data)
{
  FzDistrictLayer *self = data;

  if (fz_district_names_list_next (self->names))
    return G_SOURCE_CONTINUE;
  self->list_idle = 0;
  self->names_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
queue_draw (FzDistrictLayer *self)
{
  if (self->is_drawn || is_far_enough (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* While the map moves nobody points at anything, and every frame is spared the shape. */
static void
on_viewport_changed (FzDistrictLayer *self)
{
  self->pointed = FZ_NO_NAME;
  self->at_name = FALSE;
  queue_draw (self);
}

static void
on_pins_changed (FzDistrictLayer *self)
{
  self->names_stale = TRUE;
  queue_draw (self);
}

static void
on_style_changed (FzDistrictLayer *self)
{
  fz_district_names_follow_style (self->names);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fz_district_layer_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  FzDistrictLayer *self = FZ_DISTRICT_LAYER (widget);

  GTK_WIDGET_CLASS (fz_district_layer_parent_class)->css_changed (widget, change);
  if (!fz_map_text_notice_size (widget, &self->letters))
    return;
  self->names_stale = TRUE;
  on_style_changed (self);
}

static void
fz_district_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  FzDistrictLayer *self = FZ_DISTRICT_LAYER (widget);

  self->is_drawn = self->catalog != NULL && is_far_enough (self);
  if (!self->is_drawn)
    return;
  if (self->marked != FZ_NO_NAME)
    draw_shape (self, snapshot, self->marked, TRUE);
  if (self->pointed != FZ_NO_NAME && self->pointed != self->marked)
    draw_shape (self, snapshot, self->pointed, FALSE);
  if (!fz_district_layer_has_names (self))
    return;
  place_names (self);
  fz_district_names_draw (self->names, snapshot, self->at_name ? self->pointed : FZ_NO_NAME);
}

static gboolean
fz_district_layer_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  return FALSE;
}

static void
fz_district_layer_constructed (GObject *object)
{
  FzDistrictLayer *self = FZ_DISTRICT_LAYER (object);
  AdwStyleManager *style = adw_style_manager_get_default ();

  G_OBJECT_CLASS (fz_district_layer_parent_class)->constructed (object);

  self->names = fz_district_names_new (GTK_WIDGET (self), get_viewport (self));
  g_signal_connect_object (get_viewport (self), "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
}

static void
fz_district_layer_dispose (GObject *object)
{
  FzDistrictLayer *self = FZ_DISTRICT_LAYER (object);

  g_clear_handle_id (&self->list_idle, g_source_remove);
  g_ptr_array_set_size (self->shapes, 0);
  g_clear_pointer (&self->catalog, fz_catalog_unref);

  G_OBJECT_CLASS (fz_district_layer_parent_class)->dispose (object);
}

static void
fz_district_layer_finalize (GObject *object)
{
  FzDistrictLayer *self = FZ_DISTRICT_LAYER (object);

  g_ptr_array_unref (self->shapes);
  fz_district_names_free (self->names);

  G_OBJECT_CLASS (fz_district_layer_parent_class)->finalize (object);
}

static void
free_shape (gpointer shape)
{
  if (shape != NULL)
    fz_district_shape_free (shape);
}

static void
fz_district_layer_class_init (FzDistrictLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fz_district_layer_constructed;
  object_class->dispose = fz_district_layer_dispose;
  object_class->finalize = fz_district_layer_finalize;
  widget_class->css_changed = fz_district_layer_css_changed;
  widget_class->snapshot = fz_district_layer_snapshot;
  widget_class->contains = fz_district_layer_contains;

  gtk_widget_class_set_css_name (widget_class, "districts");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fz_district_layer_init (FzDistrictLayer *self)
{
  self->shapes = g_ptr_array_new_with_free_func (free_shape);
  self->marked = FZ_NO_NAME;
  self->pointed = FZ_NO_NAME;
}

/* Makes a layer that keeps its names clear of the pins of @stations, which is borrowed
 * and must outlive it. */
FzDistrictLayer *
fz_district_layer_new (ShumateViewport *viewport,
                       FzStationLayer  *stations)
{
  FzDistrictLayer *self = g_object_new (FZ_TYPE_DISTRICT_LAYER, "viewport", viewport, NULL);

  self->stations = stations;
  g_signal_connect_object (stations, "pins-changed", G_CALLBACK (on_pins_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Shows the districts of @catalog, or none for NULL, with names in @script; they appear
 * when there is time. */
void
fz_district_layer_set_catalog (FzDistrictLayer *self,
                               FzCatalog       *catalog,
                               FzScript         script)
{
  if (self->catalog == catalog && self->script == script)
    return;

  fz_district_names_set_catalog (self->names, catalog, script);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  if (catalog != NULL)
    self->catalog = fz_catalog_ref (catalog);
  self->script = script;
  self->marked = FZ_NO_NAME;
  self->pointed = FZ_NO_NAME;
  g_ptr_array_set_size (self->shapes, 0);
  g_ptr_array_set_size (self->shapes, catalog != NULL ? (int) catalog->districts->len : 0);
  if (catalog != NULL && self->list_idle == 0)
    self->list_idle = g_idle_add_full (G_PRIORITY_LOW, on_list_idle, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Sets off @district, or none for FZ_NO_NAME, for as long as another is not. */
void
fz_district_layer_set_marked (FzDistrictLayer *self,
                              guint            district)
{
  if (self->marked == district)
    return;

  self->marked = district;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Sets off @district, or none for FZ_NO_NAME, for a moment, and its name if @at_name. */
void
fz_district_layer_set_pointed (FzDistrictLayer *self,
                               guint            district,
                               gboolean         at_name)
{
  if (self->pointed == district && self->at_name == at_name)
    return;

  self->pointed = district;
  self->at_name = at_name;
  if (is_far_enough (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
fz_district_layer_get_marked (FzDistrictLayer *self)
{
  return self->marked;
}

guint
fz_district_layer_get_pointed (FzDistrictLayer *self)
{
  return self->pointed;
}

/* Whether the map is at a zoom at which districts have names. */
gboolean
fz_district_layer_has_names (FzDistrictLayer *self)
{
  return shumate_viewport_get_zoom_level (get_viewport (self)) >= NAMES_FROM_ZOOM &&
         is_far_enough (self);
}

/* The district whose name is at a point of the layer, in pixels, or FZ_NO_NAME. */
guint
fz_district_layer_find_name (FzDistrictLayer *self,
                             double           x,
                             double           y)
{
  return fz_district_layer_has_names (self) ? fz_district_names_find (self->names, x, y)
                                            : FZ_NO_NAME;
}

/* Where the name of @district is, in the layer's pixels; FALSE when it is not shown. */
gboolean
fz_district_layer_get_name_bounds (FzDistrictLayer *self,
                                   guint            district,
                                   graphene_rect_t *bounds)
{
  return fz_district_layer_has_names (self) &&
         fz_district_names_get_bounds (self->names, district, bounds);
}
