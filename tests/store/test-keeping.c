/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-keep.h"
#include "fz-database-undo.h"

#include <string.h>

/* Stations, districts and services that come, go and come back. */

#define SHAHE "440106003"
#define LIEDE "440106011"
#define CODES "SELECT group_concat (code, ' ') FROM (SELECT code FROM station " \
              "WHERE NOT deleted ORDER BY code)"
#define ALL "440100 440106 440106003 440106011 440118 440118106"

static void
undo (Keeping *keeping,
      gint64   batch)
{
  GError  *error = NULL;
  FzBatch *undone = fz_database_undo (keeping->database, keeping->catalog, batch, "wu", &error);

  keeping_check_batch (undone, error);
}

static guint
count_rows (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStationColumns) columns = NULL;

  columns = fz_database_load_columns (keeping->database, keeping->catalog, NULL, &error);
  g_assert_no_error (error);
  return fz_station_columns_get_n_rows (columns);
}

static guint
count_deleted (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deleted = NULL;

  deleted = fz_database_list_deleted (keeping->database, keeping->catalog, &error);
  g_assert_no_error (error);
  return deleted->len;
}

static gint64 delete (Keeping *keeping,
                      guint32  id)
{
  GError *error = NULL;

  return keeping_check_batch (fz_database_delete_station (keeping->database, keeping->catalog, id,
                                                          "lin", &error),
                              error);
}

