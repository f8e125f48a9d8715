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

static char *
describe_offer (FzBaseMapButton *self,
                GFile           *file)
{
  const char      *pack = fz_base_map_choice_get_pack_name (self->choice);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  if (pack == NULL)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” is copied and shown until you choose another map. It works "
                               "without a network."),
                            name);
  if (*pack == '\0')
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("“%s” is copied and shown until you choose another map. It takes "
                               "the place of the map pack that is there now."),
                            name);
  /* Translators: the name of a file, and that of a map. */
  return g_strdup_printf (_ ("“%s” is copied and shown until you choose another map. It takes the "
                             "place of the map pack “%s”."),
                          name, pack);
}

/* The file is the dialog's. */
static void
on_offer_answered (FzBaseMapButton *self,
                   const char      *response,
                   AdwAlertDialog  *dialog)
{
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");

  if (!g_str_equal (response, "use"))
    return;
  if (fz_base_map_choice_get_progress (self->choice) < 0.0)
    fz_base_map_choice_bring_pack (self->choice, file);
  else
    fz_toast_show (GTK_WIDGET (self),
                   _ ("Another map is being copied. Open this one when that is done."));
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

/* Asks whether @file, which somebody opened with the application, is to be the map pack. */
void
fz_base_map_button_offer_pack (FzBaseMapButton *self,
                               GFile           *file)
{
  g_autofree char *body = NULL;
  AdwDialog       *dialog;

  g_return_if_fail (FZ_IS_BASE_MAP_BUTTON (self));
  body = describe_offer (self, file);
  dialog = adw_alert_dialog_new (_ ("Use This Map?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"),
                                  "use", _ ("_Use Map"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "use",
                                            ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_offer_answered), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
