/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-details-note.h"
#include "fz-favourites-filter.h"
#include "fz-fixtures.h"
#include "fz-row-menu.h"
#include "fz-star-button.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzOwn          *own;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->own = fz_own_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->own);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static GtkWidget *
make_filter (Fixture *fixture)
{
  return g_object_ref_sink (fz_favourites_filter_new (fixture->finder, fixture->own));
}

static guint
count_results (Fixture *fixture)
{
  return fz_results_get_total (fz_finder_get_results (fixture->finder));
}

static void
test_star (Fixture      *fixture,
           gconstpointer unused)
{
  GtkWidget *star = g_object_ref_sink (fz_star_button_new ());
  GtkWidget *button = ui_find_type (star, GTK_TYPE_BUTTON);

  g_assert_false (gtk_widget_get_visible (star));
  fz_star_button_set_own (FZ_STAR_BUTTON (star), fixture->own);
  fz_star_button_set_code (FZ_STAR_BUTTON (star), "440106011");
  g_assert_true (gtk_widget_get_visible (star));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Add to Favourites");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (fz_own_is_favourite (fixture->own, "440106011"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove from Favourites");
  fz_star_button_set_code (FZ_STAR_BUTTON (star), "440106003");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Add to Favourites");
  fz_own_set_favourite (fixture->own, "440106003", TRUE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove from Favourites");
  g_assert_finalize_object (star);
}

/* The filter is there when it makes a difference, and follows what is kept. */
static void
test_filter (Fixture      *fixture,
             gconstpointer unused)
{
  GtkWidget       *filter = make_filter (fixture);
  GtkToggleButton *button;

  g_assert_false (gtk_widget_get_visible (filter));
  fz_own_set_favourite (fixture->own, "440106011", TRUE);
  g_assert_true (gtk_widget_get_visible (filter));
  g_assert_cmpuint (count_results (fixture), ==, FIXTURE_N_STATIONS);
  button = GTK_TOGGLE_BUTTON (ui_find_type (filter, GTK_TYPE_TOGGLE_BUTTON));
  gtk_toggle_button_set_active (button, TRUE);
  g_assert_cmpuint (count_results (fixture), ==, 1);
  fz_own_set_favourite (fixture->own, "440106003", TRUE);
  fz_own_set_favourite (fixture->own, "gone", TRUE);
  g_assert_cmpuint (count_results (fixture), ==, 2);
  fz_own_take_text (fixture->own, "", NULL);
  g_assert_cmpuint (count_results (fixture), ==, 0);
  g_assert_true (gtk_widget_get_visible (filter));
  gtk_toggle_button_set_active (button, FALSE);
  g_assert_cmpuint (count_results (fixture), ==, FIXTURE_N_STATIONS);
  g_assert_false (gtk_widget_get_visible (filter));
  g_assert_finalize_object (filter);
}

/* Clearing all filters clears this one too, and the button says so. */
static void
test_filter_is_cleared (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  GtkWidget       *filter;
  GtkToggleButton *button;

  fz_own_set_favourite (fixture->own, "440106011", TRUE);
  filter = make_filter (fixture);
  button = GTK_TOGGLE_BUTTON (ui_find_type (filter, GTK_TYPE_TOGGLE_BUTTON));
  gtk_toggle_button_set_active (button, TRUE);
  g_assert_false (fz_query_is_open (fz_finder_get_query (fixture->finder)));
  fz_finder_set_query (fixture->finder, open);
  g_assert_false (gtk_toggle_button_get_active (button));
  g_assert_finalize_object (filter);
}

static void
type (GtkWidget  *note,
      const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (ui_find_type (note, GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
test_note (Fixture      *fixture,
           gconstpointer unused)
{
  GtkWidget *note = g_object_ref_sink (fz_details_note_new ());

  fz_details_note_set_own (FZ_DETAILS_NOTE (note), fixture->own);
  fz_details_note_set_code (FZ_DETAILS_NOTE (note), "440106011");
  g_assert_null (ui_find_type (note, GTK_TYPE_TEXT_VIEW));
  g_signal_emit_by_name (ui_find_id (note, "add_button"), "clicked");
  type (note, "ask for <b>Ms Li</b>");
  g_assert_cmpstr (fz_own_get_note (fixture->own, "440106011"), ==, "ask for <b>Ms Li</b>");

  fz_details_note_set_code (FZ_DETAILS_NOTE (note), "440106003");
  g_assert_false (gtk_widget_get_visible (ui_find_id (note, "note_box")));
  g_assert_cmpstr (fz_own_get_note (fixture->own, "440106003"), ==, "");
  g_assert_cmpstr (fz_own_get_note (fixture->own, "440106011"), ==, "ask for <b>Ms Li</b>");
  fz_details_note_set_code (FZ_DETAILS_NOTE (note), "440106011");
  g_assert_true (gtk_widget_get_visible (ui_find_id (note, "note_box")));
  fz_details_note_set_own (FZ_DETAILS_NOTE (note), NULL);
  g_assert_finalize_object (note);
}

static void
on_compare (GSimpleAction *action,
            GVariant      *ids,
            gpointer       printed)
{
  g_free (*(char **) printed);
  *(char **) printed = g_variant_print (ids, FALSE);
}

static void
open_menu (Fixture   *fixture,
           FzRowMenu *menu,
           guint32    id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, id);

  fz_row_menu_open (menu, station, 10, 10);
}

/* Two from the list are compared, and a third with both; then it begins anew. */
static void
test_row_menu (Fixture      *fixture,
               gconstpointer unused)
{
  guint32    selected_id = 0;
  GtkWidget *owner = adw_bin_new ();
  GtkWidget *list = gtk_list_view_new (NULL, NULL);
  GtkWidget *window = ui_window_new (owner, &selected_id);
  g_autoptr (GSimpleAction) compare = g_simple_action_new ("compare", G_VARIANT_TYPE ("au"));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *printed = g_strdup ("");
  FzRowMenu       *menu;

  g_signal_connect (compare, "activate", G_CALLBACK (on_compare), &printed);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (compare));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  adw_bin_set_child (ADW_BIN (owner), list);
  menu = fz_row_menu_new (owner, list, fixture->own);
  gtk_window_present (GTK_WINDOW (window));

  open_menu (fixture, menu, 3);
  gtk_widget_activate_action (owner, "row.favourite", NULL);
  g_assert_true (fz_own_is_favourite (fixture->own, "440106011"));
  gtk_widget_activate_action (owner, "row.mark", NULL);
  open_menu (fixture, menu, 4);
  gtk_widget_activate_action (owner, "row.compare", NULL);
  g_assert_cmpstr (printed, ==, "[3, 4]");
  open_menu (fixture, menu, 6);
  gtk_widget_activate_action (owner, "row.compare", NULL);
  g_assert_cmpstr (printed, ==, "[3, 4, 6]");
  open_menu (fixture, menu, 5);
  gtk_widget_activate_action (owner, "row.mark", NULL);
  open_menu (fixture, menu, 2);
  gtk_widget_activate_action (owner, "row.compare", NULL);
  g_assert_cmpstr (printed, ==, "[5, 2]");

  g_assert_finalize_object (menu);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/favourites/star", test_star);
  ADD ("/favourites/filter", test_filter);
  ADD ("/favourites/filter-is-cleared", test_filter_is_cleared);
  ADD ("/favourites/note", test_note);
  ADD ("/favourites/row-menu", test_row_menu);
  return g_test_run ();
}
