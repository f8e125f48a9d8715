/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-actions.h"

#include "fz-card-export.h"
#include "fz-card-words.h"
#include "fz-code-dialog.h"
#include "fz-compare-dialog.h"
#include "fz-own-file.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * What the window does with stations beyond showing them. With the one whose details
 * it shows, and disabled without one:
 *
 *   save-card (s)   a file in that format, asked for by a dialog
 *   save-note       a file with one's own note on it, and nothing else
 *   show-code       the dialog of QR codes
 *
 * With any:
 *
 *   compare (au)    two or three of these ids, side by side
 *
 * It keeps the user's favourites and notes, those of the real stations apart from those
 * of the sample.
 */
struct _FzStationActions
{
  GObject parent_instance;

  GtkWidget    *widget;      /* (borrowed) over which dialogs and toasts are shown */
  GActionMap   *map;         /* (borrowed) */
  FzSession    *session;     /* (owned) */
  FzRecord     *record;      /* (owned) (nullable) */
  FzOwnFile    *own_file;    /* (owned) favourites and notes */
  GCancellable *cancellable; /* (owned) for records to compare */
};

/* Records on their way to a comparison. */
typedef struct
{
  FzStationActions *actions; /* (owned) */
  GArray           *ids;     /* (owned) of guint32 */
  GPtrArray        *records; /* (owned) of FzRecord (owned), as far as they are there */
} Comparison;

static const char *const names[] = { "save-card", "save-note", "show-code" };

G_DEFINE_FINAL_TYPE (FzStationActions, fz_station_actions, G_TYPE_OBJECT)

static void
free_comparison (Comparison *comparison)
{
  g_object_unref (comparison->actions);
  g_array_unref (comparison->ids);
  g_ptr_array_unref (comparison->records);
  g_free (comparison);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, free_comparison)

static FzStationTable *
get_table (FzStationActions *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static gint64
read_clock (FzStationActions *self)
{
  FzClock *clock = fz_session_get_clock (self->session);

  fz_clock_tick (clock);
  return fz_clock_get_now (clock);
}

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
  FzStationTable   *table = get_table (self);
  FzCatalog        *catalog = fz_station_table_get_catalog (table);
  FzScript          script = fz_station_table_get_script (table);
  gint64            now = read_clock (self);
  int               minute;
  g_autofree char  *note = fz_words_for_card_note (self->record, catalog, script,
                                                   fz_day_of_time (now, &minute));
  FzCardFormat      format;
  const FzCard      card = {
         .record = self->record,
         .catalog = catalog,
         .calendar = catalog->calendar,
         .script = script,
         .note = note,
         .now = now,
  };

  if (fz_card_format_from_word (g_variant_get_string (word, NULL), &format))
    fz_card_export_start (self->widget, &card, format);
}

/* Nothing where there is no note. */
static void
on_save_note_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  FzStationActions *self = user_data;
  FzStationTable   *table = get_table (self);
  const char       *note = fz_own_get_note (fz_own_file_get_own (self->own_file),
                                            self->record->code);
  const FzCard      card = {
         .record = self->record,
         .catalog = fz_station_table_get_catalog (table),
         .script = fz_station_table_get_script (table),
  };

  if (*note != '\0')
    fz_card_export_start_note (self->widget, &card, note);
}

static void
on_show_code_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  FzStationActions *self = user_data;
  FzStationTable   *table = get_table (self);
  FzCatalog        *catalog = fz_station_table_get_catalog (table);
  AdwDialog        *dialog = fz_code_dialog_new (self->record, catalog,
                                                 fz_station_table_get_script (table));

  adw_dialog_present (dialog, self->widget);
}

static void
present_comparison (Comparison *comparison)
{
  FzStationActions *self = comparison->actions;
  AdwDialog        *dialog = fz_compare_dialog_new (comparison->records,
                                                    fz_session_get_finder (self->session),
                                                    read_clock (self));

  adw_dialog_present (dialog, self->widget);
}

