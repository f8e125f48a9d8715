/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fz-fixtures.h"
#include "fz-text-pool.h"

static void
test_gives_back (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  g_autofree char *name = fz_station_columns_dup_name (columns, 2, FZ_SCRIPT_HANT);
  guint            row;

  g_assert_cmpuint (fz_station_columns_get_n_rows (columns), ==, FIXTURE_N_STATIONS);
  g_assert_true (fz_station_columns_find (columns, 3, &row));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (fz_station_columns_get_id (columns, row), ==, 3);
  g_assert_cmpstr (fz_station_columns_get_code (columns, row), ==, "440106011");
  g_assert_cmpint (fz_station_columns_get_level (columns, row), ==, FZ_LEVEL_STREET);
  g_assert_cmpuint (fz_station_columns_get_district (columns, row), ==, 0);
  g_assert_cmpint (fz_station_columns_get_featured (columns, row), ==, FZ_FEATURED_POPULAR);
  g_assert_cmpint (fz_station_columns_get_status (columns, row), ==, FZ_STATUS_UNKNOWN);
  g_assert_cmpint (fz_station_columns_get_point_quality (columns, row), ==, FZ_POINT_QUALITY_A);
  g_assert_cmpfloat_with_epsilon (fz_station_columns_get_point (columns, row).lat, 23.115, 1e-7);
  g_assert_cmpfloat_with_epsilon (fz_station_columns_get_point (columns, row).lon, 113.332, 1e-7);
  g_assert_cmpuint (fz_station_columns_get_services (columns, row), ==, 0x2);
  g_assert_cmpstr (fz_station_columns_get_hours (columns, row), ==, "Mo-Fr 09:00-17:00");
  g_assert_cmpstr (fz_station_columns_get_place (columns, row, FZ_SCRIPT_LATIN), ==,
                   "Liede Subdistrict");
  g_assert_cmpstr (name, ==, "獵德街公共法律服務工作站");
}

static void
test_missing_is_missing (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  g_autofree char *name = fz_station_columns_dup_name (columns, 3, FZ_SCRIPT_LATIN);

  g_assert_cmpuint (fz_station_columns_get_district (columns, 0), ==, FZ_NO_DISTRICT);
  g_assert_null (fz_station_columns_get_hours (columns, 0));
  g_assert_cmpint (fz_station_columns_get_step_free (columns, 0), ==, FZ_STEP_FREE_UNKNOWN);
  g_assert_cmpint (fz_station_columns_get_step_free (columns, 3), ==, FZ_STEP_FREE_NO);
  g_assert_cmpint (fz_station_columns_get_checked_on (columns, 0), ==, FZ_NEVER_CHECKED);
  g_assert_cmpint (fz_station_columns_get_checked_on (columns, 3), ==,
                   fz_day_from_date (2026, 9, 1));
  g_assert_cmpstr (fz_station_columns_get_place (columns, 3, FZ_SCRIPT_HANT), ==, "沙河街道");
  g_assert_cmpstr (name, ==, "沙河街公共法律服务工作站");
  g_assert_false (fz_station_columns_find (columns, 4711, NULL));
}

static void
test_search_text_is_folded (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  const char *text = fz_station_columns_get_search_text (columns, 2);

  g_assert_nonnull (strstr (text, "liede subdistrict"));
  g_assert_nonnull (strstr (text, "猎德街道"));
  g_assert_null (strstr (text, "獵德街道"));
  g_assert_nonnull (strstr (text, "440106011"));
  g_assert_null (strstr (text, "Liede"));
}

