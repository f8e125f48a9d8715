/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-fixture.h"

#include "fz-hands.h"
#include "fz-records-columns.h"
#include "fz-records-label.h"
#include "fz-ui.h"

FzRecordsWindow *
records_find (EditorFixture *fixture)
{
  GtkApplication *application = GTK_APPLICATION (fixture->window.application);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (FZ_IS_RECORDS_WINDOW (l->data))
        return l->data;
    }
  return NULL;
}

GtkColumnView *
records_get_view (EditorFixture *fixture)
{
  return GTK_COLUMN_VIEW (ui_find_id (GTK_WIDGET (records_find (fixture)), "column_view"));
}

GListModel *
records_get_model (EditorFixture *fixture)
{
  return G_LIST_MODEL (gtk_column_view_get_model (records_get_view (fixture)));
}

const char *
records_get_code (EditorFixture *fixture,
                  guint          position)
{
  g_autoptr (FzStation) station = g_list_model_get_item (records_get_model (fixture), position);

  return station != NULL ? fz_station_get_code (station) : NULL;
}

gboolean
records_is_read (gpointer data)
{
  GtkWidget *completeness;

  if (records_find (data) == NULL)
    return FALSE;
  completeness = ui_find_id (GTK_WIDGET (records_find (data)), "completeness");
  return ui_count_visible_labels (completeness, "of 188") > 0;
}

gboolean
records_shows_one (gpointer data)
{
  return g_list_model_get_n_items (records_get_model (data)) == 1;
}

gboolean
records_shows_all (gpointer data)
{
  return g_list_model_get_n_items (records_get_model (data)) == WINDOW_N_STATIONS;
}

static gboolean
has_cell (GtkWidget  *root,
          const char *words)
{
  if (FZ_IS_RECORDS_LABEL (root) && gtk_widget_get_mapped (root) &&
      g_str_equal (fz_records_label_get_text (FZ_RECORDS_LABEL (root)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_cell (child, words))
        return TRUE;
    }
  return FALSE;
}

/* Whether a cell on the screen says @words. */
gboolean
records_shows_cell (EditorFixture *fixture,
                    const char    *words)
{
  return has_cell (GTK_WIDGET (records_get_view (fixture)), words);
}

void
records_open (EditorFixture *fixture)
{
  window_fixture_open (&fixture->window);
  hands_take (GTK_WINDOW (fixture->window.window));
  hands_press ("ctrl+shift+r");
  g_assert_true (ui_wait_until (records_is_read, fixture));
  hands_take (GTK_WINDOW (records_find (fixture)));
}

/* Leaves only the station @code in the table. */
void
records_look_for (EditorFixture *fixture,
                  const char    *code)
{
  hands_press ("ctrl+f");
  hands_type (code);
  g_assert_true (ui_wait_until (records_shows_one, fixture));
  g_assert_cmpstr (records_get_code (fixture, 0), ==, code);
}

/* The place of the column @id; fails when it is not shown. */
guint
records_find_column (EditorFixture *fixture,
                     const char    *id)
{
  GListModel *columns = gtk_column_view_get_columns (records_get_view (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_id (column), id))
        return i;
    }
  g_assert_not_reached ();
}

/* Gives the keyboard to a cell, as somebody who presses the arrow keys. */
void
records_go_to (EditorFixture *fixture,
               guint          row,
               const char    *id)
{
  GListModel *columns = gtk_column_view_get_columns (records_get_view (fixture));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  column = g_list_model_get_item (columns, records_find_column (fixture, id));
  gtk_widget_grab_focus (GTK_WIDGET (records_get_view (fixture)));
  gtk_column_view_scroll_to (records_get_view (fixture), row, column,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  ui_settle ();
}
