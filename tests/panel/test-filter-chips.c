/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-empty-results.h"
#include "fz-filter-chips.h"
#include "fz-fixtures.h"
#include "fz-ui.h"

#include <adwaita.h>

/* What the filters are set to, and what to do when they leave nothing. */

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  GtkWidget      *box; /* (owned) */
  FzFilterChips  *chips;
  FzEmptyResults *empty;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_LATIN);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  fixture->chips = FZ_FILTER_CHIPS (fz_filter_chips_new ());
  fixture->empty = FZ_EMPTY_RESULTS (fz_empty_results_new ());
  gtk_box_append (GTK_BOX (fixture->box), GTK_WIDGET (fixture->chips));
  gtk_box_append (GTK_BOX (fixture->box), GTK_WIDGET (fixture->empty));
  fz_filter_chips_set_finder (fixture->chips, fixture->finder);
  fz_empty_results_set_finder (fixture->empty, fixture->finder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->box);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

/* Takes @query. */
static void
ask (Fixture *fixture,
     FzQuery *query)
{
  fz_finder_set_query (fixture->finder, query);
  g_object_unref (query);
}

/* Every filter at once. */
static void
ask_all (Fixture *fixture)
{
  ask (fixture, fz_query_with_text (fz_finder_get_query (fixture->finder), "Liede"));
  ask (fixture, fz_query_with_district (fz_finder_get_query (fixture->finder), "440106"));
  ask (fixture, fz_query_with_levels (fz_finder_get_query (fixture->finder),
                                      1u << FZ_LEVEL_STREET | 1u << FZ_LEVEL_TOWN));
  ask (fixture, fz_query_with_services (fz_finder_get_query (fixture->finder), 0x2, TRUE));
  ask (fixture, fz_query_with_opening (fz_finder_get_query (fixture->finder), FZ_OPENING_NOW, 0));
  ask (fixture, fz_query_with_unknown_hours (fz_finder_get_query (fixture->finder), FALSE));
  ask (fixture, fz_query_with_step_free (fz_finder_get_query (fixture->finder),
                                         1u << FZ_STEP_FREE_YES));
  ask (fixture, fz_query_with_featured (fz_finder_get_query (fixture->finder),
                                        1u << FZ_FEATURED_POPULAR));
}

/* The button in whose label @text is, or NULL. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *text)
{
  if (GTK_IS_BUTTON (root))
    return ui_count_visible_labels (root, text) > 0 ? root : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
press (Fixture    *fixture,
       const char *text)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->chips), text);

  if (button == NULL)
    return FALSE;
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

static void
test_each_goes (Fixture      *fixture,
                gconstpointer unused)
{
  static const char *const chips[] = {
    "Tianhe District", "Subdistrict station", "Town station", "Legal aid: offered or expected",
    "Open now", "Hours known", "Step-free access", "Popular stations"
  };

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
  ask_all (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      g_test_message ("%s", chips[i]);
      g_assert_true (press (fixture, chips[i]));
      g_assert_null (find_button (GTK_WIDGET (fixture->chips), chips[i]));
    }
  g_assert_cmpstr (fz_query_get_text (fz_finder_get_query (fixture->finder)), ==, "Liede");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
}

/* All go at once but the text, which has its own field. */
static void
test_clear_all (Fixture      *fixture,
                gconstpointer unused)
{
  g_autoptr (FzQuery) open = fz_query_new ();

  ask_all (fixture);
  g_assert_true (press (fixture, "Clear All"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
  g_assert_cmpstr (fz_query_get_text (fz_finder_get_query (fixture->finder)), ==, "Liede");
  ask (fixture, fz_query_with_text (fz_finder_get_query (fixture->finder), NULL));
  g_assert_true (fz_query_is_open (fz_finder_get_query (fixture->finder)));
}

/* A text is no chip, and one that is typed makes no chips anew. */
static void
test_text_is_no_chip (Fixture      *fixture,
                      gconstpointer unused)
{
  ask (fixture, fz_query_with_text (fz_finder_get_query (fixture->finder), "Liede"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->chips)));
}

static void
test_focus_stays (Fixture      *fixture,
                  gconstpointer unused)
{
  guint32    selected;
  GtkWidget *window = ui_window_new (fixture->box, &selected);
  GtkWidget *chip;

  gtk_window_present (GTK_WINDOW (window));
  ask_all (fixture);
  chip = find_button (GTK_WIDGET (fixture->chips), "Open now");
  g_assert_true (gtk_widget_grab_focus (chip));
  g_signal_emit_by_name (chip, "clicked");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (fixture->chips)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_remedy (Fixture    *fixture,
             const char *title)
{
  GtkListBox    *list = GTK_LIST_BOX (ui_find_id (GTK_WIDGET (fixture->empty), "remedies"));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return GTK_WIDGET (row);
    }
  return NULL;
}

/* One of two filters that together leave nothing is offered, and goes when taken. */
static void
test_remedy (Fixture      *fixture,
             gconstpointer unused)
{
  GtkWidget *list = ui_find_id (GTK_WIDGET (fixture->empty), "remedies");
  GtkWidget *row;

  ask (fixture, fz_query_with_district (fz_finder_get_query (fixture->finder), "440118"));
  ask (fixture, fz_query_with_step_free (fz_finder_get_query (fixture->finder),
                                         1u << FZ_STEP_FREE_YES));
  row = find_remedy (fixture, "With Any Access");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "2 stations");
  g_assert_nonnull (find_remedy (fixture, "In All Districts"));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 2);
  g_assert_cmpstr (fz_query_get_district (fz_finder_get_query (fixture->finder)), ==, "440118");
}