static void
test_replaces (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  g_autofree char *name = NULL;
  g_autofree char *neighbour = NULL;
  FzStationEntry   entry = {
      .id = 4,
      .code = "440106003",
      .names = { "新名" },
      .place = { "沙河街道" },
      .hours = "24/7",
      .point = { -23.5, -113.25 },
  };

  fz_station_columns_replace (columns, 3, &entry);
  name = fz_station_columns_dup_name (columns, 3, FZ_SCRIPT_HANS);
  neighbour = fz_station_columns_dup_name (columns, 4, FZ_SCRIPT_HANS);
  g_assert_cmpstr (name, ==, "新名");
  g_assert_cmpstr (neighbour, ==, "增城区公共法律服务中心");
  g_assert_cmpstr (fz_station_columns_get_hours (columns, 3), ==, "24/7");
  g_assert_cmpstr (fz_station_columns_get_hours (columns, 2), ==, "Mo-Fr 09:00-17:00");
  g_assert_cmpint (fz_station_columns_get_step_free (columns, 3), ==, FZ_STEP_FREE_UNKNOWN);
  g_assert_cmpint (fz_station_columns_get_checked_on (columns, 3), ==, FZ_NEVER_CHECKED);
  g_assert_cmpfloat (fz_station_columns_get_point (columns, 3).lat, ==, -23.5);
  g_assert_cmpfloat (fz_station_columns_get_point (columns, 3).lon, ==, -113.25);
}

/* Whichever row goes, the others keep all that they have. */
static void
test_removes (void)
{
  g_autoptr (FzStationColumns) all = fixture_make_columns ();

  for (guint gone = 0; gone < FIXTURE_N_STATIONS; gone++)
    {
      g_autoptr (FzStationColumns) columns = fixture_make_columns ();
      guint row = 0;

      fz_station_columns_remove (columns, gone);
      g_assert_cmpuint (fz_station_columns_get_n_rows (columns), ==, FIXTURE_N_STATIONS - 1);
      g_assert_false (fz_station_columns_find (columns, gone + 1, NULL));
      for (guint i = 0; i < FIXTURE_N_STATIONS; i++)
        {
          g_autofree char *name = NULL;
          g_autofree char *expected = fz_station_columns_dup_name (all, i, FZ_SCRIPT_HANS);

          if (i == gone)
            continue;
          name = fz_station_columns_dup_name (columns, row, FZ_SCRIPT_HANS);
          g_assert_cmpstr (name, ==, expected);
          g_assert_cmpuint (fz_station_columns_get_id (columns, row), ==, i + 1);
          g_assert_cmpstr (fz_station_columns_get_code (columns, row), ==,
                           fz_station_columns_get_code (all, i));
          g_assert_cmpstr (fz_station_columns_get_hours (columns, row), ==,
                           fz_station_columns_get_hours (all, i));
          g_assert_cmpstr (fz_station_columns_get_search_text (columns, row), ==,
                           fz_station_columns_get_search_text (all, i));
          g_assert_cmpfloat (fz_station_columns_get_point (columns, row).lat, ==,
                             fz_station_columns_get_point (all, i).lat);
          row++;
        }
    }
}

static void
test_pool_keeps_once (void)
{
  g_autoptr (FzTextPool) pool = fz_text_pool_new ();
  guint32 first = fz_text_pool_add (pool, "one");
  guint32 second = fz_text_pool_add (pool, "two");
  gsize   n_bytes = fz_text_pool_get_n_bytes (pool);

  g_assert_cmpuint (fz_text_pool_add (pool, NULL), ==, 0);
  g_assert_null (fz_text_pool_get (pool, 0));
  g_assert_cmpuint (first, !=, second);
  g_assert_cmpuint (fz_text_pool_add (pool, "one"), ==, first);
  g_assert_cmpuint (fz_text_pool_get_n_bytes (pool), ==, n_bytes);
  g_assert_cmpstr (fz_text_pool_get (pool, first), ==, "one");
  g_assert_cmpstr (fz_text_pool_get (pool, second), ==, "two");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station-columns/gives-back", test_gives_back);
  g_test_add_func ("/station-columns/missing-is-missing", test_missing_is_missing);
  g_test_add_func ("/station-columns/search-text-is-folded", test_search_text_is_folded);
  g_test_add_func ("/station-columns/replaces", test_replaces);
  g_test_add_func ("/station-columns/removes", test_removes);
  g_test_add_func ("/text-pool/keeps-once", test_pool_keeps_once);
  return g_test_run ();
}
