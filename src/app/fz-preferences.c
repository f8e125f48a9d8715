/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-preferences.h"

#include "fz-calendar-words.h"
#include "fz-language.h"
#include "fz-settings.h"
#include "fz-toast.h"
#include "fz-trust-group.h"
#include "fz-update-group.h"

#include <glib/gi18n.h>

/* What the user decides for good, and what is known of the calendar. Without the
 * settings' schema, nothing can be decided. */
struct _FzPreferences
{
  AdwPreferencesDialog parent_instance;

  /* template */
  GtkWidget *language_row;
  GtkWidget *easy_row;
  GtkWidget *memory_group;
  GtkWidget *recent_row;
  GtkWidget *view_row;
  GtkWidget *years_row;
  GtkWidget *staff_group;
  GtkWidget *edit_row;

  GSettings      *settings; /* (owned) (nullable) */
  FzStationTable *table;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzPreferences, fz_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* Each in its own words, so that whoever cannot read the others finds it. */
static const struct
{
  const char *code; /* (nullable): the desktop's own */
  const char *name; /* (nullable) */
} languages[] = {
  { NULL, NULL },
  { "en", "English" },
  { "zh_CN", "简体中文" },
  { "zh_TW", "繁體中文（台灣）" },
  { "zh_HK", "繁體中文（香港）" },
};

static void
show_languages (FzPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *code = fz_language_read ();
  guint            chosen = 0;

  /* Translators: the language of the interface is that of the desktop. */
  gtk_string_list_append (names, _ ("As on the Desktop"));
  for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
    {
      gtk_string_list_append (names, languages[i].name);
      if (g_strcmp0 (languages[i].code, code) == 0)
        chosen = i;
    }
  g_object_set (self->language_row, "model", names, "selected", chosen, NULL);
}

static void
offer_restart (FzPreferences *self)
{
  AdwToast *toast = fz_toast_new (_ ("Fazhan speaks it from the next start."), _ ("_Restart"));

  adw_toast_set_action_name (toast, "app.restart");
  adw_toast_set_timeout (toast, FZ_TOAST_SECONDS);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
on_language_selected (FzPreferences *self)
{
  guint            chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language_row));
  g_autofree char *before = fz_language_read ();
  g_autoptr (GError) error = NULL;

  if (chosen >= G_N_ELEMENTS (languages) || g_strcmp0 (languages[chosen].code, before) == 0)
    return;
  if (fz_language_write (languages[chosen].code, &error))
    {
      offer_restart (self);
      return;
    }
  g_message ("The language is not kept: %s", error->message);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                    fz_toast_new (_ ("The language could not be saved."), NULL));
}

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

  g_type_ensure (FZ_TYPE_TRUST_GROUP);
  g_type_ensure (FZ_TYPE_UPDATE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, easy_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, memory_group);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, recent_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, view_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, years_row);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, staff_group);
  gtk_widget_class_bind_template_child (widget_class, FzPreferences, edit_row);
}

static void
fz_preferences_init (FzPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_languages (self);
  g_signal_connect_object (self->language_row, "notify::selected",
                           G_CALLBACK (on_language_selected), self, G_CONNECT_SWAPPED);
  self->settings = fz_settings_new ();
  gtk_widget_set_sensitive (self->easy_row, self->settings != NULL);
  gtk_widget_set_sensitive (self->memory_group, self->settings != NULL);
  gtk_widget_set_sensitive (self->staff_group, self->settings != NULL);
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "easy-reading", self->easy_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
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
