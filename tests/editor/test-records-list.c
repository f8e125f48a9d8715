/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-records-list.h"
#include "fz-ui.h"

/* What the table of records is told when a record was saved: no more than what moved, so
 * that the rows beside it keep their selection. */

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzRecordsList  *list;
  GString        *changes; /* (owned) position-removed+added, each */
} Fixture;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, removed, added);
}

static FzRecord *
make_record (guint32     id,
             const char *phone)
{
  FzRecord *record = fixture_make_record (id);

  g_set_str (&record->phone, phone);
  return record;
}

/* In the order of their telephones, which is that of their ids. */
static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  FzRecordColumns *records = fz_record_columns_new ();
  FzRecordOrder    order = { .field = FZ_FIELD_PHONE };

  fixture->table = fixture_make_table (FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->list = fz_records_list_new (fixture->finder);
  fixture->changes = g_string_new (NULL);
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autofree char *phone = g_strdup_printf ("020-%u", id * 10);
      g_autoptr (FzRecord) record = make_record (id, phone);

      fz_record_columns_append (records, record);
    }
  fz_records_list_take_records (fixture->list, records);
  fz_records_list_set_order (fixture->list, &order);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
  g_string_free (fixture->changes, TRUE);
}

static char *
dup_ids (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    g_string_append_printf (ids, "%u", fz_records_list_get_id (fixture->list, i));
  return g_string_free (ids, FALSE);
}

static void
save (Fixture    *fixture,
      guint32     id,
      const char *phone)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (FzRecord) record = make_record (id, phone);

  g_ptr_array_add (records, record);
  g_string_truncate (fixture->changes, 0);
  fz_records_list_update_records (fixture->list, records, "2026-11-23T08:00:00Z", "lin");
}

static void
test_save (Fixture      *fixture,
           gconstpointer unused)
{
  static const struct
  {
    guint32     id;
    const char *phone;
    const char *ids;
    const char *changes;
  } cases[] = {
    { 2, "020-21", "123456", "" },
    { 2, "020-55", "134526", "1-1+0 4-0+1 " },
    { 2, "020-21", "123456", "4-1+0 1-0+1 " },
    { 1, NULL, "234561", "0-1+0 5-0+1 " },
    { 1, "020-10", "123456", "5-1+0 0-0+1 " },
    { 3, "020-45", "124356", "2-1+0 3-0+1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = NULL;

      g_test_message ("case %u", i);
      save (fixture, cases[i].id, cases[i].phone);
      ids = dup_ids (fixture);
      g_assert_cmpstr (ids, ==, cases[i].ids);
      g_assert_cmpstr (fixture->changes->str, ==, cases[i].changes);
    }
}

/* The whole list the other way round is one change. */
static void
test_turn (Fixture      *fixture,
           gconstpointer unused)
{
  FzRecordOrder    order = { .field = FZ_FIELD_PHONE, .descending = TRUE };
  g_autofree char *ids = NULL;
  g_autofree char *swapped = NULL;

  fz_records_list_set_order (fixture->list, &order);
  ids = dup_ids (fixture);
  g_assert_cmpstr (ids, ==, "654321");
  g_assert_cmpstr (fixture->changes->str, ==, "0-6+6 ");

  save (fixture, 6, "020-05");
  g_assert_cmpstr (fixture->changes->str, ==, "0-1+0 5-0+1 ");
  swapped = dup_ids (fixture);
  g_assert_cmpstr (swapped, ==, "543216");
}

/* Several that are saved at once: only those go and come. */
static void
test_several (Fixture      *fixture,
              gconstpointer unused)
{
  FzRecordOrder order = { .by_change = TRUE, .descending = TRUE };
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  fz_records_list_set_order (fixture->list, &order);
  save (fixture, 1, "020-10");
  before = dup_ids (fixture);
  g_assert_cmpstr (before, ==, "123456");
  g_ptr_array_add (records, make_record (3, "020-31"));
  g_ptr_array_add (records, make_record (6, "020-61"));
  g_string_truncate (fixture->changes, 0);
  fz_records_list_update_records (fixture->list, records, "2026-11-23T09:00:00Z", "lin");
  after = dup_ids (fixture);
  g_assert_cmpstr (after, ==, "361245");
  g_assert_cmpstr (fixture->changes->str, ==, "2-1+0 4-1+0 0-0+2 ");
}

/* As many as are ranked in a thread. */
#define N_MANY 5000

static FzRecord *
make_many_record (guint32 id)
{
  FzRecord *record = fz_record_new (0);

  record->id = id;
  record->code = g_strdup_printf ("%09u", id);
  record->phone = g_strdup_printf ("020-%08u", N_MANY - id);
  return record;
}

static FzStationTable *
make_many (FzRecordColumns *records)
{
  FzStationTable   *table = fz_station_table_new (FZ_SCRIPT_HANS);
  FzStationColumns *columns = fz_station_columns_new ();
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();

  for (guint32 id = 1; id <= N_MANY; id++)
    {
      g_autoptr (FzRecord) record = make_many_record (id);
      FzStationEntry entry = {
        .id = id,
        .code = record->code,
        .district = FZ_NO_DISTRICT,
        .point = { 23, 113 },
      };

      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        entry.names[script] = entry.place[script] = "A";
      fz_station_columns_append (columns, &entry);
      fz_record_columns_append (records, record);
    }
  fz_station_table_take (table, catalog, columns);
  return table;
}

static gboolean
is_sorted (gpointer list)
{
  return fz_records_list_get_id (list, 0) == N_MANY;
}

/* Many are sorted while the table stays as it is; what is saved meanwhile is not lost. */
static void
test_many (void)
{
  FzRecordColumns *columns = fz_record_columns_new ();
  FzStationTable  *table = make_many (columns);
  FzFinder        *finder = fz_finder_new (table);
  FzRecordsList   *list = fz_records_list_new (finder);
  FzRecordOrder    order = { .field = FZ_FIELD_PHONE };
  g_autoptr (GPtrArray) records = NULL;

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  g_ptr_array_add (records, make_many_record (1));
  g_set_str (&((FzRecord *) records->pdata[0])->phone, "020-00000001a");
  fz_records_list_take_records (list, columns);
  fz_records_list_set_order (list, &order);
  g_assert_cmpuint (fz_records_list_get_id (list, 0), ==, 1);
  fz_records_list_update_records (list, records, "2026-11-23T09:00:00Z", "lin");
  g_assert_true (ui_wait_until (is_sorted, list));
  g_assert_cmpuint (fz_records_list_get_id (list, 1), ==, N_MANY - 1);
  g_assert_cmpuint (fz_records_list_get_id (list, 2), ==, 1);
  g_assert_cmpuint (fz_records_list_get_id (list, N_MANY - 1), ==, 2);

  order.descending = TRUE;
  fz_records_list_set_order (list, &order);
  g_assert_cmpuint (fz_records_list_get_id (list, 0), ==, 2);
  fz_records_list_set_order (list, NULL);
  g_assert_cmpuint (fz_records_list_get_id (list, 0), ==, 1);
  g_assert_finalize_object (list);
  g_assert_finalize_object (finder);
  g_assert_finalize_object (table);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/records-list/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/records-list/turn", Fixture, NULL, set_up, test_turn, tear_down);
  g_test_add ("/records-list/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add_func ("/records-list/many", test_many);
  return g_test_run ();
}
