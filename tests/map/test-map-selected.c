/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <math.h>

/* The selected station stands alone where it was in a cluster, and in front. */
static void
test_selected_stands_alone (MapFixture   *fixture,
                            gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, LIEDE);
  FzPin *pin;

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, LIEDE));

  fz_map_view_set_selected (fixture->view, station);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
  pin = map_fixture_find_pin (fixture, LIEDE);
  for (GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (pin)); next != NULL;
       next = gtk_widget_get_next_sibling (next))
    g_assert_false (gtk_widget_get_mapped (next));

  for (double zoom = 7.0; zoom <= 18.0; zoom += 0.5)
    {
      fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, zoom);
      g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, LIEDE));
    }

  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 8.0);
  fz_map_view_set_selected (fixture->view, NULL);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, LIEDE));
}

/* What is selected is shown although the filters leave it out. */
static void
test_selected_beside_results (MapFixture   *fixture,
                              gconstpointer data)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (fixture->table, LIEDE);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) towns = fz_query_with_levels (open, 1u << FZ_LEVEL_TOWN);

  map_fixture_go_to_centre (fixture);
  fz_map_view_set_selected (fixture->view, station);
  fz_finder_set_query (fixture->finder, towns);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_no_pin_of, SHAHE));
  g_assert_true (map_fixture_has_pin_of (fixture, LIEDE));

  fz_finder_set_query (fixture->finder, open);
  g_assert_true (map_fixture_wait (fixture, map_fixture_has_pin_of, SHAHE));
}

/* How far the middle of @pin's body is from the head of @raised, beyond both radii. */
static double
measure_gap (MapFixture *fixture,
             FzPin      *raised,
             FzPin      *pin)
{
  FzPinFrame      a = fz_pin_get_frame (raised), b = fz_pin_get_frame (pin);
  graphene_rect_t bounds_a, bounds_b;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (raised), GTK_WIDGET (fixture->view),
                                            &bounds_a));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (pin), GTK_WIDGET (fixture->view),
                                            &bounds_b));
  return hypot (bounds_a.origin.x + a.body_x - bounds_b.origin.x - b.body_x,
                bounds_a.origin.y + a.body_y - bounds_b.origin.y - b.body_y) -
         a.body_radius - b.body_radius;
}

static void
on_after_paint (MapFixture *fixture)
{
  fixture->n_painted++;
}

/* Whether all that was asked for has been laid out: the frame that was on its way may
 * have been too early. */
static gboolean
has_painted (MapFixture *fixture,
             guint32     unused)
{
  if (fixture->n_painted < 2)
    gtk_widget_queue_draw (GTK_WIDGET (fixture->layer));
  return fixture->n_painted >= 2;
}

/* At no zoom does the selected pin's head lie over a neighbour. */
static void
test_selected_covers_none (MapFixture   *fixture,
                           gconstpointer data)
{
  g_autoptr (FzStation) liede = fz_station_table_find_station (fixture->table, LIEDE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  guint          n_close = 0;

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), fixture);
  fz_map_view_set_selected (fixture->view, liede);
  for (double zoom = 8.0; zoom <= 13.0; zoom += 0.25)
    {
      FzPin *raised;

      fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, zoom);
      fixture->n_painted = 0;
      gtk_widget_queue_allocate (GTK_WIDGET (fixture->layer));
      g_assert_true (map_fixture_wait (fixture, has_painted, 0));
      raised = map_fixture_find_pin (fixture, LIEDE);
      for (guint i = 0; i < fz_station_layer_get_n_pins (fixture->layer); i++)
        {
          FzPin *pin = fz_station_layer_get_pin (fixture->layer, i);

          if (pin == raised)
            continue;
          g_assert_cmpfloat (measure_gap (fixture, raised, pin), >, -1.5);
          n_close += measure_gap (fixture, raised, pin) < 3.0;
        }
    }
  g_assert_cmpuint (n_close, >, 0);
  g_signal_handlers_disconnect_by_data (clock, fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, test) \
  g_test_add (path, MapFixture, NULL, map_fixture_set_up, test, map_fixture_tear_down)
  ADD ("/map-selected/stands-alone", test_selected_stands_alone);
  ADD ("/map-selected/beside-results", test_selected_beside_results);
  ADD ("/map-selected/covers-none", test_selected_covers_none);
#undef ADD

  return ui_run_tests ();
}
