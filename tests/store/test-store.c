/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-client.h"

#include "fz-station-table.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_first_start (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autofree char *names = NULL;

  g_assert_null (outcome->trouble);
  g_assert_true (outcome->writable);
  fz_store_close (store);
  names = client_list_folder (fixture);
  g_assert_cmpstr (names, ==, "stations.db");
}

/* In a context of its own: siblings share what wakes the parent's. */
static void
open_soundly (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainContextPusher) pusher = g_main_context_pusher_new (context);
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);

  g_assert_null (outcome->trouble);
  g_assert_true (outcome->writable);
}

/* Programs that start at once make one database and share it. */
static void
test_first_starts_at_once (Fixture      *fixture,
                           gconstpointer data)
{
  pid_t children[4];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          open_soundly (fixture);
          _exit (0);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
}

/* What is saved reaches the table's rows, and is there at the next start. */
static void
test_save_to_views (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) station = NULL;
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  fz_station_table_take (table, outcome->catalog, g_steal_pointer (&outcome->columns));
  station = fz_station_table_find_station (table, CLIENT_STATION);
  g_assert_cmpint (fz_station_get_status (station), ==, FZ_STATUS_UNKNOWN);

  changed->status = FZ_STATUS_CLOSED;
  saved = client_save (store, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 2);
  g_assert_true (fz_station_table_update (table, saved));
  g_assert_cmpint (fz_station_get_status (station), ==, FZ_STATUS_CLOSED);
  g_clear_object (&store);

  g_clear_pointer (&outcome, fz_store_outcome_free);
  store = fz_store_new ();
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpint (fz_station_columns_get_status (outcome->columns, 3), ==, FZ_STATUS_CLOSED);
}

static void
test_saves_finish_at_close (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  g_set_str (&changed->address, "saved at the last moment");
  fz_store_save_record_async (store, changed, NULL, cancellable, client_on_ready, &answer);
  g_cancellable_cancel (cancellable);
  fz_store_close (store);

  address = fixture_query (fixture->user, "SELECT address FROM station WHERE id = 4");
  g_assert_cmpstr (address, ==, "saved at the last moment");
  g_assert_null (fz_store_save_record_finish (store, client_wait (&answer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_null (client_load (store, CLIENT_STATION, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED);
}

/* Asked and forgotten: the answers come to nobody, and nothing leaks. */
static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  FzStore *store = fz_store_new ();
  g_autoptr (FzStoreLocation) location = NULL;
  GAsyncResult *answer = NULL;

  location = fz_store_location_new (fixture->shipped, fixture->user, FALSE);
  fz_store_open_async (store, location, NULL, NULL, NULL);
  fz_store_load_record_async (store, CLIENT_STATION, NULL, client_on_ready, &answer);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  g_assert_nonnull (store);

  client_wait (&answer);
  g_clear_object (&answer);
  while (store != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_nothing_open (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (client_load (store, CLIENT_STATION, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED);
}

/* Another database in the place of the one that was open; one that fails leaves
 * it open. */
static void
test_open_another (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) first = client_open_fixture (store, fixture);
  g_autoptr (FzStoreOutcome) second = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (client_open (store, "/nowhere/stations.db", NULL, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);
  g_clear_error (&error);
  record = client_load (store, CLIENT_STATION, &error);
  g_assert_no_error (error);

  second = client_open (store, fixture->shipped, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (second->trouble);
  g_assert_false (second->writable);
  g_assert_null (client_save (store, record, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

static void
test_sample_is_kept_apart (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;

  fixture_copy (fixture->shipped, fixture->user);
  fixture_execute (fixture->user, "UPDATE dataset SET sample = 1");
  outcome = client_open_fixture (store, fixture);
  client_assert_trouble (outcome, FZ_STORE_ERROR_FOREIGN, TRUE, FALSE);
}

static void
test_shipped_missing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  client_make_database (fixture);
  g_assert_cmpint (g_remove (fixture->shipped), ==, 0);
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_true (outcome->writable);

  /* Nothing is set aside when nothing can take its place. */
  fz_store_close (store);
  client_scribble (fixture->user);
  g_set_object (&store, NULL);
  store = fz_store_new ();
  g_assert_null (client_open (store, fixture->shipped, fixture->user, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);
  g_assert_true (g_file_test (fixture->user, G_FILE_TEST_IS_REGULAR));
}

static void
ship_next_version (Fixture *fixture)
{
  g_autoptr (FzDataset) next = fixture_make_dataset ("2");
  g_autoptr (GError) error = NULL;

  fz_database_create (fixture->shipped, next, &error);
  g_assert_no_error (error);
}

static void
test_untouched_follows (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);

  ship_next_version (fixture);
  g_clear_pointer (&outcome, fz_store_outcome_free);
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpstr (outcome->catalog->dataset.version, ==, "2");
}

/* The rest follows: see test-shipped.c. */
static void
test_touched_stays (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (FzRecord) record = NULL;

  client_make_database (fixture);
  ship_next_version (fixture);
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpstr (outcome->catalog->dataset.version, ==, "2");
  record = client_load (store, CLIENT_STATION, NULL);
  g_assert_cmpstr (record->address, ==, "the user's own");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/store/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("first-start", test_first_start);
  ADD ("first-starts-at-once", test_first_starts_at_once);
  ADD ("save-to-views", test_save_to_views);
  ADD ("saves-finish-at-close", test_saves_finish_at_close);
  ADD ("forgotten", test_forgotten);
  ADD ("nothing-open", test_nothing_open);
  ADD ("open-another", test_open_another);
  ADD ("sample-is-kept-apart", test_sample_is_kept_apart);
  ADD ("shipped-missing", test_shipped_missing);
  ADD ("untouched-follows", test_untouched_follows);
  ADD ("touched-stays", test_touched_stays);
#undef ADD

  return g_test_run ();
}
