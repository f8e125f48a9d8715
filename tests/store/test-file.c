/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-fixture.h"

#include "fz-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
write_text (const char *path,
            const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_text (const char *path,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static char *
set_aside (const char *path)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 11, 23, 10, 15, 0);
  g_autoptr (GError) error = NULL;
  char *aside = fz_file_set_aside (path, now, &error);

  g_assert_no_error (error);
  return aside;
}

static void
test_aside_name (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "stations.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *aside_wal = NULL;
  g_autofree char *names = NULL;
  g_autofree char *name = NULL;

  write_text (path, "damaged");
  write_text (wal, "its log");
  aside = set_aside (path);
  name = g_path_get_basename (aside);
  g_assert_cmpstr (name, ==, "stations-damaged-2026-11-23T101500.db");
  aside_wal = g_strconcat (aside, "-wal", NULL);
  assert_text (aside, "damaged");
  assert_text (aside_wal, "its log");
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==,
                   "shipped.db stations-damaged-2026-11-23T101500.db "
                   "stations-damaged-2026-11-23T101500.db-wal");
}

static void
test_aside_never_overwrites (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const expected[] = {
    "stations-damaged-2026-11-23T101500.db",
    "stations-damaged-2026-11-23T101500-2.db",
    "stations-damaged-2026-11-23T101500-3.db",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "stations.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *aside = NULL;
      g_autofree char *name = NULL;

      write_text (path, expected[i]);
      aside = set_aside (path);
      name = g_path_get_basename (aside);
      g_assert_cmpstr (name, ==, expected[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *kept = g_build_filename (fixture->folder, expected[i], NULL);

      assert_text (kept, expected[i]);
    }
}

/* A log left behind alone must not mix with another's. */
static void
test_aside_beside_a_log (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notes", NULL);
  g_autofree char *taken = g_strconcat (path, "-damaged-2026-11-23T101500-wal", NULL);
  g_autofree char *aside = NULL;

  write_text (taken, "another's log");
  write_text (path, "damaged");
  aside = set_aside (path);
  g_assert_true (g_str_has_suffix (aside, "notes-damaged-2026-11-23T101500-2"));
  assert_text (taken, "another's log");
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *to = g_build_filename (fixture->folder, "copy 100%.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *into_missing = g_build_filename (missing, "copy.db", NULL);
  g_autoptr (GBytes) original = fixture_read (fixture->shipped);
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fz_file_copy (fixture->shipped, to, &error));
  copy = fixture_read (to);
  g_assert_true (g_bytes_equal (original, copy));

  g_assert_false (fz_file_copy (missing, into_missing, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);
}

static void
test_copy_keeps_what_is_there (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *to = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  write_text (to, "made by another program meanwhile");
  g_assert_true (fz_file_copy (fixture->shipped, to, &error));
  assert_text (to, "made by another program meanwhile");
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "copy.db shipped.db");
}

static void
copy_within_limit (gpointer data)
{
  Fixture         *fixture = data;
  struct rlimit    limit = { .rlim_cur = 4096, .rlim_max = 4096 };
  g_autofree char *to = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (fz_file_copy (fixture->shipped, to, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "shipped.db");
}

static void
test_copy_without_room (Fixture      *fixture,
                        gconstpointer data)
{
  g_assert_cmpint (fixture_run (copy_within_limit, fixture), ==, 0);
}

static void
test_lock (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofd int first = fz_file_lock_folder (fixture->shipped, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fz_file_lock_folder (fixture->shipped, &error), ==, -1);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_BUSY);
  g_clear_error (&error);

  g_assert_true (g_clear_fd (&first, NULL));
  first = fz_file_lock_folder (fixture->shipped, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/file/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("aside-name", test_aside_name);
  ADD ("aside-never-overwrites", test_aside_never_overwrites);
  ADD ("aside-beside-a-log", test_aside_beside_a_log);
  ADD ("copy", test_copy);
  ADD ("copy-keeps-what-is-there", test_copy_keeps_what_is_there);
  ADD ("copy-without-room", test_copy_without_room);
  ADD ("lock", test_lock);
#undef ADD

  return g_test_run ();
}
