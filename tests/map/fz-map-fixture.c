/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-fixture.h"

#include "fz-fixtures.h"
#include "fz-ui.h"

#define WAIT_SECONDS 20

static void
on_select_station (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       data)
{
  MapFixture *fixture = data;

  fixture->chosen = g_variant_get_uint32 (target);
  fixture->n_chosen++;
}

static void
on_start_at (GSimpleAction *action,
             GVariant      *target,
             gpointer       data)
{
  MapFixture *fixture = data;

  g_variant_get (target, "(dd)", &fixture->started.lat, &fixture->started.lon);
  fixture->n_started++;
}

static void
add_action (MapFixture         *fixture,
            GSimpleActionGroup *group,
            const char         *name,
            const char         *type,
            GCallback           on_activated)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", on_activated, fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds, for WAIT_SECONDS at the most. */
gboolean
map_fixture_wait (MapFixture  *fixture,
                  MapCondition condition,
                  guint32      id)
{
  gboolean timed_out = FALSE;
  guint    timeout = g_timeout_add_seconds (WAIT_SECONDS, on_timeout, &timed_out);

  while (!condition (fixture, id) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!timed_out)
    g_source_remove (timeout);

  return !timed_out;
}

FzPin *
map_fixture_find_pin (MapFixture *fixture,
                      guint32     id)
{
  return fz_station_layer_get_pin_for_station (fixture->layer, id);
}

gboolean
map_fixture_has_pins (MapFixture *fixture,
                      guint32     n)
{
  return fz_station_layer_get_n_pins (fixture->layer) >= n;
}

gboolean
map_fixture_has_pin_of (MapFixture *fixture,
                        guint32     id)
{
  FzPin *pin = map_fixture_find_pin (fixture, id);

  return pin != NULL && gtk_widget_get_mapped (GTK_WIDGET (pin));
}

gboolean
map_fixture_has_no_pin_of (MapFixture *fixture,
                           guint32     id)
{
  return map_fixture_find_pin (fixture, id) == NULL;
}

void
map_fixture_set_up (MapFixture   *fixture,
                    gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->table = fixture_make_table (FZ_SCRIPT_LATIN);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->view = fz_map_view_new ();
  fixture->layer =
      FZ_STATION_LAYER (ui_find_type (GTK_WIDGET (fixture->view), FZ_TYPE_STATION_LAYER));
  fixture->window = GTK_WINDOW (gtk_window_new ());

  add_action (fixture, group, "select-station", "u", G_CALLBACK (on_select_station));
  add_action (fixture, group, "start-at", "(dd)", G_CALLBACK (on_start_at));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));

  gtk_window_set_default_size (fixture->window, 600, 500);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  fz_map_view_set_finder (fixture->view, fixture->finder);
  gtk_window_present (fixture->window);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pins, 1));
}

void
map_fixture_tear_down (MapFixture   *fixture,
                       gconstpointer data)
{
  FzMapView *view = g_object_ref (fixture->view);

  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_finalize_object (view);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

/* Shows the stations in the middle of the city, each with a pin of its own. */
void
map_fixture_go_to_centre (MapFixture *fixture)
{
  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 13.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, SHAHE));
}