static void
test_delete_and_restore (Keeping      *keeping,
                         gconstpointer data)
{
  guint32  id = keeping_find (keeping, SHAHE);
  gint64   deleted = delete (keeping, id);
  GError  *error = NULL;
  FzBatch *restored;

  g_assert_cmpuint (count_rows (keeping), ==, 5);
  g_assert_cmpuint (count_deleted (keeping), ==, 1);
  g_assert_false (fz_database_find_code (keeping->database, SHAHE, &id, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  keeping_assert_sound (keeping);

  undo (keeping, deleted);
  keeping_assert (keeping, CODES, ALL);
  delete (keeping, id);
  restored = fz_database_restore_station (keeping->database, keeping->catalog, id, "lin", &error);
  g_assert_no_error (error);
  g_assert_false (((FzRecord *) restored->records->pdata[0])->deleted);
  keeping_check_batch (restored, NULL);
  g_assert_cmpuint (count_rows (keeping), ==, 6);
  keeping_assert (keeping,
                  "SELECT group_concat (kind, ' ') FROM (SELECT kind FROM batch ORDER BY id)",
                  "delete undo delete restore");
}

/* What two people delete is deleted once. */
static void
test_delete_twice (Keeping      *keeping,
                   gconstpointer data)
{
  guint32 id = keeping_find (keeping, SHAHE);
  g_autoptr (GError) error = NULL;

  delete (keeping, id);
  g_assert_null (fz_database_delete_station (keeping->database, keeping->catalog, id, "lin",
                                             &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
}

static void
test_purge (Keeping      *keeping,
            gconstpointer data)
{
  guint32          id = keeping_find (keeping, SHAHE);
  GError          *error = NULL;
  g_autofree char *lines = NULL;
  gint64           deleted;
  g_autoptr (FzUndoPlan) plan = NULL;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  g_assert_null (fz_database_purge_station (keeping->database, keeping->catalog, id, "lin",
                                            &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_clear_error (&error);

  deleted = delete (keeping, id);
  keeping_check_batch (fz_database_purge_station (keeping->database, keeping->catalog, id, "lin",
                                                  &error),
                       error);
  g_assert_cmpuint (count_deleted (keeping), ==, 0);
  lines = keeping_list (keeping, NULL);
  g_assert_cmpstr (lines, ==,
                   "3 purge lin: - purged: 440106003 沙河街公共法律服务工作站 > -");
  plan = fz_database_plan_undo (keeping->database, keeping->catalog, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_in_state[FZ_UNDO_GONE], ==, 1);
  g_assert_null (fz_database_undo (keeping->database, keeping->catalog, 3, "wu", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (fz_database_undo (keeping->database, keeping->catalog, deleted, "wu", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  keeping_assert_sound (keeping);
}

static FzRecord *
make_new (Keeping    *keeping,
          const char *code)
{
  g_autoptr (FzRecord) model = fixture_load (keeping->database, LIEDE);
  FzRecord *record = fz_record_copy (model);

  g_set_str (&record->code, code);
  g_set_str (&record->names.by_script[FZ_SCRIPT_HANS], "新街公共法律服务工作站");
  g_set_str (&record->place.by_script[FZ_SCRIPT_HANS], "新街街道");
  return record;
}

static void
test_add (Keeping      *keeping,
          gconstpointer data)
{
  g_autoptr (FzRecord) record = make_new (keeping, "440106099");
  GError  *error = NULL;
  FzBatch *batch;
  gint64   added;
  guint32  id;

  batch = fz_database_add_station (keeping->database, keeping->catalog, record, "lin", &error);
  g_assert_no_error (error);
  id = ((FzRecord *) batch->records->pdata[0])->id;
  g_assert_cmpuint (id, ==, 7);
  added = keeping_check_batch (batch, NULL);
  g_assert_cmpuint (keeping_find (keeping, "440106099"), ==, id);
  keeping_change (keeping, "lin", "440106099", "address", "one");

  /* The address that came later stays with it. */
  undo (keeping, added);
  keeping_assert (keeping, CODES, ALL);
  undo (keeping, 3);
  keeping_assert (keeping, "SELECT address FROM station WHERE code = '440106099'", "one");
  keeping_assert_sound (keeping);

  /* Its id is never another's. */
  delete (keeping, id);
  keeping_check_batch (fz_database_purge_station (keeping->database, keeping->catalog, id, "lin",
                                                  &error),
                       error);
  batch = fz_database_add_station (keeping->database, keeping->catalog, record, "lin", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((FzRecord *) batch->records->pdata[0])->id, ==, id + 1);
  keeping_check_batch (batch, NULL);
}

static void
test_add_refused (Keeping      *keeping,
                  gconstpointer data)
{
  g_autoptr (FzRecord) taken = make_new (keeping, SHAHE);
  g_autoptr (FzRecord) broken = make_new (keeping, "12");
  g_autoptr (GError) error = NULL;

  g_assert_null (fz_database_add_station (keeping->database, keeping->catalog, taken, "lin",
                                          &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "another station"));
  g_clear_error (&error);

  delete (keeping, keeping_find (keeping, SHAHE));
  g_assert_null (fz_database_add_station (keeping->database, keeping->catalog, taken, "lin",
                                          &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "a deleted station"));
  g_clear_error (&error);

  g_assert_null (fz_database_add_station (keeping->database, keeping->catalog, broken, "lin",
                                          &error));
  g_assert_error (error, FZ_RULES_ERROR, FZ_RULES_ERROR_MALFORMED);
  keeping_assert (keeping, "SELECT count (*) FROM station", "6");
}

/* Of Guangzhou's own 188 each level has its number; with one deleted nobody complains. */
static void
test_totals (Keeping      *keeping,
             gconstpointer data)
{
  g_autofree char *installed = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "stations.db", NULL);

  g_clear_pointer (&keeping->database, fz_database_close);
  fixture_copy (installed, keeping->base.shipped);
  keeping_reopen (keeping);
  keeping_assert_sound (keeping);
  delete (keeping, keeping_find (keeping, SHAHE));
  keeping_assert_sound (keeping);
  g_assert_cmpuint (count_rows (keeping), ==, 187);
}

static void
assert_leads_to (Keeping    *keeping,
                 const char *code,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = fz_database_find_successors (keeping->database, code, &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (codes, NULL);
  line = g_strjoinv (" ", (char **) codes->pdata);
  g_assert_cmpstr (line, ==, expected);
}

/* One street becomes part of two others, and one of those gets another code. */
static void
test_retire (Keeping      *keeping,
             gconstpointer data)
{
  static const char *const two[] = { LIEDE, "440106", NULL };
  static const char *const itself[] = { "440106", NULL };
  static const char *const unknown[] = { "440199", NULL };
  GError                  *error = NULL;
  gint64                   retired;

  retired = keeping_check_batch (fz_database_retire_station (keeping->database, keeping->catalog,
                                                             keeping_find (keeping, SHAHE), two,
                                                             "lin", &error),
                                 error);
  keeping_assert (keeping, "SELECT status, successors FROM station WHERE code = '" SHAHE "'",
                  "closed|440106011;440106");
  assert_leads_to (keeping, SHAHE, "440106 440106011");

  keeping_change (keeping, "lin", LIEDE, "code", "440106111");
  assert_leads_to (keeping, LIEDE, "440106111");
  assert_leads_to (keeping, SHAHE, "440106 440106111");
  assert_leads_to (keeping, "44010600", "");

  g_assert_null (fz_database_retire_station (keeping->database, keeping->catalog,
                                             keeping_find (keeping, "440106"), itself, "lin",
                                             &error));
  g_clear_error (&error);
  g_assert_null (fz_database_retire_station (keeping->database, keeping->catalog,
                                             keeping_find (keeping, "440106"), unknown, "lin",
                                             &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undo (keeping, 2);
  assert_leads_to (keeping, LIEDE, "");
  undo (keeping, retired);
  assert_leads_to (keeping, SHAHE, "");
  keeping_assert_sound (keeping);
}

/* Old codes are found by the search over all stations, at once and after loading. */
static void
test_former_codes_are_searched (Keeping      *keeping,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStationColumns) columns = NULL;
  guint row;

  keeping_change (keeping, "lin", LIEDE, "code", "440106111");
  columns = fz_database_load_columns (keeping->database, keeping->catalog, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fz_station_columns_find (columns, keeping_find (keeping, "440106111"), &row));
  g_assert_nonnull (strstr (fz_station_columns_get_search_text (columns, row), LIEDE));
}

static gint64
change_collection (Keeping    *keeping,
                   const char *field,
                   const char *value,
                   GError    **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;

  g_ptr_array_add (changes, fz_change_new (0, field, value));
  batch = fz_database_change (keeping->database, keeping->catalog, changes, "lin", error);
  if (batch == NULL)
    return 0;
  g_assert_true (batch->catalog_changed);
  return batch->id;
}

/* In favour of Tianhe. */
static FzBatch *
retire_zengcheng (Keeping *keeping,
                  GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);

  g_ptr_array_add (changes, fz_change_new (0, "district:440118:retired_on", "2027-01-01"));
  g_ptr_array_add (changes, fz_change_new (0, "district:440118:successors", "440106"));
  g_ptr_array_add (changes, fz_change_new (0, "district:440106:former_codes", "440118"));
  return fz_database_change_as (keeping->database, keeping->catalog, changes, FZ_BATCH_RETIRE,
                                "lin", error);
}

static void
assert_fate (Keeping    *keeping,
             const char *code,
             const char *former_codes,
             const char *successors,
             const char *retired_on)
{
  const FzFate *fate;
  guint         i;

  g_assert_true (fz_catalog_find_district (keeping->catalog, code, &i));
  fate = &fz_catalog_get_district (keeping->catalog, i)->fate;
  g_assert_cmpstr (fate->former_codes, ==, former_codes);
  g_assert_cmpstr (fate->successors, ==, successors);
  g_assert_cmpstr (fate->retired_on, ==, retired_on);
}

static void
test_districts (Keeping      *keeping,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 added = change_collection (keeping, "district:440199:name_hans", "新区", &error);
  gint64 named = change_collection (keeping, "district:440199:name_en", "New District", &error);
  gint64 retired;

  g_assert_no_error (error);
  keeping_assert (keeping, "SELECT name_hans, name_en FROM district WHERE code = '440199'",
                  "新区|New District");
  undo (keeping, named);
  undo (keeping, added);
  keeping_assert (keeping, "SELECT count (*) FROM district", "2");
  undo (keeping, 4);
  keeping_assert (keeping, "SELECT count (*) FROM district", "3");

  /* One that stations lie in stays; it can be retired. */
  g_assert_cmpint (change_collection (keeping, "district:440118:name_hans", NULL, &error), ==, 0);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  retired = keeping_check_batch (retire_zengcheng (keeping, &error), error);
  keeping_assert (keeping,
                  "SELECT code, former_codes, successors, retired_on FROM district "
                  "WHERE code < '440199' ORDER BY code",
                  "440106|440118|NULL|NULL\n440118|NULL|440106|2027-01-01");
  keeping_reopen (keeping);
  assert_fate (keeping, "440106", "440118", NULL, NULL);
  assert_fate (keeping, "440118", NULL, "440106", "2027-01-01");
  undo (keeping, retired);
  keeping_assert (keeping, "SELECT count (*) FROM district WHERE retired_on IS NOT NULL", "0");
  keeping_assert_sound (keeping);
}

static void
test_services (Keeping      *keeping,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 added = change_collection (keeping, "service:mediation-2:name_hans", "调解", &error);

  g_assert_no_error (error);
  change_collection (keeping, "service:mediation-2:expected_at_city", "1", &error);
  g_assert_no_error (error);
  keeping_assert (keeping,
                  "SELECT name_hans, expected_at_city, position = (SELECT max (position) "
                  "FROM service) FROM service WHERE code = 'mediation-2'",
                  "调解|1|1");
  keeping_reopen (keeping);
  g_assert_true (fz_catalog_find_service (keeping->catalog, "mediation-2", NULL));
  keeping_change (keeping, "lin", SHAHE, "service:mediation-2", "yes");

  /* Nothing takes its place away from under a station. */
  g_assert_null (fz_database_undo (keeping->database, keeping->catalog, added, "wu", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_cmpint (change_collection (keeping, "service:advice:name_hans", NULL, &error), ==, 0);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_cmpint (change_collection (keeping, "service:advice:colour", "red", &error), ==, 0);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED);
  keeping_assert_sound (keeping);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/keeping/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("delete-twice", test_delete_twice);
  ADD ("purge", test_purge);
  ADD ("add", test_add);
  ADD ("add-refused", test_add_refused);
  ADD ("totals", test_totals);
  ADD ("retire", test_retire);
  ADD ("former-codes-are-searched", test_former_codes_are_searched);
  ADD ("districts", test_districts);
  ADD ("services", test_services);
#undef ADD

  return g_test_run ();
}
