/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-editing.h"

#include "fz-pin-map.h"
#include "fz-staff-actions.h"
#include "fz-station-editor.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * Changing one station's record, for those who keep the records: who turned it on in the
 * preferences, or started the program with --staff. Here the editor meets its map.
 *
 * Action: `win.edit-station` (u: its id, 0 for the one that is selected), disabled where
 * nobody is to edit; what was saved is taken back by `win.undo-batch`.
 */
struct _FzStationEditing
{
  GObject parent_instance;

  AdwApplicationWindow *window;      /* (borrowed) */
  AdwToastOverlay      *toasts;      /* (owned) */
  FzSession            *session;     /* (owned) */
  FzStaffActions       *actions;     /* (owned) */
  GCancellable         *cancellable; /* (owned) for the record to be edited */
  guint32               selected;    /* id; 0: none */
};

G_DEFINE_FINAL_TYPE (FzStationEditing, fz_station_editing, G_TYPE_OBJECT)

/* One dialog at a time: whoever presses the key twice may do so before the record is read. */
static gboolean
is_free (FzStationEditing *self)
{
  return adw_application_window_get_visible_dialog (self->window) == NULL;
}

static void
on_saved (AdwDialog       *dialog,
          gint64           batch,
          const char      *who,
          AdwToastOverlay *toasts)
{
  fz_toast_show_undo (GTK_WIDGET (toasts), _ ("The station was saved"), "win.undo-batch",
                      g_variant_new ("(xs)", batch, who), FZ_TOAST_SECONDS);
}

static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzStationEditing) self = user_data;
  FzStore *store = FZ_STORE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (store, result, &error);
  GtkWidget *map;
  AdwDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      fz_session_get_store (self->session) != store || !is_free (self))
    return;
  if (record == NULL)
    {
      fz_toast_show (GTK_WIDGET (self->toasts), _ ("This station could not be read."));
      return;
    }
  map = fz_pin_map_new ();
  dialog = fz_station_editor_new (record,
                                  fz_finder_get_table (fz_session_get_finder (self->session)),
                                  store, map);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self->toasts,
                           G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
on_edit_activated (FzStationEditing *self,
                   GVariant         *parameter)
{
  FzStore *store = fz_session_get_store (self->session);
  guint32  id = g_variant_get_uint32 (parameter);

  if (id == 0)
    id = self->selected;
  if (store == NULL || id == 0 || !is_free (self))
    return;
  fz_store_load_record_async (store, id, self->cancellable, on_record_ready,
                              g_object_ref (self));
}

static void
fz_station_editing_dispose (GObject *object)
{
  FzStationEditing *self = FZ_STATION_EDITING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->toasts);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (fz_station_editing_parent_class)->dispose (object);
}

static void
fz_station_editing_finalize (GObject *object)
{
  g_object_unref (FZ_STATION_EDITING (object)->cancellable);
  G_OBJECT_CLASS (fz_station_editing_parent_class)->finalize (object);
}

static void
fz_station_editing_class_init (FzStationEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_station_editing_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_station_editing_finalize;
}

static void
fz_station_editing_init (FzStationEditing *self)
{
  self->cancellable = g_cancellable_new ();
}

/* Adds the action to @window, which outlives the object. */
FzStationEditing *
fz_station_editing_new (AdwApplicationWindow *window,
                        FzSession            *session,
                        AdwToastOverlay      *toasts)
{
  FzStationEditing *self = g_object_new (FZ_TYPE_STATION_EDITING, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  self->actions = fz_staff_actions_new (G_ACTION_MAP (window));
  fz_staff_actions_add (self->actions, "edit-station", G_VARIANT_TYPE_UINT32,
                        G_CALLBACK (on_edit_activated), G_OBJECT (self));
  return self;
}

/* Says which station is selected; 0 for none. */
void
fz_station_editing_set_station (FzStationEditing *self,
                                guint32           id)
{
  self->selected = id;
}

/* Lets edit whatever the preferences say, as long as the window is there. */
void
fz_station_editing_set_staff (FzStationEditing *self,
                              gboolean          staff)
{
  fz_staff_actions_set_staff (self->actions, staff);
}
