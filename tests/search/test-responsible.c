/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-responsible.h"

#include <math.h>
#include <string.h>

#include "fz-data-fixture.h"

typedef DataFixture Fixture;

static guint
find_row (Fixture    *fixture,
          const char *code)
{
  for (guint row = 0; row < fz_station_columns_get_n_rows (fixture->columns); row++)
    {
      if (g_str_equal (fz_station_columns_get_code (fixture->columns, row), code))
        return row;
    }
  g_assert_not_reached ();
}

static const FzSuggestion *
get (GArray *suggestions,
     guint   i)
{
  g_assert_cmpuint (i, <, suggestions->len);
  return &g_array_index (suggestions, FzSuggestion, i);
}

static void
assert_suggestion (Fixture            *fixture,
                   const FzSuggestion *suggestion,
                   FzReason            reason,
                   const char         *code)
{
  g_assert_cmpint (suggestion->reason, ==, reason);
  g_assert_cmpstr (fz_station_columns_get_code (fixture->columns, suggestion->row), ==, code);
}

static void
test_street (Fixture      *fixture,
             gconstpointer data)
{
  guint shamian = find_row (fixture, "440103001");
  g_autoptr (FzOrigin) origin = fz_origin_new_for_street (fixture->columns, shamian);
  g_autoptr (GArray) suggestions =
      fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, origin, 10);

  g_assert_cmpuint (suggestions->len, ==, 12);
  assert_suggestion (fixture, get (suggestions, 0), FZ_REASON_OWN, "440103001");
  assert_suggestion (fixture, get (suggestions, 1), FZ_REASON_CENTRE, "440103");
  for (guint i = 2; i < suggestions->len; i++)
    {
      g_assert_cmpint (get (suggestions, i)->reason, ==, FZ_REASON_NEAREST);
      g_assert_cmpuint (get (suggestions, i)->row, !=, shamian);
      g_assert_true (get (suggestions, i)->distance.approximate);
    }
}

/* A district's own centre is there once; the city's own has no district. */
static void
test_upper_levels (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FzOrigin) district =
      fz_origin_new_for_street (fixture->columns, find_row (fixture, "440106"));
  g_autoptr (FzOrigin) city =
      fz_origin_new_for_street (fixture->columns, find_row (fixture, "440100"));
  g_autoptr (GArray) of_district =
      fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, district, 3);
  g_autoptr (GArray) of_city =
      fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, city, 3);
  guint number = 77;

  g_assert_cmpuint (of_district->len, ==, 4);
  assert_suggestion (fixture, get (of_district, 0), FZ_REASON_OWN, "440106");
  g_assert_cmpint (get (of_district, 1)->reason, ==, FZ_REASON_NEAREST);

  g_assert_cmpuint (of_city->len, ==, 4);
  assert_suggestion (fixture, get (of_city, 0), FZ_REASON_OWN, "440100");
  g_assert_cmpint (get (of_city, 1)->reason, ==, FZ_REASON_NEAREST);
  g_assert_false (
      fz_responsible_find_district (fixture->columns, fixture->catalog, city, &number));
  g_assert_cmpuint (number, ==, 77);
}

static void
test_point (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzOrigin) tower =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1065, 113.3245 }, 0, NULL);
  g_autoptr (FzOrigin) sea = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 22.53, 113.72 }, 0, NULL);
  g_autoptr (GArray) of_tower =
      fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, tower, 5);
  g_autoptr (GArray) of_sea =
      fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, sea, 5);

  g_assert_cmpuint (of_tower->len, ==, 6);
  assert_suggestion (fixture, get (of_tower, 0), FZ_REASON_CENTRE, "440105");
  g_assert_cmpuint (of_sea->len, ==, 5);
  g_assert_cmpint (get (of_sea, 0)->reason, ==, FZ_REASON_NEAREST);
}

/* Only among the rows that are asked for, but for the district's centre. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  guint32 rows[] = { find_row (fixture, "440103001"), find_row (fixture, "440106") };
  g_autoptr (FzOrigin) tower =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1065, 113.3245 }, 0, NULL);
  g_autoptr (GArray) suggestions =
      fz_responsible_find (fixture->columns, fixture->catalog, rows, G_N_ELEMENTS (rows), tower,
                           G_MAXUINT);
  g_autoptr (GArray) none =
      fz_responsible_find (fixture->columns, fixture->catalog, rows, 0, tower, 5);

  g_assert_cmpuint (suggestions->len, ==, 3);
  assert_suggestion (fixture, get (suggestions, 0), FZ_REASON_CENTRE, "440105");
  assert_suggestion (fixture, get (suggestions, 1), FZ_REASON_NEAREST, "440106");
  assert_suggestion (fixture, get (suggestions, 2), FZ_REASON_NEAREST, "440103001");
  g_assert_cmpuint (none->len, ==, 1);
}

static FzPoint
get_point (Fixture            *fixture,
           const FzSuggestion *suggestion)
{
  return fz_station_columns_get_point (fixture->columns, suggestion->row);
}

/* The angle between two directions in space: another formula for the same sphere. */
static double
measure (FzPoint a,
         FzPoint b)
{
  double k = G_PI / 180.0;
  double ax = cos (a.lat * k) * cos (a.lon * k), ay = cos (a.lat * k) * sin (a.lon * k);
  double bx = cos (b.lat * k) * cos (b.lon * k), by = cos (b.lat * k) * sin (b.lon * k);
  double az = sin (a.lat * k), bz = sin (b.lat * k);
  double cross = hypot (hypot (ay * bz - az * by, az * bx - ax * bz), ax * by - ay * bx);

  return 6371008.8 * atan2 (cross, ax * bx + ay * by + az * bz);
}

