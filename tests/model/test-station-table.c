/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_a_face_is_the_same (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) by_row = fz_station_table_dup_station (table, 2);
  g_autoptr (FzStation) by_id = fz_station_table_find_station (table, 3);
  g_autoptr (FzStation) by_code = fz_station_table_find_code (table, "440106011");

  g_assert_true (by_row == by_id);
  g_assert_cmpuint (fz_station_get_id (by_row), ==, 3);
  g_assert_null (fz_station_table_find_station (table, 4711));
  g_assert_true (by_code == by_id);
  g_assert_null (fz_station_table_find_code (table, "440106999"));
}

static void
test_a_face_goes_with_its_last_holder (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  FzStation *station = fz_station_table_dup_station (table, 2);

  g_assert_finalize_object (station);
  station = fz_station_table_dup_station (table, 2);
  g_assert_cmpstr (fz_station_get_place (station), ==, "猎德街道");
  g_assert_finalize_object (station);
}

static void
test_a_face_outlives_its_table (void)
{
  FzStationTable *table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzStation) station = fz_station_table_dup_station (table, 5);

  g_assert_finalize_object (table);
  g_assert_cmpstr (fz_station_get_name (station), ==, "Xintang Town Public Legal Service Station");
}

static void
test_speaks_its_script (void)
{
  static const char *const districts[FZ_N_SCRIPTS] = { "增城区", "增城區", "Zengcheng District" };
  static const char *const places[FZ_N_SCRIPTS] = { "新塘镇", "新塘鎮", "Xintang Town" };

  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_autoptr (FzStationTable) table = fixture_make_table (script);
      g_autoptr (FzStation) town = fz_station_table_find_station (table, 6);
      g_autoptr (FzStation) city = fz_station_table_find_station (table, 1);

      g_assert_cmpstr (fz_station_get_place (town), ==, places[script]);
      g_assert_cmpstr (fz_station_get_district_name (town), ==, districts[script]);
      g_assert_null (fz_station_get_district_name (city));
    }
}

static void
test_an_edit_reaches_the_face (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) station = fz_station_table_find_station (table, 3);
  g_autoptr (FzStation) other = fz_station_table_find_station (table, 4);
  g_autoptr (FzRecord) record = fixture_make_record (3);
  guint n_changed = 0, n_featured = 0, n_name = 0, n_moved = 0, n_other = 0;

  g_signal_connect_swapped (table, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect_swapped (station, "notify::featured", G_CALLBACK (count), &n_featured);
  g_signal_connect_swapped (station, "notify::name", G_CALLBACK (count), &n_name);
  g_signal_connect_swapped (station, "moved", G_CALLBACK (count), &n_moved);
  g_signal_connect_swapped (other, "notify", G_CALLBACK (count), &n_other);

  record->featured = FZ_FEATURED_SPECIAL;
  record->point.lat += 0.001;
  fz_record_set_offer (record, 0, FZ_OFFER_YES);
  g_assert_true (fz_station_table_update (table, record));

  g_assert_cmpint (fz_station_get_featured (station), ==, FZ_FEATURED_SPECIAL);
  g_assert_cmpuint (fz_station_columns_get_services (fz_station_table_get_columns (table), 2), ==,
                    0x1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_featured, ==, 1);
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpuint (n_name, ==, 0);
  g_assert_cmpuint (n_other, ==, 0);
}

/* However many were saved together, there is one change. */
static void
test_a_batch_is_one_change (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) station = fz_station_table_find_station (table, 4);
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  guint n_changed = 0;

  g_signal_connect_swapped (table, "changed", G_CALLBACK (count), &n_changed);
  fz_station_table_update_all (table, records);
  g_assert_cmpuint (n_changed, ==, 0);
  for (guint32 id = 3; id <= 5; id++)
    {
      FzRecord *record = fixture_make_record (id);

      record->featured = FZ_FEATURED_SPECIAL;
      g_ptr_array_add (records, record);
    }
  fz_station_table_update_all (table, records);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (fz_station_get_featured (station), ==, FZ_FEATURED_SPECIAL);
}

