/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin.h"

#include <math.h>

#include "fz-words.h"

/*
 * One pin of the map, for a station or for a cluster of them: a leaf that draws
 * one texture and is a button by role. It is `activate`d with Enter or the space
 * bar, or by assistive technology, for which `pin.open` is; clicks are seen by the
 * layer, which knows a click from a drag. It asks for no room: the layer gives it
 * its picture's.
 *
 * A pin that shows nothing waits in the layer's pool.
 */
struct _FzPin
{
  GtkWidget parent_instance;

  FzPinArt  *art;     /* (unowned): the layer's, which outlives its pins */
  FzStation *station; /* (owned) (nullable) */
  FzCluster  cluster; /* of no stations when it shows none */
  FzPinLook  look;
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzPin, fz_pin, GTK_TYPE_WIDGET)

/* Keys of cells are shorter. */
#define STATION_KEY (G_GUINT64_CONSTANT (1) << 63)

#define FOCUS_RING 2.0

static void
set_look (FzPin           *self,
          const FzPinLook *look)
{
  if (self->look.selected != look->selected)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                 GTK_ACCESSIBLE_STATE_SELECTED, look->selected,
                                 -1);
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_label (FzPin      *self,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
fz_pin_snapshot (GtkWidget   *widget,
                 GtkSnapshot *snapshot)
{
  FzPin          *self = FZ_PIN (widget);
  FzPinFrame      frame = fz_pin_art_get_frame (&self->look);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height);

  gtk_snapshot_append_texture (snapshot,
                               fz_pin_art_get_texture (self->art, &self->look, widget),
                               &rect);

  if (gtk_widget_has_visible_focus (widget))
    {
      float          radius = (float) frame.body_radius + FOCUS_RING + 1.5f;
      GskRoundedRect ring;
      GdkRGBA        color;

      gtk_widget_get_color (widget, &color);
      gsk_rounded_rect_init_from_rect (&ring,
                                       &GRAPHENE_RECT_INIT ((float) frame.body_x - radius,
                                                            (float) frame.body_y - radius,
                                                            2 * radius,
                                                            2 * radius),
                                       radius);
      gtk_snapshot_append_border (snapshot,
                                  &ring,
                                  (float[4]) { FOCUS_RING, FOCUS_RING, FOCUS_RING, FOCUS_RING },
                                  (GdkRGBA[4]) { color, color, color, color });
    }
}

static gboolean
fz_pin_contains (GtkWidget *widget,
                 double     x,
                 double     y)
{
  FzPinFrame frame = fz_pin_art_get_frame (&FZ_PIN (widget)->look);
  double     rise = frame.y - frame.body_y;
  double     part = rise > 0.0 ? CLAMP ((y - frame.body_y) / rise, 0.0, 1.0) : 0.0;
  double     radius = frame.body_radius * (1.0 - 0.7 * part) + FOCUS_RING;

  /* A raised pin narrows from its head to its tip. */
  return hypot (x - frame.body_x, y - frame.body_y - rise * part) <= radius;
}

static gboolean
fz_pin_query_tooltip (GtkWidget  *widget,
                      int         x,
                      int         y,
                      gboolean    keyboard_tooltip,
                      GtkTooltip *tooltip)
{
  FzPin *self = FZ_PIN (widget);

  if (self->station == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, fz_station_get_name (self->station));
  return TRUE;
}

static void
fz_pin_state_flags_changed (GtkWidget    *widget,
                            GtkStateFlags previous)
{
  if ((gtk_widget_get_state_flags (widget) ^ previous) &
      (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE))
    gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (fz_pin_parent_class)->state_flags_changed (widget, previous);
}

static void
on_open_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  gtk_widget_activate (widget);
}

static void
fz_pin_dispose (GObject *object)
{
  FzPin *self = FZ_PIN (object);

  g_clear_object (&self->station);

  G_OBJECT_CLASS (fz_pin_parent_class)->dispose (object);
}

