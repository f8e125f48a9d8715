/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-data-fixture.h"
#include "fz-district-places.h"
#include "fz-outlines.h"

#include <math.h>

static void
test_inside (DataFixture  *fixture,
             gconstpointer unused)
{
  FzCatalog *catalog = fixture->catalog;

  g_assert_cmpuint (catalog->districts->len, ==, 11);
  for (guint d = 0; d < catalog->districts->len; d++)
    {
      g_autoptr (GArray) places = fz_district_places_list (catalog, d);
      FzBox box;

      g_assert_true (fz_district_places_get_box (catalog, d, &box));
      g_assert_cmpuint (places->len, >=, 20);
      for (guint i = 0; i < places->len; i++)
        {
          FzPoint point = g_array_index (places, FzDistrictPlace, i).point;
          guint   found;

          g_assert_true (fz_box_holds (&box, point));
          g_assert_true (fz_outlines_find_district (catalog, point, &found));
          g_assert_cmpuint (found, ==, d);
        }
    }
}

/* The first is well inside: farther from every border than the last. */
static void
test_order (DataFixture  *fixture,
            gconstpointer unused)
{
  FzCatalog *catalog = fixture->catalog;

  for (guint d = 0; d < catalog->districts->len; d++)
    {
      g_autoptr (GArray) places = fz_district_places_list (catalog, d);
      FzPoint first = g_array_index (places, FzDistrictPlace, 0).point;
      FzPoint last = g_array_index (places, FzDistrictPlace, places->len - 1).point;

      g_assert_cmpfloat (fz_outlines_get_border_distance (catalog, first), >, 500.0);
      g_assert_cmpfloat (fz_outlines_get_border_distance (catalog, first), >,
                         fz_outlines_get_border_distance (catalog, last));
    }
}

static void
test_no_outline (void)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  g_autoptr (GArray) places = NULL;
  FzBox box = { 1.0, 2.0, 3.0, 4.0 };

  fz_catalog_add_district (catalog, "440103", fz_names_make ("荔湾区", NULL, NULL));
  places = fz_district_places_list (catalog, 0);
  g_assert_cmpuint (places->len, ==, 0);
  g_assert_false (fz_district_places_get_box (catalog, 0, &box));
  g_assert_cmpfloat (box.south, ==, 1.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) \
  g_test_add (path, DataFixture, NULL, data_fixture_set_up, test, data_fixture_tear_down)
  ADD ("/district-places/inside", test_inside);
  ADD ("/district-places/order", test_order);
#undef ADD
  g_test_add_func ("/district-places/no-outline", test_no_outline);
  return g_test_run ();
}
