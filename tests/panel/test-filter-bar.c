/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-filter-bar.h"
#include "fz-filter-button.h"
#include "fz-fixtures.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzFilterBar    *bar; /* (owned) */
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->bar = g_object_ref_sink (FZ_FILTER_BAR (fz_filter_bar_new ()));
  fz_filter_bar_set_finder (fixture->bar, fixture->finder);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bar));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->bar);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static FzFilterButton *
find_button (Fixture    *fixture,
             const char *id)
{
  return FZ_FILTER_BUTTON (ui_find_id (GTK_WIDGET (fixture->bar), id));
}

/* What the popover of a filter shows, once it is open: whether a row with both texts is there. */
static gboolean
offers (FzFilterButton *button,
        const char     *label,
        const char     *count)
{
  GtkWidget *box = ui_find_type (GTK_WIDGET (button), GTK_TYPE_LIST_BOX);

  fz_filter_button_popup (button);
  for (guint i = 0; i < fz_filter_button_get_n_choices (button); i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), i));

      if (ui_count_visible_labels (row, label) > 0 && ui_count_visible_labels (row, count) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
choose (FzFilterButton *button,
        guint           choice)
{
  GtkWidget *box = ui_find_type (GTK_WIDGET (button), GTK_TYPE_LIST_BOX);

  fz_filter_button_popup (button);
  g_signal_emit_by_name (box, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), choice));
}

static void
test_counts (Fixture      *fixture,
             gconstpointer unused)
{
  FzFilterButton *district = find_button (fixture, "district_button");
  FzFilterButton *level = find_button (fixture, "level_button");

  g_assert_cmpuint (fz_filter_button_get_n_choices (district), ==, 3);
  g_assert_cmpuint (fz_filter_button_get_n_choices (level), ==, 5);
  g_assert_true (offers (district, "All districts", "6"));
  g_assert_true (offers (district, "天河区", "3"));
  g_assert_true (offers (district, "增城区", "2"));
  g_assert_true (offers (level, "Subdistrict station", "2"));

  choose (district, 1);
  g_assert_true (offers (level, "Town station", "0"));
  g_assert_true (offers (district, "增城区", "2"));
}

static void
test_district (Fixture      *fixture,
               gconstpointer unused)
{
  FzFilterButton *district = find_button (fixture, "district_button");
  guint           n_notified = 0;

  ui_count_notify (district, "active", &n_notified);
  choose (district, 2);
  g_assert_cmpstr (fz_query_get_district (fz_finder_get_query (fixture->finder)), ==, "440118");
  g_assert_true (fz_filter_button_get_active (district));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 2);

  choose (district, 0);
  g_assert_null (fz_query_get_district (fz_finder_get_query (fixture->finder)));
  g_assert_false (fz_filter_button_get_active (district));
}

static void
test_levels_add_up (Fixture      *fixture,
                    gconstpointer unused)
{
  FzFilterButton *level = find_button (fixture, "level_button");

  choose (level, 1 + FZ_LEVEL_STREET);
  choose (level, 1 + FZ_LEVEL_TOWN);
  g_assert_cmpuint (fz_query_get_levels (fz_finder_get_query (fixture->finder)), ==,
                    1 << FZ_LEVEL_STREET | 1 << FZ_LEVEL_TOWN);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 3);

  choose (level, 1 + FZ_LEVEL_STREET);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 1);
  choose (level, 0);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 6);
}

static void
test_featured (Fixture      *fixture,
               gconstpointer unused)
{
  FzFilterButton *featured = find_button (fixture, "featured_button");
  GtkWidget      *unknown = ui_find_id (GTK_WIDGET (fixture->bar), "unknown_button");

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (featured)));
  g_assert_false (gtk_widget_get_visible (unknown));
  g_assert_true (offers (featured, "All featured stations", "2"));
  g_assert_true (offers (featured, "Popular stations", "1"));
  choose (featured, 1);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 2);
  choose (featured, 3);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 1);
}

static void
on_open_sample (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       opened)
{
  *(gboolean *) opened = TRUE;
}

/* While nobody has supplied the list, the filter says so and offers the sample
 * with the filter on. */
static void
test_featured_not_known (Fixture      *fixture,
                         gconstpointer unused)
{
  GtkWidget *unknown = ui_find_id (GTK_WIDGET (fixture->bar), "unknown_button");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (unknown)));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-featured-sample", NULL);
  gboolean opened = FALSE;

  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      record->featured = FZ_FEATURED_UNKNOWN;
      fz_station_table_update (fixture->table, record);
    }
  g_assert_true (gtk_widget_get_visible (unknown));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_button (fixture, "featured_button"))));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (unknown)), ==,
                   "Featured: not known");

  g_signal_connect (action, "activate", G_CALLBACK (on_open_sample), &opened);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->bar), "app", G_ACTION_GROUP (actions));
  g_signal_emit_by_name (ui_find_type (gtk_popover_get_child (GTK_POPOVER (popover)),
                                       GTK_TYPE_BUTTON),
                         "clicked");
  g_assert_true (opened);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/filter-bar/counts", test_counts);
  ADD ("/filter-bar/district", test_district);
  ADD ("/filter-bar/levels-add-up", test_levels_add_up);
  ADD ("/filter-bar/featured", test_featured);
  ADD ("/filter-bar/featured-not-known", test_featured_not_known);
  return g_test_run ();
}
