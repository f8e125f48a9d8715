/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-preferences.h"

#include "fz-calendar-words.h"
#include "fz-settings.h"

/* What the user decides for good, and what is known of the calendar. Without the
 * settings' schema, nothing can be decided. */
struct _FzPreferences
{
  AdwPreferencesDialog parent_instance;

  /* template */
  GtkWidget *memory_group;
  GtkWidget *recent_row;
  GtkWidget *view_row;
  GtkWidget *staff_group;
  GtkWidget *edit_row;
  GtkWidget *years_row;

  GSettings      *settings; /* (owned) (nullable) */
  FzStationTable *table;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzPreferences, fz_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static void
on_table_changed (FzPreferences *self)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (self->table);
  g_autofree char *years = fz_words_for_known_years (catalog->calendar);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->years_row), years);
}

static void
fz_preferences_dispose (GObject *object)
{
  FzPreferences *self = FZ_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->table);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_PREFERENCES);
  G_OBJECT_CLASS (fz_preferences_parent_class)->dispose (object);
}

static void
fz_preferences_class_init (FzPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, memory_group);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, recent_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, view_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, staff_group);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, edit_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, years_row);
}

static void
fz_preferences_init (FzPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = fz_settings_new ();
  gtk_widget_set_sensitive (self->memory_group, self->settings != NULL);
  gtk_widget_set_sensitive (self->staff_group, self->settings != NULL);
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "remember-recent", self->recent_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "remember-view", self->view_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "edit-records", self->edit_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/* @table is that of the stations whose calendar is told of. */
FzPreferences *
fz_preferences_new (FzStationTable *table)
{
  FzPreferences *self = g_object_new (FZ_TYPE_PREFERENCES, NULL);

  self->table = g_object_ref (table);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
  on_table_changed (self);
  return self;
}
