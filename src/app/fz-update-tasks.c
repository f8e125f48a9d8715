/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-tasks.h"

#include "fz-action.h"
#include "fz-chooser.h"
#include "fz-publication.h"
#include "fz-publish-dialog.h"
#include "fz-review-mark.h"
#include "fz-sample-mark.h"
#include "fz-settings.h"
#include "fz-signature.h"
#include "fz-staff-actions.h"
#include "fz-toast.h"
#include "fz-update-check.h"
#include "fz-update-dialog.h"
#include "fz-update-words.h"

#include <glib/gi18n.h>

/*
 * Published stations taken over by whoever has them: from a file that is chosen, dropped on the
 * window or opened on the desktop, or from the address in the preferences. A file that comes
 * before the stations are there, or while another dialog is open, waits.
 *
 * And published by those who keep the records.
 *
 * Actions: `win.open-update`, `win.read-update` (s: the address of a file), `win.check-updates`
 * (of the web); and `win.publish`, disabled where nobody is to edit.
 */
struct _FzUpdateTasks
{
  GObject parent_instance;

  AdwApplicationWindow *window;        /* (borrowed): it owns this */
  FzSession            *session;       /* (owned) */
  AdwToastOverlay      *toasts;        /* (owned) */
  GCancellable         *cancellable;   /* (owned) of choosing a file */
  GSettings            *settings;      /* (owned) (nullable) */
  FzStaffActions       *staff_actions; /* (owned) */
  FzReviewMark         *review_mark;   /* (owned) of what an update left to be decided */
  FzUpdateCheck        *check;         /* (owned) */
  char                 *waiting;       /* (owned) (nullable) path of a file that is to be shown */
  char                 *found;         /* (owned) (nullable) path of one that was told of */
};

G_DEFINE_FINAL_TYPE (FzUpdateTasks, fz_update_tasks, G_TYPE_OBJECT)

static FzStationTable *
get_table (FzUpdateTasks *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static void
on_taken (FzUpdateTasks *self,
          gint64         batch,
          guint          n_conflicts)
{
  g_autofree char *who = fz_signature_get ();
  g_autofree char *words = NULL;

  if (n_conflicts == 0)
    words = g_strdup (_ ("The stations were updated"));
  else
    /* Translators: said where there is little room, after an update of the stations. */
    words = g_strdup_printf (ngettext ("Updated; %u value waits for review",
                                       "Updated; %u values wait for review", n_conflicts),
                             n_conflicts);
  fz_toast_show_undo (GTK_WIDGET (self->toasts), words, "win.undo-batch",
                      g_variant_new ("(xs)", batch, who), 0);
}

/* Shows the file that waits, if there are stations to compare it with. */
static void
show_waiting (FzUpdateTasks *self)
{
  FzStore   *store = self->session != NULL ? fz_session_get_store (self->session) : NULL;
  AdwDialog *dialog;

  if (self->waiting == NULL || store == NULL ||
      adw_application_window_get_visible_dialog (self->window) != NULL)
    return;
  dialog = fz_update_dialog_new (self->waiting, get_table (self), store);
  g_clear_pointer (&self->waiting, g_free);
  fz_sample_mark (dialog, get_table (self));
  g_signal_connect_object (dialog, "taken", G_CALLBACK (on_taken), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
on_published (FzUpdateTasks *self,
              const char    *version)
{
  /* Translators: %s is a version, such as 2026.1. */
  g_autofree char *words = g_strdup_printf (_ ("Version %s was published"), version);

  fz_toast_show (GTK_WIDGET (self->toasts), words);
}

static void
on_publish_activated (FzUpdateTasks *self)
{
  FzStore   *store = fz_session_get_store (self->session);
  AdwDialog *dialog;

  if (store == NULL || adw_application_window_get_visible_dialog (self->window) != NULL)
    return;
  dialog = fz_publish_dialog_new (get_table (self), store);
  fz_sample_mark (dialog, get_table (self));
  g_signal_connect_object (dialog, "published", G_CALLBACK (on_published), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzUpdateTasks) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_opened (source, result, GTK_WIDGET (self->toasts));

  if (file != NULL && self->session != NULL)
    fz_update_tasks_offer (self, file);
}

static void
on_open_activated (FzUpdateTasks *self)
{
  static const char *const suffixes[] = { FZ_PUBLICATION_SUFFIX, NULL };
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("Update the Stations"));
  fz_chooser_set_filter (chooser, _ ("Published Stations"), suffixes);
  gtk_file_dialog_open (chooser, GTK_WINDOW (self->window), self->cancellable, on_file_chosen,
                        g_object_ref (self));
}

static void
on_read_activated (FzUpdateTasks *self,
                   GVariant      *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (uri, NULL));

  fz_update_tasks_offer (self, file);
}

/* Over the preferences, if it was asked for there. */
static void
say (FzUpdateTasks *self,
     const char    *words)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (self->window);

  GtkWidget *over = GTK_WIDGET (self->toasts);

  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    over = GTK_WIDGET (
        adw_preferences_dialog_get_visible_page (ADW_PREFERENCES_DIALOG (dialog)));
  fz_toast_show (over, words);
}

static void
show_path (FzUpdateTasks *self,
           const char    *path)
{
  g_set_str (&self->waiting, path);
  show_waiting (self);
}

static void
on_look_clicked (FzUpdateTasks *self)
{
  show_path (self, self->found);
}

/* Who asked for it is shown it at once, in the place of the preferences. */
static void
show_newer (FzUpdateTasks *self,
            const char    *path,
            gboolean       wanted)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (self->window);

  g_set_str (&self->found, path);
  if (!wanted)
    {
      fz_toast_show_with_button (GTK_WIDGET (self->toasts),
                                 _ ("A newer version of the stations was published"),
                                 _ ("_Look…"), G_CALLBACK (on_look_clicked), G_OBJECT (self));
      return;
    }
  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    adw_dialog_force_close (dialog);
  show_path (self, path);
}

