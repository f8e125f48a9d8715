/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-group.h"

#include "fz-access.h"
#include "fz-settings.h"
#include "fz-update-words.h"

/* In the preferences: where published stations come from, and whether they are asked for. An
 * address counts once it is applied, and is one that may be asked. */
struct _FzUpdateGroup
{
  AdwPreferencesGroup parent_instance;

  /* template */
  GtkEditable  *address_row;
  GtkWidget    *check_row;
  AdwActionRow *checked_row;
  GtkLabel     *fault_label;

  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzUpdateGroup, fz_update_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
get_address (FzUpdateGroup *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->address_row)));
}

static void
show_settings (FzUpdateGroup *self)
{
  g_autofree char *address = g_settings_get_string (self->settings, "update-address");
  gint64           at = g_settings_get_int64 (self->settings, "update-checked-at");
  g_autofree char *outcome = g_settings_get_string (self->settings, "update-outcome");
  g_autofree char *words = fz_words_for_update_check (at, outcome);

  adw_action_row_set_subtitle (self->checked_row, words);
  gtk_widget_set_sensitive (self->check_row, *address != '\0');
}

/* NULL: none. */
static void
show_fault (FzUpdateGroup *self,
            const char    *words)
{
  gtk_label_set_label (self->fault_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), words != NULL);
  fz_access_show_wrong (GTK_WIDGET (self->address_row), words != NULL);
}

static void
on_address_changed (FzUpdateGroup *self)
{
  show_fault (self, NULL);
}

/* Another address was never asked. */
static void
on_address_applied (FzUpdateGroup *self)
{
  g_autofree char  *address = get_address (self);
  FzWebAddressFault fault = fz_web_address_check (address);

  show_fault (self, fz_words_for_web_address_fault (fault));
  if (fault != FZ_WEB_ADDRESS_FINE && fault != FZ_WEB_ADDRESS_EMPTY)
    return;
  g_settings_reset (self->settings, "update-checked-at");
  g_settings_reset (self->settings, "update-outcome");
  g_settings_set_string (self->settings, "update-address", address);
  if (*address == '\0')
    g_settings_reset (self->settings, "update-check");
}

static void
fz_update_group_dispose (GObject *object)
{
  FzUpdateGroup *self = FZ_UPDATE_GROUP (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_UPDATE_GROUP);
  G_OBJECT_CLASS (fz_update_group_parent_class)->dispose (object);
}

static void
fz_update_group_class_init (FzUpdateGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_update_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-update-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FzUpdateGroup, address_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateGroup, check_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateGroup, checked_row);
  gtk_widget_class_bind_template_child (widget_class, FzUpdateGroup, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_address_applied);
}

static void
fz_update_group_init (FzUpdateGroup *self)
{
  g_autofree char *address = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->fault_label));
  self->settings = fz_settings_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->settings != NULL);
  if (self->settings == NULL)
    return;
  address = g_settings_get_string (self->settings, "update-address");
  gtk_editable_set_text (self->address_row, address);
  g_settings_bind (self->settings, "update-check", self->check_row, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (show_settings), self,
                           G_CONNECT_SWAPPED);
  show_settings (self);
}
