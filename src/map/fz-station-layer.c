/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-layer.h"

#include <adwaita.h>
#include <math.h>

#include "fz-cluster-popover.h"
#include "fz-pin-focus.h"

/*
 * The stations of a finder's result as pins, clustered, and the selected one on
 * its own in front.
 *
 *   FzFinder ─ rows ─▶ FzClusterIndex ─ what is in view ─▶ FzPin, as many as needed
 *
 * The index is asked again when the view leaves what it was asked for, or steps
 * to another zoom; between, pins only move. A pin keeps its station or cluster
 * while that is in view; what leaves goes to a pool. The focused pin never does,
 * while there is anything that it can show.
 *
 * All data is taken up while the layer is allocated: however often the finder
 * changes, it is once a frame.
 */
struct _FzStationLayer
{
  ShumateLayer parent_instance;

  FzPinArt       *art;         /* (owned) */
  FzClusterIndex *index;       /* (owned) (nullable): NULL when the table has changed */
  FzFinder       *finder;      /* (owned) (nullable) */
  FzStation      *selected;    /* (owned) (nullable) */
  GPtrArray      *pins;        /* of FzPin in view; children */
  GPtrArray      *pool;        /* of FzPin that show nothing; children too */
  GtkWidget      *popover;     /* (nullable): a child */
  FzPin          *popover_pin; /* (weak) (nullable) */

  gboolean rows_changed;
  gboolean pins_changed;
  FzBox    known; /* what the pins were collected for */
  int      known_step;

  FzPin  *pressed; /* (weak) (nullable) */
  guint64 pressed_key;
  double  pressed_x;
  double  pressed_y;
};

/* What one pin has to show. */
typedef struct
{
  guint64   key;
  FzPoint   point;
  FzCluster cluster;
  gboolean  selected;
  FzPin    *pin;
} Wanted;

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
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  return fz_cluster_index_step_at (to_world_zoom (viewport, shumate_viewport_get_zoom_level (viewport)));
}

static int
get_last_step (FzStationLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  return fz_cluster_index_step_at (to_world_zoom (viewport, shumate_viewport_get_max_zoom_level (viewport)));
}

/* The stretch of the Earth in view, and @margin pixels round it. */
static FzBox
get_view (FzStationLayer *self,
          double          margin)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  GtkWidget       *widget = GTK_WIDGET (self);
  FzBox            view;

  shumate_viewport_widget_coords_to_location (viewport, widget, -margin, -margin, &view.north, &view.west);
  shumate_viewport_widget_coords_to_location (viewport,
                                              widget,
                                              gtk_widget_get_width (widget) + margin,
                                              gtk_widget_get_height (widget) + margin,
                                              &view.south,
                                              &view.east);
  return view;
}

static gboolean
box_holds (const FzBox *box,
           FzPoint      point)
{
  return point.lat >= box->south && point.lat <= box->north &&
         point.lon >= box->west && point.lon <= box->east;
}

static gboolean
box_holds_box (const FzBox *box,
               const FzBox *inner)
{
  return box_holds (box, (FzPoint) { inner->south, inner->west }) &&
         box_holds (box, (FzPoint) { inner->north, inner->east });
}

static const FzStationColumns *
get_columns (FzStationLayer *self)
{
  return fz_station_table_get_columns (fz_finder_get_table (self->finder));
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

  if (self->index == NULL)
    self->index = fz_cluster_index_new (get_columns (self));

  rows = fz_finder_get_rows (self->finder, &n_rows);
  fz_cluster_index_set_rows (self->index, rows, n_rows);
  set_apart (self);
  self->rows_changed = FALSE;
  self->pins_changed = TRUE;
}

static Wanted
want_cluster (FzStationLayer  *self,
              const FzCluster *cluster)
{
  Wanted wanted = { .key = cluster->key, .point = cluster->point, .cluster = *cluster };

  if (cluster->n_stations == 1)
    wanted.key = fz_pin_key_for_station (fz_station_columns_get_id (get_columns (self), cluster->row));

  return wanted;
}

/* Everything that is to be shown, an array of Wanted, the selected one last. */
static GArray *
list_wanted (FzStationLayer *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (FzCluster));

  if (self->index != NULL)
    fz_cluster_index_collect (self->index, &self->known, self->known_step, clusters);

  for (guint i = 0; i < clusters->len; i++)
    {
      Wanted one = want_cluster (self, &g_array_index (clusters, FzCluster, i));

      g_array_append_val (wanted, one);
    }

  if (self->selected != NULL)
    {
      Wanted one = {
        .key = fz_pin_key_for_station (fz_station_get_id (self->selected)),
        .point = fz_station_get_point (self->selected),
        .cluster = { .n_stations = 1 },
        .selected = TRUE,
      };

      g_array_append_val (wanted, one);
    }

  return wanted;
}

