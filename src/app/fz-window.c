/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-window.h"

#include "fz-calendar-import.h"
#include "fz-draft-offer.h"
#include "fz-easy-reading.h"
#include "fz-export-entry.h"
#include "fz-import-entry.h"
#include "fz-list-entry.h"
#include "fz-main-menu.h"
#include "fz-map-follower.h"
#include "fz-map-printing.h"
#include "fz-map-view.h"
#include "fz-panel.h"
#include "fz-printing.h"
#include "fz-record-loader.h"
#include "fz-session.h"
#include "fz-staff-tasks.h"
#include "fz-staff-windows.h"
#include "fz-starter.h"
#include "fz-station-actions.h"
#include "fz-station-bar.h"
#include "fz-station-editing.h"
#include "fz-toast.h"
#include "fz-trouble-bar.h"
#include "fz-type-ahead.h"
#include "fz-update-tasks.h"
#include "fz-window-actions.h"
#include "fz-window-layout.h"
#include "fz-window-memory.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * The window: the map, and the panel beside it or in a sheet above it.
 *
 *   FzStore ─▶ FzStationTable ─▶ FzFinder ─┬▶ FzPanel
 *                                          ╰▶ FzMapView
 *
 * One station, or none, is selected; list, map and details learn it from here. What
 * else there is to do has an object of its own:
 *
 *   FzWindowLayout    where the panel is
 *   FzStationBar      what a narrow window says below the map
 *   FzTroubleBar      what was wrong with the stored stations
 *   FzRecordLoader    the details of the selected station
 *   FzMapFollower     moves the map to what is found
 *   FzDraftOffer      what was typed and not saved the last time
 *   FzWindowMemory    size, view and searches, from one time to the next
 *   FzWindowActions, FzStarter, FzStationActions, FzPrinting, FzMapPrinting,
 *   FzListEntry, FzCalendarImport, FzStationEditing, FzStaffTasks, FzStaffWindows,
 *   FzUpdateTasks, fz_easy_reading_follow()
 *                     the actions, each those that its file says
 */
struct _FzWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  FzWindowLayout  *layout;
  FzPanel         *panel;
  FzMapView       *map_view;
  AdwBanner       *sample_banner;
  FzTroubleBar    *trouble_bar;
  FzStationBar    *bar;
  GtkMenuButton   *menu_button;
  GMenuModel      *primary_menu;
  GMenu           *tasks;
  GMenuModel      *staff_menu;

  FzSession        *session;       /* (owned) */
  FzRecordLoader   *record_loader; /* (owned) of the station that is selected */
  FzStationActions *actions;       /* (owned) on the same */
  FzPrinting       *printing;      /* (owned) */
  FzMapPrinting    *map_printing;  /* (owned) */
  FzListEntry      *list_entry;    /* (owned) of the list of 2020 */
  FzCalendarImport *calendar;      /* (owned) of public holidays */
  FzStationEditing *editing;       /* (owned) */
  FzStaffTasks     *staff_tasks;   /* (owned) */
  FzUpdateTasks    *update_tasks;  /* (owned) */
  FzDraftOffer     *draft_offer;   /* (owned) */
  FzStaffWindows   *staff_windows; /* (owned) */
  FzImportEntry    *import_entry;  /* (owned) */
  FzExportEntry    *export_entry;  /* (owned) */
  FzMapFollower    *map_follower;  /* (owned) */
  FzWindowMemory   *memory;        /* (owned) */
  FzStarter        *starter;       /* (owned) */
  FzStation        *selected;      /* (owned) (nullable) */
};

enum
{
  PROP_SESSION = 1,
  PROP_SAMPLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzWindow, fz_window, ADW_TYPE_APPLICATION_WINDOW)

/* Every screen says that it shows the sample, and none says so twice. */
static void
update_banners (FzWindow *self)
{
  gboolean sample = fz_session_get_sample (self->session);
  gboolean narrow = fz_window_layout_get_narrow (self->layout);

  adw_banner_set_revealed (self->sample_banner, sample);
  /* Where it is narrow, a button would take a line of its own; the menu has it. */
  adw_banner_set_button_label (self->sample_banner, narrow ? NULL : _ ("Real Data"));
  fz_panel_set_shows_sample (self->panel,
                             sample && fz_window_layout_covers (self->layout,
                                                                GTK_WIDGET (self->sample_banner)));
}

