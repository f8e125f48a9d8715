/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-layer.h"

#include <adwaita.h>
#include <math.h>

#include "fz-cluster-popover.h"
#include "fz-pin-focus.h"
#include "fz-pin-layout.h"
#include "fz-pin-pool.h"

/*
 * The stations of a finder's result as pins, clustered, and the selected one on
 * its own in front.
 *
 *   FzFinder ─ rows ─▶ FzClusterIndex ─ what is in view ─▶ FzPin, as many as needed
 *
 * The index is asked again when the view leaves what it was asked for, or steps
 * to another zoom; between, pins only move.
 *
 * All data is taken up while the layer is allocated: however often the finder
 * changes, it is once a frame.
 */
struct _FzStationLayer
{
  ShumateLayer parent_instance;

  FzPinPool      *pool;  /* (owned) */
  FzClusterIndex *index; /* (owned) (nullable): NULL when the table has changed */

  const FzStationColumns *indexed;     /* (unowned): compared only */
  FzFinder               *finder;      /* (owned) (nullable) */
  FzStation              *selected;    /* (owned) (nullable) */
  GtkWidget              *popover;     /* (nullable): a child */
  FzPin                  *popover_pin; /* (weak) (nullable) */

  gboolean rows_changed;
  gboolean pins_changed;
  FzBox    known; /* what the pins were collected for */
  int      known_step;

  FzPin  *pressed; /* (weak) (nullable) */
  guint64 pressed_key;
  double  pressed_x;
  double  pressed_y;
};

enum
{
  SIGNAL_BOX_OPENED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStationLayer, fz_station_layer, SHUMATE_TYPE_LAYER)

/* How far beyond the view pins are kept, and how near its edge may come to what
 * was collected before that is done anew: pixels. */
#define MARGIN_KEPT 160.0
#define MARGIN_NEEDED 64.0

static ShumateViewport *
get_viewport (FzStationLayer *self)
{
  return shumate_layer_get_viewport (SHUMATE_LAYER (self));
}

static double
to_world_zoom (ShumateViewport *viewport,
               double           zoom)
{
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  guint             tile_size = source != NULL ? shumate_map_source_get_tile_size (source) : 256;

  return zoom + log2 (tile_size / 256.0);
}

static int
get_step (FzStationLayer *self)
{
  ShumateViewport *viewport = get_viewport (self);

  return fz_cluster_index_step_at (to_world_zoom (viewport,
                                                  shumate_viewport_get_zoom_level (viewport)));
}

static int
get_last_step (FzStationLayer *self)
{
  ShumateViewport *viewport = get_viewport (self);

  return fz_cluster_index_step_at (to_world_zoom (viewport,
                                                  shumate_viewport_get_max_zoom_level (viewport)));
}

/* The stretch of the Earth in view, and @margin pixels round it. */
static FzBox
get_view (FzStationLayer *self,
          double          margin)
{
  ShumateViewport *viewport = get_viewport (self);
  GtkWidget       *widget = GTK_WIDGET (self);
  FzBox            view;

  shumate_viewport_widget_coords_to_location (viewport,
                                              widget,
                                              -margin,
                                              -margin,
                                              &view.north,
                                              &view.west);
  shumate_viewport_widget_coords_to_location (viewport,
                                              widget,
                                              gtk_widget_get_width (widget) + margin,
                                              gtk_widget_get_height (widget) + margin,
                                              &view.south,
                                              &view.east);
  return view;
}

static FzStationTable *
get_table (FzStationLayer *self)
{
  return fz_finder_get_table (self->finder);
}

static const FzStationColumns *
get_columns (FzStationLayer *self)
{
  return fz_station_table_get_columns (get_table (self));
}

static void
close_popover (FzStationLayer *self)
{
  g_clear_weak_pointer (&self->popover_pin);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
set_apart (FzStationLayer *self)
{
  guint row = FZ_NO_ROW;

  if (self->selected != NULL &&
      !fz_station_columns_find (get_columns (self), fz_station_get_id (self->selected), &row))
    row = FZ_NO_ROW;

  fz_cluster_index_set_apart (self->index, row);
}

/* Brings the index up to the finder's present result. */
static void
update_index (FzStationLayer *self)
{
  const guint32 *rows;
  guint          n_rows;

  if (self->finder == NULL || (self->index != NULL && !self->rows_changed))
    return;

  /* The finder hears of new columns, and tells of it, before this layer does. */
  if (self->indexed != get_columns (self))
    g_clear_pointer (&self->index, fz_cluster_index_free);
  self->indexed = get_columns (self);
  if (self->index == NULL)
    self->index = fz_cluster_index_new (self->indexed);

  rows = fz_finder_get_unsorted_rows (self->finder, &n_rows);
  fz_cluster_index_set_rows (self->index, rows, n_rows);
  set_apart (self);
  self->rows_changed = FALSE;
  self->pins_changed = TRUE;
}

/* Points the popover at its pin, wherever that has moved. */
static void
place_popover (FzStationLayer *self)
{
  graphene_rect_t bounds;

  if (self->popover_pin != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->popover_pin), GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) {
                                     (int) bounds.origin.x,
                                     (int) bounds.origin.y,
                                     (int) bounds.size.width,
                                     (int) bounds.size.height,
                                 });
}

