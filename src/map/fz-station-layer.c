/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-layer.h"

#include <adwaita.h>

#include "fz-access.h"
#include "fz-cluster-popover.h"
#include "fz-layer-view.h"
#include "fz-map-text.h"
#include "fz-pin-click.h"
#include "fz-pin-focus.h"
#include "fz-pin-labels.h"
#include "fz-pin-layout.h"
#include "fz-pin-namer.h"
#include "fz-pin-pool.h"
#include "fz-pins-ahead.h"

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

  FzPinPool      *pool;   /* (owned) */
  FzPinNamer     *namer;  /* (owned) */
  FzPinLabels    *labels; /* (owned) */
  FzClusterIndex *index;  /* (owned) (nullable): NULL when the table has changed */
  FzPinsAhead    *ahead;  /* (owned): works on the index, as long as it stands */

  const FzStationColumns *indexed;     /* (unowned): compared only */
  FzFinder               *finder;      /* (owned) (nullable) */
  FzStation              *selected;    /* (owned) (nullable) */
  GtkWidget              *popover;     /* (nullable): a child */
  FzPin                  *popover_pin; /* (weak) (nullable) */

  int      bottom_inset;
  double   letters; /* how large they are, pixels */
  gboolean rows_changed;
  gboolean pins_changed;
  FzBox    known; /* what the pins were collected for */
  int      known_step;
};

enum
{
  SIGNAL_BOX_OPENED,
  SIGNAL_PIN_FOCUSED,
  SIGNAL_PINS_CHANGED,
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

  fz_pins_ahead_stop (self->ahead);
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

  if (fz_cluster_index_separates (self->index, cluster,
                                  fz_layer_view_get_last_step (SHUMATE_LAYER (self))))
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
  g_autoptr (FzStation) station = NULL;

  /* The pin may show another one by the time that this one is said. */
  g_set_object (&station, fz_pin_get_station (pin));
  if (station != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.select-station",
                                  "u",
                                  fz_station_get_id (station));
      /* The keyboard stays here, where nothing is seen to change. */
      fz_access_announce (GTK_WIDGET (self), fz_station_get_name (station));
    }
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
  if (self->index != NULL)
    fz_pins_ahead_start (self->ahead, self->index, self->known_step);
  fz_pin_namer_queue (self->namer);
  fz_pin_labels_queue (self->labels, shumate_viewport_get_zoom_level (get_viewport (self)));
  g_signal_emit (self, signals[SIGNAL_PINS_CHANGED], 0);
}

/* Asks the index again if the view, or the stations, call for it. */
static void
follow_view (FzStationLayer *self)
{
  FzBox needed = fz_layer_view_get_box (SHUMATE_LAYER (self), MARGIN_NEEDED);
  int   step = fz_layer_view_get_step (SHUMATE_LAYER (self));

  if (!self->pins_changed && step == self->known_step && fz_box_holds_box (&self->known, &needed))
    return;

  self->known = fz_layer_view_get_box (SHUMATE_LAYER (self), MARGIN_KEPT);
  self->known_step = step;
  self->pins_changed = FALSE;
  update_pins (self);
}

static void
on_finder_changed (FzStationLayer *self)
{
  self->rows_changed = TRUE;
  fz_pins_ahead_stop (self->ahead);
  fz_pin_namer_queue (self->namer);
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
  fz_pin_labels_follow_style (self->labels);
}

static void
fz_station_layer_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  FzStationLayer *self = FZ_STATION_LAYER (widget);

  GTK_WIDGET_CLASS (fz_station_layer_parent_class)->css_changed (widget, change);
  if (fz_map_text_notice_size (widget, &self->letters))
    fz_pin_labels_follow_style (self->labels);
}

static void
on_labels_changed (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  g_signal_emit (widget, signals[SIGNAL_PINS_CHANGED], 0);
}

