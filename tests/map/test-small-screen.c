/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-base-map-menu.h"
#include "fz-cluster-popover.h"
#include "fz-fixtures.h"
#include "fz-map-fixture.h"
#include "fz-place-popover.h"
#include "fz-ui.h"

#include <adwaita.h>

/*
 * What opens on the map does so on a screen of 360 × 294 pixels too, with letters of twice
 * the size: GTK closes a popover at once that finds less room than it needs at the least.
 */

/* What is left beside the buttons, and above or below the middle of the map, less what is
 * round the contents. */
#define MOST_BESIDE 276
#define MOST_WIDTH 336
#define MOST_HEIGHT 120

/* Between those of the smallest names as usual and twice as large. */
#define LARGE_NAME 24
#define MAX_NAME 1000

static const int scales[] = { 1, 2 };

static const FzPoint outline[] = {
  { 23.05, 113.25 },
  { 23.05, 113.45 },
  { 23.25, 113.45 },
  { 23.25, 113.25 },
};

static void
set_text_scale (int scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * scale, NULL);
}

static void
assert_fits (GtkWidget *popover,
             int        most_width)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));
  int        width, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, 0);
  g_assert_cmpint (width, <=, most_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, MOST_HEIGHT);
}

static void
test_base_maps (MapFixture   *fixture,
                gconstpointer data)
{
  GtkWidget *menu = ui_find_type (GTK_WIDGET (fixture->view), FZ_TYPE_BASE_MAP_MENU);

  g_assert_nonnull (menu);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      set_text_scale (scales[i]);
      assert_fits (menu, MOST_BESIDE);
    }
}

static void
test_place (MapFixture   *fixture,
            gconstpointer data)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  FzPoint here = { CENTRE_LAT, CENTRE_LON };

  fz_catalog_add_outline (catalog, 0, outline, G_N_ELEMENTS (outline));
  fz_station_table_take (fixture->table, catalog, fixture_make_columns ());
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GtkWidget) popover = NULL;

      set_text_scale (scales[i]);
      popover = GTK_WIDGET (g_object_ref_sink (fz_place_popover_new (fixture->finder, here)));
      g_assert_true (gtk_widget_get_visible (ui_find_id (popover, "district_button")));
      assert_fits (popover, MOST_WIDTH);
    }
}

static void
test_cluster (MapFixture   *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GtkWidget) popover = NULL;
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

      for (guint32 row = 0; row < fz_station_table_get_n_rows (fixture->table); row++)
        g_array_append_val (rows, row);
      set_text_scale (scales[i]);
      popover = GTK_WIDGET (g_object_ref_sink (fz_cluster_popover_new (fixture->table, rows)));
      assert_fits (popover, MOST_WIDTH);
    }
}

/* How low the lowest name is that the base map shows, pixels; G_MAXINT as long as it shows none.
 * One along a street takes more than its letters. */
static int
measure_lowest_name (GtkWidget *widget)
{
  int lowest = G_MAXINT;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "ShumateVectorSymbol") &&
      gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0)
    lowest = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height = measure_lowest_name (child);

      lowest = MIN (lowest, height);
    }
  return lowest;
}

typedef struct
{
  GtkWidget *map;
  int        least; /* pixels */
  int        most;
} Expectation;

/* A UiCondition: the map has names, and the lowest is as high as expected. */
static gboolean
has_names (gpointer data)
{
  Expectation *expected = data;
  int          lowest = measure_lowest_name (expected->map);

  return lowest >= expected->least && lowest <= expected->most;
}

/* The map writes its names larger where the interface does, and back. */
static void
test_names (MapFixture   *fixture,
            gconstpointer data)
{
  Expectation small = { GTK_WIDGET (fixture->view), 1, LARGE_NAME - 1 };
  Expectation large = { GTK_WIDGET (fixture->view), LARGE_NAME, MAX_NAME };

  set_text_scale (1);
  /* Names of towns, which need no street as long as they are. */
  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 9.0);
  g_assert_true (ui_wait_until (has_names, &small));
  set_text_scale (2);
  g_assert_true (ui_wait_until (has_names, &large));
  set_text_scale (1);
  g_assert_true (ui_wait_until (has_names, &small));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, test) \
  g_test_add (path, MapFixture, NULL, map_fixture_set_up, test, map_fixture_tear_down)
  ADD ("/small-screen/base-maps", test_base_maps);
  ADD ("/small-screen/place", test_place);
  ADD ("/small-screen/cluster", test_cluster);
  ADD ("/small-screen/names", test_names);
#undef ADD

  return ui_run_tests ();
}
