/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-fixture.h"

#include "fz-fixtures.h"
#include "fz-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define CODE_ID 4

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GAsyncResult **answer = data;

  *answer = g_object_ref (result);
}

/* Turns the loop until there is an answer; the test's own time limit bounds it. */
static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return *answer;
}

static FzStoreOutcome *
open_at (FzStore    *store,
         const char *shipped,
         const char *user,
         GError    **error)
{
  g_autoptr (FzStoreLocation) location = fz_store_location_new (shipped, user, FALSE);
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_open_async (store, location, NULL, on_ready, &answer);
  return fz_store_open_finish (store, wait_for (&answer), error);
}

static FzRecord *
load (FzStore *store,
      guint32  id,
      GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_load_record_async (store, id, NULL, on_ready, &answer);
  return fz_store_load_record_finish (store, wait_for (&answer), error);
}

static FzRecord *
save (FzStore  *store,
      FzRecord *record,
      GError  **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  fz_store_save_record_async (store, record, "lin", NULL, on_ready, &answer);
  return fz_store_save_record_finish (store, wait_for (&answer), error);
}

/* Opens and asserts that all six stations came, whatever else was said. */
static FzStoreOutcome *
open_fixture (FzStore *store,
              Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  FzStoreOutcome *outcome = open_at (store, fixture->shipped, fixture->user, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fz_station_columns_get_n_rows (outcome->columns), ==, FIXTURE_N_STATIONS);
  g_assert_cmpstr (outcome->catalog->dataset.name, ==, "fixture");
  return outcome;
}

static FzRecord *
set_address (FzStore    *store,
             const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = load (store, CODE_ID, &error);
  g_autoptr (FzRecord) changed = NULL;
  FzRecord *saved;

  g_assert_no_error (error);
  changed = fz_record_copy (record);
  g_set_str (&changed->address, address);
  saved = save (store, changed, &error);
  g_assert_no_error (error);
  return saved;
}

static void
assert_trouble (FzStoreOutcome *outcome,
                FzStoreError    kind,
                gboolean        shows_shipped,
                gboolean        set_aside)
{
  FzStoreTrouble *trouble = outcome->trouble;

  g_assert_nonnull (trouble);
  g_test_message ("%s", trouble->message);
  g_assert_cmpint (trouble->kind, ==, kind);
  g_assert_true (trouble->shows_shipped == shows_shipped);
  g_assert_true ((trouble->aside_path != NULL) == set_aside);
}

static char *
list_user_folder (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  return fixture_list (folder);
}

static void
test_first_start (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, fixture);
  g_autofree char *names = NULL;

  g_assert_null (outcome->trouble);
  g_assert_true (outcome->writable);
  fz_store_close (store);
  names = list_user_folder (fixture);
  g_assert_cmpstr (names, ==, "stations.db");
}

/* In a context of its own: siblings share what wakes the parent's. */
static void
open_soundly (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainContextPusher) pusher = g_main_context_pusher_new (context);
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);

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
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, fixture);
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) station = NULL;
  g_autoptr (FzRecord) record = load (store, CODE_ID, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  fz_station_table_take (table, outcome->catalog, g_steal_pointer (&outcome->columns));
  station = fz_station_table_find_station (table, CODE_ID);
  g_assert_cmpint (fz_station_get_status (station), ==, FZ_STATUS_UNKNOWN);

  changed->status = FZ_STATUS_CLOSED;
  saved = save (store, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 2);
  g_assert_true (fz_station_table_update (table, saved));
  g_assert_cmpint (fz_station_get_status (station), ==, FZ_STATUS_CLOSED);
  g_clear_object (&store);

  g_clear_pointer (&outcome, fz_store_outcome_free);
  store = fz_store_new ();
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpint (fz_station_columns_get_status (outcome->columns, 3), ==, FZ_STATUS_CLOSED);
}

