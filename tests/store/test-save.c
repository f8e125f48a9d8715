/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-faulty-disk.h"
#include "fz-store-fixture.h"

#include "fz-rules.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define CODE "440106011"
#define CHANGES                                                     \
  "SELECT batch, station, field, old_value, new_value FROM change " \
  "ORDER BY batch, station, field"
#define BASE "SELECT station, field, value FROM base ORDER BY station, field"

static FzRecord *
save (FzDatabase *database,
      FzRecord   *record,
      const char *who,
      GError    **error)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);

  return fz_database_save_record (database, catalog, record, who, error);
}

static void
assert_query (const char *path,
              const char *sql,
              const char *expected)
{
  g_autofree char *rows = fixture_query (path, sql);

  g_assert_cmpstr (rows, ==, expected);
}

static FzRecord *
load_copy (FzDatabase *database)
{
  g_autoptr (FzRecord) record = fixture_load (database, CODE);

  return fz_record_copy (record);
}

static void
test_fields_and_offers (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzRecord) record = load_copy (database);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (FzRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&record->address, "花城大道 1 号");
  g_set_str (&record->hours, NULL);
  record->status = FZ_STATUS_SUSPENDED;
  record->point.lat = 23.1200001;
  fz_record_set_offer (record, 0, FZ_OFFER_UNKNOWN);
  fz_record_set_offer (record, 1, FZ_OFFER_YES);
  saved = save (database, record, "lin", &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 2);

  loaded = fixture_load (database, CODE);
  g_assert_cmpint (loaded->revision, ==, 2);
  g_assert_cmpstr (loaded->address, ==, "花城大道 1 号");
  g_assert_null (loaded->hours);
  g_assert_cmpint (loaded->status, ==, FZ_STATUS_SUSPENDED);
  g_assert_cmpfloat (loaded->point.lat, ==, 23.1200001);
  g_assert_cmpint (fz_record_get_offer (loaded, 0), ==, FZ_OFFER_UNKNOWN);
  g_assert_cmpint (fz_record_get_offer (loaded, 1), ==, FZ_OFFER_YES);

  assert_query (fixture->shipped, CHANGES,
                "1|4|address|NULL|花城大道 1 号\n"
                "1|4|check:hours|2026-05-01|NULL\n"
                "1|4|check:point|2026-05-01|NULL\n"
                "1|4|check:services|2026-05-01|NULL\n"
                "1|4|hours|Mo-Fr 09:00-17:00|NULL\n"
                "1|4|lat|23.115|23.1200001\n"
                "1|4|service:advice|yes|NULL\n"
                "1|4|service:legal-aid|no|yes\n"
                "1|4|status|unknown|suspended");
  assert_query (fixture->shipped,
                "SELECT id, made_by, abs (julianday (made_at) - julianday ()) < 0.01 FROM batch",
                "1|lin|1");
}

/* The base is what the collection says, for the fields that people changed. */
static void
test_base (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const steps[][2] = {
    { "first", "4|address|NULL" },
    { "second", "4|address|NULL" },
    { NULL, "" },
    { "third", "4|address|NULL" },
  };
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (FzRecord) record = load_copy (database);
      g_autoptr (FzRecord) saved = NULL;
      g_autoptr (GError) error = NULL;

      g_set_str (&record->address, steps[i][0]);
      saved = save (database, record, NULL, &error);
      g_assert_no_error (error);
      assert_query (fixture->shipped, BASE, steps[i][1]);
    }
  assert_query (fixture->shipped, "SELECT count (*) FROM change", "4");
}

static void
test_nothing_changed (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzRecord) record = load_copy (database);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) saved = save (database, record, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 1);
  assert_query (fixture->shipped, "SELECT count (*) FROM batch", "0");
}