static void
test_no_remedy (Fixture      *fixture,
                gconstpointer unused)
{
  GtkWidget *clear = ui_find_id (GTK_WIDGET (fixture->empty), "clear_button");

  ask (fixture, fz_query_with_text (fz_finder_get_query (fixture->finder), "没有"));
  g_assert_nonnull (find_remedy (fixture, "Without the Search Text"));
  g_assert_false (gtk_widget_get_visible (clear));
  ask (fixture, fz_query_with_district (fz_finder_get_query (fixture->finder), "999999"));
  g_assert_null (find_remedy (fixture, "Without the Search Text"));
  g_assert_true (gtk_widget_get_visible (clear));
  g_signal_emit_by_name (clear, "clicked");
  g_assert_true (fz_query_is_open (fz_finder_get_query (fixture->finder)));
}

static void
on_start_from (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       text)
{
  g_assert_null (*(char **) text);
  *(char **) text = g_variant_dup_string (parameter, NULL);
}

/* A place to start from is offered as one, and what was typed stays as it is for it. */
static void
test_start (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *title; /* NULL: there is nothing to start from */
  } cases[] = {
    { "23.1291, 113.2644", "Start from 23.12910, 113.26440" },
    { "95, 200", "Start from Coordinates…" },
    { "<b>&", NULL },
  };
  g_autofree char *text = NULL;
  GtkWidget       *window = gtk_window_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) start = g_simple_action_new ("start-from", G_VARIANT_TYPE_STRING);

  g_signal_connect (start, "activate", G_CALLBACK (on_start_from), &text);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (start));
  gtk_window_set_child (GTK_WINDOW (window), fixture->box);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *row;

      ask (fixture, fz_query_with_text (fz_finder_get_query (fixture->finder), cases[i].text));
      row = cases[i].title != NULL ? find_remedy (fixture, cases[i].title) : NULL;
      g_assert_true ((row != NULL) == (cases[i].title != NULL));
      g_assert_nonnull (find_remedy (fixture, "Without the Search Text"));
      if (row == NULL)
        continue;
      gtk_widget_activate (row);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (fz_query_get_text (fz_finder_get_query (fixture->finder)), ==,
                       cases[i].text);
      g_clear_pointer (&text, g_free);
    }
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

  ADD ("/filter-chips/each-goes", test_each_goes);
  ADD ("/filter-chips/clear-all", test_clear_all);
  ADD ("/filter-chips/text-is-no-chip", test_text_is_no_chip);
  ADD ("/filter-chips/focus-stays", test_focus_stays);
  ADD ("/empty-results/remedy", test_remedy);
  ADD ("/empty-results/no-remedy", test_no_remedy);
  ADD ("/empty-results/start", test_start);
  return g_test_run ();
}
