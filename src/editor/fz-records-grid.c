/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-grid.h"

#include "fz-dialog-width.h"
#include "fz-records-label.h"
#include "fz-settings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * The columns of a GtkColumnView over an #FzRecordsList: which there are, in what order,
 * what their cells say, and by which the list is sorted. Columns are kept from one time to
 * the next. Cells are filled as they come on the screen.
 *
 * An action a column, by its id, says whether it is shown; `sort` (s: an id) sorts by one,
 * since the titles take no keyboard. `cell-unbound` (a GtkListItem)
 * tells that a cell leaves the screen, or becomes another's.
 */
struct _FzRecordsGrid
{
  GObject parent_instance;

  GtkColumnView      *view;     /* (borrowed) it outlives the grid */
  FzStationTable     *table;    /* (owned) */
  FzRecordsList      *list;     /* (owned) */
  GSettings          *settings; /* (owned) (nullable) */
  GSimpleActionGroup *shown;    /* (owned) */
  GHashTable         *cells;    /* (owned) GtkListItem that is bound to FzRecordsColumn */
};

enum
{
  CELL_UNBOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define KEY "records-columns"

/* By which a label knows its cell and a cell its label, which it keeps while another
 * widget stands in its place. */
#define CELL_OF_LABEL "fz-records-cell"
#define LABEL_OF_CELL "fz-records-label"

G_DEFINE_FINAL_TYPE (FzRecordsGrid, fz_records_grid, G_TYPE_OBJECT)

/* What a factory makes cells for. */
typedef struct
{
  GWeakRef               grid;
  const FzRecordsColumn *column;
} CellMaker;

static void
free_cell_maker (gpointer  data,
                 GClosure *closure)
{
  CellMaker *maker = data;

  g_weak_ref_clear (&maker->grid);
  g_free (maker);
}

static void
show_cell (FzRecordsGrid         *self,
           GtkListItem           *item,
           const FzRecordsColumn *column)
{
  FzRecordsLabel  *cell = g_object_get_data (G_OBJECT (item), LABEL_OF_CELL);
  FzStation       *station = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (station == NULL)
    return;
  text = fz_records_column_dup_text (column, self->table,
                                     fz_records_list_get_records (self->list),
                                     fz_station_get_id (station));
  fz_records_label_set_text (cell, text);
}

static void
on_cell_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CellMaker                *maker)
{
  GtkWidget *cell = fz_records_label_new ();

  g_object_set_data (G_OBJECT (cell), CELL_OF_LABEL, item);
  g_object_set_data_full (G_OBJECT (item), LABEL_OF_CELL, g_object_ref_sink (cell),
                          g_object_unref);
  gtk_list_item_set_child (item, cell);
  gtk_column_view_cell_set_focusable (GTK_COLUMN_VIEW_CELL (item), TRUE);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CellMaker                *maker)
{
  g_autoptr (FzRecordsGrid) self = g_weak_ref_get (&maker->grid);

  if (self == NULL)
    return;
  g_hash_table_insert (self->cells, item, (gpointer) maker->column);
  show_cell (self, item, maker->column);
}

static void
on_cell_unbind (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                CellMaker                *maker)
{
  g_autoptr (FzRecordsGrid) self = g_weak_ref_get (&maker->grid);

  if (self == NULL)
    return;
  g_hash_table_remove (self->cells, item);
  g_signal_emit (self, signals[CELL_UNBOUND], 0, item);
}

static void
connect_factory (FzRecordsGrid         *self,
                 GtkListItemFactory    *factory,
                 const FzRecordsColumn *column,
                 const char            *signal,
                 GCallback              callback)
{
  CellMaker *maker = g_new0 (CellMaker, 1);

  g_weak_ref_init (&maker->grid, self);
  maker->column = column;
  g_signal_connect_data (factory, signal, callback, maker, free_cell_maker, G_CONNECT_DEFAULT);
}

/* The sorting is the list's: GTK only keeps which column it goes by. */
static int
compare_nothing (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  return GTK_ORDERING_EQUAL;
}