static void
open_cluster (FzStationLayer  *self,
              FzPin           *pin,
              const FzCluster *cluster)
{
  g_autoptr (GArray) rows = NULL;
  FzBox extent;

  if (fz_cluster_index_separates (self->index, cluster, get_last_step (self)))
    {
      fz_cluster_index_get_extent (self->index, cluster, &extent);
      g_signal_emit (self, signals[SIGNAL_BOX_OPENED], 0, &extent);
      return;
    }

  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  fz_cluster_index_get_members (self->index, cluster, rows, G_MAXUINT);
  close_popover (self);
  self->popover = GTK_WIDGET (fz_cluster_popover_new (get_table (self), rows));
  g_set_weak_pointer (&self->popover_pin, pin);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  place_popover (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_pin_activate (FzStationLayer *self,
                 FzPin          *pin)
{
  const FzCluster *cluster = fz_pin_get_cluster (pin);
  FzStation       *station = fz_pin_get_station (pin);

  if (station != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.select-station",
                                "u",
                                fz_station_get_id (station));
  else if (cluster != NULL && self->index != NULL && !self->rows_changed)
    open_cluster (self, pin, cluster);
}

static void
update_pins (FzStationLayer *self)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));

  if (self->index != NULL)
    fz_cluster_index_collect (self->index, &self->known, self->known_step, clusters);

  fz_pin_pool_show (self->pool,
                    clusters,
                    self->finder != NULL ? get_table (self) : NULL,
                    self->selected,
                    &self->known);
}

/* Asks the index again if the view, or the stations, call for it. */
static void
follow_view (FzStationLayer *self)
{
  FzBox needed = get_view (self, MARGIN_NEEDED);
  int   step = get_step (self);

  if (!self->pins_changed && step == self->known_step && fz_box_holds_box (&self->known, &needed))
    return;

  self->known = get_view (self, MARGIN_KEPT);
  self->known_step = step;
  self->pins_changed = FALSE;
  update_pins (self);
}

