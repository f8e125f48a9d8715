/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-ranks.h"

#include "fz-values-fixture.h"

/* In which order records are shown, and what becomes of it when one is saved. */

static FzRecordRanks *
make_ranks (Values              *values,
            const FzRecordOrder *order)
{
  FzRecordRanks *ranks = fz_record_ranks_new (order, values->table, values->records);

  fz_record_ranks_work_out (ranks);
  return ranks;
}

/* The ids of all stations, as digits. */
static char *
sort (Values              *values,
      const FzRecordRanks *ranks,
      gboolean             descending)
{
  const FzStationColumns *columns = fz_station_table_get_columns (values->table);
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
test_orders (Values       *values,
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
      g_autoptr (FzRecordRanks) ranks = make_ranks (values, &cases[i].order);
      g_autofree char *ids = sort (values, ranks, cases[i].order.descending);

      g_test_message ("case %u", i);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* What is saved takes its place as if the whole were worked out anew. */
static void
test_update (Values       *values,
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
  g_autoptr (FzRecordRanks) ranks = make_ranks (values, &order);

  for (guint i = 0; i < G_N_ELEMENTS (saves); i++)
    {
      g_autoptr (FzRecord) record = NULL;
      g_autoptr (FzRecordRanks) anew = NULL;

      record = fz_record_columns_make_record (values->records, saves[i].id, 0);
      g_set_str (&record->phone, saves[i].phone);
      fz_record_columns_update (values->records, record);
      fz_record_ranks_update (ranks, values->records, record->id);
      anew = make_ranks (values, &order);
      for (guint descending = 0; descending < 2; descending++)
        {
          g_autofree char *ids = sort (values, ranks, descending != 0);
          g_autofree char *expected = sort (values, anew, descending != 0);

          g_test_message ("save %u", i);
          g_assert_cmpstr (ids, ==, expected);
        }
    }
}

/* A station that was not there when they were worked out comes last until it is saved. */
static void
test_new (Values       *values,
          gconstpointer unused)
{
  FzRecordOrder    order = { .field = FZ_FIELD_CODE };
  FzRecordColumns *few = fz_record_columns_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  FzRecordRanks   *ranks = NULL;

  ranks = fz_record_ranks_new (&order, values->table, few);
  fz_record_ranks_work_out (ranks);
  before = sort (values, ranks, FALSE);
  g_assert_cmpstr (before, ==, "123456");
  fz_record_ranks_update (ranks, values->records, 5);
  after = sort (values, ranks, FALSE);
  g_assert_cmpstr (after, ==, "512346");
  fz_record_ranks_free (ranks);
  fz_record_columns_free (few);
}

static void
test_is_of (Values       *values,
            gconstpointer unused)
{
  FzRecordOrder order = { .field = FZ_FIELD_PHONE };
  FzRecordOrder turned = { .field = FZ_FIELD_PHONE, .descending = TRUE };
  FzRecordOrder other = { .field = FZ_FIELD_ADDRESS };
  FzRecordOrder change = { .field = FZ_FIELD_PHONE, .by_change = TRUE };
  g_autoptr (FzRecordRanks) ranks = make_ranks (values, &order);

  g_assert_true (fz_record_ranks_is_of (ranks, &order));
  g_assert_true (fz_record_ranks_is_of (ranks, &turned));
  g_assert_false (fz_record_ranks_is_of (ranks, &other));
  g_assert_false (fz_record_ranks_is_of (ranks, &change));
}

#define ADD(path, test) g_test_add (path, Values, NULL, values_set_up, test, values_tear_down)

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