static GtkColumnViewColumn *
create_column (FzRecordsGrid         *self,
               const FzRecordsColumn *column)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *made;
  g_autoptr (GtkSorter) sorter = NULL;

  connect_factory (self, factory, column, "setup", G_CALLBACK (on_cell_setup));
  connect_factory (self, factory, column, "bind", G_CALLBACK (on_cell_bind));
  connect_factory (self, factory, column, "unbind", G_CALLBACK (on_cell_unbind));
  made = gtk_column_view_column_new (fz_records_column_get_title (column), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_id (made, column->id);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_fixed_width (made, fz_dialog_width_scale (column->width));
  return made;
}

/* The shown column of @id, to be unreffed, or NULL. */
static GtkColumnViewColumn *
find_column (FzRecordsGrid *self,
             const char    *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        return g_steal_pointer (&column);
    }
  return NULL;
}

static void
add_column (FzRecordsGrid *self,
            const char    *id)
{
  const FzRecordsColumn *column = fz_records_columns_find (id);
  g_autoptr (GtkColumnViewColumn) shown = column != NULL ? find_column (self, id) : NULL;
  g_autoptr (GtkColumnViewColumn) made = NULL;

  if (column == NULL || shown != NULL)
    return;
  made = create_column (self, column);
  gtk_column_view_append_column (self->view, made);
}

static void
keep_columns (FzRecordsGrid *self)
{
  g_auto (GStrv) kept = fz_records_grid_dup_columns (self);

  if (self->settings != NULL)
    g_settings_set_strv (self->settings, KEY, (const char *const *) kept);
}

static void
on_column_toggled (FzRecordsGrid *self,
                   GVariant      *state,
                   GSimpleAction *action)
{
  const char *id = g_action_get_name (G_ACTION (action));
  g_autoptr (GtkColumnViewColumn) shown = find_column (self, id);
  GListModel *columns = gtk_column_view_get_columns (self->view);

  /* A table without columns has no way back. */
  if (shown != NULL && g_list_model_get_n_items (columns) == 1)
    return;
  if (shown != NULL)
    gtk_column_view_remove_column (self->view, shown);
  else
    add_column (self, id);
  g_simple_action_set_state (action, g_variant_new_boolean (shown == NULL));
}

/* The other way round when it is sorted by that column already. */
static void
on_sort_activated (FzRecordsGrid *self,
                   GVariant      *id)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *column;
  const char          *wanted = g_variant_get_string (id, NULL);
  GtkSortType          direction = GTK_SORT_ASCENDING;

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  if (column != NULL && g_str_equal (gtk_column_view_column_get_id (column), wanted) &&
      gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_ASCENDING)
    direction = GTK_SORT_DESCENDING;
  fz_records_grid_sort (self, wanted, direction);
}

static void
create_actions (FzRecordsGrid *self)
{
  guint                  n;
  const FzRecordsColumn *columns = fz_records_columns_list (&n);
  g_autoptr (GSimpleAction) sort = g_simple_action_new ("sort", G_VARIANT_TYPE_STRING);

  g_signal_connect_object (sort, "activate", G_CALLBACK (on_sort_activated), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->shown), G_ACTION (sort));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = find_column (self, columns[i].id);
      g_autoptr (GSimpleAction) action = NULL;

      action = g_simple_action_new_stateful (columns[i].id, NULL,
                                             g_variant_new_boolean (shown != NULL));
      g_signal_connect_object (action, "change-state", G_CALLBACK (on_column_toggled), self,
                               G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (self->shown), G_ACTION (action));
    }
}

static void
create_columns (FzRecordsGrid *self)
{
  static const char *const first[] = { "place", "phone", "checked_on", NULL };
  g_auto (GStrv) kept = NULL;

  if (self->settings != NULL)
    kept = g_settings_get_strv (self->settings, KEY);
  for (guint i = 0; kept != NULL && kept[i] != NULL; i++)
    add_column (self, kept[i]);
  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0)
    {
      for (guint i = 0; first[i] != NULL; i++)
        add_column (self, first[i]);
    }
  create_actions (self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (keep_columns), self, G_CONNECT_SWAPPED);
}