static void
on_finder_changed (FzStationLayer *self)
{
  self->rows_changed = TRUE;
  close_popover (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_table_changed (FzStationLayer *self)
{
  g_clear_pointer (&self->index, fz_cluster_index_free);
  on_finder_changed (self);
}

static void
on_viewport_changed (FzStationLayer *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_selected_changed (FzStationLayer *self)
{
  self->pins_changed = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_style_changed (FzStationLayer *self)
{
  fz_pin_pool_follow_style (self->pool);
}

static FzPin *
pick_pin (FzStationLayer *self,
          double          x,
          double          y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return FZ_IS_PIN (widget) ? FZ_PIN (widget) : NULL;
}

static ShumateMap *
get_map (FzStationLayer *self)
{
  return SHUMATE_MAP (gtk_widget_get_ancestor (GTK_WIDGET (self), SHUMATE_TYPE_MAP));
}

/* Clicks are watched and never claimed: a claimed release does not reach the
 * map's own gestures, which then wait for it for ever. So the second click of two
 * on a pin has to be kept from zooming in another way. */
static void
on_click_pressed (FzStationLayer  *self,
                  int              n_press,
                  double           x,
                  double           y,
                  GtkGestureClick *click)
{
  FzPin *pin = pick_pin (self, x, y);

  g_set_weak_pointer (&self->pressed, pin);
  self->pressed_key = pin != NULL ? fz_pin_get_key (pin) : 0;
  self->pressed_x = x;
  self->pressed_y = y;
  shumate_map_set_zoom_on_double_click (get_map (self), pin == NULL);
}

static void
on_click_released (FzStationLayer  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *click)
{
  FzPin *pin = pick_pin (self, x, y);

  /* A drag takes the pin along with the map: the pointer stays over it. */
  if (pin == NULL || pin != self->pressed || fz_pin_get_key (pin) != self->pressed_key ||
      gtk_drag_check_threshold (GTK_WIDGET (self),
                                (int) self->pressed_x,
                                (int) self->pressed_y,
                                (int) x,
                                (int) y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (pin));
  on_pin_activate (self, pin);
}

static gboolean
fz_station_layer_contains (GtkWidget *widget,
                           double     x,
                           double     y)
{
  /* Between the pins the map is clicked. */
  return FALSE;
}

static gboolean
fz_station_layer_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  FzStationLayer *self = FZ_STATION_LAYER (widget);

  return fz_pin_focus_move (widget, fz_pin_pool_get_pins (self->pool), direction);
}

static void
fz_station_layer_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  FzStationLayer *self = FZ_STATION_LAYER (widget);
  GtkNative      *native = gtk_widget_get_native (widget);
  GdkSurface     *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double          scale = surface != NULL ? gdk_surface_get_scale (surface) : 1.0;

  update_index (self);
  follow_view (self);
  fz_pin_layout_place (widget, get_viewport (self), fz_pin_pool_get_pins (self->pool), scale);
  if (self->popover != NULL)
    {
      place_popover (self);
      gtk_popover_present (GTK_POPOVER (self->popover));
    }
}

static void
fz_station_layer_constructed (GObject *object)
{
  FzStationLayer  *self = FZ_STATION_LAYER (object);
  ShumateViewport *viewport = get_viewport (self);

  G_OBJECT_CLASS (fz_station_layer_parent_class)->constructed (object);

  g_signal_connect_object (viewport, "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
fz_station_layer_dispose (GObject *object)
{
  FzStationLayer *self = FZ_STATION_LAYER (object);

  close_popover (self);
  g_clear_weak_pointer (&self->pressed);
  fz_pin_pool_unparent_all (self->pool);
  g_clear_object (&self->finder);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->index, fz_cluster_index_free);

  G_OBJECT_CLASS (fz_station_layer_parent_class)->dispose (object);
}

static void
fz_station_layer_finalize (GObject *object)
{
  FzStationLayer *self = FZ_STATION_LAYER (object);

  fz_pin_pool_free (self->pool);

  G_OBJECT_CLASS (fz_station_layer_parent_class)->finalize (object);
}

static void
fz_station_layer_class_init (FzStationLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fz_station_layer_constructed;
  object_class->dispose = fz_station_layer_dispose;
  object_class->finalize = fz_station_layer_finalize;

  widget_class->contains = fz_station_layer_contains;
  widget_class->focus = fz_station_layer_focus;
  widget_class->size_allocate = fz_station_layer_size_allocate;

  /**
   * FzStationLayer::box-opened:
   * @box: (type FzBox): what the cluster holds
   *
   * A cluster was chosen that a closer view takes apart.
   */
  signals[SIGNAL_BOX_OPENED] =
      g_signal_new ("box-opened", FZ_TYPE_STATION_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  fz_pin_focus_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "stations");
}

static void
fz_station_layer_init (FzStationLayer *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkGesture      *click = gtk_gesture_click_new ();

  self->pool = fz_pin_pool_new (GTK_WIDGET (self), G_CALLBACK (on_pin_activate));
  self->pins_changed = TRUE;

  g_signal_connect_object (click, "pressed",
                           G_CALLBACK (on_click_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released",
                           G_CALLBACK (on_click_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
}

FzStationLayer *
fz_station_layer_new (ShumateViewport *viewport)
{
  return g_object_new (FZ_TYPE_STATION_LAYER, "viewport", viewport, NULL);
}

/* Shows the result of @finder, now and after each change; NULL shows none. */
void
fz_station_layer_set_finder (FzStationLayer *self,
                             FzFinder       *finder)
{
  if (self->finder == finder)
    return;

  if (self->finder != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->finder, self);
      g_signal_handlers_disconnect_by_data (get_table (self), self);
    }

  g_set_object (&self->finder, finder);
  if (finder != NULL)
    {
      g_signal_connect_object (finder, "changed",
                               G_CALLBACK (on_finder_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_table (self), "changed",
                               G_CALLBACK (on_table_changed), self, G_CONNECT_SWAPPED);
    }

  self->pins_changed = TRUE;
  on_table_changed (self);
}

/* Shows @station on its own, raised and in front, whether the finder found it or
 * not; NULL for none. */
void
fz_station_layer_set_selected (FzStationLayer *self,
                               FzStation      *station)
{
  FzStation *old = self->selected;

  if (old == station)
    return;

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, on_selected_changed, self);
  g_set_object (&self->selected, station);
  if (station != NULL)
    g_signal_connect_object (station, "moved",
                             G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);

  if (self->index != NULL)
    set_apart (self);
  on_selected_changed (self);
}

/* The box of the finder's result, or of its whole table; FALSE when it is empty. */
gboolean
fz_station_layer_get_bounds (FzStationLayer *self,
                             gboolean        only_results,
                             FzBox          *bounds)
{
  update_index (self);
  if (self->index == NULL)
    return FALSE;

  return only_results ? fz_cluster_index_get_bounds (self->index, bounds)
                      : fz_cluster_index_get_all_bounds (self->index, bounds);
}

/* The pin that shows a station by itself, or NULL when none does. */
FzPin *
fz_station_layer_get_pin_for_station (FzStationLayer *self,
                                      guint32         id)
{
  return fz_pin_pool_find (self->pool, fz_pin_key_for_station (id));
}

/* How many pins show something, in view or close to it. */
guint
fz_station_layer_get_n_pins (FzStationLayer *self)
{
  return fz_pin_pool_get_pins (self->pool)->len;
}

FzPin *
fz_station_layer_get_pin (FzStationLayer *self,
                          guint           i)
{
  return g_ptr_array_index (fz_pin_pool_get_pins (self->pool), i);
}

/* Paints the pins as fz_pin_art_set_picture() says. */
void
fz_station_layer_set_picture (FzStationLayer *self,
                              double          scale,
                              gboolean        on_paper)
{
  fz_pin_pool_set_picture (self->pool, scale, on_paper);
}