static void
on_pin_clicked (GtkWidget *widget,
                FzPin     *pin)
{
  FzStationLayer *self = FZ_STATION_LAYER (widget);

  fz_pin_namer_name (self->namer, pin);
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
  graphene_rect_t bounds;
  FzPin          *pin;

  pin = fz_pin_focus_find (widget, fz_pin_pool_get_pins (self->pool), direction,
                           self->bottom_inset);
  if (pin == NULL)
    return FALSE;
  fz_pin_namer_name (self->namer, pin);
  if (!gtk_widget_grab_focus (GTK_WIDGET (pin)))
    return FALSE;
  if (gtk_widget_compute_bounds (GTK_WIDGET (pin), widget, &bounds))
    g_signal_emit (self, signals[SIGNAL_PIN_FOCUSED], 0, &bounds);
  return TRUE;
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
fz_station_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  fz_pin_labels_draw (FZ_STATION_LAYER (widget)->labels, snapshot);
  GTK_WIDGET_CLASS (fz_station_layer_parent_class)->snapshot (widget, snapshot);
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
  fz_pins_ahead_stop (self->ahead);
  fz_pin_namer_set_finder (self->namer, NULL);
  fz_pin_labels_stop (self->labels);
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

  fz_pin_labels_free (self->labels);
  fz_pin_namer_free (self->namer);
  fz_pin_pool_free (self->pool);
  fz_pins_ahead_free (self->ahead);

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
  widget_class->css_changed = fz_station_layer_css_changed;
  widget_class->focus = fz_station_layer_focus;
  widget_class->size_allocate = fz_station_layer_size_allocate;
  widget_class->snapshot = fz_station_layer_snapshot;

  /**
   * FzStationLayer::box-opened:
   * @box: (type FzBox): what the cluster holds
   *
   * A cluster was chosen that a closer view takes apart.
   */
  signals[SIGNAL_BOX_OPENED] =
      g_signal_new ("box-opened", FZ_TYPE_STATION_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * FzStationLayer::pin-focused:
   * @bounds: (type graphene_rect_t): where it stands, in the layer's pixels
   *
   * Somebody came to a pin with the keyboard. It may be out of view.
   */
  signals[SIGNAL_PIN_FOCUSED] =
      g_signal_new ("pin-focused", FZ_TYPE_STATION_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * FzStationLayer::pins-changed:
   *
   * Other pins are shown, or other labels beside them. May come while the layer is
   * allocated.
   */
  signals[SIGNAL_PINS_CHANGED] =
      g_signal_new ("pins-changed", FZ_TYPE_STATION_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  fz_pin_focus_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "stations");
}

static void
fz_station_layer_init (FzStationLayer *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->pool = fz_pin_pool_new (GTK_WIDGET (self), G_CALLBACK (on_pin_activate));
  self->ahead = fz_pins_ahead_new ();
  self->namer = fz_pin_namer_new (self->pool);
  self->labels = fz_pin_labels_new (GTK_WIDGET (self), self->pool, on_labels_changed);
  self->pins_changed = TRUE;

  fz_pin_click_watch (GTK_WIDGET (self), on_pin_clicked);
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
  fz_pin_namer_set_finder (self->namer, finder);
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

/* Says whether the base map writes the places of streets and towns, which pins then do
 * not have beside them. */
void
fz_station_layer_set_written_below (FzStationLayer *self,
                                    gboolean        written_below)
{
  fz_pin_labels_set_written_below (self->labels, written_below);
}

/* Where the place of @pin is written, in the layer's pixels; FALSE when it is not. */
gboolean
fz_station_layer_get_label_bounds (FzStationLayer  *self,
                                   FzPin           *pin,
                                   graphene_rect_t *bounds)
{
  return fz_pin_labels_get_bounds (self->labels, pin, bounds);
}

/* Says how many pixels at the bottom are covered: the walk from pin to pin begins above. */
void
fz_station_layer_set_bottom_inset (FzStationLayer *self,
                                   int             inset)
{
  self->bottom_inset = inset;
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
