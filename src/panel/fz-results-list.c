/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-results-list.h"

#include "fz-access.h"
#include "fz-answer.h"
#include "fz-empty-results.h"
#include "fz-follow.h"
#include "fz-order-button.h"
#include "fz-row-menu.h"
#include "fz-search-words.h"
#include "fz-station-row.h"

/*
 * The stations that a finder gives, with their number and order above. Choosing
 * a row activates `win.select-station` with the station's id; which row looks
 * selected is told from outside, never by the list itself. A result
 * without stations says what to do, and before the table has arrived there is a
 * spinner.
 *
 *            FzAnswer's item, if needed ─╮
 *   FzFinder ──▶ FzResults ──────────────┴▶ GtkSingleSelection ──▶ GtkListView
 *
 * What there is to say before the stations scrolls with them. Once nothing has changed
 * for a while, the answer is announced to screen readers.
 */
struct _FzResultsList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget          *stack;
  GtkWidget          *count_label;
  FzOrderButton      *order_button;
  GtkBox             *empty_box;
  GtkWidget          *scroller;
  GtkListView        *list_view;
  GtkSingleSelection *selection;

  FzFinder       *finder;        /* (owned) (nullable) */
  FzStation      *selected;      /* (owned) (nullable) */
  FzQuery        *answered;      /* (owned) (nullable) the question that the list answers */
  FzRowMenu      *menu;          /* (owned) (nullable): there is nowhere to keep favourites */
  GtkStringList  *heads;         /* (owned) one item while an FzAnswer is needed */
  GtkWidget      *empty_answer;  /* (nullable): in the empty box */
  FzEmptyResults *empty_results; /* (nullable): in the empty box, once nothing was found */

  guint announcing; /* timeout, 0: none */
  guint filling;    /* timeout, 0: none */
};

G_DEFINE_FINAL_TYPE (FzResultsList, fz_results_list, GTK_TYPE_WIDGET)

/* How long an answer has to stand before it is announced, and before rows are made for
 * more of it than is seen: milliseconds. */
#define ANNOUNCE_AFTER 700
#define FILL_AFTER 350

/* Items before the first station. */
static guint
count_heads (FzResultsList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->heads));
}

static guint
find_position (FzResultsList *self,
               FzStation     *station)
{
  FzResults *results;
  guint      position;

  if (station == NULL || self->finder == NULL)
    return GTK_INVALID_LIST_POSITION;
  results = fz_finder_get_results (self->finder);
  if (!fz_results_find (results, fz_station_get_id (station), &position))
    return GTK_INVALID_LIST_POSITION;
  return count_heads (self) + position;
}

static void
update_selection (FzResultsList *self)
{
  gtk_single_selection_set_selected (self->selection, find_position (self, self->selected));
}

static void
show_selected_row (FzResultsList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_NONE, NULL);
}

static FzEmptyResults *
need_empty_results (FzResultsList *self)
{
  if (self->empty_results == NULL)
    {
      self->empty_results = FZ_EMPTY_RESULTS (fz_empty_results_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->empty_results), TRUE);
      gtk_box_append (self->empty_box, GTK_WIDGET (self->empty_results));
      fz_empty_results_set_finder (self->empty_results, self->finder);
    }
  return self->empty_results;
}

static void
update_status (FzResultsList *self)
{
  FzResults       *results = fz_finder_get_results (self->finder);
  guint            total = fz_results_get_total (results);
  FzStationTable  *table = fz_finder_get_table (self->finder);
  gboolean         loaded = fz_station_table_get_catalog (table)->dataset.name != NULL;
  g_autofree char *count = fz_words_for_count_of (total, fz_station_table_get_n_rows (table));

  gtk_label_set_label (GTK_LABEL (self->count_label), count);
  if (loaded && total == 0)
    need_empty_results (self);
  if (!loaded)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), total > 0 ? "list" : "empty");
}