static void
on_pin_activate (FzStationLayer *self,
                 FzPin          *pin)
{
  const FzCluster *cluster = fz_pin_get_cluster (pin);
  FzStation       *station = fz_pin_get_station (pin);

  if (station != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.select-station", "u", fz_station_get_id (station));
    }
  else if (cluster != NULL && self->index != NULL && !self->rows_changed)
    {
      if (fz_cluster_index_separates (self->index, cluster, get_last_step (self)))
        {
          FzBox extent;

          fz_cluster_index_get_extent (self->index, cluster, &extent);
          g_signal_emit (self, signals[SIGNAL_BOX_OPENED], 0, &extent);
        }
      else
        {
          g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

          fz_cluster_index_get_members (self->index, cluster, rows, G_MAXUINT);
          close_popover (self);
          self->popover = GTK_WIDGET (fz_cluster_popover_new (fz_finder_get_table (self->finder), rows));
          g_set_weak_pointer (&self->popover_pin, pin);
          gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
          gtk_widget_queue_allocate (GTK_WIDGET (self));
          gtk_popover_popup (GTK_POPOVER (self->popover));
        }
    }
}

static FzPin *
take_pin (FzStationLayer *self)
{
  FzPin *pin;

  if (self->pool->len > 0)
    {
      pin = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
      gtk_widget_set_child_visible (GTK_WIDGET (pin), TRUE);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_STATE_HIDDEN);
      return pin;
    }

  pin = fz_pin_new (self->art);
  g_signal_connect_object (pin, "activate", G_CALLBACK (on_pin_activate), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (pin), GTK_WIDGET (self));

  return pin;
}

static void
return_pin (FzStationLayer *self,
            FzPin          *pin)
{
  fz_pin_clear (pin);
  gtk_widget_set_child_visible (GTK_WIDGET (pin), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->pool, pin);
}

static void
show_wanted (FzStationLayer *self,
             const Wanted   *wanted)
{
  if (wanted->selected)
    {
      fz_pin_show_station (wanted->pin, self->selected, TRUE);
    }
  else if (wanted->cluster.n_stations > 1)
    {
      fz_pin_show_cluster (wanted->pin, &wanted->cluster);
    }
  else
    {
      g_autoptr (FzStation) station =
          fz_station_table_dup_station (fz_finder_get_table (self->finder), wanted->cluster.row);

      fz_pin_show_station (wanted->pin, station, FALSE);
    }
}

/* Gives every wanted that a pin shows already that pin, and takes these pins out
 * of @pins. */
static void
match_pins (GArray    *wanted,
            GPtrArray *pins)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (by_key, &g_array_index (wanted, Wanted, i).key, &g_array_index (wanted, Wanted, i));

  for (guint i = 0; i < pins->len;)
    {
      guint64 key = fz_pin_get_key (g_ptr_array_index (pins, i));
      Wanted *match = g_hash_table_lookup (by_key, &key);

      if (match != NULL && match->pin == NULL)
        match->pin = g_ptr_array_steal_index_fast (pins, i);
      else
        i++;
    }
}

/* The focused pin shows nothing that is wanted any more. Gives it to the nearest
 * that is, so that the focus stays; out of view it stays as it is. */
static void
keep_focus (FzStationLayer *self,
            GArray         *wanted,
            GPtrArray      *leftover)
{
  FzPin  *focused = fz_pin_focus_get (GTK_WIDGET (self));
  FzPoint point;
  Wanted *nearest = NULL;
  double  least = G_MAXDOUBLE;

  if (focused == NULL || !g_ptr_array_remove_fast (leftover, focused))
    return;

  point = fz_pin_get_point (focused);
  for (guint i = 0; i < wanted->len && box_holds (&self->known, point); i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);
      double  distance = fz_point_distance (point, one->point);

      if (distance < least)
        {
          least = distance;
          nearest = one;
        }
    }

  if (nearest != NULL)
    {
      if (nearest->pin != NULL)
        g_ptr_array_add (leftover, nearest->pin);
      nearest->pin = focused;
    }
  else if (box_holds (&self->known, point))
    {
      g_ptr_array_add (leftover, focused);
    }
  else
    {
      g_ptr_array_add (self->pins, focused);
    }
}