/* A network that is away is nobody's concern who did not ask; a file that is not what it should
 * be is everybody's. */
static void
on_checked (FzUpdateTasks *self,
            const char    *path,
            const GError  *error,
            gboolean       wanted)
{
  g_autofree char *words = NULL;

  if (path != NULL)
    {
      show_newer (self, path, wanted);
      return;
    }
  if (!wanted && (error->domain != FZ_PUBLICATION_ERROR ||
                  error->code == FZ_PUBLICATION_ERROR_OLD))
    return;
  words = g_error_matches (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_OLD)
              ? g_strdup (_ ("There is no newer version."))
              : fz_words_for_update_error (error);
  say (self, words);
}

static void
on_check_activated (FzUpdateTasks *self)
{
  if (fz_session_get_sample (self->session))
    say (self, _ ("Sample data are not updated: go back to the real data first."));
  else
    fz_update_check_run (self->check);
}

/* Only what has an address can be asked. */
static void
on_address_changed (FzUpdateTasks *self,
                    const char    *key,
                    GSettings     *settings)
{
  g_autofree char *address = g_settings_get_string (settings, "update-address");
  GAction         *action =
      g_action_map_lookup_action (G_ACTION_MAP (self->window), "check-updates");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), *address != '\0');
}

static GFile *
find_dropped (const GValue *value)
{
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *name = g_file_get_basename (l->data);

      if (name != NULL && fz_publication_is_named (name))
        return l->data;
    }
  return NULL;
}

/* What is not ours is left to others. */
static void
on_drop_value_changed (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value != NULL && find_dropped (value) == NULL)
    gtk_drop_target_reject (target);
}

static gboolean
on_drop (FzUpdateTasks *self,
         const GValue  *value)
{
  GFile *file = find_dropped (value);

  if (file != NULL)
    fz_update_tasks_offer (self, file);
  return file != NULL;
}

static void
take_drops (FzUpdateTasks *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "notify::value", G_CALLBACK (on_drop_value_changed), target,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

static void
fz_update_tasks_dispose (GObject *object)
{
  FzUpdateTasks *self = FZ_UPDATE_TASKS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->check != NULL)
    g_object_run_dispose (G_OBJECT (self->check));
  g_clear_object (&self->check);
  if (self->review_mark != NULL)
    g_object_run_dispose (G_OBJECT (self->review_mark));
  g_clear_object (&self->review_mark);
  g_clear_object (&self->staff_actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->toasts);
  G_OBJECT_CLASS (fz_update_tasks_parent_class)->dispose (object);
}

static void
fz_update_tasks_finalize (GObject *object)
{
  FzUpdateTasks *self = FZ_UPDATE_TASKS (object);

  g_object_unref (self->cancellable);
  g_free (self->waiting);
  g_free (self->found);
  G_OBJECT_CLASS (fz_update_tasks_parent_class)->finalize (object);
}

static void
fz_update_tasks_class_init (FzUpdateTasksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_update_tasks_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_update_tasks_finalize;
}

static void
fz_update_tasks_init (FzUpdateTasks *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
follow_settings (FzUpdateTasks *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "check-updates");

  self->settings = fz_settings_new ();
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::update-address",
                           G_CALLBACK (on_address_changed), self, G_CONNECT_SWAPPED);
  on_address_changed (self, "update-address", self->settings);
}

/* Adds the actions to @window, which runs this object's dispose before it goes. */
FzUpdateTasks *
fz_update_tasks_new (AdwApplicationWindow *window,
                     FzSession            *session,
                     AdwToastOverlay      *toasts)
{
  FzUpdateTasks *self = g_object_new (FZ_TYPE_UPDATE_TASKS, NULL);
  GActionMap    *map = G_ACTION_MAP (window);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  fz_action_add (map, "open-update", NULL, G_CALLBACK (on_open_activated), self);
  fz_action_add (map, "read-update", G_VARIANT_TYPE_STRING, G_CALLBACK (on_read_activated), self);
  /* The store is there, or a dialog has gone. */
  g_signal_connect_object (session, "notify::trouble", G_CALLBACK (show_waiting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::visible-dialog", G_CALLBACK (show_waiting), self,
                           G_CONNECT_SWAPPED);
  fz_action_add (map, "check-updates", NULL, G_CALLBACK (on_check_activated), self);
  self->staff_actions = fz_staff_actions_new (G_ACTION_MAP (window));
  fz_staff_actions_add (self->staff_actions, "publish", NULL, G_CALLBACK (on_publish_activated),
                        G_OBJECT (self));
  self->review_mark = fz_review_mark_new (window, session, toasts);
  self->check = fz_update_check_new (get_table (self));
  g_signal_connect_object (self->check, "checked", G_CALLBACK (on_checked), self,
                           G_CONNECT_SWAPPED);
  follow_settings (self);
  take_drops (self);
  return self;
}

/* Shows what is in @file, and takes it if that is wished. */
void
fz_update_tasks_offer (FzUpdateTasks *self,
                       GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (FZ_IS_UPDATE_TASKS (self));

  if (path == NULL)
    {
      fz_toast_show (GTK_WIDGET (self->toasts), _ ("The file is not on this computer."));
      return;
    }
  show_path (self, path);
}

/* Lets publish whatever the preferences say, as long as the window is there. */
void
fz_update_tasks_set_staff (FzUpdateTasks *self,
                           gboolean       staff)
{
  g_return_if_fail (FZ_IS_UPDATE_TASKS (self));
  fz_staff_actions_set_staff (self->staff_actions, staff);
}