/* What is narrow is touched: the style makes targets larger. */
static void
on_narrow_changed (FzWindow *self)
{
  if (fz_window_layout_get_narrow (self->layout))
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  update_banners (self);
}

static void
on_record_loaded (FzWindow *self,
                  FzRecord *record)
{
  fz_panel_show_record (self->panel, record);
  fz_station_actions_set_record (self->actions, record);
}

static void
set_selected (FzWindow  *self,
              FzStation *station)
{
  if (!g_set_object (&self->selected, station))
    return;
  fz_map_view_set_selected (self->map_view, station);
  fz_panel_set_selected (self->panel, station);
  fz_printing_set_station (self->printing, station);
  fz_station_editing_set_station (self->editing,
                                  station != NULL ? fz_station_get_id (station) : 0);
  fz_staff_tasks_set_station (self->staff_tasks,
                              station != NULL ? fz_station_get_id (station) : 0);
  if (station != NULL)
    {
      fz_map_view_show_station (self->map_view, station);
      fz_window_memory_keep_search (self->memory, fz_session_get_finder (self->session));
    }
  fz_station_bar_set_station (self->bar, station);
  fz_station_actions_set_record (self->actions, NULL);
  fz_record_loader_load (self->record_loader, station != NULL ? fz_station_get_id (station) : 0);
}

static void
on_sheet_moved (FzWindow *self)
{
  fz_map_view_set_bottom_inset (self->map_view, fz_window_layout_get_inset (self->layout));
  update_banners (self);
}

/* Moves the selected station out from under the sheet. */
static void
on_sheet_opened (FzWindow *self)
{
  if (self->selected == NULL || !fz_window_layout_get_open (self->layout))
    return;
  fz_map_view_set_bottom_inset (self->map_view, fz_window_layout_measure_sheet (self->layout));
  fz_map_view_show_station (self->map_view, self->selected);
}

static void
on_replacing (FzWindow *self)
{
  set_selected (self, NULL);
}

/* Somebody may have deleted the station whose details are shown. */
static void
on_stations_changed (FzWindow       *self,
                     FzStationTable *table)
{
  g_autoptr (FzStation) station = NULL;

  if (self->selected == NULL)
    return;
  station = fz_station_table_find_station (table, fz_station_get_id (self->selected));
  if (station != NULL)
    return;
  set_selected (self, NULL);
  fz_toast_show (GTK_WIDGET (self->panel), _ ("This station was deleted"));
}

static void
on_sample_changed (FzWindow *self)
{
  update_banners (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}

static void
connect_session (FzWindow *self)
{
  FzFinder *finder = fz_session_get_finder (self->session);
  FzClock  *clock = fz_session_get_clock (self->session);

  g_signal_connect_object (self->session, "replacing", G_CALLBACK (on_replacing),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::sample", G_CALLBACK (on_sample_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fz_finder_get_table (finder), "changed",
                           G_CALLBACK (on_stations_changed), self, G_CONNECT_SWAPPED);
  fz_trouble_bar_set_session (self->trouble_bar, self->session);
  fz_panel_set_clock (self->panel, clock);
  fz_panel_set_finder (self->panel, finder);
  /* The machine may have slept, or its clock been set. */
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (fz_clock_tick), clock,
                           G_CONNECT_SWAPPED);
  fz_map_view_set_finder (self->map_view, finder);
  fz_station_bar_set_finder (self->bar, finder);
  self->map_follower = fz_map_follower_new (self->map_view);
}

static void
connect_records (FzWindow *self)
{
  self->record_loader = fz_record_loader_new (GTK_WIDGET (self->panel), self->session);
  g_signal_connect_object (self->record_loader, "loaded", G_CALLBACK (on_record_loaded),
                           self, G_CONNECT_SWAPPED);
}

