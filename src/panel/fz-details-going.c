/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-details-going.h"

#include "fz-card-words.h"
#include "fz-handoff-words.h"
#include "fz-launch.h"
#include "fz-menu-names.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-settings.h"
#include "fz-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * Going to a station and taking it along: a button that hands it to a map, the one
 * that was chosen last, with the others in its menu; a code for a phone; and what to
 * copy or save. Brief, it is only the map and a large button to call. Codes and files are
 * made elsewhere: `win.show-code`, `win.save-card`.
 *
 * Actions: `going.go`, `going.go-with` (s, a hand-off's word), `going.copy-address`,
 * `going.copy-phone`, `going.copy-card`.
 */
struct _FzDetailsGoing
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *call_button;
  GtkWidget      *buttons;
  AdwSplitButton *map_button;
  GtkWidget      *code_button;
  GtkWidget      *card_button;
  GtkWidget      *hint;

  GSettings *settings; /* (owned) (nullable): nothing is remembered */
  FzHandoff  handoff;
  FzClock   *clock;   /* (owned) */
  FzRecord  *record;  /* (owned) (nullable) */
  FzCatalog *catalog; /* (owned) (nullable) with the record */
  FzScript   script;
  gboolean   menu_searches; /* the menu's words are those of searching */
  gboolean   brief;
};

G_DEFINE_FINAL_TYPE (FzDetailsGoing, fz_details_going, GTK_TYPE_WIDGET)

/* The hotline for law, everywhere. */
#define LAW "12348"

static gboolean
is_closed (FzDetailsGoing *self)
{
  return self->record != NULL && self->record->status == FZ_STATUS_CLOSED;
}

static const char *
find_words (FzHandoff handoff,
            gboolean  search)
{
  return search ? fz_words_for_searching_on (handoff) : fz_words_for_showing_on (handoff);
}

static const char *
find_words_here (FzDetailsGoing *self)
{
  return find_words (self->handoff, fz_handoff_is_search (self->record));
}

/* A menu button makes its popover for every model it is given: there are only two. */
static void
show_menu (FzDetailsGoing *self,
           gboolean        search)
{
  g_autoptr (GMenu) menu = NULL;

  if (adw_split_button_get_menu_model (self->map_button) != NULL && self->menu_searches == search)
    return;
  self->menu_searches = search;
  menu = g_menu_new ();
  for (guint i = 0; i < FZ_N_HANDOFFS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (find_words ((FzHandoff) i, search), NULL);

      g_menu_item_set_action_and_target (item, "going.go-with", "s",
                                         fz_handoff_to_word ((FzHandoff) i));
      g_menu_append_item (menu, item);
    }
  adw_split_button_set_menu_model (self->map_button, G_MENU_MODEL (menu));
  fz_menu_names_follow (adw_split_button_get_popover (self->map_button));
}

static void
show_handoffs (FzDetailsGoing *self)
{
  gboolean search = fz_handoff_is_search (self->record);

  show_menu (self, search);
  adw_split_button_set_label (self->map_button, find_words_here (self));
  gtk_widget_set_visible (self->hint, search && !is_closed (self));
}

/* Nobody is led to where nobody is any more. */
static void
update_buttons (FzDetailsGoing *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->map_button), !is_closed (self));
  gtk_widget_set_visible (self->call_button, self->brief);
  gtk_widget_set_visible (self->code_button, !self->brief && !is_closed (self));
  gtk_widget_set_visible (self->card_button, !self->brief);
}

/* The station, or where nobody is or no number is recorded, the hotline for law. */
static void
show_call (FzDetailsGoing *self)
{
  g_autoptr (GArray) phones = fz_phones_parse (is_closed (self) ? NULL : self->record->phone);
  const char      *number = phones->len > 0 ? g_array_index (phones, FzPhone, 0).number : LAW;
  g_autofree char *uri = fz_phone_make_uri (number);
  /* Translators: on a button; %s is a telephone number. */
  g_autofree char *words = g_strdup_printf (_ ("Call %s"), number);

  gtk_button_set_label (GTK_BUTTON (self->call_button), words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->call_button), "s", uri);
}

static void
copy (FzDetailsGoing *self,
      const char     *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  fz_toast_show (GTK_WIDGET (self), _ ("Copied"));
}

static void
on_go_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  FzDetailsGoing  *self = FZ_DETAILS_GOING (widget);
  g_autofree char *uri = NULL;

  if (self->record == NULL)
    return;
  uri = fz_handoff_make_uri (self->handoff, self->record, self->catalog);
  fz_launch (widget, uri, fz_words_for_failed_handoff (self->handoff));
}

