/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-results-list.h"

#include "fz-empty-results.h"
#include "fz-row-menu.h"
#include "fz-station-row.h"
#include "fz-words.h"

/*
 * The stations that a finder gives, in order, with their number above. Choosing
 * a row activates `win.select-station` with the station's id; which row looks
 * selected is told from outside (:selected), never by the list itself. A result
 * without stations says what to do, and before the table has arrived there is a
 * spinner.
 *
 *   FzFinder ──▶ FzResults ──▶ GtkSingleSelection ──▶ GtkListView
 */
struct _FzResultsList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget          *stack;
  GtkWidget          *count_label;
  GtkWidget          *scroller;
  GtkListView        *list_view;
  GtkSingleSelection *selection;
  FzEmptyResults     *empty_results;

  FzFinder  *finder;   /* (owned) (nullable) */
  FzStation *selected; /* (owned) (nullable) */
  FzQuery   *answered; /* (owned) (nullable) the question that the list answers */
  FzRowMenu *menu;     /* (owned) (nullable): there is nowhere to keep favourites */

  guint filling;          /* tick callback, 0: none */
  guint n_frames_to_wait; /* until it does its work */
};

enum
{
  PROP_FINDER = 1,
  PROP_SELECTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzResultsList, fz_results_list, GTK_TYPE_WIDGET)

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
  return position;
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

static void
update_status (FzResultsList *self)
{
  FzResults       *results = fz_finder_get_results (self->finder);
  guint            total = fz_results_get_total (results);
  FzStationTable  *table = fz_finder_get_table (self->finder);
  gboolean         loaded = fz_station_table_get_catalog (table)->dataset.name != NULL;
  g_autofree char *count = fz_words_for_station_count (total);

  gtk_label_set_label (GTK_LABEL (self->count_label), count);
  if (!loaded)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), total > 0 ? "list" : "empty");
}

/* The frame with the first rows is on the screen: now there is time for more. */
static gboolean
on_first_rows_shown (GtkWidget     *widget,
                     GdkFrameClock *clock,
                     gpointer       user_data)
{
  FzResultsList *self = FZ_RESULTS_LIST (widget);
  guint          n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->n_frames_to_wait-- > 0)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  if (self->finder != NULL && n_items < FZ_RESULTS_STEP &&
      fz_results_show_more (fz_finder_get_results (self->finder)))
    update_selection (self);
  return G_SOURCE_REMOVE;
}

static void
fill_when_shown (FzResultsList *self)
{
  /* The tick of the frame that is being prepared, and that of the one behind it. */
  self->n_frames_to_wait = 1;
  if (self->filling == 0)
    self->filling =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), on_first_rows_shown, NULL, NULL);
}

/* The answer to another question begins at its best match. */
static void
begin_at_top (FzResultsList *self)
{
  if (!g_set_object (&self->answered, fz_finder_get_query (self->finder)))
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
on_finder_changed (FzResultsList *self)
{
  update_status (self);
  begin_at_top (self);
  update_selection (self);
  fill_when_shown (self);
}

static void
on_row_activated (FzResultsList *self,
                  guint          position)
{
  g_autoptr (FzStation) station = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (station != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-station",
                                "u", fz_station_get_id (station));
}

static void
on_edge_reached (FzResultsList  *self,
                 GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && self->finder != NULL)
    fz_results_show_more (fz_finder_get_results (self->finder));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, fz_station_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  FzStation       *station = gtk_list_item_get_item (item);
  g_autofree char *whole = fz_words_for_station (station);

  fz_station_row_set_station (FZ_STATION_ROW (gtk_list_item_get_child (item)), station);
  gtk_list_item_set_accessible_label (item, whole);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  fz_station_row_set_station (FZ_STATION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fz_results_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FzResultsList *self = FZ_RESULTS_LIST (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      g_value_set_object (value, self->finder);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_results_list_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FzResultsList *self = FZ_RESULTS_LIST (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      fz_results_list_set_finder (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      fz_results_list_set_selected (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_results_list_dispose (GObject *object)
{
  FzResultsList *self = FZ_RESULTS_LIST (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  g_clear_object (&self->selected);
  g_clear_object (&self->answered);
  g_clear_object (&self->menu);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_RESULTS_LIST);
  G_OBJECT_CLASS (fz_results_list_parent_class)->dispose (object);
}

static void
fz_results_list_class_init (FzResultsListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_results_list_get_property;
  object_class->set_property = fz_results_list_set_property;
  object_class->dispose = fz_results_list_dispose;

  properties[PROP_FINDER] =
      g_param_spec_object ("finder", NULL, NULL, FZ_TYPE_FINDER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* The station whose row looks selected, or NULL. */
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, FZ_TYPE_STATION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (FZ_TYPE_EMPTY_RESULTS);
  g_type_ensure (FZ_TYPE_STATION_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-results-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, stack);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, count_label);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, list_view);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, selection);
  gtk_widget_class_bind_template_child (widget_class, FzResultsList, empty_results);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
}

static void
fz_results_list_init (FzResultsList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
}

GtkWidget *
fz_results_list_new (void)
{
  return g_object_new (FZ_TYPE_RESULTS_LIST, NULL);
}

/* The finder whose results are shown; borrowed, NULL before one is set. */
FzFinder *
fz_results_list_get_finder (FzResultsList *self)
{
  g_return_val_if_fail (FZ_IS_RESULTS_LIST (self), NULL);
  return self->finder;
}

void
fz_results_list_set_finder (FzResultsList *self,
                            FzFinder      *finder)
{
  g_return_if_fail (FZ_IS_RESULTS_LIST (self));

  if (self->finder == finder)
    return;
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_set_object (&self->finder, finder);
  fz_empty_results_set_finder (self->empty_results, finder);
  gtk_single_selection_set_model (self->selection,
                                  finder != NULL ? G_LIST_MODEL (fz_finder_get_results (finder))
                                                 : NULL);
  if (finder != NULL)
    {
      g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                               self, G_CONNECT_SWAPPED);
      on_finder_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDER]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
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