static void
test_saves_finish_at_close (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, fixture);
  g_autoptr (FzRecord) record = load (store, CODE_ID, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  g_set_str (&changed->address, "saved at the last moment");
  fz_store_save_record_async (store, changed, NULL, cancellable, on_ready, &answer);
  g_cancellable_cancel (cancellable);
  fz_store_close (store);

  address = fixture_query (fixture->user, "SELECT address FROM station WHERE id = 4");
  g_assert_cmpstr (address, ==, "saved at the last moment");
  g_assert_null (fz_store_save_record_finish (store, wait_for (&answer), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_null (load (store, CODE_ID, &error));
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
  fz_store_load_record_async (store, CODE_ID, NULL, on_ready, &answer);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  g_assert_nonnull (store);

  wait_for (&answer);
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

  g_assert_null (load (store, CODE_ID, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED);
}

/* Another database in the place of the one that was open; one that fails leaves
 * it open. */
static void
test_open_another (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) first = open_fixture (store, fixture);
  g_autoptr (FzStoreOutcome) second = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (open_at (store, "/nowhere/stations.db", NULL, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);
  g_clear_error (&error);
  record = load (store, CODE_ID, &error);
  g_assert_no_error (error);

  second = open_at (store, fixture->shipped, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (second->trouble);
  g_assert_false (second->writable);
  g_assert_null (save (store, record, &error));
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
  outcome = open_fixture (store, fixture);
  assert_trouble (outcome, FZ_STORE_ERROR_FOREIGN, TRUE, FALSE);
}

typedef struct
{
  const char  *name;
  FzStoreError kind;
  void (*harm) (const char *path);
} Ruin;

static void
cut_off (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size / 2), ==, 0);
}

static void
cut_off_header (const char *path)
{
  g_assert_cmpint (truncate (path, 60), ==, 0);
}

static void
empty (const char *path)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
write_letter (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Dear station,\n", -1, NULL));
}

static void
scribble (const char *path)
{
  g_autoptr (GBytes) bytes = fixture_read (path);
  g_autofree char *content = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  memset (content + 4096, 0x5a, g_bytes_get_size (bytes) - 4096);
  g_assert_true (g_file_set_contents (path, content, g_bytes_get_size (bytes), NULL));
}

static const Ruin ruins[] = {
  { "cut off", FZ_STORE_ERROR_DAMAGED, cut_off },
  { "cut off in the header", FZ_STORE_ERROR_DAMAGED, cut_off_header },
  { "empty", FZ_STORE_ERROR_DAMAGED, empty },
  { "a letter", FZ_STORE_ERROR_NOT_DATABASE, write_letter },
  { "scribbled over", FZ_STORE_ERROR_DAMAGED, scribble },
};

static void
test_ruined (Fixture      *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (ruins); i++)
    {
      g_autoptr (FzStore) store = fz_store_new ();
      g_autoptr (FzStoreOutcome) outcome = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) kept = NULL;

      g_test_message ("%s", ruins[i].name);
      g_remove (fixture->user);
      fixture_copy (fixture->shipped, fixture->user);
      ruins[i].harm (fixture->user);
      before = fixture_read (fixture->user);

      outcome = open_fixture (store, fixture);
      assert_trouble (outcome, ruins[i].kind, FALSE, TRUE);
      g_assert_true (outcome->writable);
      g_assert_cmpstr (outcome->trouble->path, ==, fixture->user);
      kept = fixture_read (outcome->trouble->aside_path);
      g_assert_true (g_bytes_equal (before, kept));
    }
}

/* Sound for SQLite, but not to be shown. */
static void
test_incomplete (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autofree char *kept = NULL;

  fixture_copy (fixture->shipped, fixture->user);
  fixture_execute (fixture->user, "DELETE FROM dataset");
  outcome = open_fixture (store, fixture);
  assert_trouble (outcome, FZ_STORE_ERROR_DAMAGED, FALSE, TRUE);
  kept = fixture_query (outcome->trouble->aside_path, "SELECT count (*) FROM station");
  g_assert_cmpstr (kept, ==, "6");
}

static void
leave_log (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (FzDatabase) database = fixture_open (fixture->user, FZ_DATABASE_READ_WRITE);

  fixture_execute (fixture->user, "UPDATE station SET address = 'in the log'");
  raise (SIGKILL);
}

/* A log without its database goes aside too, and is not taken for the new one's. */
static void
test_log_alone (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autofree char *log = NULL;

  fixture_copy (fixture->shipped, fixture->user);
  g_assert_true (WIFSIGNALED (fixture_run (leave_log, fixture)));
  g_assert_cmpint (g_remove (fixture->user), ==, 0);

  outcome = open_fixture (store, fixture);
  assert_trouble (outcome, FZ_STORE_ERROR_MISSING, FALSE, TRUE);
  record = load (store, CODE_ID, NULL);
  g_assert_null (record->address);
  log = g_strconcat (outcome->trouble->aside_path, "-wal", NULL);
  g_assert_true (g_file_test (log, G_FILE_TEST_IS_REGULAR));
}

/* A start after a crash finds what was saved. */
static void
test_log_of_a_crash (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (FzRecord) record = NULL;

  fixture_copy (fixture->shipped, fixture->user);
  g_assert_true (WIFSIGNALED (fixture_run (leave_log, fixture)));
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  record = load (store, CODE_ID, NULL);
  g_assert_cmpstr (record->address, ==, "in the log");
}

