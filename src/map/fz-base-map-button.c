/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-button.h"

#include "fz-base-map-menu.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/* The button on the map that opens the menu of maps, and says over the map what there is
 * to say of them. */
struct _FzBaseMapButton
{
  AdwBin parent_instance;

  /* template */
  FzBaseMapMenu *menu;

  FzBaseMapChoice *choice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzBaseMapButton, fz_base_map_button, ADW_TYPE_BIN)

static void
on_said (FzBaseMapButton *self,
         const char      *words)
{
  fz_toast_show (GTK_WIDGET (self), words);
}

static void
on_refused (FzBaseMapButton *self,
            const char      *words)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("This Map Cannot Be Used"), words);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
fz_base_map_button_dispose (GObject *object)
{
  FzBaseMapButton *self = FZ_BASE_MAP_BUTTON (object);

  if (self->choice != NULL)
    fz_base_map_choice_cancel (self->choice);
  g_clear_object (&self->choice);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_BASE_MAP_BUTTON);
  G_OBJECT_CLASS (fz_base_map_button_parent_class)->dispose (object);
}

static void
fz_base_map_button_class_init (FzBaseMapButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_base_map_button_dispose;

  g_type_ensure (FZ_TYPE_BASE_MAP_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-base-map-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FzBaseMapButton, menu);
}

static void
fz_base_map_button_init (FzBaseMapButton *self)
{
  GtkWidget *menu_button;

  gtk_widget_init_template (GTK_WIDGET (self));
  menu_button = adw_bin_get_child (ADW_BIN (self));
  /* Set on the menu button, it would colour the menu too. */
  gtk_widget_add_css_class (gtk_widget_get_first_child (menu_button), "osd");
}

/* Chooses what @base shows, from what was shown the last time. Once. */
void
fz_base_map_button_set_base_map (FzBaseMapButton *self,
                                 FzBaseMap       *base)
{
  g_return_if_fail (FZ_IS_BASE_MAP_BUTTON (self));
  g_return_if_fail (self->choice == NULL);

  self->choice = fz_base_map_choice_new (base);
  g_signal_connect_object (self->choice, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "refused", G_CALLBACK (on_refused), self,
                           G_CONNECT_SWAPPED);
  fz_base_map_menu_set_choice (self->menu, self->choice);
}

/* Borrowed. */
FzBaseMapChoice *
fz_base_map_button_get_choice (FzBaseMapButton *self)
{
  g_return_val_if_fail (FZ_IS_BASE_MAP_BUTTON (self), NULL);
  return self->choice;
}
