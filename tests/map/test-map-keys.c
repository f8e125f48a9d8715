/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-fixtures.h"
#include "fz-hands.h"
#include "fz-map-fixture.h"
#include "fz-place-popover.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <string.h>

/* The whole map with nothing but a keyboard: real keys, and a focus that is seen. */

/* No more are there on the map for the Tab key. */
#define N_STOPS 12

typedef struct
{
  MapFixture *fixture;
  double      zoom;
  double      lon;
} Place;

static GtkWidget *
get_focus (MapFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static GtkWidget *
get_map (MapFixture *fixture)
{
  return gtk_widget_get_parent (GTK_WIDGET (fixture->layer));
}

static gboolean
is_on_map (gpointer fixture)
{
  return get_focus (fixture) == get_map (fixture);
}

static gboolean
is_on_pin (gpointer fixture)
{
  return FZ_IS_PIN (get_focus (fixture));
}

static gboolean
is_at_zoom (gpointer data)
{
  Place *place = data;
  double zoom;

  fz_map_view_get_viewport (place->fixture->view, NULL, NULL, &zoom);
  return ABS (zoom - place->zoom) < 0.01;
}

static gboolean
is_farther_east (gpointer data)
{
  Place *place = data;
  double lon;

  fz_map_view_get_viewport (place->fixture->view, NULL, &lon, NULL);
  return lon > place->lon;
}

static Place
get_place (MapFixture *fixture)
{
  Place place = { .fixture = fixture };

  fz_map_view_get_viewport (fixture->view, NULL, &place.lon, &place.zoom);
  return place;
}

/* Gives the map the keyboard. Returns FALSE where there is none. */
static gboolean
take_map (MapFixture *fixture)
{
  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return FALSE;
    }
  hands_take (fixture->window);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->view)));
  return TRUE;
}

/* Arrows move the map, plus and minus zoom, Home shows everything. */
static void
test_about (MapFixture   *fixture,
            gconstpointer data)
{
  Place all, before;

  if (!take_map (fixture))
    return;
  hands_press ("Home");
  all = before = get_place (fixture);
  hands_press ("Right");
  g_assert_true (ui_wait_until (is_farther_east, &before));
  hands_press ("plus");
  before.zoom += 1.0;
  g_assert_true (ui_wait_until (is_at_zoom, &before));
  hands_press ("minus");
  before.zoom -= 1.0;
  g_assert_true (ui_wait_until (is_at_zoom, &before));
  hands_press ("plus Home");
  g_assert_true (ui_wait_until (is_at_zoom, &all));
  g_assert_cmpfloat_with_epsilon (get_place (fixture).lon, all.lon, 1e-6);
  g_assert_true (is_on_map (fixture));
}

/* Tab comes to the pins, an arrow to the next one, Enter chooses it and leaves the focus
 * there, Escape goes back to the map. */
static void
test_pins (MapFixture   *fixture,
           gconstpointer data)
{
  if (!take_map (fixture))
    return;
  map_fixture_go_to_centre (fixture);
  hands_press ("Tab");
  g_assert_true (ui_wait_until (is_on_pin, fixture));
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, LIEDE)));
  hands_press ("Up");
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE)));
  hands_press ("Return");
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpuint (fixture->chosen, ==, SHAHE);
  g_assert_true (get_focus (fixture) == GTK_WIDGET (map_fixture_find_pin (fixture, SHAHE)));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_on_map, fixture));
}

static gboolean
is_in_menu (gpointer data)
{
  MapFixture *fixture = data;
  GtkWidget  *menu = ui_find_type (GTK_WIDGET (fixture->view), FZ_TYPE_PLACE_POPOVER);

  return menu != NULL && get_focus (fixture) != NULL &&
         gtk_widget_is_ancestor (get_focus (fixture), menu);
}

/* The menu key opens what is in the middle, with the focus in it, and Escape brings that
 * back. */
static void
test_menu (MapFixture   *fixture,
           gconstpointer data)
{
  static const char *const keys[] = { "Menu", "shift+F10" };

  if (!take_map (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      hands_press (keys[i]);
      g_assert_true (ui_wait_until (is_in_menu, fixture));
      hands_press ("Escape");
      g_assert_true (ui_wait_until (is_on_map, fixture));
    }
}

/* How many lines are drawn round something in @widget. */
static guint
count_borders (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint            n = 0;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return 0;
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *c = strstr (text, "border {"); c != NULL; c = strstr (c + 1, "border {"))
    n++;
  return n;
}

static gboolean
has_ring (gpointer widget)
{
  return count_borders (widget) == 1;
}

static gboolean
has_no_ring (gpointer widget)
{
  return count_borders (widget) == 0;
}

static void
set_animations (gboolean enable)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enable, NULL);
}

/* Wherever the keyboard is, it is seen: on the map, on a pin and there only, and on the
 * first of the links below. */
static void
test_ring (MapFixture   *fixture,
           gconstpointer data)
{
  GtkWidget *attribution = ui_find_id (GTK_WIDGET (fixture->view), "attribution");

  if (!take_map (fixture))
    return;
  map_fixture_go_to_centre (fixture);
  hands_press ("Tab");
  g_assert_true (ui_wait_until (is_on_pin, fixture));
  g_assert_true (ui_wait_until (has_ring, get_focus (fixture)));
  g_assert_true (ui_wait_until (has_ring, get_map (fixture)));
  hands_press ("shift+Tab");
  g_assert_true (ui_wait_until (is_on_map, fixture));
  g_assert_true (ui_wait_until (has_ring, get_map (fixture)));

  /* Also where rings grow. */
  set_animations (TRUE);
  g_assert_true (has_no_ring (attribution));
  for (guint i = 0; i < N_STOPS && get_focus (fixture) != attribution; i++)
    hands_press ("Tab");
  g_assert_true (get_focus (fixture) == attribution);
  g_assert_true (ui_wait_until (has_ring, attribution));
  g_assert_true (ui_wait_until (has_no_ring, get_map (fixture)));
  set_animations (FALSE);
}

/* As the application does it. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, FZ_RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  set_animations (FALSE);

#define ADD(path, test)                                         \
  g_test_add (path, MapFixture, NULL, map_fixture_set_up, test, \
              map_fixture_tear_down)
  ADD ("/map-keys/about", test_about);
  ADD ("/map-keys/pins", test_pins);
  ADD ("/map-keys/menu", test_menu);
  ADD ("/map-keys/ring", test_ring);
#undef ADD

  return ui_run_tests ();
}
