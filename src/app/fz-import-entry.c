/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-entry.h"

#include "fz-chooser.h"
#include "fz-import-dialog.h"
#include "fz-staff-actions.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * The ways in for files with records: chosen in a dialog, dropped on the window, or opened
 * with the program; all for those who keep the records. What was imported is shown where
 * the stations are, and can be taken back.
 *
 * Actions: `win.import`, and `win.import-files` (as: addresses of files), disabled where nobody
 * is to edit. What was saved is taken back by `win.undo-batch`.
 */
struct _FzImportEntry
{
  GObject parent_instance;

  AdwApplicationWindow *window;      /* (unowned): it owns this; NULL: it is gone */
  FzSession            *session;     /* (owned) */
  AdwToastOverlay      *toasts;      /* (owned) */
  FzStaffActions       *actions;     /* (owned) */
  GCancellable         *cancellable; /* (owned) of choosing */
  AdwDialog            *dialog;      /* (weak) (nullable) */
  GPtrArray            *waiting;     /* (owned) of GFile: until there are stations */
};

G_DEFINE_FINAL_TYPE (FzImportEntry, fz_import_entry, G_TYPE_OBJECT)

/* How many records are shown at once in the place of the old ones; more are read anew by
 * the store's thread. */
#define MAX_UPDATED 2000

static const char *const suffixes[] = {
  "csv",
  "tsv",
  "txt",
  "xlsx",
  "geojson",
  "json",
  "db",
  "fazhan-corrections",
  NULL,
};

static FzStationTable *
get_table (FzImportEntry *self)
{
  return fz_finder_get_table (fz_session_get_finder (self->session));
}

static void
on_imported (FzImportEntry *self,
             FzBatch       *batch,
             const char    *who)
{
  g_autofree char *words = NULL;
  guint            n = batch->records->len;

  if (self->window == NULL)
    return;
  if (n == 0)
    {
      fz_toast_show (GTK_WIDGET (self->toasts), _ ("Everything was like that already"));
      return;
    }
  if (n > MAX_UPDATED)
    fz_session_reload (self->session);
  else
    fz_station_table_update_all (get_table (self), batch->records);
  words = g_strdup_printf (ngettext ("%u station was imported", "%u stations were imported", n),
                           n);
  fz_toast_show_undo (GTK_WIDGET (self->toasts), words, "win.undo-batch",
                      g_variant_new ("(xs)", batch->id, who), 0);
}

/* The dialog that is open already takes further files. */
static FzImportDialog *
present_dialog (FzImportEntry *self)
{
  FzStore *store = fz_session_get_store (self->session);

  if (self->dialog != NULL)
    return FZ_IMPORT_DIALOG (self->dialog);
  if (store == NULL || adw_application_window_get_visible_dialog (self->window) != NULL)
    return NULL;
  g_set_weak_pointer (&self->dialog, fz_import_dialog_new (get_table (self), store));
  g_signal_connect_object (self->dialog, "imported", G_CALLBACK (on_imported), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (self->dialog, GTK_WIDGET (self->toasts));
  return FZ_IMPORT_DIALOG (self->dialog);
}

static void
import_file (FzImportEntry *self,
             GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);
  FzImportDialog  *dialog = path != NULL ? present_dialog (self) : NULL;

  if (path == NULL)
    fz_toast_show (GTK_WIDGET (self->toasts), _ ("The file is not on this computer."));
  else if (dialog != NULL)
    fz_import_dialog_add_file (dialog, path);
}

/* The program may be opened with a file: then the stations are still to come. */
static gboolean
has_stations (FzImportEntry *self)
{
  const FzStationColumns *columns = fz_station_table_get_columns (get_table (self));

  return fz_session_get_store (self->session) != NULL &&
         fz_station_columns_get_n_rows (columns) > 0;
}

static void
import_or_wait (FzImportEntry *self,
                GFile         *file)
{
  if (has_stations (self))
    import_file (self, file);
  else
    g_ptr_array_add (self->waiting, g_object_ref (file));
}

static void
on_table_changed (FzImportEntry *self)
{
  if (self->window == NULL || self->waiting->len == 0 || !has_stations (self))
    return;
  for (guint i = 0; i < self->waiting->len; i++)
    import_file (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

static void
on_files_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzImportEntry) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_opened (source, result, GTK_WIDGET (self->toasts));

  if (file != NULL && self->window != NULL)
    import_file (self, file);
}

static void
on_import_activated (FzImportEntry *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  if (fz_session_get_store (self->session) == NULL)
    return;
  gtk_file_dialog_set_title (chooser, _ ("Import Records"));
  fz_chooser_set_filter (chooser,
                         _ ("Lists of stations (CSV, XLSX, JSON, SQLite) and corrections"),
                         suffixes);
  gtk_file_dialog_open (chooser, GTK_WINDOW (self->window), self->cancellable, on_files_chosen,
                        g_object_ref (self));
}

static void
on_import_files_activated (FzImportEntry *self,
                           GVariant      *uris)
{
  g_autofree const char **all = g_variant_get_strv (uris, NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (all[i]);

      import_or_wait (self, file);
    }
}

static gboolean
on_drop (FzImportEntry *self,
         const GValue  *value)
{
  GSList *files = g_value_get_boxed (value);

  if (self->window == NULL ||
      !g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "import"))
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    import_or_wait (self, l->data);
  return files != NULL;
}

static void
take_drops (FzImportEntry *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->window), GTK_EVENT_CONTROLLER (target));
}

static void
fz_import_entry_dispose (GObject *object)
{
  FzImportEntry *self = FZ_IMPORT_ENTRY (object);

  fz_import_entry_stop (self);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->session);
  g_clear_object (&self->toasts);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (fz_import_entry_parent_class)->dispose (object);
}

static void
fz_import_entry_finalize (GObject *object)
{
  FzImportEntry *self = FZ_IMPORT_ENTRY (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (fz_import_entry_parent_class)->finalize (object);
}

static void
fz_import_entry_class_init (FzImportEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_import_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_import_entry_finalize;
}

static void
fz_import_entry_init (FzImportEntry *self)
{
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Another collection comes: what was found out of the old one is no longer so. */
static void
on_replacing (FzImportEntry *self)
{
  if (self->dialog != NULL)
    adw_dialog_force_close (self->dialog);
}

/* Adds the actions to @window, which stops the object before it goes. */
FzImportEntry *
fz_import_entry_new (AdwApplicationWindow *window,
                     FzSession            *session,
                     AdwToastOverlay      *toasts)
{
  FzImportEntry *self = g_object_new (FZ_TYPE_IMPORT_ENTRY, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  self->actions = fz_staff_actions_new (G_ACTION_MAP (window));
  fz_staff_actions_add (self->actions, "import", NULL, G_CALLBACK (on_import_activated),
                        G_OBJECT (self));
  fz_staff_actions_add (self->actions, "import-files", G_VARIANT_TYPE_STRING_ARRAY,
                        G_CALLBACK (on_import_files_activated), G_OBJECT (self));
  g_signal_connect_object (session, "replacing", G_CALLBACK (on_replacing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_table (self), "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
  take_drops (self);
  return self;
}

/* The window goes. */
void
fz_import_entry_stop (FzImportEntry *self)
{
  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
}

/* Lets files be imported whatever the preferences say, as long as the window is there. */
void
fz_import_entry_set_staff (FzImportEntry *self,
                           gboolean       staff)
{
  fz_staff_actions_set_staff (self->actions, staff);
}

/* Whether a file of that name is one of records. */
gboolean
fz_import_entry_takes_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && suffixes[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
