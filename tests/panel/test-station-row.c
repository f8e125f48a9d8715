/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-station-row.h"
#include "fz-ui.h"

#include <adwaita.h>

static void
test_builds (void)
{
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());

  g_assert_null (fz_station_row_get_station (FZ_STATION_ROW (row)));
  g_assert_finalize_object (row);
}

static void
test_shows_station (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) liede = fz_station_table_find_station (table, 3);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());
  guint      n_notified = 0;

  ui_count_notify (row, "station", &n_notified);
  fz_station_row_set_station (FZ_STATION_ROW (row), liede);
  fz_station_row_set_station (FZ_STATION_ROW (row), liede);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (fz_station_row_get_station (FZ_STATION_ROW (row)) == liede);
  g_assert_cmpuint (ui_count_visible_labels (row, "猎德街道"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (row, "Subdistrict station"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (row, "天河区"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (row, "Popular"), ==, 1);
  g_assert_finalize_object (row);
}

/* A district's own station does not name the district twice. */
static void
test_names_district_once (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) tianhe = fz_station_table_find_station (table, 2);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());

  fz_station_row_set_station (FZ_STATION_ROW (row), tianhe);
  g_assert_cmpuint (ui_count_visible_labels (row, "天河区"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (row, "District centre"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (row, "Popular"), ==, 0);
  g_assert_finalize_object (row);
}

static void
test_follows_station (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (table, 4);
  g_autoptr (FzRecord) record = fixture_make_record (4);
  GtkWidget *row = g_object_ref_sink (fz_station_row_new ());

  fz_station_row_set_station (FZ_STATION_ROW (row), shahe);
  g_assert_cmpuint (ui_count_visible_labels (row, "Special"), ==, 0);
  record->featured = FZ_FEATURED_SPECIAL;
  g_assert_true (fz_station_table_update (table, record));
  g_assert_cmpuint (ui_count_visible_labels (row, "Special"), ==, 1);
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/station-row/builds", test_builds);
  g_test_add_func ("/station-row/shows-station", test_shows_station);
  g_test_add_func ("/station-row/names-district-once", test_names_district_once);
  g_test_add_func ("/station-row/follows-station", test_follows_station);
  return g_test_run ();
}
