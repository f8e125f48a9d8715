/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-instead.h"

static void
set_status (FzStationTable *table,
            guint32         id,
            FzStatus        status)
{
  g_autoptr (FzRecord) record = fixture_make_record (id);

  record->status = status;
  g_assert_true (fz_station_table_update (table, record));
}

static void
assert_followed (FzStationTable *table,
                 guint32         id,
                 const char     *successors,
                 guint           n_expected,
                 const guint32  *expected)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  guint32                 instead[FZ_MAX_INSTEAD];
  guint                   row;

  g_assert_true (fz_station_columns_find (columns, id, &row));
  g_assert_cmpuint (fz_instead_find (columns, row, successors, instead), ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    g_assert_cmpuint (fz_station_columns_get_id (columns, instead[i]), ==, expected[i]);
}

static void
assert_instead (FzStationTable *table,
                guint32         id,
                guint           n_expected,
                const guint32  *expected)
{
  assert_followed (table, id, NULL, n_expected, expected);
}

/* A street's station: its district's centre, then the nearest, none twice. */
static void
test_centre_then_nearest (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);

  assert_instead (table, 3, 1, (const guint32[]) { 2 });
  assert_instead (table, 6, 1, (const guint32[]) { 5 });
  assert_instead (table, 4, 2, (const guint32[]) { 2, 3 });
}

static void
test_above_a_centre (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);

  assert_instead (table, 5, 2, (const guint32[]) { 1, 6 });
  assert_instead (table, 1, 1, (const guint32[]) { 4 });
}

/* Nobody is sent to where nobody is. */
static void
test_leaves_out_what_is_not_at_work (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);

  set_status (table, 2, FZ_STATUS_CLOSED);
  assert_instead (table, 3, 1, (const guint32[]) { 4 });
  set_status (table, 4, FZ_STATUS_SUSPENDED);
  assert_instead (table, 3, 1, (const guint32[]) { 1 });
  set_status (table, 1, FZ_STATUS_MOVED);
  set_status (table, 5, FZ_STATUS_MOVED);
  set_status (table, 6, FZ_STATUS_CLOSED);
  assert_instead (table, 3, 0, NULL);
}

/* Those that followed it know its work; where none of them is there, others do. */
static void
test_successors_first (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  const char             *sixth = fz_station_columns_get_code (columns, 5);
  const char             *fifth = fz_station_columns_get_code (columns, 4);
  g_autofree char        *both = g_strconcat (sixth, ";", fifth, NULL);

  assert_followed (table, 3, both, 2, (const guint32[]) { 6, 5 });
  assert_followed (table, 3, "999999", 1, (const guint32[]) { 2 });
  assert_followed (table, 3, "", 1, (const guint32[]) { 2 });
  set_status (table, 6, FZ_STATUS_CLOSED);
  assert_followed (table, 3, both, 1, (const guint32[]) { 5 });
  set_status (table, 5, FZ_STATUS_CLOSED);
  assert_followed (table, 3, both, 1, (const guint32[]) { 2 });
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/instead/centre-then-nearest", test_centre_then_nearest);
  g_test_add_func ("/instead/above-a-centre", test_above_a_centre);
  g_test_add_func ("/instead/leaves-out-what-is-not-at-work",
                   test_leaves_out_what_is_not_at_work);
  g_test_add_func ("/instead/successors-first", test_successors_first);
  return g_test_run ();
}