static void
on_go_with_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *word)
{
  FzDetailsGoing *self = FZ_DETAILS_GOING (widget);

  if (self->record == NULL ||
      !fz_handoff_from_word (g_variant_get_string (word, NULL), &self->handoff))
    return;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "handoff", fz_handoff_to_word (self->handoff));
  adw_split_button_set_label (self->map_button, find_words_here (self));
  on_go_activated (widget, NULL, NULL);
}

static void
on_copy_address_activated (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  FzDetailsGoing  *self = FZ_DETAILS_GOING (widget);
  g_autofree char *address = fz_plain_text_lines (self->record->address);

  copy (self, address);
}

static void
on_copy_phone_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  FzDetailsGoing *self = FZ_DETAILS_GOING (widget);
  g_autoptr (GArray) phones = fz_phones_parse (self->record->phone);

  copy (self, g_array_index (phones, FzPhone, 0).number);
}

static void
on_copy_card_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  FzDetailsGoing  *self = FZ_DETAILS_GOING (widget);
  g_autofree char *card = NULL;
  int              minute;

  fz_clock_tick (self->clock);
  card = fz_words_for_card (self->record, self->catalog, self->script,
                            fz_day_of_time (fz_clock_get_now (self->clock), &minute));

  copy (self, card);
}

static void
update_actions (FzDetailsGoing *self)
{
  g_autoptr (GArray) phones = fz_phones_parse (self->record != NULL ? self->record->phone : NULL);
  gboolean has_address = self->record != NULL && self->record->address != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "going.copy-address", has_address);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "going.copy-phone", phones->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "going.copy-card", self->record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "going.go", self->record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "going.go-with", self->record != NULL);
}

static void
fz_details_going_dispose (GObject *object)
{
  FzDetailsGoing *self = FZ_DETAILS_GOING (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_DETAILS_GOING);
  G_OBJECT_CLASS (fz_details_going_parent_class)->dispose (object);
}

static void
fz_details_going_class_init (FzDetailsGoingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_details_going_dispose;

  gtk_widget_class_install_action (widget_class, "going.go", NULL, on_go_activated);
  gtk_widget_class_install_action (widget_class, "going.go-with", "s", on_go_with_activated);
  gtk_widget_class_install_action (widget_class, "going.copy-address", NULL,
                                   on_copy_address_activated);
  gtk_widget_class_install_action (widget_class, "going.copy-phone", NULL,
                                   on_copy_phone_activated);
  gtk_widget_class_install_action (widget_class, "going.copy-card", NULL, on_copy_card_activated);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-details-going.ui");
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, call_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, map_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, code_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, card_button);
  gtk_widget_class_bind_template_child (widget_class, FzDetailsGoing, hint);
}

static void
fz_details_going_init (FzDetailsGoing *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_menu_names_follow (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->card_button)));
  self->clock = fz_clock_new (NULL, NULL);
  self->settings = fz_settings_new ();
  if (self->settings != NULL)
    {
      g_autofree char *word = g_settings_get_string (self->settings, "handoff");

      fz_handoff_from_word (word, &self->handoff);
    }
  /* Most points are approximate; and now there is time for it. */
  show_menu (self, TRUE);
  update_actions (self);
}

GtkWidget *
fz_details_going_new (void)
{
  return g_object_new (FZ_TYPE_DETAILS_GOING, NULL);
}

/* The clock to go by, in place of one of its own. */
void
fz_details_going_set_clock (FzDetailsGoing *self,
                            FzClock        *clock)
{
  g_return_if_fail (FZ_IS_DETAILS_GOING (self));
  g_return_if_fail (FZ_IS_CLOCK (clock));

  g_set_object (&self->clock, clock);
}

/* The station to go to; NULL, with a NULL catalogue, is none. */
void
fz_details_going_set_record (FzDetailsGoing *self,
                             FzRecord       *record,
                             FzCatalog      *catalog,
                             FzScript        script)
{
  g_return_if_fail (FZ_IS_DETAILS_GOING (self));
  g_return_if_fail ((record == NULL) == (catalog == NULL));

  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  self->script = script;
  if (record != NULL)
    {
      self->record = fz_record_ref (record);
      self->catalog = fz_catalog_ref (catalog);
      show_handoffs (self);
      show_call (self);
      update_buttons (self);
    }
  update_actions (self);
}

/* Whether there is a large button to call, and none for codes and files. */
void
fz_details_going_set_brief (FzDetailsGoing *self,
                            gboolean        brief)
{
  g_return_if_fail (FZ_IS_DETAILS_GOING (self));

  self->brief = brief;
  update_buttons (self);
}