static void
fz_pin_class_init (FzPinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_pin_dispose;

  widget_class->snapshot = fz_pin_snapshot;
  widget_class->contains = fz_pin_contains;
  widget_class->query_tooltip = fz_pin_query_tooltip;
  widget_class->state_flags_changed = fz_pin_state_flags_changed;

  /**
   * FzPin::activate:
   *
   * The pin was chosen.
   */
  signals[SIGNAL_ACTIVATE] =
      g_signal_new ("activate", FZ_TYPE_PIN, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_ISO_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "activate", NULL);
  gtk_widget_class_install_action (widget_class, "pin.open", NULL, on_open_activated);

  gtk_widget_class_set_css_name (widget_class, "pin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
fz_pin_init (FzPin *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  self->look.n_stations = 1;
}

/* Makes a pin that shows nothing. What it shows names it, in few words; FzPinNamer says
 * more. @art is borrowed and must outlive it. */
FzPin *
fz_pin_new (FzPinArt *art)
{
  FzPin *self = g_object_new (FZ_TYPE_PIN, NULL);

  self->art = art;

  return self;
}

void
fz_pin_show_station (FzPin     *self,
                     FzStation *station,
                     gboolean   selected)
{
  FzPinLook look = {
    .n_stations = 1,
    .level = fz_station_get_level (station),
    .featured = fz_station_get_featured (station),
    .status = fz_station_get_status (station),
    .approximate = fz_point_quality_is_approximate (fz_station_get_point_quality (station)),
    .selected = selected,
  };

  if (g_set_object (&self->station, station))
    set_label (self, fz_station_get_place (station));
  self->cluster = (FzCluster) { 0 };
  set_look (self, &look);
}

void
fz_pin_show_cluster (FzPin           *self,
                     const FzCluster *cluster)
{
  FzPinLook look = {
    .n_stations = cluster->n_stations,
    .featured = cluster->n_featured > 0 ? FZ_FEATURED_POPULAR : FZ_FEATURED_NONE,
  };

  if (self->station != NULL || self->cluster.key != cluster->key ||
      self->cluster.n_stations != cluster->n_stations)
    {
      g_autofree char *label = fz_words_for_station_count (cluster->n_stations);

      set_label (self, label);
    }
  g_clear_object (&self->station);
  self->cluster = *cluster;
  set_look (self, &look);
}

/* Lets go of what the pin shows. */
void
fz_pin_clear (FzPin *self)
{
  g_clear_object (&self->station);
  self->cluster = (FzCluster) { 0 };
}

/* The station that the pin shows, (transfer none), or NULL for a cluster. */
FzStation *
fz_pin_get_station (FzPin *self)
{
  return self->station;
}

/* The cluster that the pin shows, or NULL for a station. */
const FzCluster *
fz_pin_get_cluster (FzPin *self)
{
  return self->cluster.n_stations > 0 ? &self->cluster : NULL;
}

/* Whether the pin shows the selected station. */
gboolean
fz_pin_is_selected (FzPin *self)
{
  return self->station != NULL && self->look.selected;
}

/* What the pin shows, in a number that no other pin has. */
guint64
fz_pin_get_key (FzPin *self)
{
  return self->station != NULL ? fz_pin_key_for_station (fz_station_get_id (self->station))
                               : self->cluster.key;
}

FzPoint
fz_pin_get_point (FzPin *self)
{
  return self->station != NULL ? fz_station_get_point (self->station) : self->cluster.point;
}

FzPinFrame
fz_pin_get_frame (FzPin *self)
{
  return fz_pin_art_get_frame (&self->look);
}

/* Borrowed. */
const FzPinLook *
fz_pin_get_look (FzPin *self)
{
  return &self->look;
}

guint64
fz_pin_key_for_station (guint32 id)
{
  return STATION_KEY | id;
}
