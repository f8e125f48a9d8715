/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-staff-windows.h"

#include "fz-export-entry.h"
#include "fz-filter-bar.h"
#include "fz-history-window.h"
#include "fz-import-entry.h"
#include "fz-list-entry.h"
#include "fz-records-window.h"
#include "fz-staff-actions.h"
#include "fz-station-editing.h"

#include <glib/gi18n.h>

/*
 * The windows of those who keep the records, beside the one with the map: all records in
 * a table, and the history of what was changed. Each is there once, is about the collection
 * that is shown, and goes with it.
 *
 * Actions: `win.records`, `win.history` and `win.station-history` (u: an id), disabled
 * where nobody is to edit.
 */
struct _FzStaffWindows
{
  GObject parent_instance;

  AdwApplicationWindow *window;         /* (borrowed) */
  FzSession            *session;        /* (owned) */
  FzStaffActions       *actions;        /* (owned) */
  GtkWindow            *records_window; /* (weak) (nullable) */
  GtkWindow            *history_window; /* (weak) (nullable) */
};

G_DEFINE_FINAL_TYPE (FzStaffWindows, fz_staff_windows, G_TYPE_OBJECT)

/* A finder of the window's own: what staff look for is not what the map shows. */
static FzFinder *
create_finder (FzStaffWindows *self)
{
  FzFinder *shown = fz_session_get_finder (self->session);
  FzFinder *finder = fz_finder_new (fz_finder_get_table (shown));
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) expecting = fz_query_with_services (open, 0, TRUE);

  fz_finder_set_query (finder, expecting);
  fz_finder_set_now (finder, fz_clock_get_now (fz_session_get_clock (self->session)));
  return finder;
}

static void
free_import_entry (gpointer entry)
{
  fz_import_entry_stop (entry);
  g_object_unref (entry);
}

static void
add_files (FzStaffWindows  *self,
           FzRecordsWindow *window)
{
  FzImportEntry *entry = fz_import_entry_new (ADW_APPLICATION_WINDOW (window), self->session,
                                              fz_records_window_get_toasts (window));

  fz_import_entry_set_staff (entry, TRUE);
  g_object_set_data_full (G_OBJECT (window), "fz-import-entry", entry, free_import_entry);
  g_object_set_data_full (G_OBJECT (window), "fz-export-entry",
                          fz_export_entry_new (ADW_APPLICATION_WINDOW (window), self->session,
                                               fz_records_window_get_toasts (window)),
                          g_object_unref);
}

/* What edits a station, and takes it back, in @window as in that of the map. */
static void
add_editing (FzStaffWindows  *self,
             FzRecordsWindow *window)
{
  AdwToastOverlay  *toasts = fz_records_window_get_toasts (window);
  FzStationEditing *editing = fz_station_editing_new (ADW_APPLICATION_WINDOW (window),
                                                      self->session, toasts);

  fz_station_editing_set_staff (editing, TRUE);
  fz_staff_actions_share (self->actions, G_ACTION_MAP (window));
  g_signal_connect_object (window, "station-selected", G_CALLBACK (fz_station_editing_set_station),
                           editing, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), "fz-station-editing", editing, g_object_unref);
  g_object_set_data_full (G_OBJECT (window), "fz-list-entry",
                          fz_list_entry_new (G_ACTION_MAP (window), self->session, toasts),
                          g_object_unref);
}

static void
on_records_activated (FzStaffWindows *self)
{
  FzStore *store = fz_session_get_store (self->session);
  g_autoptr (FzFinder) finder = NULL;
  FzRecordsWindow *window;
  GtkWidget       *filters;

  if (store == NULL)
    return;
  if (self->records_window != NULL)
    {
      gtk_window_present (self->records_window);
      return;
    }
  finder = create_finder (self);
  filters = fz_filter_bar_new ();
  fz_filter_bar_set_finder (FZ_FILTER_BAR (filters), finder);
  window = fz_records_window_new (gtk_window_get_application (GTK_WINDOW (self->window)), finder,
                                  store, filters);
  add_editing (self, window);
  add_files (self, window);
  g_set_weak_pointer (&self->records_window, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_history (FzStaffWindows *self,
              guint32         station)
{
  FzStore        *store = fz_session_get_store (self->session);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  FzFinder       *finder = fz_session_get_finder (self->session);

  if (store == NULL)
    return;
  if (self->history_window == NULL)
    {
      FzHistoryWindow *made = fz_history_window_new (application, fz_finder_get_table (finder),
                                                     store);

      g_set_weak_pointer (&self->history_window, GTK_WINDOW (made));
    }
  fz_history_window_set_station (FZ_HISTORY_WINDOW (self->history_window), station);
  gtk_window_present (self->history_window);
}

static void
on_history_activated (FzStaffWindows *self)
{
  show_history (self, 0);
}

static void
on_station_history_activated (FzStaffWindows *self,
                              GVariant       *id)
{
  show_history (self, g_variant_get_uint32 (id));
}

static void
fz_staff_windows_dispose (GObject *object)
{
  FzStaffWindows *self = FZ_STAFF_WINDOWS (object);

  fz_staff_windows_close (self);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (fz_staff_windows_parent_class)->dispose (object);
}

static void
fz_staff_windows_class_init (FzStaffWindowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_staff_windows_dispose;
}

static void
fz_staff_windows_init (FzStaffWindows *self)
{
}

/* Adds the actions to @window, which outlives the object. */
FzStaffWindows *
fz_staff_windows_new (AdwApplicationWindow *window,
                      FzSession            *session)
{
  FzStaffWindows *self = g_object_new (FZ_TYPE_STAFF_WINDOWS, NULL);

  self->window = window;
  self->session = g_object_ref (session);
  self->actions = fz_staff_actions_new (G_ACTION_MAP (window));
  fz_staff_actions_add (self->actions, "records", NULL, G_CALLBACK (on_records_activated),
                        G_OBJECT (self));
  fz_staff_actions_add (self->actions, "history", NULL, G_CALLBACK (on_history_activated),
                        G_OBJECT (self));
  fz_staff_actions_add (self->actions, "station-history", G_VARIANT_TYPE_UINT32,
                        G_CALLBACK (on_station_history_activated), G_OBJECT (self));
  g_signal_connect_object (session, "replacing", G_CALLBACK (fz_staff_windows_close), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Lets them be opened whatever the preferences say, as long as the window is there. */
void
fz_staff_windows_set_staff (FzStaffWindows *self,
                            gboolean        staff)
{
  fz_staff_actions_set_staff (self->actions, staff);
}

/* Closes those that are open. */
void
fz_staff_windows_close (FzStaffWindows *self)
{
  GtkWindow *records_window = self->records_window;
  GtkWindow *history_window = self->history_window;

  g_clear_weak_pointer (&self->records_window);
  g_clear_weak_pointer (&self->history_window);
  if (records_window != NULL)
    gtk_window_destroy (records_window);
  if (history_window != NULL)
    gtk_window_destroy (history_window);
}
