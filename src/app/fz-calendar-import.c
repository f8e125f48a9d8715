/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-calendar-import.h"

#include "fz-action.h"
#include "fz-calendar-file.h"
#include "fz-calendar-plan.h"
#include "fz-calendar-words.h"
#include "fz-chooser.h"
#include "fz-signature.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Public holidays taken from a file: it is chosen, read in another thread, what would
 * change is said and asked for, and then it is done in one batch, which a toast takes
 * back, and later the history does. Views follow the table.
 *
 * Actions: `win.import-calendar`, `win.read-calendar` (s: the address of a file),
 * `win.undo-calendar`.
 */
struct _FzCalendarImport
{
  GObject parent_instance;

  AdwApplicationWindow *window;      /* (unowned): it owns this */
  FzSession            *session;     /* (owned) */
  AdwToastOverlay      *toasts;      /* (owned) */
  GCancellable         *cancellable; /* (owned) of choosing and reading */

  FzCalendarPlan *plan;  /* (owned) (nullable): nothing is asked for */
  gint64          batch; /* of the last import; 0: there is none */
  AdwToast       *toast; /* (owned) (nullable) that takes it back */
};

G_DEFINE_FINAL_TYPE (FzCalendarImport, fz_calendar_import, G_TYPE_OBJECT)

/* One replacing of the calendar, until the store has answered. */
typedef struct
{
  FzCalendarImport *self;    /* (owned) */
  FzStationTable   *table;   /* (owned) */
  FzCatalog        *catalog; /* (owned) */
  GArray           *is;      /* (owned) */
} Replacing;

static void
free_replacing (Replacing *replacing)
{
  g_object_unref (replacing->self);
  g_object_unref (replacing->table);
  fz_catalog_unref (replacing->catalog);
  g_array_unref (replacing->is);
  g_free (replacing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Replacing, free_replacing)

static FzStationTable *
get_table (FzCalendarImport *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static FzCalendar *
get_calendar (FzCalendarImport *self)
{
  return fz_station_table_get_catalog (get_table (self))->calendar;
}

static GArray *
copy_days (const GArray *days)
{
  g_autoptr (GArray) none = fz_calendar_days_new ();

  return fz_calendar_days_merge (none, days);
}

/* Over the dialog from which the import was asked for, if that still stands. Takes
 * @toast. */
static void
show_toast (FzCalendarImport *self,
            AdwToast         *toast)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (self->window);

  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell (FzCalendarImport *self,
      const char       *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Nothing Was Imported"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

/* What was imported before stays, whatever comes. */
static void
forget_import (FzCalendarImport *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  self->batch = 0;
}

static void
offer_undo (FzCalendarImport *self,
            gint64            batch)
{
  forget_import (self);
  self->batch = batch;
  self->toast = fz_toast_new (_ ("The holidays were imported"), _ ("_Undo"));
  adw_toast_set_action_name (self->toast, "win.undo-calendar");
  adw_toast_set_timeout (self->toast, 0);
  show_toast (self, g_object_ref (self->toast));
}

static char *
words_for_failure (const GError *error)
{
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL))
    return g_strdup (_ ("The disk is full."));
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY))
    return g_strdup (_ ("The stations shown cannot be changed."));
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    return g_strdup (_ ("The holidays were changed meanwhile by another program."));
  /* Translators: %s is a technical reason. */
  return g_strdup_printf (_ ("The holidays could not be written: %s"), error->message);
}

/* Another collection may have come in its place. */
static void
show_calendar (const Replacing *replacing,
               gint64           batch)
{
  g_autoptr (FzCalendar) calendar = fz_calendar_new (replacing->is);

  if (fz_station_table_get_catalog (replacing->table) != replacing->catalog)
    return;
  fz_station_table_set_calendar (replacing->table, calendar);
  offer_undo (replacing->self, batch);
}

static void
on_replaced (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Replacing) replacing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch =
      fz_store_replace_calendar_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (replacing->self->window == NULL)
    return;
  if (batch != NULL)
    {
      show_calendar (replacing, batch->id);
      return;
    }
  words = words_for_failure (error);
  tell (replacing->self, words);
}

/* Whoever has not signed anything yet is not asked to for this. */
static char *
dup_signature (void)
{
  g_autofree char *who = fz_signature_get ();

  return *who != '\0' ? g_steal_pointer (&who) : NULL;
}

static void
replace (FzCalendarImport *self,
         GArray           *was,
         GArray           *is)
{
  FzStore         *store = fz_session_get_store (self->session);
  g_autofree char *who = dup_signature ();
  Replacing       *replacing;

  if (store == NULL)
    return;
  replacing = g_new0 (Replacing, 1);
  replacing->self = g_object_ref (self);
  replacing->table = g_object_ref (get_table (self));
  replacing->catalog = fz_catalog_ref (fz_station_table_get_catalog (replacing->table));
  replacing->is = g_array_ref (is);
  fz_store_replace_calendar_async (store, was, is, who, NULL, on_replaced, replacing);
}

