/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-staff-tasks.h"

#include "fz-backup-words.h"
#include "fz-backups-dialog.h"
#include "fz-collections-dialog.h"
#include "fz-corrections-dialog.h"
#include "fz-deleted-dialog.h"
#include "fz-new-station.h"
#include "fz-retire-station.h"
#include "fz-sample-mark.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-staff-actions.h"
#include "fz-store-keep.h"
#include "fz-store-shared.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * What those who keep the records do beside editing them: stations, districts and services
 * that come and go, and backups. Whatever is done says so in a toast that takes it back.
 *
 * Actions, disabled where nobody is to edit: `win.new-station`, `win.delete-station` and
 * `win.retire-station` (of the one that is selected, and only then), `win.deleted-stations`,
 * `win.collections`, `win.backups`, `win.send-corrections`, `win.restore-backup` (ays: its
 * path, who signs).
 */
struct _FzStaffTasks
{
  GObject parent_instance;

  AdwApplicationWindow *window;   /* (borrowed) */
  AdwToastOverlay      *toasts;   /* (owned) */
  FzSession            *session;  /* (owned) */
  FzStaffActions       *actions;  /* (owned) */
  guint32               selected; /* id; 0: none */
};

G_DEFINE_FINAL_TYPE (FzStaffTasks, fz_staff_tasks, G_TYPE_OBJECT)

static FzStationTable *
get_table (FzStaffTasks *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

/* One dialog at a time. */
static gboolean
is_free (FzStaffTasks *self)
{
  return fz_session_get_store (self->session) != NULL &&
         adw_application_window_get_visible_dialog (self->window) == NULL;
}

static void
say_done (FzStaffTasks *self,
          const char   *words,
          gint64        batch,
          const char   *who)
{
  fz_toast_show_undo (GTK_WIDGET (self->toasts), words, "win.undo-batch",
                      g_variant_new ("(xs)", batch, who), FZ_TOAST_SECONDS);
}

static void
on_station_added (FzStaffTasks *self,
                  guint         id,
                  gint64        batch,
                  const char   *who)
{
  say_done (self, _ ("The station was added"), batch, who);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.select-station", "u", id);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit-station", "u", id);
}

