/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-actions.h"

#include "fz-card-export.h"
#include "fz-card-words.h"
#include "fz-code-dialog.h"

/*
 * What the window does with the station whose details it shows, beyond showing them:
 *
 *   save-card (s)   a file in that format, asked for by a dialog
 *   show-code       the dialog of QR codes
 *
 * Without a record they are disabled.
 */
struct _FzStationActions
{
  GObject parent_instance;

  GtkWidget  *widget; /* (borrowed) over which dialogs and toasts are shown */
  GActionMap *map;    /* (borrowed) */
  FzFinder   *finder; /* (owned) */
  FzRecord   *record; /* (owned) (nullable) */
};

static const char *const names[] = { "save-card", "show-code" };

G_DEFINE_FINAL_TYPE (FzStationActions, fz_station_actions, G_TYPE_OBJECT)

static void
update_enabled (FzStationActions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (self->map, names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->record != NULL);
    }
}

static void
on_save_card_activated (GSimpleAction *action,
                        GVariant      *word,
                        gpointer       user_data)
{
  FzStationActions *self = user_data;
  FzStationTable   *table = fz_finder_get_table (self->finder);
  FzCatalog        *catalog = fz_station_table_get_catalog (table);
  g_autofree char  *note = fz_words_for_card_note (self->record);
  FzCardFormat      format;
  const FzCard      card = {
         .record = self->record,
         .catalog = catalog,
         .calendar = catalog->calendar,
         .script = fz_station_table_get_script (table),
         .note = note,
         .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (fz_card_format_from_word (g_variant_get_string (word, NULL), &format))
    fz_card_export_start (self->widget, &card, format);
}

static void
on_show_code_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  FzStationActions *self = user_data;
  FzStationTable   *table = fz_finder_get_table (self->finder);
  AdwDialog        *dialog = fz_code_dialog_new (self->record, fz_station_table_get_catalog (table),
                                                 fz_station_table_get_script (table));

  adw_dialog_present (dialog, self->widget);
}

static void
fz_station_actions_dispose (GObject *object)
{
  FzStationActions *self = FZ_STATION_ACTIONS (object);

  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_object (&self->finder);
  G_OBJECT_CLASS (fz_station_actions_parent_class)->dispose (object);
}

static void
fz_station_actions_class_init (FzStationActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_station_actions_dispose;
}

static void
fz_station_actions_init (FzStationActions *self)
{
}

/* Adds the actions to @map. Both it and @widget outlive them. */
FzStationActions *
fz_station_actions_new (GtkWidget  *widget,
                        GActionMap *map,
                        FzFinder   *finder)
{
  static const GActionEntry entries[] = {
    { .name = "save-card", .activate = on_save_card_activated, .parameter_type = "s" },
    { .name = "show-code", .activate = on_show_code_activated },
  };
  FzStationActions *self = g_object_new (FZ_TYPE_STATION_ACTIONS, NULL);

  self->widget = widget;
  self->map = map;
  self->finder = g_object_ref (finder);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  update_enabled (self);
  return self;
}

/* The record of the station that is shown; NULL is none. */
void
fz_station_actions_set_record (FzStationActions *self,
                               FzRecord         *record)
{
  g_return_if_fail (FZ_IS_STATION_ACTIONS (self));

  g_clear_pointer (&self->record, fz_record_unref);
  if (record != NULL)
    self->record = fz_record_ref (record);
  update_enabled (self);
}
