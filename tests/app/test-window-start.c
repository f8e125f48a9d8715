/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-ui.h"
#include "fz-window-fixture.h"

/* Where somebody starts from, in the whole window. */
typedef WindowFixture Fixture;

static FzOrigin *
get_origin (Fixture *fixture)
{
  return fz_query_get_origin (fz_finder_get_query (fz_window_get_finder (fixture->window)));
}

static gboolean
has_origin (gpointer fixture)
{
  return get_origin (fixture) != NULL;
}

static gboolean
has_dialog (gpointer fixture)
{
  return adw_application_window_get_visible_dialog (
             ADW_APPLICATION_WINDOW (((Fixture *) fixture)->window)) != NULL;
}

/* A place that came with the command line waits for the stations; what is wrong with
 * another one is said above the window. */
static void
test_starts_from_text (Fixture      *fixture,
                       gconstpointer unused)
{
  AdwDialog *dialog;

  fz_window_start_from_text (fixture->window, "geo:23.1291,113.2644");
  g_assert_false (has_origin (fixture));
  window_fixture_open (fixture);
  g_assert_true (has_origin (fixture));
  g_assert_cmpfloat (fz_origin_get_point (get_origin (fixture)).lat, ==, 23.1291);
  g_assert_false (has_dialog (fixture));

  fz_window_start_from_text (fixture->window, "113.3, 23.2");
  g_assert_true (has_dialog (fixture));
  g_assert_cmpfloat (fz_origin_get_point (get_origin (fixture)).lat, ==, 23.1291);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (dialog), "the latitude comes first"),
                    ==, 1);
  fz_window_start_from_text (fixture->window, "geo:23.2,113.3");
  g_assert_false (has_dialog (fixture));
  g_assert_cmpfloat (fz_origin_get_point (get_origin (fixture)).lat, ==, 23.2);
}

/* What was typed as a search was a place: it is one, and searches no longer. */
static void
test_starts_from_search (Fixture      *fixture,
                         gconstpointer unused)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) query = NULL;

  window_fixture_open (fixture);
  query = fz_query_with_text (fz_finder_get_query (finder), "体育西路");
  fz_finder_set_query (finder, query);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "win.start-from", "s",
                                             "体育西路"));
  g_assert_cmpint (fz_origin_get_kind (get_origin (fixture)), ==, FZ_ORIGIN_LANDMARK);
  g_assert_cmpstr (fz_query_get_text (fz_finder_get_query (finder)), ==, "");
  g_assert_false (has_dialog (fixture));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "win.start-from", "s",
                                             "113.3, 23.2"));
  g_assert_true (has_dialog (fixture));
}

/* The actions of the row and of the map; the order follows, and comes back. */
static void
test_starts_and_clears (Fixture      *fixture,
                        gconstpointer unused)
{
  FzQuery *query;

  window_fixture_open (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), "win.start-at", "(dd)",
                                             23.1, 113.3));
  query = fz_finder_get_query (fz_window_get_finder (fixture->window));
  g_assert_cmpint (fz_origin_get_kind (get_origin (fixture)), ==, FZ_ORIGIN_MAP);
  g_assert_cmpint (fz_query_get_order (query), ==, FZ_ORDER_DISTANCE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "win.pick-start",
                                             NULL));
  g_assert_true (fz_map_view_get_picking (fixture->map));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "win.clear-start",
                                             NULL));
  g_assert_false (fz_map_view_get_picking (fixture->map));
  query = fz_finder_get_query (fz_window_get_finder (fixture->window));
  g_assert_null (get_origin (fixture));
  g_assert_cmpint (fz_query_get_order (query), ==, FZ_ORDER_PLACE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), "win.choose-start",
                                             NULL));
  g_assert_true (has_dialog (fixture));
}

static GtkWidget *
find_in_map (Fixture    *fixture,
             const char *id)
{
  return ui_find_id (GTK_WIDGET (fixture->map), id);
}

/* A condition: the window is as low as it can be, the way to the start is there, and none
 * of the map's buttons is cut. */
static gboolean
has_whole_buttons (gpointer data)
{
  Fixture        *fixture = data;
  graphene_rect_t bounds;

  return gtk_widget_get_height (GTK_WIDGET (fixture->window)) < 300 &&
         gtk_widget_get_mapped (find_in_map (fixture, "start_button")) &&
         gtk_widget_compute_bounds (find_in_map (fixture, "controls"),
                                    GTK_WIDGET (fixture->map), &bounds) &&
         bounds.origin.y >= 0.0f && bounds.size.height > 0.0f;
}

/* In the lowest window the buttons that zoom make way for the way to the start. */
static void
test_buttons_fit (Fixture      *fixture,
                  gconstpointer unused)
{
  window_fixture_open (fixture);
  g_assert_true (gtk_widget_get_mapped (find_in_map (fixture, "zoom_in")));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 294);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->map), "win.start-at", "(dd)",
                                             23.1, 113.3));
  g_assert_true (ui_wait_until (has_whole_buttons, fixture));
  ui_settle ();
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/window-start/from-text", test_starts_from_text);
  ADD ("/window-start/from-search", test_starts_from_search);
  ADD ("/window-start/starts-and-clears", test_starts_and_clears);
  ADD ("/window-start/buttons-fit", test_buttons_fit);
  return ui_test_run ();
}