/* Makes the pins show what is wanted now. */
static void
update_pins (FzStationLayer *self)
{
  g_autoptr (GArray) wanted = list_wanted (self);
  g_autoptr (GPtrArray) leftover = g_steal_pointer (&self->pins);

  self->pins = g_ptr_array_new ();
  match_pins (wanted, leftover);
  keep_focus (self, wanted, leftover);
  for (guint i = 0; i < leftover->len; i++)
    return_pin (self, g_ptr_array_index (leftover, i));

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);

      if (one->pin == NULL)
        one->pin = take_pin (self);
      show_wanted (self, one);
      g_ptr_array_add (self->pins, one->pin);
    }

  if (self->selected != NULL)
    gtk_widget_insert_before (g_ptr_array_index (self->pins, self->pins->len - 1), GTK_WIDGET (self), NULL);
}

/* Asks the index again if the view, or the stations, call for it. */
static void
follow_view (FzStationLayer *self)
{
  FzBox needed = get_view (self, MARGIN_NEEDED);
  int   step = get_step (self);

  if (!self->pins_changed && step == self->known_step && box_holds_box (&self->known, &needed))
    return;

  self->known = get_view (self, MARGIN_KEPT);
  self->known_step = step;
  self->pins_changed = FALSE;
  update_pins (self);
}

static void
place_pin (FzStationLayer *self,
           FzPin          *pin,
           double          scale)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  FzPoint          point = fz_pin_get_point (pin);
  FzPinFrame       frame = fz_pin_get_frame (pin);
  graphene_point_t origin;
  double           x, y;

  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (self), point.lat, point.lon, &x, &y);
  /* On whole pixels of the display, lest the picture blurs. */
  origin.x = (float) (round ((x - frame.x) * scale) / scale);
  origin.y = (float) (round ((y - frame.y) * scale) / scale);

  gtk_widget_measure (GTK_WIDGET (pin), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (pin),
                       (int) ceil (frame.width),
                       (int) ceil (frame.height),
                       -1,
                       gsk_transform_translate (NULL, &origin));
}

static void
place_popover (FzStationLayer *self)
{
  graphene_rect_t bounds;

  if (self->popover == NULL)
    return;

  if (self->popover_pin != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->popover_pin), GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) {
                                     (int) bounds.origin.x,
                                     (int) bounds.origin.y,
                                     (int) bounds.size.width,
                                     (int) bounds.size.height,
                                 });
  gtk_popover_present (GTK_POPOVER (self->popover));
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
  if (!fz_pin_art_follow_style (self->art))
    return;

  for (guint i = 0; i < self->pins->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->pins, i));
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
      gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->pressed_x, (int) self->pressed_y, (int) x, (int) y))
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

  return fz_pin_focus_move (widget, self->pins, direction);
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
  for (guint i = 0; i < self->pins->len; i++)
    place_pin (self, g_ptr_array_index (self->pins, i), scale);
  place_popover (self);
}

static void
fz_station_layer_constructed (GObject *object)
{
  FzStationLayer  *self = FZ_STATION_LAYER (object);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  G_OBJECT_CLASS (fz_station_layer_parent_class)->constructed (object);

  g_signal_connect_object (viewport, "notify", G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
fz_station_layer_dispose (GObject *object)
{
  FzStationLayer *self = FZ_STATION_LAYER (object);

  close_popover (self);
  g_clear_weak_pointer (&self->pressed);
  while (self->pins->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->pins, 0));
  while (self->pool->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->pool, 0));
  g_clear_object (&self->finder);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->index, fz_cluster_index_free);

  G_OBJECT_CLASS (fz_station_layer_parent_class)->dispose (object);
}

static void
fz_station_layer_finalize (GObject *object)
{
  FzStationLayer *self = FZ_STATION_LAYER (object);

  g_ptr_array_unref (self->pins);
  g_ptr_array_unref (self->pool);
  fz_pin_art_free (self->art);

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

  self->art = fz_pin_art_new ();
  self->pins = g_ptr_array_new ();
  self->pool = g_ptr_array_new ();
  self->pins_changed = TRUE;

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_click_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_click_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
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
      g_signal_handlers_disconnect_by_data (fz_finder_get_table (self->finder), self);
    }

  g_set_object (&self->finder, finder);
  if (finder != NULL)
    {
      g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (fz_finder_get_table (finder), "changed", G_CALLBACK (on_table_changed), self,
                               G_CONNECT_SWAPPED);
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
    g_signal_connect_object (station, "moved", G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);

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
  for (guint i = 0; i < self->pins->len; i++)
    if (fz_pin_get_key (g_ptr_array_index (self->pins, i)) == fz_pin_key_for_station (id))
      return g_ptr_array_index (self->pins, i);

  return NULL;
}

/* How many pins show something, in view or close to it. */
guint
fz_station_layer_get_n_pins (FzStationLayer *self)
{
  return self->pins->len;
}

FzPin *
fz_station_layer_get_pin (FzStationLayer *self,
                          guint           i)
{
  return g_ptr_array_index (self->pins, i);
}
