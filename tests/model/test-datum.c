/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-datum.h"

#include <math.h>

/* What gcoord 1.0.7 and coordtransform 2.1.2 publish alike for points in
 * Guangzhou, rounded to a centimetre; the last is eviltransform's own test value,
 * in Shenzhen. A missing BD-09 is NaN. */
static const struct
{
  const char *where;
  FzPoint     wgs84;
  FzPoint     gcj02;
  FzPoint     bd09;
} published[] = {
  { "city", { 23.131788, 113.259058 }, { 23.1291100, 113.2643848 }, { 23.1353384, 113.2708177 } },
  { "centre", { 23.1291, 113.2644 }, { 23.1264233, 113.2697296 }, { 23.1327113, 113.2761508 } },
  { "tower", { 23.1065, 113.3245 }, { 23.1038982, 113.3299212 }, { 23.1096036, 113.3364771 } },
  { "Tianhe", { 23.1259, 113.3614 }, { 23.1233717, 113.3668925 }, { 23.1293129, 113.3733853 } },
  { "Nansha", { 22.7945, 113.5248 }, { 22.7916112, 113.5299998 }, { 22.7979045, 113.5364322 } },
  { "Conghua", { 23.5453, 113.5869 }, { 23.5425300, 113.5920103 }, { 23.5482582, 113.5985855 } },
  { "north", { 23.9, 113.9 }, { 23.8971501, 113.9049545 }, { 23.9032425, 113.9114511 } },
  { "Shenzhen", { 22.543847, 113.912316 }, { 22.5407961, 113.9171765 }, { NAN, NAN } },
};

static void
assert_near (FzPoint a,
             FzPoint b,
             double  metres)
{
  g_assert_cmpfloat (fz_point_distance (a, b), <, metres);
}

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      FzPoint wgs84 = published[i].wgs84;
      FzPoint gcj02 = published[i].gcj02;
      FzPoint bd09 = published[i].bd09;

      g_test_message ("%s", published[i].where);
      assert_near (fz_datum_from_wgs84 (wgs84, FZ_DATUM_GCJ02), gcj02, 0.05);
      assert_near (fz_datum_to_wgs84 (gcj02, FZ_DATUM_GCJ02), wgs84, 0.05);
      if (isnan (bd09.lat))
        continue;
      assert_near (fz_datum_from_wgs84 (wgs84, FZ_DATUM_BD09), bd09, 0.05);
      assert_near (fz_datum_to_wgs84 (bd09, FZ_DATUM_BD09), wgs84, 0.05);
      assert_near (fz_datum_convert (gcj02, FZ_DATUM_GCJ02, FZ_DATUM_BD09), bd09, 0.05);
      assert_near (fz_datum_convert (bd09, FZ_DATUM_BD09, FZ_DATUM_GCJ02), gcj02, 0.05);
    }
}

/* 296 m south and 546 m east of WGS-84 in the city's centre, on the ellipsoid; the
 * mean sphere is up to 2 m off. */
static void
test_offset (void)
{
  FzPoint wgs84 = { 23.1291, 113.2644 };
  FzPoint gcj02 = fz_datum_from_wgs84 (wgs84, FZ_DATUM_GCJ02);
  FzPoint south = { gcj02.lat, wgs84.lon };
  FzPoint east = { wgs84.lat, gcj02.lon };

  g_assert_cmpfloat (gcj02.lat, <, wgs84.lat);
  g_assert_cmpfloat (gcj02.lon, >, wgs84.lon);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (wgs84, south), 296.0, 2.0);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (wgs84, east), 546.0, 2.0);
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 20000; i++)
    {
      gboolean in_city = i % 2 == 0;
      FzPoint  point = {
        in_city ? g_rand_double_range (rand, FZ_CITY_SOUTH, FZ_CITY_NORTH)
                 : g_rand_double_range (rand, 1, 55.5),
        in_city ? g_rand_double_range (rand, FZ_CITY_WEST, FZ_CITY_EAST)
                : g_rand_double_range (rand, 72.5, 137.5),
      };

      for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
        {
          FzPoint there = fz_datum_from_wgs84 (point, datum);
          FzPoint back = fz_datum_to_wgs84 (there, datum);

          assert_near (point, back, 0.001);
          assert_near (there, fz_datum_from_wgs84 (back, datum), 0.001);
        }
    }
}

static void
test_outside_china (void)
{
  static const FzPoint points[] = {
    { 48.8566, 2.3522 },
    { -33.8688, 151.2093 },
    { 90, 180 },
    { -90, -180 },
    { 0, 0 },
    { 23.1, 72 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
        {
          FzPoint from = fz_datum_from_wgs84 (points[i], datum);
          FzPoint to = fz_datum_to_wgs84 (points[i], datum);

          g_assert_cmpfloat (from.lat, ==, points[i].lat);
          g_assert_cmpfloat (from.lon, ==, points[i].lon);
          g_assert_cmpfloat (to.lat, ==, points[i].lat);
          g_assert_cmpfloat (to.lon, ==, points[i].lon);
        }
    }
}

/* What is no place stays none, and ends. */
static void
test_no_place (void)
{
  FzPoint nowhere = fz_datum_to_wgs84 ((FzPoint) { NAN, INFINITY }, FZ_DATUM_BD09);

  g_assert_true (isnan (nowhere.lat));
  g_assert_true (isinf (nowhere.lon));
  g_assert_true (isnan (fz_datum_from_wgs84 (nowhere, FZ_DATUM_GCJ02).lat));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/datum/published", test_published);
  g_test_add_func ("/datum/offset", test_offset);
  g_test_add_func ("/datum/there-and-back", test_there_and_back);
  g_test_add_func ("/datum/outside-china", test_outside_china);
  g_test_add_func ("/datum/no-place", test_no_place);
  return g_test_run ();
}
