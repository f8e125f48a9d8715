/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-record-columns.h"

/* Every field of every station: what is put in comes out, and only of who has it. */

static FzRecordColumns *
make_columns (void)
{
  FzRecordColumns *columns = fz_record_columns_new ();

  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      fz_record_columns_append (columns, record);
    }
  return columns;
}

static void
test_get (void)
{
  g_autoptr (FzRecordColumns) columns = make_columns ();

  g_assert_cmpuint (fz_record_columns_get_n_rows (columns), ==, FIXTURE_N_STATIONS);
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      for (FzField field = 0; field < FZ_N_FIELDS; field++)
        {
          g_autofree char *expected = fz_record_dup_field (record, field);

          g_assert_cmpstr (fz_record_columns_get (columns, id, field), ==, expected);
        }
    }
}

/* No such station: nothing, and nothing breaks. */
static void
test_nobody (void)
{
  g_autoptr (FzRecordColumns) columns = make_columns ();
  g_autoptr (FzRecord) nobody = fixture_make_record (1);

  nobody->id = 99;
  fz_record_columns_set_change (columns, 99, "2026-01-01T00:00:00Z", "lin");
  g_assert_false (fz_record_columns_update (columns, nobody));
  g_assert_null (fz_record_columns_get (columns, 99, FZ_FIELD_CODE));
  g_assert_null (fz_record_columns_get_changed_at (columns, 99));
  g_assert_null (fz_record_columns_get_changed_by (columns, 99));
  g_assert_null (fz_record_columns_make_record (columns, 99, 0));
  g_assert_cmpuint (fz_record_columns_get_n_rows (columns), ==, FIXTURE_N_STATIONS);
}

static void
test_change (void)
{
  g_autoptr (FzRecordColumns) columns = make_columns ();

  g_assert_null (fz_record_columns_get_changed_at (columns, 2));
  fz_record_columns_set_change (columns, 2, "2026-01-01T00:00:00Z", "lin");
  fz_record_columns_set_change (columns, 3, "2026-01-02T00:00:00Z", NULL);
  g_assert_cmpstr (fz_record_columns_get_changed_at (columns, 2), ==, "2026-01-01T00:00:00Z");
  g_assert_cmpstr (fz_record_columns_get_changed_by (columns, 2), ==, "lin");
  g_assert_cmpstr (fz_record_columns_get_changed_at (columns, 3), ==, "2026-01-02T00:00:00Z");
  g_assert_null (fz_record_columns_get_changed_by (columns, 3));
  g_assert_null (fz_record_columns_get_changed_by (columns, 1));
}

/* A record that was saved takes the place of what was there, what is unknown too. */
static void
test_update (void)
{
  g_autoptr (FzRecordColumns) columns = make_columns ();
  g_autoptr (FzRecord) record = fixture_make_record (3);
  guint n_phones = fz_record_columns_count (columns, FZ_FIELD_PHONE);
  guint n_had = record->phone != NULL;

  g_set_str (&record->phone, "020-12345678");
  g_assert_true (fz_record_columns_update (columns, record));
  g_assert_cmpstr (fz_record_columns_get (columns, 3, FZ_FIELD_PHONE), ==, "020-12345678");
  g_assert_cmpuint (fz_record_columns_count (columns, FZ_FIELD_PHONE), ==, n_phones - n_had + 1);
  g_set_str (&record->phone, NULL);
  g_assert_true (fz_record_columns_update (columns, record));
  g_assert_null (fz_record_columns_get (columns, 3, FZ_FIELD_PHONE));
  g_assert_cmpuint (fz_record_columns_count (columns, FZ_FIELD_PHONE), ==, n_phones - n_had);
  g_assert_cmpuint (fz_record_columns_get_n_rows (columns), ==, FIXTURE_N_STATIONS);
}

static void
test_make_record (void)
{
  g_autoptr (FzRecordColumns) columns = make_columns ();

  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) expected = fixture_make_record (id);
      g_autoptr (FzRecord) record = NULL;

      record = fz_record_columns_make_record (columns, id, 5);
      g_assert_cmpuint (record->id, ==, id);
      g_assert_cmpuint (record->offers->len, ==, 5);
      for (FzField field = 0; field < FZ_N_FIELDS; field++)
        g_assert_true (fz_record_field_equal (record, expected, field));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-columns/get", test_get);
  g_test_add_func ("/record-columns/nobody", test_nobody);
  g_test_add_func ("/record-columns/change", test_change);
  g_test_add_func ("/record-columns/update", test_update);
  g_test_add_func ("/record-columns/make-record", test_make_record);
  return g_test_run ();
}
