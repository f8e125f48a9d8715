/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-row.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * One station in a list: its place, what kind of station it is and where, and
 * marks for a featured station and an approximate point. Follows every change
 * of the station.
 *
 * CSS: a node `stationrow` with the labels `.heading` and `.caption`.
 */
struct _FzStationRow
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *body;
  GtkWidget *level_icon;
  GtkWidget *place_label;
  GtkWidget *kind_label;
  GtkWidget *featured_label;
  GtkWidget *approximate_icon;

  FzStation *station; /* (owned) (nullable) */
};

enum
{
  PROP_STATION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzStationRow, fz_station_row, GTK_TYPE_WIDGET)

static const char *
icon_for_level (FzLevel level)
{
  switch (level)
    {
    case FZ_LEVEL_CITY:
      return "fz-level-city-symbolic";
    case FZ_LEVEL_DISTRICT:
      return "fz-level-district-symbolic";
    case FZ_LEVEL_STREET:
      return "fz-level-street-symbolic";
    case FZ_LEVEL_TOWN:
      return "fz-level-town-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_station (FzStationRow *self)
{
  FzLevel          level = fz_station_get_level (self->station);
  const char      *featured = fz_words_for_featured (fz_station_get_featured (self->station));
  const char      *district = fz_station_get_district_name (self->station);
  g_autofree char *kind = fz_words_for_place_and_level (district, level);
  g_autofree char *whole = fz_words_for_station (self->station);

  gtk_label_set_label (GTK_LABEL (self->place_label), fz_station_get_place (self->station));
  gtk_label_set_label (GTK_LABEL (self->kind_label), kind);
  gtk_label_set_label (GTK_LABEL (self->featured_label), featured);
  gtk_widget_set_visible (self->featured_label, *featured != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (self->level_icon), icon_for_level (level));
  gtk_widget_set_visible (self->approximate_icon,
                          fz_point_quality_is_approximate (
                              fz_station_get_point_quality (self->station)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

static void
on_station_notify (FzStationRow *self)
{
  show_station (self);
}

/* Asked for when it is needed: setting it took longer than making the row. */
static gboolean
on_query_tooltip (FzStationRow *self,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  gtk_tooltip_set_text (tooltip, _ ("Approximate position"));
  return TRUE;
}

static void
fz_station_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  switch (prop_id)
    {
    case PROP_STATION:
      g_value_set_object (value, self->station);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  switch (prop_id)
    {
    case PROP_STATION:
      fz_station_row_set_station (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_row_dispose (GObject *object)
{
  FzStationRow *self = FZ_STATION_ROW (object);

  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_clear_object (&self->station);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_STATION_ROW);
  G_OBJECT_CLASS (fz_station_row_parent_class)->dispose (object);
}

static void
fz_station_row_class_init (FzStationRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_station_row_get_property;
  object_class->set_property = fz_station_row_set_property;
  object_class->dispose = fz_station_row_dispose;

  /* The station shown, FzStation or NULL. */
  properties[PROP_STATION] =
      g_param_spec_object ("station", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "stationrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-station-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, body);
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, level_icon);
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, featured_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationRow, approximate_icon);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
}

static void
fz_station_row_init (FzStationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_station_row_new (void)
{
  return g_object_new (FZ_TYPE_STATION_ROW, NULL);
}

/* The station shown; borrowed, NULL when there is none. */
FzStation *
fz_station_row_get_station (FzStationRow *self)
{
  g_return_val_if_fail (FZ_IS_STATION_ROW (self), NULL);
  return self->station;
}

/* Shows @station and follows it; NULL while the row waits for another. */
void
fz_station_row_set_station (FzStationRow *self,
                            FzStation    *station)
{
  g_return_if_fail (FZ_IS_STATION_ROW (self));

  if (self->station == station)
    return;
  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_set_object (&self->station, station);
  if (station != NULL)
    {
      g_signal_connect_object (station, "notify", G_CALLBACK (on_station_notify),
                               self, G_CONNECT_SWAPPED);
      show_station (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATION]);
}