static void
update_answer (FzResultsList *self)
{
  gboolean needed = fz_answer_is_needed (self->finder);
  gboolean empty = fz_results_get_total (fz_finder_get_results (self->finder)) == 0;

  if (needed != (count_heads (self) > 0))
    gtk_string_list_splice (self->heads, 0, count_heads (self),
                            needed ? (const char *[]) { "answer", NULL } : NULL);
  if (needed && empty && self->empty_answer == NULL)
    {
      self->empty_answer = fz_answer_new (self->finder);
      gtk_box_prepend (self->empty_box, self->empty_answer);
    }
  if (self->empty_answer != NULL)
    gtk_widget_set_visible (self->empty_answer, needed);
}

static void
on_answer_stands (gpointer data)
{
  FzResultsList   *self = FZ_RESULTS_LIST (data);
  g_autofree char *words = NULL;

  self->announcing = 0;
  if (self->finder == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  words = fz_words_for_answer_aloud (self->finder);
  fz_access_announce (GTK_WIDGET (self), words);
}

static void
announce_later (FzResultsList *self)
{
  g_clear_handle_id (&self->announcing, g_source_remove);
  self->announcing = g_timeout_add_once (ANNOUNCE_AFTER, on_answer_stands, self);
}

/* Nobody has typed for a while: now there is time for more rows than are seen. */
static void
on_first_rows_stand (gpointer data)
{
  FzResultsList *self = FZ_RESULTS_LIST (data);
  guint          n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  self->filling = 0;
  if (self->finder != NULL && n_items < FZ_RESULTS_STEP &&
      fz_results_show_more (fz_finder_get_results (self->finder)))
    update_selection (self);
}

static void
fill_later (FzResultsList *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  self->filling = g_timeout_add_once (FILL_AFTER, on_first_rows_stand, self);
}

/* The answer to another question begins at its best match. */
static void
begin_at_top (FzResultsList *self)
{
  gboolean is_first = self->answered == NULL;

  if (!g_set_object (&self->answered, fz_finder_get_query (self->finder)))
    return;
  if (!is_first)
    announce_later (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
on_finder_changed (FzResultsList *self)
{
  update_status (self);
  update_answer (self);
  begin_at_top (self);
  update_selection (self);
  fill_later (self);
}

static void
on_row_activated (FzResultsList *self,
                  guint          position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (FZ_IS_STATION (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-station",
                                "u", fz_station_get_id (FZ_STATION (item)));
}

static void
on_edge_reached (FzResultsList  *self,
                 GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && self->finder != NULL)
    fz_results_show_more (fz_finder_get_results (self->finder));
}

static void
show_answer (FzResultsList *self,
             GtkListItem   *item)
{
  GtkWidget *answer = fz_answer_new (self->finder);

  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_child (item, answer);
  gtk_widget_insert_action_group (gtk_widget_get_parent (answer), "item", NULL);
}

/* A row that has shown the answer may come to show a station. */
static FzStationRow *
need_row (FzResultsList *self,
          GtkListItem   *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (FZ_IS_STATION_ROW (row))
    return FZ_STATION_ROW (row);

  row = fz_station_row_new ();
  g_object_bind_property (row, "summary", item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_activatable (item, TRUE);
  gtk_list_item_set_focusable (item, TRUE);
  gtk_list_item_set_child (item, row);
  fz_access_offer_activation (gtk_widget_get_parent (row));
  return FZ_STATION_ROW (row);
}

static void
on_setup (FzResultsList *self,
          GtkListItem   *item)
{
  gtk_list_item_set_selectable (item, FALSE);
}

static void
on_bind (FzResultsList *self,
         GtkListItem   *item)
{
  gpointer      object = gtk_list_item_get_item (item);
  FzStationRow *row;

  if (!FZ_IS_STATION (object))
    {
      show_answer (self, item);
      return;
    }
  row = need_row (self, item);
  fz_station_row_set_finder (row, self->finder);
  fz_station_row_set_station (row, object);
}

static void
on_unbind (FzResultsList *self,
           GtkListItem   *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (FZ_IS_STATION_ROW (child))
    fz_station_row_set_station (FZ_STATION_ROW (child), NULL);
  else
    gtk_list_item_set_child (item, NULL);
}

static void
show_results_of (FzResultsList *self,
                 FzFinder      *finder)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkFlattenListModel) all = NULL;

  g_list_store_append (lists, self->heads);
  if (finder != NULL)
    g_list_store_append (lists, fz_finder_get_results (finder));
  all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (all));
}

static void
fz_results_list_dispose (GObject *object)
{
  FzResultsList *self = FZ_RESULTS_LIST (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  g_clear_object (&self->selected);
  g_clear_object (&self->answered);
  g_clear_object (&self->menu);
  g_clear_object (&self->heads);
  g_clear_handle_id (&self->announcing, g_source_remove);
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_RESULTS_LIST);
  G_OBJECT_CLASS (fz_results_list_parent_class)->dispose (object);
}

static void
fz_results_list_class_init (FzResultsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_results_list_dispose;

  g_type_ensure (FZ_TYPE_ORDER_BUTTON);
  g_type_ensure (FZ_TYPE_STATION_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-results-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, stack);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, count_label);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, order_button);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, empty_box);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, list_view);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
}

