/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-window.h"

#include "fz-list-entry.h"
#include "fz-map-follower.h"
#include "fz-map-view.h"
#include "fz-own-file.h"
#include "fz-panel.h"
#include "fz-printing.h"
#include "fz-recent.h"
#include "fz-session.h"
#include "fz-settings.h"
#include "fz-starter.h"
#include "fz-station-actions.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * The window: the map, and the panel beside it or in a sheet above it.
 *
 *   FzWindow
 *   ╰── AdwBottomSheet ──────────── narrow: its sheet is the panel
 *       ╰── AdwOverlaySplitView ─── wide: its sidebar is the panel
 *           ╰── FzMapView ───────── never moves
 *
 *   FzStore ─▶ FzStationTable ─▶ FzFinder ─┬▶ FzPanel
 *                                          ╰▶ FzMapView
 *
 * The map keeps its place in the tree whatever the layout, so that it is never
 * unrealized and keeps its view; only the panel moves. One station, or none, is
 * selected; list, map and details learn it from here.
 *
 * Actions: `win.select-station` (u, 0 for none), `win.search`, `win.show-map`,
 * `win.back`, one step, and those of #FzStationActions, #FzPrinting, #FzListEntry and
 * #FzStarter.
 */
struct _FzWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay     *toast_overlay;
  AdwBottomSheet      *bottom_sheet;
  AdwOverlaySplitView *split_view;
  FzPanel             *panel;
  FzMapView           *map_view;
  AdwBanner           *sample_banner;
  GtkRevealer         *trouble_revealer;
  GtkLabel            *trouble_label;
  GtkWidget           *bar;
  GtkLabel            *bar_title;
  GtkLabel            *bar_subtitle;

  FzSession        *session;     /* (owned) */
  FzStationActions *actions;     /* (owned) on the station that is selected */
  FzPrinting       *printing;    /* (owned) */
  FzListEntry      *list_entry;  /* (owned) of the list of 2020 */
  FzRecent         *recent;      /* (owned) */
  FzStarter        *starter;     /* (owned) */
  FzOwnFile        *own_file;    /* (owned) favourites and notes */
  FzStation        *selected;    /* (owned) (nullable) */
  GCancellable     *cancellable; /* (owned) for what is asked of the store */
  GSettings        *settings;    /* (owned) (nullable): the schema is not installed */
  FzMapFollower    *follower;    /* (owned) (nullable) of the map */
  gboolean          narrow;
};

enum
{
  PROP_SESSION = 1,
  PROP_SAMPLE,
  PROP_SELECTED,
  PROP_NARROW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzWindow, fz_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_toast (FzWindow *self,
            char     *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  g_free (words);
}

/* The line below a narrow window's map: the selected station, or how many there are. */
static void
update_bar (FzWindow *self)
{
  FzFinder        *finder = fz_session_get_finder (self->session);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->selected != NULL)
    {
      title = g_strdup (fz_station_get_place (self->selected));
      subtitle = fz_words_for_place_and_level (fz_station_get_district_name (self->selected),
                                               fz_station_get_level (self->selected));
    }
  else
    {
      title = fz_words_for_station_count (fz_results_get_total (fz_finder_get_results (finder)));
      subtitle = g_strdup (_ ("Search, filter and list"));
    }
  gtk_label_set_label (self->bar_title, title);
  gtk_label_set_label (self->bar_subtitle, subtitle);
}

/* How much of the map the sheet covers once it has risen: what it has so far is
 * its sheet-height. */
static int
measure_sheet (FzWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->bottom_sheet));
  int height = gtk_widget_get_height (GTK_WIDGET (self->bottom_sheet));
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->panel), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &natural, NULL, NULL);
  return MIN (natural, height);
}

/* Whether the sheet leaves nothing to be seen of the banner. */
static gboolean
covers_banner (FzWindow *self)
{
  int             height = gtk_widget_get_height (GTK_WIDGET (self->bottom_sheet));
  graphene_rect_t banner;

  return self->narrow && adw_bottom_sheet_get_open (self->bottom_sheet) &&
         gtk_widget_compute_bounds (GTK_WIDGET (self->sample_banner),
                                    GTK_WIDGET (self->bottom_sheet), &banner) &&
         height - measure_sheet (self) < banner.origin.y + banner.size.height;
}

/* Every screen says that it shows the sample, and none says so twice. */
static void
update_banners (FzWindow *self)
{
  gboolean sample = fz_session_get_sample (self->session);

  adw_banner_set_revealed (self->sample_banner, sample);
  /* Where it is narrow, a button would take a line of its own; the menu has it. */
  adw_banner_set_button_label (self->sample_banner, self->narrow ? NULL : _ ("Real Data"));
  fz_panel_set_shows_sample (self->panel, sample && covers_banner (self));
}

