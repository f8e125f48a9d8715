/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-coordinates.h"
#include "fz-data-fixture.h"
#include "fz-outlines.h"

/* The places of the collection that is shipped. */

typedef DataFixture Fixture;

static void
test_counts (Fixture      *fixture,
             gconstpointer data)
{
  guint32 outlined = 0;

  g_assert_cmpuint (fixture->catalog->landmarks->len, ==, 296);
  g_assert_cmpuint (fixture->catalog->problems->len, ==, 16);
  for (guint i = 0; i < fixture->catalog->outlines->len; i++)
    outlined |= 1u << fz_catalog_get_outline (fixture->catalog, i)->district;
  g_assert_cmphex (outlined, ==, (1u << 11) - 1);
}

/* The points were made without the outlines: that each lies where its code says
 * holds both. */
static void
test_stations_in_their_districts (Fixture      *fixture,
                                  gconstpointer data)
{
  for (guint row = 0; row < fz_station_columns_get_n_rows (fixture->columns); row++)
    {
      guint16 own = fz_station_columns_get_district (fixture->columns, row);
      FzPoint point = fz_station_columns_get_point (fixture->columns, row);
      guint   district = 77;

      g_test_message ("%s", fz_station_columns_get_code (fixture->columns, row));
      g_assert_true (fz_outlines_find_district (fixture->catalog, point, &district));
      if (own != FZ_NO_DISTRICT && district != own)
        g_assert_cmpfloat (fz_outlines_get_border_distance (fixture->catalog, point), <,
                           FZ_OUTLINE_ERROR);
    }
}

static void
test_landmarks (Fixture      *fixture,
                gconstpointer data)
{
  guint n_outside = 0;

  for (guint i = 0; i < fixture->catalog->landmarks->len; i++)
    {
      const FzLandmark *landmark = fz_catalog_get_landmark (fixture->catalog, i);
      guint             district;

      g_test_message ("%s", landmark->code);
      g_assert_true (fz_point_is_in_city (landmark->point));
      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        g_assert_nonnull (landmark->names.by_script[script]);
      g_assert_nonnull (landmark->pinyin);
      n_outside += !fz_outlines_find_district (fixture->catalog, landmark->point, &district);
    }

  /* Line GF runs on into Foshan. */
  g_assert_cmpuint (n_outside, >, 10);
  g_assert_cmpuint (n_outside, <, 40);
}

/* Where there is violence, the police come first. */
static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  for (guint i = 0; i < fixture->catalog->problems->len; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (fixture->catalog, i);
      const FzHotline *first = fz_catalog_get_hotline (fixture->catalog, problem->hotlines[0]);

      g_assert_cmpuint (problem->services, !=, 0);
      g_assert_cmpuint (problem->n_hotlines, >, 0);
      g_assert_true (g_str_equal (first->number, "110") ==
                     g_str_equal (problem->code, "family-violence"));
    }
}

static void
test_coordinates (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *text;
    FzVerdict   verdict;
  } cases[] = {
    { "23.1291,113.2644", FZ_VERDICT_GOOD },
    { "113.2644,23.1291", FZ_VERDICT_SWAPPED },
    { "22.53,113.72", FZ_VERDICT_OUTSIDE_DISTRICTS }, /* the estuary */
    { "113.72,22.53", FZ_VERDICT_SWAPPED },
    { "23.02,113.12", FZ_VERDICT_OUTSIDE_DISTRICTS }, /* Foshan */
    { "39.9,116.4", FZ_VERDICT_OUTSIDE_CITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCoordinates) place =
          fz_coordinates_parse (cases[i].text, FZ_DATUM_WGS84, fixture->catalog);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (place->verdict, ==, cases[i].verdict);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                  \
  g_test_add ("/places/" path, Fixture, NULL, data_fixture_set_up, function, \
              data_fixture_tear_down)
  ADD ("counts", test_counts);
  ADD ("stations-in-their-districts", test_stations_in_their_districts);
  ADD ("landmarks", test_landmarks);
  ADD ("problems", test_problems);
  ADD ("coordinates", test_coordinates);
#undef ADD

  return g_test_run ();
}