static void
on_sorter_changed (FzRecordsGrid *self)
{
  GtkColumnViewSorter   *sorter;
  GtkColumnViewColumn   *shown;
  const FzRecordsColumn *column;
  FzRecordOrder          order;

  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  shown = gtk_column_view_sorter_get_primary_sort_column (sorter);
  if (shown == NULL)
    {
      fz_records_list_set_order (self->list, NULL);
      return;
    }
  column = fz_records_columns_find (gtk_column_view_column_get_id (shown));
  order = (FzRecordOrder) {
    .field = column->field,
    .by_change = column->is_change,
    .descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING,
  };
  fz_records_list_set_order (self->list, &order);
}

static void
fz_records_grid_finalize (GObject *object)
{
  FzRecordsGrid *self = FZ_RECORDS_GRID (object);

  g_clear_object (&self->table);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->shown);
  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (fz_records_grid_parent_class)->finalize (object);
}

static void
fz_records_grid_class_init (FzRecordsGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_records_grid_finalize;

  signals[CELL_UNBOUND] = g_signal_new ("cell-unbound", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        GTK_TYPE_LIST_ITEM);
}

static void
fz_records_grid_init (FzRecordsGrid *self)
{
  self->settings = fz_settings_new ();
  self->shown = g_simple_action_group_new ();
  self->cells = g_hash_table_new (NULL, NULL);
}

/* Gives @view, which has none yet, its columns over @list, stations of @table. */
FzRecordsGrid *
fz_records_grid_new (GtkColumnView  *view,
                     FzStationTable *table,
                     FzRecordsList  *list)
{
  FzRecordsGrid *self = g_object_new (FZ_TYPE_RECORDS_GRID, NULL);

  self->view = view;
  self->table = g_object_ref (table);
  self->list = g_object_ref (list);
  create_columns (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* Borrowed: for a widget that has the menu of columns. */
GActionGroup *
fz_records_grid_get_actions (FzRecordsGrid *self)
{
  return G_ACTION_GROUP (self->shown);
}

/* A menu of all columns, to show them and to sort by them, whose actions are in the group
 * @name; the caller's. */
GMenuModel *
fz_records_grid_make_menu (const char *name)
{
  guint                  n;
  const FzRecordsColumn *columns = fz_records_columns_list (&n);
  GMenu                 *menu = g_menu_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_autoptr (GMenu) sorts = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      const char      *title = fz_records_column_get_title (&columns[i]);
      g_autofree char *show = g_strdup_printf ("%s.%s", name, columns[i].id);
      g_autofree char *sort = g_strdup_printf ("%s.sort::%s", name, columns[i].id);

      g_menu_append (shown, title, show);
      g_menu_append (sorts, title, sort);
    }
  g_menu_append_submenu (menu, _ ("_Sort By"), G_MENU_MODEL (sorts));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (shown));
  return G_MENU_MODEL (menu);
}

/* Borrowed. */
GtkColumnView *
fz_records_grid_get_view (FzRecordsGrid *self)
{
  return self->view;
}

/* Borrowed. */
FzRecordsList *
fz_records_grid_get_list (FzRecordsGrid *self)
{
  return self->list;
}

/* The ids of the columns that are shown, in their order; the caller's. */
GStrv
fz_records_grid_dup_columns (FzRecordsGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_strv_builder_add (ids, gtk_column_view_column_get_id (column));
    }
  return g_strv_builder_end (ids);
}

/* The place of the column that has the keyboard; 0 when none has. */
guint
fz_records_grid_find_focus (FzRecordsGrid *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_auto (GStrv) ids = fz_records_grid_dup_columns (self);
  FzRecordsCell cell;

  if (focus == NULL || !fz_records_grid_find_cell (self, focus, &cell))
    return 0;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_str_equal (ids[i], cell.column->id))
        return i;
    }
  return 0;
}