static void
fz_results_list_init (FzResultsList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->heads = gtk_string_list_new (NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

GtkWidget *
fz_results_list_new (void)
{
  return g_object_new (FZ_TYPE_RESULTS_LIST, NULL);
}

void
fz_results_list_set_finder (FzResultsList *self,
                            FzFinder      *finder)
{
  g_return_if_fail (FZ_IS_RESULTS_LIST (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  if (self->empty_results != NULL)
    fz_empty_results_set_finder (self->empty_results, finder);
  fz_order_button_set_finder (self->order_button, finder);
  show_results_of (self, finder);
  if (finder != NULL)
    on_finder_changed (self);
}

/* The station whose row looks selected; borrowed, NULL when there is none. */
FzStation *
fz_results_list_get_selected (FzResultsList *self)
{
  g_return_val_if_fail (FZ_IS_RESULTS_LIST (self), NULL);
  return self->selected;
}

/* Makes the row of @station look selected, and visible where it is in the list. */
void
fz_results_list_set_selected (FzResultsList *self,
                              FzStation     *station)
{
  g_return_if_fail (FZ_IS_RESULTS_LIST (self));

  if (!g_set_object (&self->selected, station))
    return;
  if (station != NULL && self->finder != NULL)
    fz_results_reveal (fz_finder_get_results (self->finder), fz_station_get_id (station));
  update_selection (self);
  show_selected_row (self);
}

static gboolean
is_empty (FzResultsList *self)
{
  return self->finder != NULL && fz_results_get_total (fz_finder_get_results (self->finder)) == 0;
}

/* Puts the keyboard on the first station, or on what is offered instead. */
void
fz_results_list_focus_first (FzResultsList *self)
{
  guint n_heads;

  g_return_if_fail (FZ_IS_RESULTS_LIST (self));

  if (is_empty (self))
    {
      fz_empty_results_focus_first (need_empty_results (self));
      return;
    }
  n_heads = count_heads (self);
  if (n_heads >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_list_view_scroll_to (self->list_view, n_heads, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Chooses the first station, as a click on it does; where there is none, starts from the
 * place that was typed, if one was. A problem is answered by what stands before the
 * stations, whom to call: that stays in view. */
void
fz_results_list_activate_first (FzResultsList *self)
{
  g_return_if_fail (FZ_IS_RESULTS_LIST (self));

  if (is_empty (self))
    fz_empty_results_start (need_empty_results (self));
  else if (self->finder != NULL && fz_finder_get_problem (self->finder) != NULL)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
  else
    on_row_activated (self, count_heads (self));
}

/* Gives the rows a menu, with @own as where favourites are kept. Once. */
void
fz_results_list_set_own (FzResultsList *self,
                         FzOwn         *own)
{
  g_return_if_fail (FZ_IS_RESULTS_LIST (self));
  g_return_if_fail (self->menu == NULL);

  self->menu = fz_row_menu_new (GTK_WIDGET (self), GTK_WIDGET (self->list_view), own);
}