static void
test_changed_meanwhile (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FzDatabase) one = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzDatabase) other = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzRecord) in_one = load_copy (one);
  g_autoptr (FzRecord) in_other = load_copy (other);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (FzRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&in_one->address, "one");
  saved = save (one, in_one, NULL, &error);
  g_assert_no_error (error);

  g_set_str (&in_other->address, "other");
  g_assert_null (save (other, in_other, NULL, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  loaded = fixture_load (other, CODE);
  g_assert_cmpstr (loaded->address, ==, "one");
  assert_query (fixture->shipped, "SELECT count (*) FROM batch", "1");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzRecord) of_rules = load_copy (database);
  g_autoptr (FzRecord) of_none = load_copy (database);
  g_autoptr (GError) by_rules = NULL;
  g_autoptr (GError) not_found = NULL;
  g_autoptr (GError) read_only = NULL;

  g_set_str (&of_rules->phone, "020-0000 1234");
  g_assert_null (save (database, of_rules, NULL, &by_rules));
  g_assert_error (by_rules, FZ_RULES_ERROR, FZ_RULES_ERROR_MISMATCH);

  of_none->id = 99;
  g_assert_null (save (database, of_none, NULL, &not_found));
  g_assert_error (not_found, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);

  g_clear_pointer (&database, fz_database_close);
  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_assert_null (save (database, of_none, NULL, &read_only));
  g_assert_error (read_only, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

typedef struct
{
  const char *path;
  Fault       fault;
  guint       step;
} Attempt;

static void
save_on_faulty_disk (gpointer data)
{
  const Attempt *attempt = data;
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  faulty_disk_install (attempt->fault, attempt->step);
  database = fz_database_open (attempt->path, FZ_DATABASE_READ_WRITE, &error);
  if (database == NULL)
    _exit (1);
  record = load_copy (database);
  g_set_str (&record->address, "new");
  g_set_str (&record->access, "new");
  saved = save (database, record, NULL, &error);
  if (saved == NULL)
    {
      g_autoptr (FzRecord) still = fixture_load (database, CODE);

      /* A failed save leaves the connection with the old record, and in use. */
      g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
      g_assert_null (still->address);
      _exit (1);
    }
}

static void
assert_old_or_new (const char *path)
{
  g_autoptr (FzDatabase) database = fixture_open (path, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzRecord) record = fixture_load (database, CODE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = fz_database_check (database, NULL, &error);
  gboolean is_new = record->address != NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (record->address, ==, is_new ? "new" : NULL);
  g_assert_cmpstr (record->access, ==, is_new ? "new" : NULL);
  g_assert_cmpint (record->revision, ==, is_new ? 2 : 1);
  assert_query (path, "SELECT count (*) FROM change", is_new ? "3" : "0");
  assert_query (path, "SELECT count (*) FROM base", is_new ? "3" : "0");
}

static void
test_fault_at_every_step (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->user, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->user, "-shm", NULL);
  Attempt          attempt = { .path = fixture->user, .fault = GPOINTER_TO_INT (data) };
  int              status;

  do
    {
      g_remove (wal);
      g_remove (shm);
      fixture_copy (fixture->shipped, fixture->user);
      attempt.step++;
      status = fixture_run (save_on_faulty_disk, &attempt);
      faulty_disk_assert_ended (attempt.fault, status);
      assert_old_or_new (fixture->user);
    }
  while (status != 0);

  g_test_message ("%u steps", attempt.step);
  g_assert_cmpuint (attempt.step, >, 5);
}

static void
test_follow (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  gboolean followed = FALSE;

  g_ptr_array_remove_index (next->records, 0);
  g_assert_true (fz_database_follow_dataset (database, next, &followed, &error));
  g_assert_true (followed);
  assert_query (fixture->shipped, "SELECT version FROM dataset", "2");
  assert_query (fixture->shipped, "SELECT count (*) FROM station", "5");

  record = load_copy (database);
  g_set_str (&record->address, "touched");
  saved = save (database, record, NULL, &error);
  g_assert_no_error (error);
  fz_catalog_set_dataset (next->catalog, "fixture", "3", NULL, FALSE);
  g_assert_true (fz_database_follow_dataset (database, next, &followed, &error));
  g_assert_false (followed);
  assert_query (fixture->shipped, "SELECT version FROM dataset", "2");
}

/* What nobody edits comes to a database that people have changed too, when it is
 * from a version that knew nothing of it; without the services that it lacks. */
static void
test_places_follow (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (FzRecord) record = load_copy (database);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  gboolean followed = TRUE;

  g_set_str (&record->address, "touched");
  saved = save (database, record, NULL, &error);
  g_assert_no_error (error);
  fixture_execute (fixture->shipped,
                   "DELETE FROM problem_service; DELETE FROM problem_hotline; "
                   "DELETE FROM problem; DELETE FROM landmark; DELETE FROM district_outline; "
                   "DELETE FROM hotline; UPDATE service SET code = 'other' WHERE position = 0");

  g_assert_true (fz_database_follow_dataset (database, next, &followed, &error));
  g_assert_no_error (error);
  g_assert_false (followed);
  assert_query (fixture->shipped, "SELECT version FROM dataset", "1");
  assert_query (fixture->shipped, "SELECT code FROM landmark", "metro-liede");
  assert_query (fixture->shipped, "SELECT count (*) FROM district_outline", "3");
  assert_query (fixture->shipped, "SELECT service FROM problem_service", "1");
  assert_query (fixture->shipped, "SELECT count (*) FROM problem_hotline", "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) \
  g_test_add ("/save/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("fields-and-offers", NULL, test_fields_and_offers);
  ADD ("base", NULL, test_base);
  ADD ("nothing-changed", NULL, test_nothing_changed);
  ADD ("changed-meanwhile", NULL, test_changed_meanwhile);
  ADD ("refused", NULL, test_refused);
  ADD ("killed", GINT_TO_POINTER (FAULT_KILL), test_fault_at_every_step);
  ADD ("disk-full", GINT_TO_POINTER (FAULT_FULL), test_fault_at_every_step);
  ADD ("follow", NULL, test_follow);
  ADD ("places-follow", NULL, test_places_follow);
#undef ADD

  return g_test_run ();
}
