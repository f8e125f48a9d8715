/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-client.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
open_unreadable (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);

  client_assert_trouble (outcome, FZ_STORE_ERROR_UNREADABLE, TRUE, FALSE);
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
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, NULL);
  g_autoptr (GError) error = NULL;

  client_assert_trouble (outcome, FZ_STORE_ERROR_READ_ONLY, FALSE, FALSE);
  g_assert_false (outcome->writable);
  g_assert_cmpstr (record->address, ==, "the user's own");
  g_assert_null (client_save (store, record, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  client_make_database (fixture);
  g_assert_cmpint (g_chmod (fixture->user, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  fixture_run_as_nobody (open_read_only, fixture);
}

static void
test_read_only_file (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  client_make_database (fixture);
  g_assert_cmpint (g_chmod (fixture->user, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  fixture_run_as_nobody (open_read_only, fixture);
}

static void
open_without_folder (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);

  client_assert_trouble (outcome, FZ_STORE_ERROR_READ_ONLY, TRUE, FALSE);
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
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);

  client_assert_trouble (outcome, FZ_STORE_ERROR_DAMAGED, TRUE, FALSE);
}

static void
test_damaged_in_read_only_folder (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user);

  fixture_copy (fixture->shipped, fixture->user);
  client_scribble (fixture->user);
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
  outcome = client_open_fixture (store, data);
  client_assert_trouble (outcome, FZ_STORE_ERROR_FULL, TRUE, FALSE);
}

static void
test_no_room_at_first_start (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *names = NULL;

  g_assert_cmpint (fixture_run (open_without_room, fixture), ==, 0);
  names = client_list_folder (fixture);
  g_assert_cmpstr (names, ==, "");
}

static void
save_without_room (gpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, data);
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);
  g_autoptr (FzRecord) still = NULL;
  g_autoptr (GError) error = NULL;

  limit_files ();
  g_set_str (&changed->address, "does not fit");
  g_assert_null (client_save (store, changed, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
  still = client_load (store, CLIENT_STATION, NULL);
  g_assert_cmpstr (still->address, ==, "the user's own");
}

static void
test_no_room_for_a_save (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *address = NULL;

  client_make_database (fixture);
  g_assert_cmpint (fixture_run (save_without_room, fixture), ==, 0);
  address = fixture_query (fixture->user, "SELECT address FROM station WHERE id = 4");
  g_assert_cmpstr (address, ==, "the user's own");
}

typedef struct
{
  Fixture *fixture;
  int      ready[2];
  int      done[2];
} Holder;

static void
hold (gpointer data)
{
  Holder *holder = data;
  char    byte;

  g_assert_cmpint (close (holder->done[1]), ==, 0);
  fixture_hold (holder->fixture->user, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
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
  Holder holder = { .fixture = fixture };
  pid_t  child;
  char   byte;

  client_make_database (fixture);
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
  outcome = client_open_fixture (store, fixture);
  client_assert_trouble (outcome, FZ_STORE_ERROR_BUSY, TRUE, FALSE);

  g_assert_cmpint (close (holder.done[1]), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_clear_pointer (&outcome, fz_store_outcome_free);
  outcome = client_open_fixture (store, fixture);
  g_assert_null (outcome->trouble);
  close (holder.ready[0]);
  close (holder.ready[1]);
  close (holder.done[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/store-refusals/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("unreadable", test_unreadable);
  ADD ("unreadable-folder", test_unreadable_folder);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("read-only-home", test_read_only_home);
  ADD ("damaged-in-read-only-folder", test_damaged_in_read_only_folder);
  ADD ("no-room-at-first-start", test_no_room_at_first_start);
  ADD ("no-room-for-a-save", test_no_room_for_a_save);
  ADD ("held", test_held);
#undef ADD

  return g_test_run ();
}