static void
test_left_alone (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char  *sql;
    FzStoreError kind;
    gint64       version;
  } cases[] = {
    { "PRAGMA user_version = 7", FZ_STORE_ERROR_TOO_NEW, 7 },
    { "PRAGMA application_id = 7", FZ_STORE_ERROR_FOREIGN, 0 },
    { "PRAGMA application_id = 0", FZ_STORE_ERROR_FOREIGN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzStore) store = fz_store_new ();
      g_autoptr (FzStoreOutcome) outcome = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autofree char *names = NULL;

      fixture_copy (fixture->shipped, fixture->user);
      fixture_execute (fixture->user, cases[i].sql);
      before = fixture_read (fixture->user);
      outcome = open_fixture (store, fixture);
      assert_trouble (outcome, cases[i].kind, TRUE, FALSE);
      g_assert_cmpint (outcome->trouble->version, ==, cases[i].version);
      g_assert_cmpint (outcome->trouble->known_version, >=, 2);
      g_assert_false (outcome->writable);

      after = fixture_read (fixture->user);
      names = list_user_folder (fixture);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpstr (names, ==, "stations.db");
    }
}

static void
open_unreadable (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);

  assert_trouble (outcome, FZ_STORE_ERROR_UNREADABLE, TRUE, FALSE);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  fixture_copy (fixture->shipped, fixture->user);
  g_assert_cmpint (g_chmod (fixture->user, 0000), ==, 0);
  fixture_run_as_nobody (open_unreadable, fixture);
}

static void
test_unreadable_folder (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  fixture_copy (fixture->shipped, fixture->user);
  g_assert_cmpint (g_chmod (folder, 0000), ==, 0);
  fixture_run_as_nobody (open_unreadable, fixture);
}

static void
open_read_only (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);
  g_autoptr (FzRecord) record = load (store, CODE_ID, NULL);
  g_autoptr (GError) error = NULL;

  assert_trouble (outcome, FZ_STORE_ERROR_READ_ONLY, FALSE, FALSE);
  g_assert_false (outcome->writable);
  g_assert_cmpstr (record->address, ==, "the user's own");
  g_assert_null (save (store, record, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

static void
make_user_database (Fixture *fixture)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, fixture);
  g_autoptr (FzRecord) record = set_address (store, "the user's own");

  g_assert_null (outcome->trouble);
}

