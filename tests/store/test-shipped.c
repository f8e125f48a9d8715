/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-fixture.h"
#include "fz-store-open.h"

/* Of what is installed and what an extension brings the newer one counts. */
static void
test_extension (Fixture      *fixture,
                gconstpointer unused)
{
  static const struct
  {
    const char *name;
    const char *version;
    gboolean    counts;
  } table[] = {
    { "fixture", "2", TRUE },
    { "fixture", "1.0.1", TRUE },
    { "fixture", "1", FALSE },
    { "fixture", "0.9", FALSE },
    { "fixture", "newest", FALSE },
    { "other", "2", FALSE },
  };
  g_autofree char *extension = g_build_filename (fixture->folder, "extension.db", NULL);
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (FzDatabase) without = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzDatabase) database = NULL;

      fz_catalog_set_dataset (next->catalog, table[i].name, table[i].version, NULL, FALSE);
      g_assert_true (fz_database_create (extension, next, &error));
      database = fz_database_open_shipped (fixture->shipped, extension, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (fz_database_get_path (database), ==,
                       table[i].counts ? extension : fixture->shipped);
    }
  g_assert_true (g_file_set_contents (extension, "damaged", -1, NULL));
  without = fz_database_open_shipped (fixture->shipped, extension, NULL);
  g_assert_cmpstr (fz_database_get_path (without), ==, fixture->shipped);
}

/* Opens the user's database as the program does at its start. */
static void
start (Fixture    *fixture,
       const char *extension)
{
  g_autoptr (GError) error = NULL;
  FzStoreLocation *location = fz_store_location_new (fixture->shipped, fixture->user, FALSE);
  FzStoreOutcome  *outcome = fz_store_outcome_new ();
  FzDatabase      *database;

  fz_store_location_set_extension (location, extension);
  database = fz_store_open_database (location, NULL, outcome, &error);
  g_assert_no_error (error);
  g_assert_null (outcome->trouble);
  fz_database_close (database);
  fz_store_outcome_free (outcome);
  fz_store_location_free (location);
}

static void
assert_user (Fixture    *fixture,
             const char *sql,
             const char *answer)
{
  g_autofree char *got = fixture_query (fixture->user, sql);

  g_assert_cmpstr (got, ==, answer);
}

static void
set_address (FzRecord   *record,
             const char *address)
{
  g_set_str (&record->address, address);
}

/* What somebody here makes of the station of @code. */
static void
work_on (Fixture    *fixture,
         const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fixture_open (fixture->user, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (FzRecord) record = fixture_load (database, code);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (FzRecord) saved = NULL;

  set_address (changed, "mine");
  saved = fz_database_save_record (database, catalog, changed, "clerk", &error);
  g_assert_no_error (error);
}

/* Stations on which somebody has worked follow a newer shipped version too, and none goes back
 * to an older one. */
static void
test_follows (Fixture      *fixture,
              gconstpointer unused)
{
  static const char address[] = "SELECT code, address FROM station WHERE address IS NOT NULL "
                                "ORDER BY code";
  g_autofree char  *extension = g_build_filename (fixture->folder, "extension.db", NULL);
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (GError) error = NULL;

  start (fixture, extension);
  assert_user (fixture, "SELECT version FROM dataset", "1");
  work_on (fixture, "440106");

  for (guint i = 0; i < next->records->len; i++)
    {
      FzRecord *record = g_ptr_array_index (next->records, i);

      if (record->level == FZ_LEVEL_DISTRICT)
        set_address (record, "theirs");
    }
  g_assert_true (fz_database_create (extension, next, &error));
  start (fixture, extension);
  assert_user (fixture, "SELECT version FROM dataset", "2");
  assert_user (fixture, address, "440106|mine\n440118|theirs");

  start (fixture, NULL);
  assert_user (fixture, "SELECT version FROM dataset", "2");
  assert_user (fixture, address, "440106|mine\n440118|theirs");
  assert_user (fixture, "SELECT count (*) FROM batch", "2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/shipped/extension", Fixture, NULL, fixture_set_up, test_extension,
              fixture_tear_down);
  g_test_add ("/shipped/follows", Fixture, NULL, fixture_set_up, test_follows, fixture_tear_down);
  return g_test_run ();
}