/* One record after the other: there are three at most. */
static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Comparison) comparison = user_data;
  FzStationActions *self = comparison->actions;
  g_autoptr (GError) error = NULL;
  FzRecord *record = fz_store_load_record_finish (FZ_STORE (source), result, &error);
  guint32   next;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record == NULL)
    {
      fz_toast_show (self->widget, _ ("The stations could not be read."));
      return;
    }
  g_ptr_array_add (comparison->records, record);
  if (comparison->records->len == comparison->ids->len)
    {
      present_comparison (comparison);
      return;
    }
  next = g_array_index (comparison->ids, guint32, comparison->records->len);
  fz_store_load_record_async (FZ_STORE (source), next, self->cancellable, on_record_ready,
                              comparison);
  /* It is the callback's now. */
  comparison = NULL;
}

static void
on_compare_activated (GSimpleAction *action,
                      GVariant      *ids,
                      gpointer       user_data)
{
  FzStationActions *self = user_data;
  FzStore          *store = fz_session_get_store (self->session);
  gsize             n_ids;
  const guint32    *values = g_variant_get_fixed_array (ids, &n_ids, sizeof (guint32));
  Comparison       *comparison;

  if (store == NULL || n_ids < 2)
    return;
  comparison = g_new0 (Comparison, 1);
  comparison->actions = g_object_ref (self);
  comparison->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint32)), values,
                                         (guint) n_ids);
  comparison->records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  fz_store_load_record_async (store, values[0], self->cancellable, on_record_ready, comparison);
}

static void
open_own (FzStationActions *self)
{
  g_autofree char *path = fz_own_file_make_path (fz_session_get_sample (self->session));

  fz_own_file_open (self->own_file, path);
}

static void
on_own_failed (FzStationActions *self)
{
  fz_toast_show (self->widget, _ ("Your favourites and notes could not be saved."));
}

static void
on_own_damaged (FzStationActions *self)
{
  fz_toast_show (self->widget, _ ("Your favourites and notes could not be read. Their file was "
                                  "set aside."));
}

static void
fz_station_actions_dispose (GObject *object)
{
  FzStationActions *self = FZ_STATION_ACTIONS (object);

  g_clear_pointer (&self->record, fz_record_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->own_file);
  g_clear_object (&self->cancellable);
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
  self->cancellable = g_cancellable_new ();
}

static void
connect_own (FzStationActions *self)
{
  self->own_file = fz_own_file_new ();
  g_signal_connect_object (self->own_file, "failed", G_CALLBACK (on_own_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own_file, "damaged", G_CALLBACK (on_own_damaged), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::sample", G_CALLBACK (open_own), self,
                           G_CONNECT_SWAPPED);
  open_own (self);
}

/* Adds the actions to @map. Both it and @widget outlive them; see
 * fz_station_actions_stop(). */
FzStationActions *
fz_station_actions_new (GtkWidget  *widget,
                        GActionMap *map,
                        FzSession  *session)
{
  static const GActionEntry entries[] = {
    { .name = "save-card", .activate = on_save_card_activated, .parameter_type = "s" },
    { .name = "save-note", .activate = on_save_note_activated },
    { .name = "show-code", .activate = on_show_code_activated },
    { .name = "compare", .activate = on_compare_activated, .parameter_type = "au" },
  };
  FzStationActions *self = g_object_new (FZ_TYPE_STATION_ACTIONS, NULL);

  self->widget = widget;
  self->map = map;
  self->session = g_object_ref (session);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  update_enabled (self);
  connect_own (self);
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

/* The user's favourites and notes; borrowed. */
FzOwn *
fz_station_actions_get_own (FzStationActions *self)
{
  g_return_val_if_fail (FZ_IS_STATION_ACTIONS (self), NULL);
  return fz_own_file_get_own (self->own_file);
}

/* Keeps what is to be kept and takes back what is still being loaded, since the window
 * is going. */
void
fz_station_actions_stop (FzStationActions *self)
{
  g_return_if_fail (FZ_IS_STATION_ACTIONS (self));

  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_data (self->own_file, self);
  fz_own_file_flush (self->own_file);
}
