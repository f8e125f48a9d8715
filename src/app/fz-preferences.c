/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-preferences.h"

#include "fz-settings.h"

/* What the user decides for good. Without the settings' schema, nothing can be. */
struct _FzPreferences
{
  AdwPreferencesDialog parent_instance;

  /* template */
  GtkWidget *memory_group;
  GtkWidget *recent_row;
  GtkWidget *view_row;
  GtkWidget *staff_group;
  GtkWidget *edit_row;

  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzPreferences, fz_preferences, ADW_TYPE_PREFERENCES_DIALOG)

static void
fz_preferences_dispose (GObject *object)
{
  FzPreferences *self = FZ_PREFERENCES (object);

  g_clear_object (&self->settings);
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

FzPreferences *
fz_preferences_new (void)
{
  return g_object_new (FZ_TYPE_PREFERENCES, NULL);
}
