/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-panel.h"

#include "fz-favourites-filter.h"
#include "fz-filter-bar.h"
#include "fz-follow.h"
#include "fz-origin-row.h"
#include "fz-results-list.h"
#include "fz-search-history.h"
#include "fz-station-details.h"
#include "fz-station-page.h"
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
  GtkBox            *search_box;
  GtkEditable       *search_entry;
  FzOriginRow       *origin_row;
  FzFilterBar       *filter_bar;
  FzResultsList     *results_list;
  AdwBanner         *list_banner;

  FzStationPage *page;   /* (unowned) (nullable): not made yet */
  guint          making; /* timeout until it is; 0: none */

  GtkWidget *history;  /* (nullable): a child */
  FzFinder  *finder;   /* (owned) (nullable) */
  FzOwn     *own;      /* (owned) (nullable) */
  FzClock   *clock;    /* (owned) (nullable): the page has one of its own */
  FzStation *selected; /* (owned) (nullable) */
  gboolean   shows_sample;
  gboolean   brief;
};

G_DEFINE_FINAL_TYPE (FzPanel, fz_panel, GTK_TYPE_WIDGET)

/* The page of a station's details is made once the start has drawn what there is to see,
 * milliseconds after the stations came; or when a station is chosen before. */
#define MAKE_PAGE_AFTER 600

static gboolean
shows_details (FzPanel *self)
{
  return self->page != NULL && adw_navigation_view_get_visible_page (self->navigation) ==
                                   ADW_NAVIGATION_PAGE (self->page);
}

static void
show_list (FzPanel *self)
{
  if (shows_details (self))
    adw_navigation_view_pop (self->navigation);
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

/* Escape clears the field, and from an empty one goes on to step back. */
static void
on_stop_search (FzPanel *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

/* Enter takes what answers best to what was typed. */
static void
on_search_activated (FzPanel *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    fz_results_list_activate_first (self->results_list);
}

/* Down leads from the field into the answer, or into the recent searches while they are
 * offered. */
static gboolean
on_search_key_pressed (FzPanel        *self,
                       guint           key,
                       guint           code,
                       GdkModifierType modifiers)
{
  if (self->history != NULL && gtk_widget_get_visible (self->history))
    return GDK_EVENT_PROPAGATE;
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  fz_results_list_focus_first (self->results_list);
  return GDK_EVENT_STOP;
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
    fz_station_page_set_station (self->page, NULL);
}

static void
make_page (FzPanel *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  self->page = fz_station_page_new ();
  fz_station_page_set_own (self->page, self->own);
  fz_station_page_set_shows_sample (self->page, self->shows_sample);
  fz_station_details_set_brief (fz_station_page_get_details (self->page), self->brief);
  fz_station_details_set_finder (fz_station_page_get_details (self->page), self->finder);
  if (self->clock != NULL)
    fz_station_details_set_clock (fz_station_page_get_details (self->page), self->clock);
  g_signal_connect_object (self->page, "hidden", G_CALLBACK (on_details_hidden), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (self->page));
}

static gboolean
on_time_to_make_page (gpointer user_data)
{
  FzPanel *self = user_data;

  self->making = 0;
  make_page (self);
  return G_SOURCE_REMOVE;
}

static void
on_finder_changed (FzPanel *self)
{
  const char *text = fz_query_get_text (fz_finder_get_query (self->finder));

  if (text == NULL)
    text = "";
  if (strcmp (gtk_editable_get_text (self->search_entry), text) != 0)
    gtk_editable_set_text (self->search_entry, text);
  if (self->page == NULL && self->making == 0 &&
      fz_station_table_get_n_rows (fz_finder_get_table (self->finder)) > 0)
    self->making =
        g_timeout_add_full (G_PRIORITY_LOW, MAKE_PAGE_AFTER, on_time_to_make_page, self, NULL);
}

static void
show_details (FzPanel *self)
{
  if (self->page == NULL)
    make_page (self);
  fz_station_page_set_station (self->page, self->selected);
  if (!shows_details (self))
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->page));
}

static void
fz_panel_dispose (GObject *object)
{
  FzPanel *self = FZ_PANEL (object);

  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_pointer (&self->history, gtk_widget_unparent);
  fz_follow_finder (&self->finder, NULL, NULL, self);
  g_clear_object (&self->own);
  g_clear_object (&self->clock);
  g_clear_object (&self->selected);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_PANEL);
  G_OBJECT_CLASS (fz_panel_parent_class)->dispose (object);
}

static void
fz_panel_class_init (FzPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_panel_dispose;

  g_type_ensure (FZ_TYPE_FILTER_BAR);
  g_type_ensure (FZ_TYPE_ORIGIN_ROW);
  g_type_ensure (FZ_TYPE_RESULTS_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* Before the sheet of a narrow window, which would close with all that is open in it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPanel, navigation);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, search_box);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, origin_row);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, results_list);
  gtk_widget_class_bind_template_child (widget_class, FzPanel, list_banner);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
}

static void
fz_panel_init (FzPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_banner_set_title (self->list_banner, fz_words_for_sample_in_short ());
}

GtkWidget *
fz_panel_new (void)
{
  return g_object_new (FZ_TYPE_PANEL, NULL);
}

void
fz_panel_set_finder (FzPanel  *self,
                     FzFinder *finder)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  fz_origin_row_set_finder (self->origin_row, finder);
  fz_filter_bar_set_finder (self->filter_bar, finder);
  fz_results_list_set_finder (self->results_list, finder);
  if (self->page != NULL)
    fz_station_details_set_finder (fz_station_page_get_details (self->page), finder);
  if (finder != NULL)
    on_finder_changed (self);
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
  fz_station_details_set_record (fz_station_page_get_details (self->page), record,
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
  if (self->page != NULL)
    fz_station_page_set_shows_sample (self->page, shows_sample);
}

/* Goes back to the list and puts the keyboard into the search field, whose text is selected:
 * what is typed next takes its place. */
void
fz_panel_focus_search (FzPanel *self)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}

/* The clock that the details go by. Before any are shown. */
void
fz_panel_set_clock (FzPanel *self,
                    FzClock *clock)
{
  g_return_if_fail (FZ_IS_PANEL (self));
  g_return_if_fail (self->page == NULL);

  g_set_object (&self->clock, clock);
}

/* Where favourites and notes are kept; NULL keeps none. Once, and with a finder. */
void
fz_panel_set_own (FzPanel *self,
                  FzOwn   *own)
{
  g_return_if_fail (FZ_IS_PANEL (self));
  g_return_if_fail (self->finder != NULL && self->own == NULL);

  self->own = g_object_ref (own);
  gtk_box_append (self->search_box, fz_favourites_filter_new (self->finder, own));
  fz_results_list_set_own (self->results_list, own);
  if (self->page != NULL)
    fz_station_page_set_own (self->page, own);
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

/* Whether list and details show only what people need most, with larger buttons: the filter
 * for what is open now, calling, the way. What else there is stays one step away. */
void
fz_panel_set_brief (FzPanel *self,
                    gboolean brief)
{
  g_return_if_fail (FZ_IS_PANEL (self));

  if (self->brief == brief)
    return;
  self->brief = brief;
  fz_filter_bar_set_brief (self->filter_bar, brief);
  if (self->page != NULL)
    fz_station_details_set_brief (fz_station_page_get_details (self->page), brief);
}