static void
on_record_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = fz_store_load_record_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (record != NULL)
    {
      fz_panel_show_record (self->panel, record);
      fz_station_actions_set_record (self->actions, record);
    }
  else
    /* Translators: %s is a technical reason. */
    show_toast (self, g_strdup_printf (_ ("This station’s details could not be read: %s"),
                                       error->message));
}

static void
load_record (FzWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  fz_station_actions_set_record (self->actions, NULL);
  if (self->selected == NULL || fz_session_get_store (self->session) == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  fz_store_load_record_async (fz_session_get_store (self->session),
                              fz_station_get_id (self->selected),
                              self->cancellable, on_record_ready, g_object_ref (self));
}

/* A search that led to a station is worth doing again. */
static void
remember_search (FzWindow *self)
{
  FzFinder *finder = fz_session_get_finder (self->session);

  fz_recent_add_search (self->recent, fz_query_get_text (fz_finder_get_query (finder)));
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
  if (station != NULL)
    {
      fz_map_view_show_station (self->map_view, station);
      remember_search (self);
    }
  load_record (self);
  update_bar (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
set_narrow (FzWindow *self,
            gboolean  narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_ref (self->panel);
  if (narrow)
    {
      adw_overlay_split_view_set_sidebar (self->split_view, NULL);
      adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
      adw_bottom_sheet_set_sheet (self->bottom_sheet, GTK_WIDGET (self->panel));
    }
  else
    {
      adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
      adw_bottom_sheet_set_sheet (self->bottom_sheet, NULL);
      adw_overlay_split_view_set_sidebar (self->split_view, GTK_WIDGET (self->panel));
      adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
    }
  g_object_unref (self->panel);
  gtk_widget_set_visible (self->bar, narrow);
  adw_bottom_sheet_set_reveal_bottom_bar (self->bottom_sheet, narrow);
  update_banners (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
on_narrow (FzWindow *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (FzWindow *self)
{
  set_narrow (self, FALSE);
}

static void
on_sheet_moved (FzWindow *self)
{
  int inset = adw_bottom_sheet_get_bottom_bar_height (self->bottom_sheet);

  if (adw_bottom_sheet_get_open (self->bottom_sheet))
    inset = adw_bottom_sheet_get_sheet_height (self->bottom_sheet);
  fz_map_view_set_bottom_inset (self->map_view, inset);
  update_banners (self);
}

/* Moves the selected station out from under the sheet. */
static void
on_sheet_opened (FzWindow *self)
{
  on_sheet_moved (self);
  if (self->selected == NULL || !adw_bottom_sheet_get_open (self->bottom_sheet))
    return;
  fz_map_view_set_bottom_inset (self->map_view, measure_sheet (self));
  fz_map_view_show_station (self->map_view, self->selected);
}

static void
on_replacing (FzWindow *self)
{
  set_selected (self, NULL);
}

static void
on_finder_changed (FzWindow *self)
{
  update_bar (self);
}

/* Favourites and notes of the real stations, or of the sample ones. */
static void
open_own (FzWindow *self)
{
  g_autofree char *path = fz_own_file_make_path (fz_session_get_sample (self->session));

  fz_own_file_open (self->own_file, path);
}

static void
on_own_failed (FzWindow *self)
{
  show_toast (self, g_strdup (_ ("Your favourites and notes could not be saved.")));
}

static void
on_own_damaged (FzWindow *self)
{
  show_toast (self, g_strdup (_ ("Your favourites and notes could not be read. Their file was "
                                 "set aside.")));
}

static void
on_sample_changed (FzWindow *self)
{
  open_own (self);
  update_banners (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}

static void
on_trouble_changed (FzWindow *self)
{
  const char *trouble = fz_session_get_trouble (self->session);

  if (trouble != NULL)
    {
      gtk_label_set_label (self->trouble_label, trouble);
      gtk_widget_set_visible (GTK_WIDGET (self->trouble_revealer), TRUE);
    }
  gtk_revealer_set_reveal_child (self->trouble_revealer, trouble != NULL);
}

static void
on_trouble_dismissed (FzWindow *self)
{
  gtk_revealer_set_reveal_child (self->trouble_revealer, FALSE);
}

static void
on_select_station_activated (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *id)
{
  fz_window_select_station (FZ_WINDOW (widget), g_variant_get_uint32 (id));
}

static void
on_search_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzWindow *self = FZ_WINDOW (widget);

  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, TRUE);
  fz_panel_focus_search (self->panel);
}

/* Where it is narrow, the list makes way for the map. */
static void
on_show_map_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  FzWindow *self = FZ_WINDOW (widget);

  if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
}

/* From the details to the list, from a search to all stations, from the sheet to the
 * map. */
static void
on_back_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzWindow *self = FZ_WINDOW (widget);
  FzFinder *finder = fz_session_get_finder (self->session);
  g_autoptr (FzQuery) of_all = fz_query_with_text (fz_finder_get_query (finder), NULL);

  if (self->selected != NULL)
    set_selected (self, NULL);
  else if (*fz_query_get_text (fz_finder_get_query (finder)) != '\0')
    fz_finder_set_query (finder, of_all);
  else if (self->narrow)
    adw_bottom_sheet_set_open (self->bottom_sheet, FALSE);
}

static void
connect_session (FzWindow *self)
{
  FzFinder *finder = fz_session_get_finder (self->session);

  g_signal_connect_object (self->session, "replacing", G_CALLBACK (on_replacing),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::sample", G_CALLBACK (on_sample_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::trouble", G_CALLBACK (on_trouble_changed),
                           self, G_CONNECT_SWAPPED);
  fz_panel_set_finder (self->panel, finder);
  fz_map_view_set_finder (self->map_view, finder);
  self->follower = fz_map_follower_new (self->map_view);
  g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                           self, G_CONNECT_SWAPPED);
}

static void
connect_own (FzWindow *self)
{
  self->own_file = fz_own_file_new ();
  g_signal_connect_object (self->own_file, "failed", G_CALLBACK (on_own_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own_file, "damaged", G_CALLBACK (on_own_damaged), self,
                           G_CONNECT_SWAPPED);
  open_own (self);
  fz_panel_set_own (self->panel, fz_own_file_get_own (self->own_file));
}

static void
connect_recent (FzWindow *self)
{
  g_autofree char *folder = fz_recent_find_folder ();
  FzRecentView     view;

  self->recent = fz_recent_new (folder, self->settings);
  if (fz_recent_get_view (self->recent, &view))
    fz_map_view_go_to (self->map_view, view.lat, view.lon, view.zoom);
  fz_panel_set_recent_searches (self->panel, fz_recent_get_searches (self->recent));
  self->starter = fz_starter_new (ADW_APPLICATION_WINDOW (self),
                                  fz_session_get_finder (self->session), self->map_view,
                                  self->recent);
}

static void
fz_window_constructed (GObject *object)
{
  FzWindow *self = FZ_WINDOW (object);

  G_OBJECT_CLASS (fz_window_parent_class)->constructed (object);
  connect_session (self);
  self->actions = fz_station_actions_new (GTK_WIDGET (self->panel), G_ACTION_MAP (self),
                                          self->session);
  self->printing = fz_printing_new (GTK_WIDGET (self->panel), G_ACTION_MAP (self), self->session);
  self->list_entry = fz_list_entry_new (G_ACTION_MAP (self), self->session, self->toast_overlay);
  connect_own (self);
  connect_recent (self);
  update_banners (self);
  update_bar (self);
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
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* For the next time, if the user wants that. */
static void
remember_view (FzWindow *self)
{
  FzRecentView view;

  if (self->map_view == NULL)
    return;
  fz_map_view_get_viewport (self->map_view, &view.lat, &view.lon, &view.zoom);
  fz_recent_set_view (self->recent, &view);
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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  remember_view (self);
  g_clear_object (&self->starter);
  g_clear_object (&self->recent);
  g_clear_object (&self->selected);
  g_clear_object (&self->settings);
  if (self->actions != NULL)
    fz_station_actions_stop (self->actions);
  g_clear_object (&self->actions);
  if (self->printing != NULL)
    fz_printing_stop (self->printing);
  g_clear_object (&self->printing);
  g_clear_object (&self->list_entry);
  g_clear_object (&self->own_file);
  g_clear_object (&self->follower);
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
  /* The station selected in list and map, or NULL. */
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether the panel is in the sheet and not beside the map. */
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "win.select-station", "u",
                                   on_select_station_activated);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_activated);
  gtk_widget_class_install_action (widget_class, "win.show-map", NULL, on_show_map_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "win.search", NULL);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);

  g_type_ensure (FZ_TYPE_MAP_VIEW);
  g_type_ensure (FZ_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FzWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, bottom_sheet);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, map_view);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, bar_title);
  gtk_widget_class_bind_template_child (widget_class, FzWindow, bar_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_trouble_dismissed);
}

/* Uninstalled, without its schema, the window has its first size every time. */
static void
remember_size (FzWindow *self)
{
  self->settings = fz_settings_new ();
  if (self->settings == NULL)
    return;
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
fz_window_init (FzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_banner_set_title (self->sample_banner, fz_words_for_sample ());
  if (FZ_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  remember_size (self);
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

/* Whether the panel is in the sheet and not beside the map. */
gboolean
fz_window_get_narrow (FzWindow *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW (self), FALSE);
  return self->narrow;
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
