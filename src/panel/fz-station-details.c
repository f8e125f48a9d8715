/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-details.h"

#include "fz-details-rows.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * All that is known of one station, and in words what is not. The station gives
 * the head at once; the record brings the rest when it has been loaded. What the
 * station offers and what is expected at its level stand apart.
 *
 * Actions: `details.copy` (s), `details.open-website` (s).
 */
struct _FzStationDetails
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget           *scroller;
  GtkWidget           *name_label;
  GtkWidget           *kind_label;
  GtkWidget           *marks;
  GtkWidget           *featured_label;
  GtkWidget           *approximate_mark;
  GtkWidget           *status_box;
  GtkWidget           *status_label;
  GtkWidget           *status_note;
  GtkWidget           *notice_box;
  GtkWidget           *notice_label;
  GtkWidget           *notice_days;
  GtkWidget           *record_box;
  GtkWidget           *featured_reason;
  AdwPreferencesGroup *fact_group;
  AdwPreferencesGroup *offer_group;
  AdwPreferencesGroup *expected_group;
  AdwPreferencesGroup *hotline_group;
  AdwPreferencesGroup *source_group;

  GPtrArray *rows;    /* (owned) of GtkWidget, each (borrowed) from its group */
  FzStation *station; /* (owned) (nullable) */
  FzRecord  *record;  /* (owned) (nullable) */
};

enum
{
  PROP_STATION = 1,
  PROP_RECORD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzStationDetails, fz_station_details, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_head (FzStationDetails *self)
{
  FzLevel  level = fz_station_get_level (self->station);
  gboolean approximate =
      fz_point_quality_is_approximate (fz_station_get_point_quality (self->station));
  const char      *featured = fz_words_for_featured (fz_station_get_featured (self->station));
  const char      *status = fz_words_for_status (fz_station_get_status (self->station));
  g_autofree char *kind =
      fz_words_for_place_and_level (fz_station_get_district_name (self->station), level);

  show_text (self->name_label, fz_station_get_name (self->station));
  show_text (self->kind_label, kind);
  show_text (self->featured_label, featured);
  gtk_widget_set_visible (self->approximate_mark, approximate);
  gtk_widget_set_visible (self->marks, approximate || *featured != '\0');
  show_text (self->status_label, status);
  gtk_widget_set_visible (self->status_box, *status != '\0');
}

static void
clear_rows (FzStationDetails *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* Takes @rows; a group without any is not shown. */
static void
fill_group (FzStationDetails    *self,
            AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (group, rows->pdata[i]);
  g_ptr_array_extend_and_steal (self->rows, rows);
}

static void
show_notice (FzStationDetails *self)
{
  const FzNotice  *notice = &self->record->notice;
  g_autofree char *days = fz_words_for_notice_days (notice);

  gtk_widget_set_visible (self->notice_box, notice->text != NULL);
  show_text (self->notice_label, notice->text);
  show_text (self->notice_days, days);
}

static void
show_record (FzStationDetails *self,
             const FzCatalog  *catalog,
             FzScript          script)
{
  const FzRecord *record = self->record;

  show_text (self->status_note, record->status_note);
  show_text (self->featured_reason, record->featured_reason);
  show_notice (self);
  fill_group (self, self->fact_group, fz_details_create_fact_rows (record));
  fill_group (self, self->offer_group, fz_details_create_offer_rows (record, catalog, script));
  fill_group (self, self->expected_group,
              fz_details_create_expected_rows (record, catalog, script));
  fill_group (self, self->hotline_group, fz_details_create_hotline_rows (catalog, script));
  fill_group (self, self->source_group, fz_details_create_source_rows (record, catalog));
  adw_preferences_group_set_description (self->source_group,
                                         fz_words_for_point_quality (record->point_quality,
                                                                     record->level));
}

static void
scroll_to_top (FzStationDetails *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
on_copy_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (text, NULL));
}

static void
on_open_website_activated (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *address)
{
  g_autoptr (GtkUriLauncher) launcher =
      gtk_uri_launcher_new (g_variant_get_string (address, NULL));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
on_station_notify (FzStationDetails *self)
{
  show_head (self);
}

static void
fz_station_details_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  switch (prop_id)
    {
    case PROP_STATION:
      g_value_set_object (value, self->station);
      break;
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_details_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  switch (prop_id)
    {
    case PROP_STATION:
      fz_station_details_set_station (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_station_details_dispose (GObject *object)
{
  FzStationDetails *self = FZ_STATION_DETAILS (object);

  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_clear_object (&self->station);
  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_STATION_DETAILS);
  G_OBJECT_CLASS (fz_station_details_parent_class)->dispose (object);
}

static void
fz_station_details_class_init (FzStationDetailsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_station_details_get_property;
  object_class->set_property = fz_station_details_set_property;
  object_class->dispose = fz_station_details_dispose;

  /* The station shown, FzStation or NULL. */
  properties[PROP_STATION] =
      g_param_spec_object ("station", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Its record, FzRecord, or NULL until it has been loaded. */
  properties[PROP_RECORD] =
      g_param_spec_boxed ("record", NULL, NULL, FZ_TYPE_RECORD,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "details.copy", "s", on_copy_activated);
  gtk_widget_class_install_action (widget_class, "details.open-website", "s",
                                   on_open_website_activated);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/panel/fz-station-details.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, name_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, kind_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, marks);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, featured_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, approximate_mark);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, status_box);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, status_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, status_note);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, notice_box);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, notice_label);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, notice_days);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, record_box);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, featured_reason);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, fact_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, offer_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, expected_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, hotline_group);
  gtk_widget_class_bind_template_child (widget_class, FzStationDetails, source_group);
}

