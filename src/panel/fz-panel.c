/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-panel.h"

#include "fz-filter-bar.h"
#include "fz-origin-row.h"
#include "fz-results-list.h"
#include "fz-search-history.h"
#include "fz-station-details.h"
#include "fz-words.h"

#include <adwaita.h>

/*
 * All about the stations but the map: search, filters and list on one page, the
 * details of the selected station on another above it. The same panel is the
 * sidebar of a wide window and the sheet of a narrow one.
 *
 * Going back to the list activates `win.select-station` with 0.
 */
struct _FzPanel
{
  GtkWidget parent_instance;

  /* template */
  AdwNavigationView *navigation;
  AdwNavigationPage *details_page;
  GtkEditable       *search_entry;
  FzOriginRow       *origin_row;
  FzFilterBar       *filter_bar;
  FzResultsList     *results_list;
  FzStationDetails  *details;
  AdwBanner         *list_banner;
  AdwBanner         *details_banner;

  GtkWidget *history;  /* (nullable): a child */
  FzFinder  *finder;   /* (owned) (nullable) */
  FzStation *selected; /* (owned) (nullable) */
  gboolean   shows_sample;
};

enum
{
  PROP_FINDER = 1,
  PROP_SELECTED,
  PROP_SHOWS_SAMPLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzPanel, fz_panel, GTK_TYPE_WIDGET)

static gboolean
shows_details (FzPanel *self)
{
  return adw_navigation_view_get_visible_page (self->navigation) == self->details_page;
}

static void
show_details (FzPanel *self)
{
  fz_station_details_set_station (self->details, self->selected);
  adw_navigation_page_set_title (self->details_page, fz_station_get_place (self->selected));
  if (!shows_details (self))
    adw_navigation_view_push (self->navigation, self->details_page);
}

static void
show_list (FzPanel *self)
{
  if (shows_details (self))
    adw_navigation_view_pop (self->navigation);
}

static void
on_finder_changed (FzPanel *self)
{
  const char *text = fz_query_get_text (fz_finder_get_query (self->finder));

  if (text == NULL)
    text = "";
  if (strcmp (gtk_editable_get_text (self->search_entry), text) != 0)
    gtk_editable_set_text (self->search_entry, text);
}

static void
on_search_changed (FzPanel *self)
{
  g_autoptr (FzQuery) query = NULL;

  if (self->finder == NULL)
    return;
  query = fz_query_with_text (fz_finder_get_query (self->finder),
                              gtk_editable_get_text (self->search_entry));
  fz_finder_set_query (self->finder, query);
}