static void
fz_window_constructed (GObject *object)
{
  FzWindow *self = FZ_WINDOW (object);
  FzRecent *recent;

  G_OBJECT_CLASS (fz_window_parent_class)->constructed (object);
  connect_session (self);
  connect_records (self);
  self->actions = fz_station_actions_new (GTK_WIDGET (self->panel), G_ACTION_MAP (self),
                                          self->session);
  self->printing = fz_printing_new (GTK_WIDGET (self->panel), G_ACTION_MAP (self), self->session);
  self->map_printing = fz_map_printing_new (self->map_view, G_ACTION_MAP (self), self->session);
  self->list_entry = fz_list_entry_new (G_ACTION_MAP (self), self->session, self->toast_overlay);
  self->calendar = fz_calendar_import_new (ADW_APPLICATION_WINDOW (self), self->session,
                                           self->toast_overlay);
  self->editing = fz_station_editing_new (ADW_APPLICATION_WINDOW (self), self->session,
                                          self->toast_overlay);
  self->staff_tasks = fz_staff_tasks_new (ADW_APPLICATION_WINDOW (self), self->session,
                                          self->toast_overlay);
  self->update_tasks = fz_update_tasks_new (ADW_APPLICATION_WINDOW (self), self->session,
                                            self->toast_overlay);
  self->draft_offer = fz_draft_offer_new (ADW_APPLICATION_WINDOW (self), self->session,
                                          self->toast_overlay);
  self->import_entry = fz_import_entry_new (ADW_APPLICATION_WINDOW (self), self->session,
                                            self->toast_overlay);
  self->export_entry = fz_export_entry_new (ADW_APPLICATION_WINDOW (self), self->session,
                                            self->toast_overlay);
  self->staff_windows = fz_staff_windows_new (ADW_APPLICATION_WINDOW (self), self->session);
  fz_panel_set_own (self->panel, fz_station_actions_get_own (self->actions));
  self->memory = fz_window_memory_new (GTK_WINDOW (self), self->map_view);
  recent = fz_window_memory_get_recent (self->memory);
  fz_panel_set_recent_searches (self->panel, fz_recent_get_searches (recent));
  self->starter = fz_starter_new (ADW_APPLICATION_WINDOW (self),
                                  fz_session_get_finder (self->session), self->map_view, recent);
  fz_easy_reading_follow (self->panel, G_ACTION_MAP (self));
  update_banners (self);
}

static void
fz_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  FzWindow *self = FZ_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SAMPLE:
      g_value_set_boolean (value, fz_window_get_sample (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  FzWindow *self = FZ_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_window_dispose (GObject *object)
{
  FzWindow *self = FZ_WINDOW (object);

  if (self->panel != NULL)
    fz_easy_reading_stop (G_ACTION_MAP (self));
  if (self->memory != NULL)
    fz_window_memory_keep_view (self->memory);
  g_clear_object (&self->record_loader);
  g_clear_object (&self->map_follower);
  g_clear_object (&self->starter);
  g_clear_object (&self->memory);
  g_clear_object (&self->selected);
  if (self->actions != NULL)
    fz_station_actions_stop (self->actions);
  g_clear_object (&self->actions);
  if (self->printing != NULL)
    fz_printing_stop (self->printing);
  g_clear_object (&self->printing);
  if (self->map_printing != NULL)
    fz_map_printing_stop (self->map_printing);
  g_clear_object (&self->map_printing);
  g_clear_object (&self->list_entry);
  if (self->calendar != NULL)
    g_object_run_dispose (G_OBJECT (self->calendar));
  g_clear_object (&self->calendar);
  g_clear_object (&self->editing);
  g_clear_object (&self->draft_offer);
  if (self->import_entry != NULL)
    fz_import_entry_stop (self->import_entry);
  g_clear_object (&self->import_entry);
  g_clear_object (&self->export_entry);
  g_clear_object (&self->staff_tasks);
  if (self->update_tasks != NULL)
    g_object_run_dispose (G_OBJECT (self->update_tasks));
  g_clear_object (&self->update_tasks);
  if (self->staff_windows != NULL)
    fz_staff_windows_close (self->staff_windows);
  g_clear_object (&self->staff_windows);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_WINDOW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (fz_window_parent_class)->dispose (object);
}

static void
fz_window_class_init (FzWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fz_window_constructed;
  object_class->get_property = fz_window_get_property;
  object_class->set_property = fz_window_set_property;
  object_class->dispose = fz_window_dispose;

  /* The stations that the window shows. */
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, FZ_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* Whether the details of the stations shown are invented. */
  properties[PROP_SAMPLE] =
      g_param_spec_boolean ("sample", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  fz_window_actions_install (widget_class);
  g_type_ensure (FZ_TYPE_MAP_VIEW);
  g_type_ensure (FZ_TYPE_PANEL);
  g_type_ensure (FZ_TYPE_STATION_BAR);
  g_type_ensure (FZ_TYPE_TROUBLE_BAR);
  g_type_ensure (FZ_TYPE_WINDOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FzWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, layout);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, map_view);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, tasks);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, staff_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_opened);
}