/* Over the window, of which it may hide that the data are invented. */
static void
present (FzStaffTasks *self,
         AdwDialog    *dialog)
{
  fz_sample_mark (dialog, get_table (self));
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
on_new_activated (FzStaffTasks *self)
{
  AdwDialog *dialog;

  if (!is_free (self))
    return;
  dialog = fz_new_station_new (get_table (self), fz_session_get_store (self->session));
  g_signal_connect_object (dialog, "added", G_CALLBACK (on_station_added), self,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzStaffTasks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_move_station_finish (FZ_STORE (source), result, &error);
  g_autofree char *who = fz_signature_get ();
  g_autofree char *words = NULL;

  if (self->session == NULL || fz_session_get_store (self->session) != FZ_STORE (source))
    return;
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_TABLE);
      fz_toast_show (GTK_WIDGET (self->toasts), words);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.select-station", "u", 0);
  fz_station_table_update_all (get_table (self), batch->records);
  say_done (self, _ ("The station was deleted"), batch->id, who);
}

static void delete (FzStaffTasks *self)
{
  g_autofree char *who = fz_signature_get ();

  if (self->selected != 0)
    fz_store_move_station_async (fz_session_get_store (self->session), self->selected,
                                 FZ_BATCH_DELETE, who, NULL, on_deleted, g_object_ref (self));
}

static void
on_signed_to_delete (gpointer user_data)
{
  delete (user_data);
}

static void
on_delete_activated (FzStaffTasks *self)
{
  if (is_free (self))
    fz_signature_ensure (GTK_WIDGET (self->toasts), on_signed_to_delete, G_OBJECT (self));
}

static void
on_station_retired (FzStaffTasks *self,
                    gint64        batch,
                    const char   *who)
{
  say_done (self, _ ("The station was retired"), batch, who);
}

static void
on_retire_activated (FzStaffTasks *self)
{
  FzStationTable *table = get_table (self);
  g_autoptr (FzStation) station = NULL;
  AdwDialog *dialog;

  station = fz_station_table_find_station (table, self->selected);
  if (!is_free (self) || station == NULL)
    return;
  dialog = fz_retire_station_new (station, table, fz_session_get_store (self->session));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_station_retired), self,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
on_deleted_stations_activated (FzStaffTasks *self)
{
  if (is_free (self))
    present (self, fz_deleted_dialog_new (get_table (self),
                                          fz_session_get_store (self->session)));
}

static void
on_collections_activated (FzStaffTasks *self)
{
  if (is_free (self))
    present (self, fz_collections_dialog_new (get_table (self),
                                              fz_session_get_store (self->session)));
}

static void
on_backup_restored (FzStaffTasks *self,
                    const char   *kept,
                    const char   *who)
{
  fz_toast_show_undo (GTK_WIDGET (self->toasts), _ ("The backup was restored"),
                      "win.restore-backup", g_variant_new ("(^ays)", kept, who), 0);
}

static void
on_send_corrections_activated (FzStaffTasks *self)
{
  if (is_free (self))
    present (self, fz_corrections_dialog_new (get_table (self),
                                              fz_session_get_store (self->session)));
}

static void
on_backups_activated (FzStaffTasks *self)
{
  AdwDialog *dialog;

  if (!is_free (self))
    return;
  dialog = fz_backups_dialog_new (fz_session_get_store (self->session));
  g_signal_connect_object (dialog, "restored", G_CALLBACK (on_backup_restored), self,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
on_restore_undone (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FzStaffTasks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = fz_store_restore_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->session == NULL)
    return;
  if (kept == NULL)
    words = fz_words_for_backup_error (error);
  fz_toast_show (GTK_WIDGET (self->toasts),
                 kept != NULL ? _ ("Undone: everything is as it was before") : words);
}

static void
on_restore_activated (FzStaffTasks *self,
                      GVariant     *parameter)
{
  FzStore    *store = fz_session_get_store (self->session);
  const char *path, *who;

  g_variant_get (parameter, "(^&ay&s)", &path, &who);
  if (store != NULL)
    fz_store_restore_async (store, path, who, NULL, on_restore_undone, g_object_ref (self));
}

static void
add_actions (FzStaffTasks *self)
{
  static const struct
  {
    const char *name;
    const char *type;
    GCallback   activated;
  } all[] = {
    { "new-station", NULL, G_CALLBACK (on_new_activated) },
    { "deleted-stations", NULL, G_CALLBACK (on_deleted_stations_activated) },
    { "collections", NULL, G_CALLBACK (on_collections_activated) },
    { "backups", NULL, G_CALLBACK (on_backups_activated) },
    { "send-corrections", NULL, G_CALLBACK (on_send_corrections_activated) },
    { "restore-backup", "(ays)", G_CALLBACK (on_restore_activated) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    fz_staff_actions_add (self->actions, all[i].name, (const GVariantType *) all[i].type,
                          all[i].activated, G_OBJECT (self));
  fz_staff_actions_add_of_station (self->actions, "delete-station",
                                   G_CALLBACK (on_delete_activated), G_OBJECT (self));
  fz_staff_actions_add_of_station (self->actions, "retire-station",
                                   G_CALLBACK (on_retire_activated), G_OBJECT (self));
}

static void
fz_staff_tasks_dispose (GObject *object)
{
  FzStaffTasks *self = FZ_STAFF_TASKS (object);

  g_clear_object (&self->toasts);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (fz_staff_tasks_parent_class)->dispose (object);
}

static void
fz_staff_tasks_class_init (FzStaffTasksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_staff_tasks_dispose;
}

static void
fz_staff_tasks_init (FzStaffTasks *self)
{
}

/* Adds the actions to @window, which outlives the object. */
FzStaffTasks *
fz_staff_tasks_new (AdwApplicationWindow *window,
                    FzSession            *session,
                    AdwToastOverlay      *toasts)
{
  FzStaffTasks *self = g_object_new (FZ_TYPE_STAFF_TASKS, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  self->actions = fz_staff_actions_new (G_ACTION_MAP (window));
  add_actions (self);
  return self;
}

/* Says which station is selected; 0 for none. */
void
fz_staff_tasks_set_station (FzStaffTasks *self,
                            guint32       id)
{
  self->selected = id;
  fz_staff_actions_set_station (self->actions, id != 0);
}

/* Lets them be done whatever the preferences say, as long as the window is there. */
void
fz_staff_tasks_set_staff (FzStaffTasks *self,
                          gboolean      staff)
{
  fz_staff_actions_set_staff (self->actions, staff);
}
