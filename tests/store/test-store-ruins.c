/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-client.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

static const Ruin ruins[] = {
  { "cut off", FZ_STORE_ERROR_DAMAGED, cut_off },
  { "cut off in the header", FZ_STORE_ERROR_DAMAGED, cut_off_header },
  { "empty", FZ_STORE_ERROR_DAMAGED, empty },
  { "a letter", FZ_STORE_ERROR_NOT_DATABASE, write_letter },
  { "scribbled over", FZ_STORE_ERROR_DAMAGED, client_scribble },
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

      outcome = client_open_fixture (store, fixture);
      client_assert_trouble (outcome, ruins[i].kind, FALSE, TRUE);
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
  outcome = client_open_fixture (store, fixture);
  client_assert_trouble (outcome, FZ_STORE_ERROR_DAMAGED, FALSE, TRUE);
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

  outcome = client_open_fixture (store, fixture);
  client_assert_trouble (outcome, FZ_STORE_ERROR_MISSING, FALSE, TRUE);
  record = client_load (store, CLIENT_STATION, NULL);
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
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  record = client_load (store, CLIENT_STATION, NULL);
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
      outcome = client_open_fixture (store, fixture);
      client_assert_trouble (outcome, cases[i].kind, TRUE, FALSE);
      g_assert_cmpint (outcome->trouble->version, ==, cases[i].version);
      g_assert_cmpint (outcome->trouble->known_version, >=, 2);
      g_assert_false (outcome->writable);

      after = fixture_read (fixture->user);
      names = client_list_folder (fixture);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpstr (names, ==, "stations.db");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/store-ruins/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("ruined", test_ruined);
  ADD ("incomplete", test_incomplete);
  ADD ("log-alone", test_log_alone);
  ADD ("log-of-a-crash", test_log_of_a_crash);
  ADD ("left-alone", test_left_alone);
#undef ADD

  return g_test_run ();
}