static void
fz_station_details_init (FzStationDetails *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_station_details_new (void)
{
  return g_object_new (FZ_TYPE_STATION_DETAILS, NULL);
}

/* The station shown; borrowed, NULL when there is none. */
FzStation *
fz_station_details_get_station (FzStationDetails *self)
{
  g_return_val_if_fail (FZ_IS_STATION_DETAILS (self), NULL);
  return self->station;
}

/* Shows the head of @station and forgets the record of the one before. */
void
fz_station_details_set_station (FzStationDetails *self,
                                FzStation        *station)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));

  if (self->station == station)
    return;
  if (self->station != NULL)
    g_signal_handlers_disconnect_by_data (self->station, self);
  g_set_object (&self->station, station);
  fz_station_details_set_record (self, NULL, NULL, FZ_SCRIPT_LATIN);
  if (station != NULL)
    {
      g_signal_connect_object (station, "notify", G_CALLBACK (on_station_notify),
                               self, G_CONNECT_SWAPPED);
      show_head (self);
      scroll_to_top (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATION]);
}

/* The record shown; borrowed, NULL until there is one. */
FzRecord *
fz_station_details_get_record (FzStationDetails *self)
{
  g_return_val_if_fail (FZ_IS_STATION_DETAILS (self), NULL);
  return self->record;
}

/* Shows all that @record holds, with the names of services and hotlines from
 * @catalog in @script. NULL, with a NULL catalogue, takes the last one away. */
void
fz_station_details_set_record (FzStationDetails *self,
                               FzRecord         *record,
                               FzCatalog        *catalog,
                               FzScript          script)
{
  g_return_if_fail (FZ_IS_STATION_DETAILS (self));
  g_return_if_fail ((record == NULL) == (catalog == NULL));

  if (self->record == record)
    return;
  clear_rows (self);
  g_clear_pointer (&self->record, fz_record_unref);
  if (record != NULL)
    {
      self->record = fz_record_ref (record);
      show_record (self, catalog, script);
    }
  gtk_widget_set_visible (self->record_box, record != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