static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  make_user_database (fixture);
  g_assert_cmpint (g_chmod (fixture->user, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  fixture_run_as_nobody (open_read_only, fixture);
}

static void
test_read_only_file (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  make_user_database (fixture);
  g_assert_cmpint (g_chmod (fixture->user, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  fixture_run_as_nobody (open_read_only, fixture);
}

static void
open_without_folder (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);

  assert_trouble (outcome, FZ_STORE_ERROR_READ_ONLY, TRUE, FALSE);
}

static void
test_read_only_home (Fixture      *fixture,
                     gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  fixture_run_as_nobody (open_without_folder, fixture);
}

static void
open_damaged_in_read_only_folder (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);

  assert_trouble (outcome, FZ_STORE_ERROR_DAMAGED, TRUE, FALSE);
}

static void
test_damaged_in_read_only_folder (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  fixture_copy (fixture->shipped, fixture->user);
  scribble (fixture->user);
  g_assert_cmpint (g_chmod (fixture->user, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  fixture_run_as_nobody (open_damaged_in_read_only_folder, fixture);
}

static void
limit_files (void)
{
  struct rlimit limit = { .rlim_cur = 4096, .rlim_max = 4096 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
open_without_room (gpointer data)
{
  g_autoptr (FzStore) store = NULL;
  g_autoptr (FzStoreOutcome) outcome = NULL;

  limit_files ();
  store = fz_store_new ();
  outcome = open_fixture (store, data);
  assert_trouble (outcome, FZ_STORE_ERROR_FULL, TRUE, FALSE);
}

static void
test_no_room_at_first_start (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *names = NULL;

  g_assert_cmpint (fixture_run (open_without_room, fixture), ==, 0);
  names = list_user_folder (fixture);
  g_assert_cmpstr (names, ==, "");
}

static void
save_without_room (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, data);
  g_autoptr (FzRecord) record = load (store, CODE_ID, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (FzRecord) still = NULL;
  g_autoptr (GError) error = NULL;

  limit_files ();
  g_set_str (&changed->address, "does not fit");
  g_assert_null (save (store, changed, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
  still = load (store, CODE_ID, NULL);
  g_assert_cmpstr (still->address, ==, "the user's own");
}

static void
test_no_room_for_a_save (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *address = NULL;

  make_user_database (fixture);
  g_assert_cmpint (fixture_run (save_without_room, fixture), ==, 0);
  address = fixture_query (fixture->user, "SELECT address FROM station WHERE id = 4");
  g_assert_cmpstr (address, ==, "the user's own");
}

typedef struct
{
  Fixture    *fixture;
  const char *sql;
  int         ready[2];
  int         done[2];
} Holder;

static void
hold (gpointer data)
{
  Holder *holder = data;
  char    byte;

  g_assert_cmpint (close (holder->done[1]), ==, 0);
  fixture_hold (holder->fixture->user, holder->sql);
  g_assert_cmpint (write (holder->ready[1], "x", 1), ==, 1);
  g_assert_cmpint (read (holder->done[0], &byte, 1), ==, 0);
}

/* Another program has the database for itself. */
static void
test_held (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FzStore) store = NULL;
  g_autoptr (FzStoreOutcome) outcome = NULL;
  Holder holder = { .fixture = fixture, .sql = data };
  pid_t  child;
  char   byte;

  make_user_database (fixture);
  g_assert_cmpint (pipe (holder.ready), ==, 0);
  g_assert_cmpint (pipe (holder.done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      hold (&holder);
      _exit (0);
    }
  g_assert_cmpint (read (holder.ready[0], &byte, 1), ==, 1);

  store = fz_store_new ();
  outcome = open_fixture (store, fixture);
  assert_trouble (outcome, FZ_STORE_ERROR_BUSY, TRUE, FALSE);

  g_assert_cmpint (close (holder.done[1]), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_clear_pointer (&outcome, fz_store_outcome_free);
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  close (holder.ready[0]);
  close (holder.ready[1]);
  close (holder.done[0]);
}

static void
test_shipped_missing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  make_user_database (fixture);
  g_assert_cmpint (g_remove (fixture->shipped), ==, 0);
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_true (outcome->writable);

  /* Nothing is set aside when nothing can take its place. */
  fz_store_close (store);
  scribble (fixture->user);
  g_set_object (&store, NULL);
  store = fz_store_new ();
  g_assert_null (open_at (store, fixture->shipped, fixture->user, &error));
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
  g_autoptr (FzStoreOutcome) outcome = open_fixture (store, fixture);

  ship_next_version (fixture);
  g_clear_pointer (&outcome, fz_store_outcome_free);
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpstr (outcome->catalog->dataset.version, ==, "2");
}

static void
test_touched_stays (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = NULL;
  g_autoptr (FzRecord) record = NULL;

  make_user_database (fixture);
  ship_next_version (fixture);
  outcome = open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  g_assert_cmpstr (outcome->catalog->dataset.version, ==, "1");
  record = load (store, CODE_ID, NULL);
  g_assert_cmpstr (record->address, ==, "the user's own");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_WITH(path, data, function) \
  g_test_add ("/store/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
#define ADD(path, function) ADD_WITH (path, NULL, function)
  ADD ("first-start", test_first_start);
  ADD ("first-starts-at-once", test_first_starts_at_once);
  ADD ("save-to-views", test_save_to_views);
  ADD ("saves-finish-at-close", test_saves_finish_at_close);
  ADD ("forgotten", test_forgotten);
  ADD ("nothing-open", test_nothing_open);
  ADD ("open-another", test_open_another);
  ADD ("sample-is-kept-apart", test_sample_is_kept_apart);
  ADD ("ruined", test_ruined);
  ADD ("incomplete", test_incomplete);
  ADD ("log-alone", test_log_alone);
  ADD ("log-of-a-crash", test_log_of_a_crash);
  ADD ("left-alone", test_left_alone);
  ADD ("unreadable", test_unreadable);
  ADD ("unreadable-folder", test_unreadable_folder);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-home", test_read_only_home);
  ADD ("damaged-in-read-only-folder", test_damaged_in_read_only_folder);
  ADD ("no-room-at-first-start", test_no_room_at_first_start);
  ADD ("no-room-for-a-save", test_no_room_for_a_save);
  ADD_WITH ("held", "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;", test_held);
  ADD ("shipped-missing", test_shipped_missing);
  ADD ("untouched-follows", test_untouched_follows);
  ADD ("touched-stays", test_touched_stays);
#undef ADD
#undef ADD_WITH

  return g_test_run ();
}