static void
on_stop_search (FzPanel *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
on_popped (FzPanel *self)
{
  if (self->selected != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-station", "u", 0);
}

static void
on_details_hidden (FzPanel *self)
{
  if (self->selected == NULL)
    fz_station_details_set_station (self->details, NULL);
}

static void
fz_panel_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  FzPanel *self = FZ_PANEL (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      g_value_set_object (value, self->finder);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_SHOWS_SAMPLE:
      g_value_set_boolean (value, self->shows_sample);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_panel_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  FzPanel *self = FZ_PANEL (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      fz_panel_set_finder (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      fz_panel_set_selected (self, g_value_get_object (value));
      break;
    case PROP_SHOWS_SAMPLE:
      fz_panel_set_shows_sample (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_panel_dispose (GObject *object)
{
  FzPanel *self = FZ_PANEL (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_pointer (&self->history, gtk_widget_unparent);
  g_clear_object (&self->finder);
  g_clear_object (&self->selected);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_PANEL);
  G_OBJECT_CLASS (fz_panel_parent_class)->dispose (object);
}

static void
fz_panel_class_init (FzPanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_panel_get_property;
  object_class->set_property = fz_panel_set_property;
  object_class->dispose = fz_panel_dispose;

  properties[PROP_FINDER] =
      g_param_spec_object ("finder", NULL, NULL, FZ_TYPE_FINDER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* The station whose details are shown, or NULL: the list. */
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether the panel itself says that the details are invented. */
  properties[PROP_SHOWS_SAMPLE] =
      g_param_spec_boolean ("shows-sample", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (FZ_TYPE_FILTER_BAR);
  g_type_ensure (FZ_TYPE_ORIGIN_ROW);
  g_type_ensure (FZ_TYPE_RESULTS_LIST);
  g_type_ensure (FZ_TYPE_STATION_DETAILS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPanel, navigation);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, details_page);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, origin_row);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, results_list);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, details);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, list_banner);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, details_banner);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
  gtk_widget_class_bind_template_callback (widget_class, on_details_hidden);
}

static void
fz_panel_init (FzPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_banner_set_title (self->list_banner, fz_words_for_sample_in_short ());
  adw_banner_set_title (self->details_banner, fz_words_for_sample_in_short ());
}

GtkWidget *
fz_panel_new (void)
{
  return g_object_new (FZ_TYPE_PANEL, NULL);
}

/* The finder that the panel shows and steers; borrowed, NULL before one is set. */
FzFinder *
fz_panel_get_finder (FzPanel *self)
{
  g_return_val_if_fail (FZ_IS_PANEL (self), NULL);
  return self->finder;
}

void
fz_panel_set_finder (FzPanel  *self,
                     FzFinder *finder)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  if (self->finder == finder)
    return;
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_set_object (&self->finder, finder);
  fz_origin_row_set_finder (self->origin_row, finder);
  fz_filter_bar_set_finder (self->filter_bar, finder);
  fz_results_list_set_finder (self->results_list, finder);
  if (finder != NULL)
    {
      g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                               self, G_CONNECT_SWAPPED);
      on_finder_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDER]);
}

/* The station whose details are shown; borrowed, NULL while it is the list. */
FzStation *
fz_panel_get_selected (FzPanel *self)
{
  g_return_val_if_fail (FZ_IS_PANEL (self), NULL);
  return self->selected;
}

/* Opens the details of @station and marks its row; NULL goes back to the list. */
void
fz_panel_set_selected (FzPanel   *self,
                       FzStation *station)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  if (!g_set_object (&self->selected, station))
    return;
  fz_results_list_set_selected (self->results_list, station);
  if (station != NULL)
    show_details (self);
  else
    show_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Fills the details with @record, unless another station was selected since it
 * was asked for. */
void
fz_panel_show_record (FzPanel  *self,
                      FzRecord *record)
{
  FzStationTable *table;

  g_return_if_fail (FZ_IS_PANEL (self));
  g_return_if_fail (self->finder != NULL);

  if (self->selected == NULL || fz_station_get_id (self->selected) != record->id)
    return;
  table = fz_finder_get_table (self->finder);
  fz_station_details_set_record (self->details, record,
                                 fz_station_table_get_catalog (table),
                                 fz_station_table_get_script (table));
}

/* Whether the panel itself says that the details are invented. */
gboolean
fz_panel_get_shows_sample (FzPanel *self)
{
  g_return_val_if_fail (FZ_IS_PANEL (self), FALSE);
  return self->shows_sample;
}

void
fz_panel_set_shows_sample (FzPanel *self,
                           gboolean shows_sample)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  if (self->shows_sample == shows_sample)
    return;
  self->shows_sample = shows_sample;
  adw_banner_set_revealed (self->list_banner, shows_sample);
  adw_banner_set_revealed (self->details_banner, shows_sample);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_SAMPLE]);
}

/* Goes back to the list and puts the keyboard into the search field. */
void
fz_panel_focus_search (FzPanel *self)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Offers @searches, of GtkStringObject, while the search field is empty; NULL for none. */
void
fz_panel_set_recent_searches (FzPanel    *self,
                              GListModel *searches)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  g_clear_pointer (&self->history, gtk_widget_unparent);
  if (searches == NULL)
    return;
  self->history = GTK_WIDGET (fz_search_history_new (self->search_entry, searches));
  gtk_widget_set_parent (self->history, GTK_WIDGET (self));
}