/* How many of all stations are nearer than @distance. */
static guint
count_nearer (Fixture *fixture,
              FzPoint  point,
              double   distance)
{
  guint n = 0;

  for (guint row = 0; row < fz_station_columns_get_n_rows (fixture->columns); row++)
    n += measure (point, fz_station_columns_get_point (fixture->columns, row)) < distance - 1e-4;
  return n;
}

static void
test_brute_force (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (188);

  for (guint i = 0; i < 500; i++)
    {
      FzPoint point = { g_rand_double_range (rand, FZ_CITY_SOUTH, FZ_CITY_NORTH),
                        g_rand_double_range (rand, FZ_CITY_WEST, FZ_CITY_EAST) };
      g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0, NULL);
      g_autoptr (GArray) suggestions =
          fz_responsible_find (fixture->columns, fixture->catalog, NULL, 0, origin, 188);
      guint centre = get (suggestions, 0)->reason == FZ_REASON_CENTRE ? 1 : 0;

      g_assert_cmpuint (suggestions->len, ==, 188);
      for (guint s = 0; s < suggestions->len; s++)
        {
          const FzSuggestion *suggestion = get (suggestions, s);
          FzPoint             to = get_point (fixture, suggestion);
          double              metres = suggestion->distance.metres;
          guint               n_nearer = count_nearer (fixture, point, metres);

          g_assert_cmpfloat_with_epsilon (metres, measure (point, to), 0.001);
          /* The centre stands first, out of its turn. */
          if (s >= centre)
            g_assert_true (n_nearer == s || n_nearer + centre == s);
        }
    }
}

/* The order is sure where the next is farther by more than both errors. */
static void
test_may_swap (Fixture      *fixture,
               gconstpointer data)
{
  static const struct
  {
    double         accuracy;
    FzPointQuality quality;
    gboolean       may_swap;
  } cases[] = {
    { 0, FZ_POINT_QUALITY_DOOR, FALSE },
    { 400, FZ_POINT_QUALITY_DOOR, FALSE },
    { 600, FZ_POINT_QUALITY_DOOR, TRUE },
    { 0, FZ_POINT_QUALITY_A, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
      g_autoptr (FzCatalog) catalog = fz_catalog_new ();
      FzPoint from = { 23.0, 113.0 };
      g_autoptr (FzOrigin) origin =
          fz_origin_new (FZ_ORIGIN_DEVICE, from, cases[i].accuracy, NULL);
      g_autoptr (GArray) suggestions = NULL;

      /* 1112 and 2224 m to the north, and one far away. */
      for (guint s = 0; s < 3; s++)
        {
          FzStationEntry entry = {
            .id = s + 1,
            .code = s == 0 ? "1" : "2",
            .level = FZ_LEVEL_STREET,
            .district = FZ_NO_DISTRICT,
            .names = { "站" },
            .place = { "街" },
            .point = { s < 2 ? 23.01 + 0.01 * s : 24.0, 113.0 },
            .point_quality = cases[i].quality,
          };

          fz_station_columns_append (columns, &entry);
        }

      suggestions = fz_responsible_find (columns, catalog, NULL, 0, origin, 2);
      g_assert_cmpuint (suggestions->len, ==, 2);
      g_assert_cmpint (get (suggestions, 0)->may_swap, ==, cases[i].may_swap);
      g_assert_false (get (suggestions, 1)->may_swap);
      g_assert_cmpint (get (suggestions, 0)->distance.direction, ==, FZ_DIRECTION_NORTH);
      g_assert_cmpint (get (suggestions, 0)->distance.approximate, ==,
                       cases[i].quality != FZ_POINT_QUALITY_DOOR || cases[i].accuracy > 150);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                       \
  g_test_add ("/responsible/" path, Fixture, NULL, data_fixture_set_up, function, \
              data_fixture_tear_down)
  ADD ("street", test_street);
  ADD ("upper-levels", test_upper_levels);
  ADD ("point", test_point);
  ADD ("rows", test_rows);
  ADD ("brute-force", test_brute_force);
  ADD ("may-swap", test_may_swap);
#undef ADD

  return g_test_run ();
}
