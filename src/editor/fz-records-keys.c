/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-keys.h"

#include "fz-records-edit.h"

/*
 * The way between the search and the table by keyboard. Down, Page Down and Enter lead from
 * the search to the rows, the first one unless others are selected; Escape leads back. There
 * it takes the words away, then closes the window. Letters that are typed on a row are
 * searched for. Everything else on the rows is GTK's: arrows, Home, End, Page Up and Down.
 */

static GtkWidget *
get_focus (FzRecordsGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (fz_records_grid_get_view (grid)));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Whether a row has the keyboard, or a cell of it, which is not being changed. */
static gboolean
is_on_row (FzRecordsGrid *grid)
{
  GtkWidget *focus = get_focus (grid);

  return focus != NULL &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (fz_records_grid_get_view (grid))) &&
         gtk_widget_get_ancestor (focus, FZ_TYPE_RECORDS_EDIT) == NULL;
}

static void
show_focus (FzRecordsGrid *grid)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (fz_records_grid_get_view (grid)));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

/* FALSE: there are no rows. */
static gboolean
enter_rows (FzRecordsGrid *grid)
{
  GtkColumnView     *view = fz_records_grid_get_view (grid);
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (model);
  guint position = 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return FALSE;
  if (gtk_bitset_is_empty (chosen))
    gtk_selection_model_select_item (model, 0, TRUE);
  else
    position = gtk_bitset_get_minimum (chosen);
  /* Only what has the keyboard already hands it on to a row. */
  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_column_view_scroll_to (view, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  show_focus (grid);
  return TRUE;
}

static gboolean
on_search_key_pressed (FzRecordsGrid  *grid,
                       guint           key,
                       guint           code,
                       GdkModifierType state)
{
  gboolean enters = key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Page_Down ||
                    key == GDK_KEY_KP_Page_Down;

  if (!enters || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return enter_rows (grid) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_search_activated (FzRecordsGrid *grid)
{
  enter_rows (grid);
}

static void
on_search_stopped (FzRecordsGrid  *grid,
                   GtkSearchEntry *search)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (search));

  if (*gtk_editable_get_text (GTK_EDITABLE (search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (search), "");
  else if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

/* What was typed on a row went into the search: so does what is typed next. */
static void
on_text_changed (FzRecordsGrid  *grid,
                 GtkSearchEntry *search)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (search));

  if (!is_on_row (grid))
    return;
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  gtk_editable_set_position (text, -1);
}

static gboolean
on_row_key_pressed (GtkSearchEntry     *search,
                    guint               key,
                    guint               code,
                    GdkModifierType     state,
                    GtkEventController *keys)
{
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (search));
  return GDK_EVENT_STOP;
}

/* Leads from @search to the rows of @grid and back, for as long as there are both. */
void
fz_records_keys_add (FzRecordsGrid  *grid,
                     GtkSearchEntry *search)
{
  GtkWidget          *view = GTK_WIDGET (fz_records_grid_get_view (grid));
  GtkEventController *in_search = gtk_event_controller_key_new ();
  GtkEventController *in_rows = gtk_event_controller_key_new ();

  g_signal_connect_object (in_search, "key-pressed", G_CALLBACK (on_search_key_pressed), grid,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (search), in_search);
  g_signal_connect_object (in_rows, "key-pressed", G_CALLBACK (on_row_key_pressed), search,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, in_rows);
  g_signal_connect_object (search, "activate", G_CALLBACK (on_search_activated), grid,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (on_search_stopped), grid,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "changed", G_CALLBACK (on_text_changed), grid,
                           G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (search, view);
}
