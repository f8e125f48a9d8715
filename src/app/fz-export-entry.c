/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-entry.h"

#include "fz-action.h"
#include "fz-export-dialog.h"
#include "fz-file-export.h"
#include "fz-records-window.h"

/*
 * Gives out the stations that a window shows: of the list beside the map, or of the table of
 * records, where some may be selected.
 *
 * Action: `win.export`.
 */
struct _FzExportEntry
{
  GObject parent_instance;

  AdwApplicationWindow *window;  /* (borrowed): it outlives this */
  FzSession            *session; /* (owned) */
  AdwToastOverlay      *toasts;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzExportEntry, fz_export_entry, G_TYPE_OBJECT)

static void
on_saved (AdwToastOverlay *toasts,
          GFile           *file)
{
  fz_file_export_show_saved (GTK_WIDGET (toasts), file);
}

/* The ids of what the list shows, in its order; the caller's. */
static GArray *
make_found (FzFinder *finder)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  GArray                 *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint                   n;
  const guint32          *rows = fz_finder_get_rows (finder, &n);

  for (guint i = 0; i < n; i++)
    {
      guint32 id = fz_station_columns_get_id (columns, rows[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
on_export_activated (FzExportEntry *self)
{
  FzStore  *store = fz_session_get_store (self->session);
  FzFinder *finder = fz_session_get_finder (self->session);
  g_autoptr (GArray) shown = NULL;
  g_autoptr (GArray) selected = NULL;
  AdwDialog *dialog;

  if (store == NULL || adw_application_window_get_visible_dialog (self->window) != NULL)
    return;
  if (FZ_IS_RECORDS_WINDOW (self->window))
    {
      shown = fz_records_window_make_shown (FZ_RECORDS_WINDOW (self->window));
      selected = fz_records_window_make_selected (FZ_RECORDS_WINDOW (self->window));
    }
  else
    shown = make_found (finder);
  dialog = fz_export_dialog_new (fz_finder_get_table (finder), store, shown, selected);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_saved), self->toasts,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
fz_export_entry_finalize (GObject *object)
{
  FzExportEntry *self = FZ_EXPORT_ENTRY (object);

  g_object_unref (self->session);
  g_object_unref (self->toasts);
  G_OBJECT_CLASS (fz_export_entry_parent_class)->finalize (object);
}

static void
fz_export_entry_class_init (FzExportEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_export_entry_finalize;
}

static void
fz_export_entry_init (FzExportEntry *self)
{
}

/* Adds the action to @window, which outlives the object. */
FzExportEntry *
fz_export_entry_new (AdwApplicationWindow *window,
                     FzSession            *session,
                     AdwToastOverlay      *toasts)
{
  FzExportEntry *self = g_object_new (FZ_TYPE_EXPORT_ENTRY, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->toasts = g_object_ref (toasts);
  fz_action_add (G_ACTION_MAP (window), "export", NULL, G_CALLBACK (on_export_activated), self);
  return self;
}