static void
on_response (FzCalendarImport *self,
             const char       *response)
{
  g_autoptr (FzCalendarPlan) plan = g_steal_pointer (&self->plan);
  g_autoptr (GArray) was = NULL;

  if (plan == NULL || !g_str_equal (response, "import"))
    return;
  was = copy_days (fz_calendar_get_days (get_calendar (self)));
  replace (self, was, plan->days);
}

static void
ask (FzCalendarImport *self)
{
  g_autofree char *body = fz_words_for_calendar_plan (self->plan);
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("Import These Holidays?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"),
                                  "import", _ ("_Import"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "import",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  FzCalendarImport *self = FZ_CALENDAR_IMPORT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->plan, fz_calendar_plan_free);
  if (days == NULL)
    {
      /* Translators: %s is a technical reason with the line of the file. */
      words = g_strdup_printf (_ ("The file cannot be read as a calendar: %s"), error->message);
      tell (self, words);
      return;
    }
  self->plan = fz_calendar_plan_new (fz_calendar_get_days (get_calendar (self)), days);
  if (self->plan->changes)
    {
      ask (self);
      return;
    }
  words = fz_words_for_calendar_plan (self->plan);
  tell (self, words);
}

static void
run_read (GTask        *task,
          gpointer      source,
          gpointer      path,
          GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GArray *days = fz_calendar_file_read (path, &error);

  if (days != NULL)
    g_task_return_pointer (task, days, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Reads @file and asks whether what it holds is to be imported, or says why not. */
static void
read_file (FzCalendarImport *self,
           GFile            *file)
{
  g_autoptr (GTask) task = NULL;
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      tell (self, _ ("The file is not on this computer."));
      return;
    }
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, run_read);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzCalendarImport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (file != NULL)
    read_file (self, file);
  else if (fz_chooser_get_trouble (error) != NULL)
    tell (self, fz_chooser_get_trouble (error));
}

static void
on_import_activated (FzCalendarImport *self)
{
  static const char *const suffixes[] = { "ics", "csv", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Holidays"));
  fz_chooser_set_filter (dialog, _ ("Calendars (iCalendar, CSV)"), suffixes);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), self->cancellable, on_file_chosen,
                        g_object_ref (self));
}

static void
on_read_activated (FzCalendarImport *self,
                   GVariant         *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (uri, NULL));

  read_file (self, file);
}

/* The session follows the store. */
static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FzCalendarImport) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_undo_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->window == NULL)
    return;
  if (batch == NULL)
    words = words_for_failure (error);
  show_toast (self, fz_toast_new (batch != NULL ? _ ("The holidays are as they were") : words,
                                  NULL));
}

static void
on_undo_activated (FzCalendarImport *self)
{
  FzStore         *store = fz_session_get_store (self->session);
  g_autofree char *who = dup_signature ();
  gint64           batch = self->batch;

  if (store == NULL || batch == 0)
    return;
  forget_import (self);
  fz_store_undo_async (store, batch, who, NULL, on_undone, g_object_ref (self));
}

static void
fz_calendar_import_dispose (GObject *object)
{
  FzCalendarImport *self = FZ_CALENDAR_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
  g_clear_object (&self->toast);
  g_clear_object (&self->session);
  g_clear_object (&self->toasts);
  G_OBJECT_CLASS (fz_calendar_import_parent_class)->dispose (object);
}

static void
fz_calendar_import_finalize (GObject *object)
{
  FzCalendarImport *self = FZ_CALENDAR_IMPORT (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, fz_calendar_plan_free);
  G_OBJECT_CLASS (fz_calendar_import_parent_class)->finalize (object);
}

static void
fz_calendar_import_class_init (FzCalendarImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_calendar_import_dispose;
  object_class->finalize = fz_calendar_import_finalize;
}

static void
fz_calendar_import_init (FzCalendarImport *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Adds the actions to @window, which runs this object's dispose before it goes. */
FzCalendarImport *
fz_calendar_import_new (AdwApplicationWindow *window,
                        FzSession            *session,
                        AdwToastOverlay      *toasts)
{
  FzCalendarImport *self = g_object_new (FZ_TYPE_CALENDAR_IMPORT, NULL);
  GActionMap       *map = G_ACTION_MAP (window);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  g_signal_connect_object (session, "replacing", G_CALLBACK (forget_import), self,
                           G_CONNECT_SWAPPED);
  fz_action_add (map, "import-calendar", NULL, G_CALLBACK (on_import_activated), self);
  fz_action_add (map, "read-calendar", G_VARIANT_TYPE_STRING, G_CALLBACK (on_read_activated),
                 self);
  fz_action_add (map, "undo-calendar", NULL, G_CALLBACK (on_undo_activated), self);
  return self;
}
