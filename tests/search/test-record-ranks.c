/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-record-checks.h"
#include "fz-record-ranks.h"

#include <string.h>

/* In which order records are shown: the six stations of the fixtures with a few values of
 * their own, and what becomes of it when one is saved. */

typedef struct
{
  FzStationTable  *table;
  FzRecordColumns *records;
} Fixture;

static void
set_values (FzRecord *record)
{
  static const char *const checked[FIXTURE_N_STATIONS + 1] = {
    [2] = "2026-02-01",
    [3] = "2025-12-31",
  };
  static const char *const phones[] = { NULL, NULL, "12348", "020-2", "020-10", "020-2", NULL };

  g_set_str (&record->checked_on, checked[record->id]);
  if (record->id == 5) /* checked in part */
    fz_record_confirm (record, FZ_FACT_PHONE, "2026-09-01", NULL);
  g_set_str (&record->phone, phones[record->id]);
  g_set_str (&record->address, record->id == 6 ? "1 Road" : NULL);
  record->point = (FzPoint) { 7.0 + record->id, 113.0 };
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->records = fz_record_columns_new ();
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      set_values (record);
      fz_record_columns_append (fixture->records, record);
    }
  fz_record_columns_set_change (fixture->records, 2, "2026-09-20T00:00:00Z", "lin");
  fz_record_columns_set_change (fixture->records, 4, "2026-09-01T00:00:00Z", "wu");
  fz_record_columns_set_change (fixture->records, 5, "no time", "wu");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_object_unref (fixture->table);
  fz_record_columns_free (fixture->records);
}

static FzRecordRanks *
make_ranks (Fixture             *fixture,
            const FzRecordOrder *order)
{
  FzRecordRanks *ranks = fz_record_ranks_new (order, fixture->table, fixture->records);

  fz_record_ranks_work_out (ranks);
  return ranks;
}

/* The ids of all stations, as digits. */
static char *
sort (Fixture             *fixture,
      const FzRecordRanks *ranks,
      gboolean             descending)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  GString                *ids = g_string_new (NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < FIXTURE_N_STATIONS; i++)
    g_array_append_val (rows, i);
  fz_record_ranks_sort (ranks, columns, descending, rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (
        ids, "%u", fz_station_columns_get_id (columns, g_array_index (rows, guint32, i)));
  return g_string_free (ids, FALSE);
}

/* Unknown comes last whichever way round, and equals stay in their order. */
static void
test_orders (Fixture      *fixture,
             gconstpointer unused)
{
  static const struct
  {
    FzRecordOrder order;
    const char   *ids;
  } cases[] = {
    { { .field = FZ_FIELD_CHECKED_ON }, "532146" },
    { { .field = FZ_FIELD_CHECKED_ON, .descending = TRUE }, "235146" },
    { { .field = FZ_FIELD_LEVEL }, "125346" },
    { { .field = FZ_FIELD_LEVEL, .descending = TRUE }, "634251" },
    { { .field = FZ_FIELD_PHONE }, "435216" },
    { { .field = FZ_FIELD_PHONE, .descending = TRUE }, "235416" },
    { { .field = FZ_FIELD_LAT }, "123456" },
    { { .field = FZ_FIELD_LAT, .descending = TRUE }, "654321" },
    { { .by_change = TRUE }, "425136" },
    { { .by_change = TRUE, .descending = TRUE }, "524136" },
    { { .field = FZ_FIELD_ADDRESS }, "612345" },
    { { .field = FZ_FIELD_ADDRESS, .descending = TRUE }, "612345" },
    { { .field = FZ_FIELD_NOTICE }, "123456" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecordRanks) ranks = make_ranks (fixture, &cases[i].order);
      g_autofree char *ids = sort (fixture, ranks, cases[i].order.descending);

      g_test_message ("case %u", i);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* What is saved takes its place as if the whole were worked out anew. */
static void
test_update (Fixture      *fixture,
             gconstpointer unused)
{
  static const struct
  {
    guint32     id;
    const char *phone;
  } saves[] = {
    { 1, "020-5" },
    { 2, NULL },
    { 6, "020-2" },
    { 3, "020-10" },
    { 4, "0" },
    { 5, "999" },
    { 5, "020-5" },
    { 1, "020-1" },
  };
  FzRecordOrder order = { .field = FZ_FIELD_PHONE };
  g_autoptr (FzRecordRanks) ranks = make_ranks (fixture, &order);

  for (guint i = 0; i < G_N_ELEMENTS (saves); i++)
    {
      g_autoptr (FzRecord) record = NULL;
      g_autoptr (FzRecordRanks) anew = NULL;

      record = fz_record_columns_make_record (fixture->records, saves[i].id, 0);
      g_set_str (&record->phone, saves[i].phone);
      fz_record_columns_update (fixture->records, record);
      fz_record_ranks_update (ranks, fixture->records, record->id);
      anew = make_ranks (fixture, &order);
      for (guint descending = 0; descending < 2; descending++)
        {
          g_autofree char *ids = sort (fixture, ranks, descending != 0);
          g_autofree char *expected = sort (fixture, anew, descending != 0);

          g_test_message ("save %u", i);
          g_assert_cmpstr (ids, ==, expected);
        }
    }
}

/* A station that was not there when they were worked out comes last until it is saved. */
static void
test_new (Fixture      *fixture,
          gconstpointer unused)
{
  FzRecordOrder    order = { .field = FZ_FIELD_CODE };
  FzRecordColumns *few = fz_record_columns_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FzRecordRanks   *ranks = NULL;

  ranks = fz_record_ranks_new (&order, fixture->table, few);
  fz_record_ranks_work_out (ranks);
  before = sort (fixture, ranks, FALSE);
  g_assert_cmpstr (before, ==, "123456");
  fz_record_ranks_update (ranks, fixture->records, 5);
  after = sort (fixture, ranks, FALSE);
  g_assert_cmpstr (after, ==, "512346");
  fz_record_ranks_free (ranks);
  fz_record_columns_free (few);
}

static void
test_is_of (Fixture      *fixture,
            gconstpointer unused)
{
  FzRecordOrder order = { .field = FZ_FIELD_PHONE };
  FzRecordOrder turned = { .field = FZ_FIELD_PHONE, .descending = TRUE };
  FzRecordOrder other = { .field = FZ_FIELD_ADDRESS };
  FzRecordOrder change = { .field = FZ_FIELD_PHONE, .by_change = TRUE };
  g_autoptr (FzRecordRanks) ranks = make_ranks (fixture, &order);

  g_assert_true (fz_record_ranks_is_of (ranks, &order));
  g_assert_true (fz_record_ranks_is_of (ranks, &turned));
  g_assert_false (fz_record_ranks_is_of (ranks, &other));
  g_assert_false (fz_record_ranks_is_of (ranks, &change));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/record-ranks/orders", test_orders);
  ADD ("/record-ranks/update", test_update);
  ADD ("/record-ranks/new", test_new);
  ADD ("/record-ranks/is-of", test_is_of);
  return g_test_run ();
}
