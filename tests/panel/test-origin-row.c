/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-origin-row.h"
#include "fz-ui.h"

#include <adwaita.h>

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzOriginRow    *row; /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_LATIN);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->row = g_object_ref_sink (FZ_ORIGIN_ROW (fz_origin_row_new ()));
  fz_origin_row_set_finder (fixture->row, fixture->finder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->row);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
}

static void
start_from (Fixture  *fixture,
            FzOrigin *origin)
{
  g_autoptr (FzQuery) query = fz_query_start_from (fz_finder_get_query (fixture->finder), origin);

  fz_finder_set_query (fixture->finder, query);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ui_count_visible_labels (GTK_WIDGET (fixture->row), text) == 1;
}

static gboolean
can_clear (Fixture *fixture)
{
  return gtk_widget_get_visible (ui_find_id (GTK_WIDGET (fixture->row), "clear_button"));
}

static void
test_follows_origin (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (FzOrigin) liede =
      fz_origin_new_for_street (fz_station_table_get_columns (fixture->table), 2);

  g_assert_true (shows (fixture, "Where are you starting from"));
  g_assert_false (can_clear (fixture));
  start_from (fixture, liede);
  g_assert_true (shows (fixture, "From: Liede Subdistrict"));
  g_assert_true (shows (fixture, "Change"));
  g_assert_true (can_clear (fixture));
  start_from (fixture, NULL);
  g_assert_true (shows (fixture, "Where are you starting from"));
  g_assert_false (shows (fixture, "Change"));
  g_assert_false (can_clear (fixture));
}

/* Every kind of starting point has a name, the computer's location its accuracy. */
static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  FzPoint    point = { 23.129111, 113.264404 };
  FzLandmark landmark = { .code = (char *) "metro-xilang", .point = point };
  g_autoptr (FzOrigin) map = fz_origin_new (FZ_ORIGIN_MAP, point, 0.0, NULL);
  g_autoptr (FzOrigin) typed = fz_origin_new (FZ_ORIGIN_COORDINATES, point, 0.0, NULL);
  g_autoptr (FzOrigin) device = fz_origin_new (FZ_ORIGIN_DEVICE, point, 38.0, NULL);
  g_autoptr (FzOrigin) vague = fz_origin_new (FZ_ORIGIN_DEVICE, point, 0.0, NULL);
  g_autoptr (FzOrigin) metro = NULL;

  landmark.names = fz_names_make ("西塱", "西塱", "Xilang");
  metro = fz_origin_new_for_landmark (&landmark);
  fz_names_clear (&landmark.names);

  start_from (fixture, map);
  g_assert_true (shows (fixture, "From: Point on the map"));
  start_from (fixture, typed);
  g_assert_true (shows (fixture, "From: 23.12911, 113.26440"));
  start_from (fixture, device);
  g_assert_true (shows (fixture, "From: My location, within 40 m"));
  start_from (fixture, vague);
  g_assert_true (shows (fixture, "From: My location"));
  start_from (fixture, metro);
  g_assert_true (shows (fixture, "From: Xilang metro station"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/origin-row/follows-origin", test_follows_origin);
  ADD ("/origin-row/names", test_names);
  return g_test_run ();
}
