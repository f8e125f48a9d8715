/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-filter-bar.h"
#include "fz-filter-button.h"
#include "fz-fixtures.h"
#include "fz-opening-choice.h"
#include "fz-services-choice.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzFilterBar    *bar; /* (owned) */
  GtkWidget      *window;
  guint32         selected;
} Fixture;

/* A Monday, 10:00 in China. */
#define MONDAY_MORNING G_GINT64_CONSTANT (1783303200)

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fz_finder_set_now (fixture->finder, MONDAY_MORNING);
  fixture->bar = g_object_ref_sink (FZ_FILTER_BAR (fz_filter_bar_new ()));
  fixture->window = ui_window_new (GTK_WIDGET (fixture->bar), &fixture->selected);
  fz_filter_bar_set_finder (fixture->bar, fixture->finder);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
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

/* Opens the popover if it is not, and returns its list. */
static GtkWidget *
find_list (FzFilterButton *button)
{
  if (!fz_filter_button_is_open (button))
    fz_filter_button_popup (button);
  return ui_find_type (GTK_WIDGET (button), GTK_TYPE_LIST_BOX);
}

/* What the popover of a filter shows: whether a row with both texts is there. */
static gboolean
offers (FzFilterButton *button,
        const char     *label,
        const char     *count)
{
  GtkWidget *box = find_list (button);

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
  GtkWidget *box = find_list (button);

  g_signal_emit_by_name (box, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), choice));
}

static void
test_counts (Fixture      *fixture,
             gconstpointer unused)
{
  FzFilterButton *district = find_button (fixture, "district_button");
  FzFilterButton *level = find_button (fixture, "level_button");

  g_assert_true (offers (district, "All districts", "6"));
  g_assert_cmpuint (fz_filter_button_get_n_choices (district), ==, 3);
  g_assert_true (offers (district, "天河区", "3"));
  g_assert_true (offers (district, "增城区", "2"));
  g_assert_true (offers (level, "Subdistrict station", "2"));
  g_assert_cmpuint (fz_filter_button_get_n_choices (level), ==, 5);

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
  g_assert_true (offers (featured, "Featured stations", "2"));
  g_assert_true (offers (featured, "Popular stations", "1"));
  choose (featured, 1);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 2);
  choose (featured, 3);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 1);
}

/* A service is offered by a record, or expected at a level; the user says which counts. */
static void
test_services (Fixture      *fixture,
               gconstpointer unused)
{
  FzFilterButton   *services = find_button (fixture, "services_button");
  FzServicesChoice *choice;

  g_assert_true (offers (services, "法律援助", "1"));
  g_assert_true (offers (services, "法律咨询", "0"));
  choice = FZ_SERVICES_CHOICE (fz_filter_button_get_extra (services));
  g_assert_false (fz_services_choice_get_expected (choice));

  fz_services_choice_set_expected (choice, TRUE);
  g_assert_true (fz_query_get_expected (fz_finder_get_query (fixture->finder)));
  g_assert_true (offers (services, "法律援助", "4"));
  g_assert_true (offers (services, "法律咨询", "6"));

  choose (services, 2);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 4);
  choose (services, 1);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 6);
  choose (services, 1);
  g_assert_cmpuint (fz_query_get_services (fz_finder_get_query (fixture->finder)), ==, 0x2);
  fz_services_choice_set_expected (choice, FALSE);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 1);
}

/* Two stations have hours, both Monday to Friday; of four nobody knows. */
static void
test_opening (Fixture      *fixture,
              gconstpointer unused)
{
  FzFilterButton  *opening = find_button (fixture, "opening_button");
  FzResults       *results = fz_finder_get_results (fixture->finder);
  FzOpeningChoice *choice;
  GtkWidget       *unknown;

  g_assert_true (offers (opening, "At any time", "6"));
  g_assert_true (offers (opening, "Open now", "6"));
  choose (opening, 1);
  g_assert_cmpuint (fz_results_get_total (results), ==, 6);
  g_assert_true (fz_filter_button_get_active (opening));

  choice = FZ_OPENING_CHOICE (fz_filter_button_get_extra (opening));
  unknown = ui_find_id (GTK_WIDGET (choice), "unknown_button");
  g_assert_true (fz_opening_choice_get_unknown_kept (choice));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (unknown), FALSE);
  g_assert_cmpuint (fz_results_get_total (results), ==, 2);
  g_assert_true (offers (opening, "Open now", "2"));
  g_assert_true (offers (opening, "At any time", "2"));

  /* Tomorrow morning until somebody says otherwise; on Saturday both are closed. */
  choose (opening, 2);
  g_assert_cmpint (fz_query_get_time (fz_finder_get_query (fixture->finder)), ==,
                   MONDAY_MORNING + 24 * 3600);
  g_assert_cmpuint (fz_results_get_total (results), ==, 2);
  fz_opening_choice_set_time (choice, MONDAY_MORNING + 5 * 24 * 3600);
  g_signal_emit_by_name (choice, "time-changed");
  g_assert_cmpint (fz_query_get_time (fz_finder_get_query (fixture->finder)), ==,
                   MONDAY_MORNING + 5 * 24 * 3600);
  g_assert_cmpuint (fz_results_get_total (results), ==, 0);
  g_assert_true (offers (opening, "Open at a chosen time", "0"));
}