/* The cell that @widget is in, or is. */
gboolean
fz_records_grid_find_cell (FzRecordsGrid *self,
                           GtkWidget     *widget,
                           FzRecordsCell *cell)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->view);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      cell->item = g_object_get_data (G_OBJECT (widget), CELL_OF_LABEL);
      if (cell->item == NULL && child != NULL && gtk_widget_get_next_sibling (child) == NULL)
        cell->item = g_object_get_data (G_OBJECT (child), CELL_OF_LABEL);
      cell->column = cell->item != NULL ? g_hash_table_lookup (self->cells, cell->item) : NULL;
      if (cell->column != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The cell of the station @id in @column, as far as it is on the screen. */
gboolean
fz_records_grid_find_bound (FzRecordsGrid         *self,
                            guint32                id,
                            const FzRecordsColumn *column,
                            FzRecordsCell         *cell)
{
  GHashTableIter iter;
  gpointer       item, own;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &own))
    {
      FzStation *station = gtk_list_item_get_item (item);

      if (own == column && station != NULL && fz_station_get_id (station) == id)
        {
          *cell = (FzRecordsCell) { item, column };
          return TRUE;
        }
    }
  return FALSE;
}

/* The same, brought onto the screen first and given the keyboard. */
gboolean
fz_records_grid_show (FzRecordsGrid         *self,
                      guint32                id,
                      const FzRecordsColumn *column,
                      FzRecordsCell         *cell)
{
  g_autoptr (GtkColumnViewColumn) shown = find_column (self, column->id);
  guint position = fz_records_list_find (self->list, id);

  if (shown == NULL || position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  /* Only what has the keyboard already hands it on to a cell. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_column_view_scroll_to (self->view, position, shown, GTK_LIST_SCROLL_FOCUS, NULL);
  return fz_records_grid_find_bound (self, id, column, cell);
}

/* Goes on from the cell @id, @column to the one @step columns away that is changed in the
 * table, to other rows too; @column may be NULL, before the first. FALSE behind the last
 * one. */
gboolean
fz_records_grid_step (FzRecordsGrid          *self,
                      int                     step,
                      guint32                *id,
                      const FzRecordsColumn **column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int         n = (int) g_list_model_get_n_items (columns);
  gint64      n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64      row = fz_records_list_find (self->list, *id);
  int         place = -1;

  for (int i = 0; *column != NULL && i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = g_list_model_get_item (columns, (guint) i);

      if (g_str_equal (gtk_column_view_column_get_id (shown), (*column)->id))
        place = i;
    }
  for (int tried = 0; tried < n; tried++)
    {
      g_autoptr (GtkColumnViewColumn) shown = NULL;

      place += step;
      row += place >= n ? 1 : place < 0 ? -1
                                        : 0;
      place = (place + n) % n;
      if (row < 0 || row >= n_rows)
        return FALSE;
      shown = g_list_model_get_item (columns, (guint) place);
      *column = fz_records_columns_find (gtk_column_view_column_get_id (shown));
      *id = fz_records_list_get_id (self->list, (guint) row);
      if (fz_records_column_is_edited (*column))
        return TRUE;
    }
  return FALSE;
}

/* Puts @child, floating, in the place of what the cell says; NULL: says it again. */
void
fz_records_cell_set_child (const FzRecordsCell *self,
                           GtkWidget           *child)
{
  if (child == NULL)
    child = g_object_get_data (G_OBJECT (self->item), LABEL_OF_CELL);
  gtk_list_item_set_child (self->item, child);
}

void
fz_records_cell_grab_focus (const FzRecordsCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (self->item));

  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

/* Says anew what the cells on the screen say. */
void
fz_records_grid_refresh (FzRecordsGrid *self)
{
  GHashTableIter iter;
  gpointer       item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (self, item, column);
}

/* Sorts by the column @id, which is shown from now on. */
void
fz_records_grid_sort (FzRecordsGrid *self,
                      const char    *id,
                      GtkSortType    direction)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->shown), id);
  g_autoptr (GtkColumnViewColumn) column = find_column (self, id);

  if (column == NULL)
    {
      g_action_activate (action, NULL);
      column = find_column (self, id);
    }
  gtk_column_view_sort_by_column (self->view, column, direction);
}
