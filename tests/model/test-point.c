/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-point.h"

#include <math.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean    valid;
    FzPoint     point;
  } cases[] = {
    { "23.1291,113.2644", TRUE, { 23.1291, 113.2644 } },
    { "-33,18.5", TRUE, { -33, 18.5 } },
    { "23.1291", FALSE, { 0 } },
    { "23.1291,", FALSE, { 0 } },
    { ",113", FALSE, { 0 } },
    { "23.1,113.2,4", FALSE, { 0 } },
    { "23.1,113.2 ", FALSE, { 0 } },
    { "23,1;113,2", FALSE, { 0 } },
    { "113.2644,23.1291", FALSE, { 0 } },
    { "nan,nan", FALSE, { 0 } },
    { "inf,0", FALSE, { 0 } },
    { "", FALSE, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzPoint point = { 1, 2 };

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (fz_point_parse (cases[i].text, &point) == cases[i].valid);
      g_assert_cmpfloat (point.lat, ==, cases[i].valid ? cases[i].point.lat : 1);
      g_assert_cmpfloat (point.lon, ==, cases[i].valid ? cases[i].point.lon : 2);
    }
}

/* Figures by the formula's own definition: a degree of latitude is R * pi / 180. */
static void
test_distance (void)
{
  FzPoint centre = { 23.0, 113.0 };
  double  degree = 6371008.8 * G_PI / 180.0;

  g_assert_cmpfloat (fz_point_distance (centre, centre), ==, 0);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (centre, (FzPoint) { 24.0, 113.0 }), degree,
                                  0.01);
  g_assert_cmpfloat_with_epsilon (fz_point_distance (centre, (FzPoint) { 23.0, 114.0 }),
                                  degree * cos (23.0 * G_PI / 180.0), 5.0);
  g_assert_cmpfloat_with_epsilon (fz_point_distance ((FzPoint) { 0, 0 }, (FzPoint) { 0, 180 }),
                                  degree * 180.0, 0.01);
}

static void
test_direction (void)
{
  static const struct
  {
    FzPoint     to;
    double      bearing;
    FzDirection direction;
  } cases[] = {
    { { 24, 113 }, 0, FZ_DIRECTION_NORTH },
    { { 23.01, 113.01086 }, 45, FZ_DIRECTION_NORTH_EAST },
    { { 23, 113.01 }, 90, FZ_DIRECTION_EAST },
    { { 22.99, 113.01086 }, 135, FZ_DIRECTION_SOUTH_EAST },
    { { 22, 113 }, 180, FZ_DIRECTION_SOUTH },
    { { 22.99, 112.98914 }, 225, FZ_DIRECTION_SOUTH_WEST },
    { { 23, 112.99 }, 270, FZ_DIRECTION_WEST },
    { { 23.01, 112.98914 }, 315, FZ_DIRECTION_NORTH_WEST },
    { { 23.01, 113.0044 }, 22, FZ_DIRECTION_NORTH },
    { { 23.01, 113.0046 }, 23, FZ_DIRECTION_NORTH_EAST },
    { { 23.01, 112.9956 }, 338, FZ_DIRECTION_NORTH },
    { { 23.01, 112.9953 }, 336.6, FZ_DIRECTION_NORTH_WEST },
    { { 23, 113 }, 0, FZ_DIRECTION_NORTH },
  };
  FzPoint from = { 23, 113 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%f, %f", cases[i].to.lat, cases[i].to.lon);
      g_assert_cmpfloat_with_epsilon (fz_point_get_bearing (from, cases[i].to), cases[i].bearing,
                                      0.3);
      g_assert_cmpint (fz_point_get_direction (from, cases[i].to), ==, cases[i].direction);
    }
}

static void
test_city (void)
{
  g_assert_true (fz_point_is_in_city ((FzPoint) { 23.13, 113.26 }));
  g_assert_true (fz_point_is_in_city ((FzPoint) { 22.5, 112.9 }));
  g_assert_false (fz_point_is_in_city ((FzPoint) { 22.49, 113.26 }));
  g_assert_false (fz_point_is_in_city ((FzPoint) { 113.26, 23.13 }));
  g_assert_false (fz_point_is_in_city ((FzPoint) { NAN, 113.26 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/point/parse", test_parse);
  g_test_add_func ("/point/distance", test_distance);
  g_test_add_func ("/point/direction", test_direction);
  g_test_add_func ("/point/city", test_city);
  return g_test_run ();
}