/* What the calendar and the clock show is what is asked, minute by minute. */
static void
test_chosen_time (Fixture      *fixture,
                  gconstpointer unused)
{
  FzFilterButton  *opening = find_button (fixture, "opening_button");
  FzOpeningChoice *choice;
  GtkWidget       *hour, *minute;

  choose (opening, 2);
  choice = FZ_OPENING_CHOICE (fz_filter_button_get_extra (opening));
  hour = ui_find_id (GTK_WIDGET (choice), "hour_button");
  minute = ui_find_id (GTK_WIDGET (choice), "minute_button");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hour)), ==, "10");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (minute)), ==, "00");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (hour), 9);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (minute), 5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hour)), ==, "09");
  g_assert_cmpint (fz_query_get_time (fz_finder_get_query (fixture->finder)), ==,
                   MONDAY_MORNING + (23 * 60 + 5) * 60);
}

static void
test_access (Fixture      *fixture,
             gconstpointer unused)
{
  FzFilterButton *access = find_button (fixture, "access_button");

  g_assert_true (offers (access, "Step-free access", "1"));
  g_assert_true (offers (access, "Steps on the way in", "1"));
  g_assert_true (offers (access, "Access not known", "4"));
  choose (access, 1);
  choose (access, 3);
  g_assert_cmpuint (fz_query_get_step_free (fz_finder_get_query (fixture->finder)), ==,
                    1u << FZ_STEP_FREE_YES | 1u << FZ_STEP_FREE_UNKNOWN);
  g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (fixture->finder)), ==, 5);
  choose (access, 0);
  g_assert_cmpuint (fz_query_get_step_free (fz_finder_get_query (fixture->finder)), ==, 0);
}

static void
on_activated (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       activated)
{
  *(gboolean *) activated = TRUE;
}

/* Presses the button called @id in the popover of the unknown, and tells whether that
 * activated @group's @name. */
static gboolean
press_activates (Fixture    *fixture,
                 const char *id,
                 const char *group,
                 const char *name)
{
  GtkMenuButton *unknown =
      GTK_MENU_BUTTON (ui_find_id (GTK_WIDGET (fixture->bar), "unknown_button"));
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);
  gboolean activated = FALSE;

  g_signal_connect (action, "activate", G_CALLBACK (on_activated), &activated);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->bar), group, G_ACTION_GROUP (actions));
  gtk_menu_button_popup (unknown);
  g_signal_emit_by_name (ui_find_id (GTK_WIDGET (gtk_menu_button_get_popover (unknown)), id),
                         "clicked");
  return activated;
}

/* While nobody has supplied the list, the filter says so and offers the sample
 * with the filter on, and to enter the list. */
static void
test_featured_not_known (Fixture      *fixture,
                         gconstpointer unused)
{
  GtkWidget *unknown = ui_find_id (GTK_WIDGET (fixture->bar), "unknown_button");

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
  g_assert_true (press_activates (fixture, "list_button", "win", "enter-featured-list"));
  g_assert_true (press_activates (fixture, "sample_button", "app", "open-featured-sample"));
}

/* The list of 2020 has two halves, which come one after the other: while it is not known
 * of all, that is said, and the rest can be entered. */
static void
test_featured_known_of_some (Fixture      *fixture,
                             gconstpointer unused)
{
  FzFilterButton *featured = find_button (fixture, "featured_button");
  GtkWidget      *list_button;
  gboolean        activated = FALSE;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("enter-featured-list", NULL);

  g_signal_connect (action, "activate", G_CALLBACK (on_activated), &activated);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->bar), "win", G_ACTION_GROUP (actions));

  fz_filter_button_popup (featured);
  g_assert_false (gtk_widget_get_visible (fz_filter_button_get_extra (featured)));
  fz_filter_button_popdown (featured);

  for (guint32 id = 1; id <= 2; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      record->featured = FZ_FEATURED_UNKNOWN;
      fz_station_table_update (fixture->table, record);
    }
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (featured)));
  fz_filter_button_popup (featured);
  g_assert_true (gtk_widget_get_visible (fz_filter_button_get_extra (featured)));
  g_assert_cmpuint (
      ui_count_visible_labels (fz_filter_button_get_extra (featured),
                               "It is not known whether 2 stations are featured."),
      ==, 1);
  list_button = ui_find_id (fz_filter_button_get_extra (featured), "list_button");
  g_signal_emit_by_name (list_button, "clicked");
  g_assert_true (activated);
  g_assert_false (fz_filter_button_is_open (featured));
}

/* Brief, one button asks for what is open now, and follows the query. */
static void
test_brief (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *button = ui_find_id (GTK_WIDGET (fixture->bar), "now_button");
  g_autoptr (FzQuery) of_all = fz_query_new ();

  g_assert_false (gtk_widget_get_visible (button));
  fz_filter_bar_set_brief (fixture->bar, TRUE);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (find_button (fixture, "level_button"))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpint (fz_query_get_opening (fz_finder_get_query (fixture->finder)), ==,
                   FZ_OPENING_NOW);
  fz_finder_set_query (fixture->finder, of_all);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
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
  ADD ("/filter-bar/services", test_services);
  ADD ("/filter-bar/opening", test_opening);
  ADD ("/filter-bar/chosen-time", test_chosen_time);
  ADD ("/filter-bar/brief", test_brief);
  ADD ("/filter-bar/access", test_access);
  ADD ("/filter-bar/featured", test_featured);
  ADD ("/filter-bar/featured-not-known", test_featured_not_known);
  ADD ("/filter-bar/featured-known-of-some", test_featured_known_of_some);
  return g_test_run ();
}