static void
test_a_new_record_is_a_new_row (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzRecord) record = fixture_make_record (6);
  g_autoptr (FzStation) station = NULL;

  record->id = 7;
  g_assert_false (fz_station_table_update (table, record));
  g_assert_cmpuint (fz_station_table_get_n_rows (table), ==, FIXTURE_N_STATIONS + 1);
  station = fz_station_table_find_station (table, 7);
  g_assert_cmpstr (fz_station_get_district_name (station), ==, "增城区");
}

/* Who still holds its face keeps what it last showed. */
static void
test_a_deleted_record_takes_its_row (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) station = fz_station_table_find_station (table, 4);
  g_autoptr (FzRecord) record = fixture_make_record (4);
  g_autoptr (FzRecord) back = fz_record_copy (record);
  guint n_changed = 0;

  g_signal_connect_swapped (table, "changed", G_CALLBACK (count), &n_changed);
  record->deleted = TRUE;
  g_assert_true (fz_station_table_update (table, record));
  g_assert_false (fz_station_table_update (table, record));
  g_assert_cmpuint (fz_station_table_get_n_rows (table), ==, FIXTURE_N_STATIONS - 1);
  g_assert_null (fz_station_table_find_station (table, 4));
  g_assert_cmpstr (fz_station_get_code (station), ==, "440106003");
  g_assert_false (fz_station_table_update (table, back));
  g_assert_cmpuint (fz_station_table_get_n_rows (table), ==, FIXTURE_N_STATIONS);
}

static void
test_faces_follow_a_reload (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) kept = fz_station_table_find_station (table, 6);
  g_autoptr (FzStation) gone = fz_station_table_find_station (table, 3);
  g_autoptr (FzStation) again = NULL;
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  FzStationColumns *columns = fz_station_columns_new ();
  FzStationEntry    entry = {
       .id = 6,
       .code = "440118106",
       .place = { "永宁街道" },
       .names = { "永宁街公共法律服务工作站" },
       .district = 1,
  };

  fz_station_columns_append (columns, &entry);
  fz_station_table_take (table, catalog, columns);

  again = fz_station_table_dup_station (table, 0);
  g_assert_true (again == kept);
  g_assert_cmpstr (fz_station_get_place (kept), ==, "永宁街道");
  g_assert_cmpstr (fz_station_get_place (gone), ==, "猎德街道");
}

static void
test_knows_when_nobody_said_featured (void)
{
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  FzStationColumns *columns = fz_station_columns_new ();
  FzStationEntry    entry = { .id = 1, .code = "1", .district = FZ_NO_DISTRICT };

  g_assert_false (fz_station_table_knows_featured (table));
  fz_station_columns_append (columns, &entry);
  fz_station_table_take (table, catalog, columns);
  g_assert_false (fz_station_table_knows_featured (table));

  entry.featured = FZ_FEATURED_NONE;
  columns = fz_station_columns_new ();
  fz_station_columns_append (columns, &entry);
  fz_station_table_take (table, catalog, columns);
  g_assert_true (fz_station_table_knows_featured (table));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station-table/a-face-is-the-same", test_a_face_is_the_same);
  g_test_add_func ("/station-table/a-face-goes-with-its-last-holder",
                   test_a_face_goes_with_its_last_holder);
  g_test_add_func ("/station-table/a-face-outlives-its-table", test_a_face_outlives_its_table);
  g_test_add_func ("/station-table/speaks-its-script", test_speaks_its_script);
  g_test_add_func ("/station-table/an-edit-reaches-the-face", test_an_edit_reaches_the_face);
  g_test_add_func ("/station-table/a-batch-is-one-change", test_a_batch_is_one_change);
  g_test_add_func ("/station-table/a-new-record-is-a-new-row", test_a_new_record_is_a_new_row);
  g_test_add_func ("/station-table/a-deleted-record-takes-its-row",
                   test_a_deleted_record_takes_its_row);
  g_test_add_func ("/station-table/faces-follow-a-reload", test_faces_follow_a_reload);
  g_test_add_func ("/station-table/knows-when-nobody-said-featured",
                   test_knows_when_nobody_said_featured);
  return g_test_run ();
}