static void
fz_window_init (FzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_main_menu_set_up (self->menu_button, self->primary_menu, self->tasks, self->staff_menu,
                       G_ACTION_GROUP (self));
  adw_banner_set_title (self->sample_banner, fz_words_for_sample ());
  fz_type_ahead_follow (self, GTK_WIDGET (self->layout));
  if (FZ_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/* @session may be opening its stations already. */
FzWindow *
fz_window_new (AdwApplication *application,
               FzSession      *session)
{
  return g_object_new (FZ_TYPE_WINDOW, "application", application, "session", session, NULL);
}

/* Shows the @sample or the real stations as soon as they are there, with the
 * filter for featured ones set if @featured. */
void
fz_window_open (FzWindow *self,
                gboolean  sample,
                gboolean  featured)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_session_open (self->session, sample, featured);
}

/* What list and map show; borrowed, the same for the life of the window. */
FzFinder *
fz_window_get_finder (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), NULL);
  return fz_session_get_finder (self->session);
}

/* The station selected in list and map; borrowed, or NULL. */
FzStation *
fz_window_get_selected (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), NULL);
  return self->selected;
}

/* Borrowed. */
FzMapView *
fz_window_get_map_view (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), NULL);
  return self->map_view;
}

/* Borrowed. */
FzWindowLayout *
fz_window_get_layout (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), NULL);
  return self->layout;
}

/* Selects the station of that id in list and map and opens its details; 0, or an
 * id that no station has, selects none and shows the list. */
void
fz_window_select_station (FzWindow *self,
                          guint32   id)
{
  g_autoptr (FzStation) station = NULL;
  FzStationTable *table;

  g_return_if_fail (FZ_IS_WINDOW (self));

  table = fz_finder_get_table (fz_session_get_finder (self->session));
  if (id != 0)
    station = fz_station_table_find_station (table, id);
  set_selected (self, station);
}

/* Puts the keyboard into the search field, which comes into view where it is not. */
void
fz_window_show_search (FzWindow *self)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_window_layout_set_open (self->layout, TRUE);
  fz_panel_focus_search (self->panel);
}

/* Where it is narrow, the list makes way for the map. */
void
fz_window_show_map (FzWindow *self)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_window_layout_set_open (self->layout, FALSE);
}

/* Whether the panel is in the sheet and not beside the map. */
gboolean
fz_window_get_narrow (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), FALSE);
  return fz_window_layout_get_narrow (self->layout);
}

/* Whether the details of the stations shown are invented. */
gboolean
fz_window_get_sample (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), FALSE);
  return fz_session_get_sample (self->session);
}

/* Starts from the coordinates, geo: address or link in @text, which may be anything, as
 * soon as the stations are there; a window says what is wrong with others. */
void
fz_window_start_from_text (FzWindow   *self,
                           const char *text)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_starter_start_from_text (self->starter, text);
}

/* Asks whether @file is to be the map pack. */
void
fz_window_offer_map_pack (FzWindow *self,
                          GFile    *file)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_map_view_offer_pack (self->map_view, file);
}

/* Shows what the publication in @file brings, and takes it if that is wished. */
void
fz_window_offer_update (FzWindow *self,
                        GFile    *file)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_update_tasks_offer (self->update_tasks, file);
}

/* Shows what @file, a list of stations, would change; only for those who keep the records. */
void
fz_window_import (FzWindow *self,
                  GFile    *file)
{
  g_autofree char  *uri = g_file_get_uri (file);
  const char *const uris[] = { uri, NULL };

  g_return_if_fail (FZ_IS_WINDOW (self));

  if (g_action_group_get_action_enabled (G_ACTION_GROUP (self), "import-files"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "import-files",
                                    g_variant_new_strv (uris, -1));
  else
    fz_toast_show (GTK_WIDGET (self->panel),
                   _ ("Lists of stations are imported by those who keep the records: turn on "
                      "“Edit Records” in the preferences first."));
}

/* Lets records be edited, whatever the preferences say. */
void
fz_window_set_staff (FzWindow *self,
                     gboolean  staff)
{
  g_return_if_fail (FZ_IS_WINDOW (self));
  fz_station_editing_set_staff (self->editing, staff);
  fz_staff_tasks_set_staff (self->staff_tasks, staff);
  fz_update_tasks_set_staff (self->update_tasks, staff);
  fz_staff_windows_set_staff (self->staff_windows, staff);
  fz_import_entry_set_staff (self->import_entry, staff);
}
