/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"
#include "fz-small-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* One save, ended at every one of its system calls, or with each of them failing; and on
 * a real disk that is full, or can no longer be written. */

#define SHAHE "440106003"
#define STATE                                                                              \
  "SELECT address, access, (SELECT count (*) FROM batch), (SELECT count (*) FROM change) " \
  "FROM station WHERE code = '" SHAHE "'"
#define BEFORE "NULL|NULL|0|0"
#define AFTER "one|a ramp|1|3"
#define CANNOT_MOUNT 77

static FzRecord *
make_changed (Keeping *keeping)
{
  g_autoptr (FzRecord) record = fixture_load (keeping->database, SHAHE);
  FzRecord *changed = fz_record_copy (record);

  g_set_str (&changed->address, "one");
  g_set_str (&changed->access, "a ramp");
  return changed;
}

static gboolean
save (Keeping  *keeping,
      FzRecord *record,
      GError  **error)
{
  g_autoptr (FzRecord) saved = NULL;

  saved = fz_database_save_record (keeping->database, keeping->catalog, record, "lin", error);
  return saved != NULL;
}

/* The database as it was, with nothing beside it. */
static void
put_back (Keeping    *keeping,
          const char *pristine)
{
  g_autofree char *wal = g_strconcat (keeping->base.shipped, "-wal", NULL);
  g_autofree char *shm = g_strconcat (keeping->base.shipped, "-shm", NULL);

  g_remove (wal);
  g_remove (shm);
  fixture_copy (pristine, keeping->base.shipped);
}

static void
assert_before_or_after (Keeping *keeping,
                        gboolean must_be_after)
{
  g_autofree char *state = NULL;

  keeping_reopen (keeping);
  keeping_assert_sound (keeping);
  state = fixture_query (keeping->base.shipped, STATE);
  if (must_be_after || g_strcmp0 (state, BEFORE) != 0)
    g_assert_cmpstr (state, ==, AFTER);
  g_clear_pointer (&keeping->database, fz_database_close);
}

/* Stops before the save, for the one who watches; ends well after it. */
static void
save_watched (Keeping *keeping)
{
  g_autoptr (FzRecord) record = NULL;

  keeping->database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  record = make_changed (keeping);
  if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (CANNOT_MOUNT);
  raise (SIGSTOP);
  _exit (save (keeping, record, NULL) ? 0 : 1);
}

/* Kills a save at the beginning or end of its system calls, the one of number @at. TRUE
 * when it came to its own end before; @status is how it ended. */
static gboolean
kill_at_call (Keeping *keeping,
              guint    at,
              int     *status)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    save_watched (keeping);

  g_assert_cmpint (waitpid (child, status, 0), ==, child);
  for (guint i = 0; WIFSTOPPED (*status); i++)
    {
      if (i == at)
        {
          kill (child, SIGKILL);
          g_assert_cmpint (waitpid (child, status, 0), ==, child);
          return FALSE;
        }
      g_assert_cmpint (ptrace (PTRACE_SYSCALL, child, NULL, NULL), ==, 0);
      g_assert_cmpint (waitpid (child, status, 0), ==, child);
    }
  return TRUE;
}

static void
test_killed_at_every_call (Keeping      *keeping,
                           gconstpointer data)
{
  g_autofree char *pristine = g_strconcat (keeping->base.folder, "/pristine", NULL);
  gboolean         ended = FALSE;
  guint            at;

  g_clear_pointer (&keeping->database, fz_database_close);
  fixture_copy (keeping->base.shipped, pristine);
  for (at = 1; !ended; at++)
    {
      int status;

      put_back (keeping, pristine);
      ended = kill_at_call (keeping, at, &status);
      if (ended && WIFEXITED (status) && WEXITSTATUS (status) == CANNOT_MOUNT)
        {
          g_test_skip ("this machine lets nobody watch another process");
          return;
        }
      if (ended)
        g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      assert_before_or_after (keeping, ended);
    }
  g_test_message ("killed at %u moments", at - 2);
  g_assert_cmpuint (at, >, 20);
}

/* Every call that SQLite makes comes through here; the one of number @fail_at fails. */
static guint n_calls;
static guint fail_at;
static int   fail_with;

static gboolean
fails (void)
{
  if (++n_calls != fail_at)
    return FALSE;
  errno = fail_with;
  return TRUE;
}

static int
open_or_fail (const char *path,
              int         flags,
              int         mode)
{
  return fails () ? -1 : open (path, flags, mode);
}

static gssize
read_or_fail (int    fd,
              void  *data,
              size_t length,
              off_t  offset)
{
  return fails () ? -1 : pread (fd, data, length, offset);
}

static gssize
write_or_fail (int         fd,
               const void *data,
               size_t      length,
               off_t       offset)
{
  return fails () ? -1 : pwrite (fd, data, length, offset);
}

static int
truncate_or_fail (int   fd,
                  off_t length)
{
  return fails () ? -1 : ftruncate (fd, length);
}

static int
unlink_or_fail (const char *path)
{
  return fails () ? -1 : unlink (path);
}

/* A lock is refused; giving one back is not. */
static int
lock_or_fail (int           fd,
              int           command,
              struct flock *lock)
{
  gboolean takes = command == F_SETLK && lock->l_type != F_UNLCK;

  return takes && fails () ? -1 : fcntl (fd, command, lock);
}

static void
replace_call (const char         *name,
              sqlite3_syscall_ptr call)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  int          result = vfs->xSetSystemCall (vfs, name, call);

  g_assert_true (result == SQLITE_OK || result == SQLITE_NOTFOUND);
}

static void
replace_calls (void)
{
  replace_call ("open", (sqlite3_syscall_ptr) open_or_fail);
  replace_call ("pread", (sqlite3_syscall_ptr) read_or_fail);
  replace_call ("pread64", (sqlite3_syscall_ptr) read_or_fail);
  replace_call ("pwrite", (sqlite3_syscall_ptr) write_or_fail);
  replace_call ("pwrite64", (sqlite3_syscall_ptr) write_or_fail);
  replace_call ("ftruncate", (sqlite3_syscall_ptr) truncate_or_fail);
  replace_call ("unlink", (sqlite3_syscall_ptr) unlink_or_fail);
  replace_call ("fcntl", (sqlite3_syscall_ptr) lock_or_fail);
}

/* A save with one call failing, and the same again when none does. Ends with 3 when none
 * had to fail any more, 4 when it failed in a way that is not understood. */
static void
save_with_failing_call (gpointer data)
{
  Keeping *keeping = data;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  keeping->database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  record = make_changed (keeping);
  replace_calls ();
  n_calls = 0;
  if (!save (keeping, record, &error))
    {
      if (error->domain != FZ_STORE_ERROR)
        _exit (4);
      g_clear_error (&error);
      n = n_calls;
      fail_at = 0;
      /* Reported as failed and done nevertheless it may be, but not twice. */
      if (!save (keeping, record, &error) &&
          !g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
        {
          g_printerr ("call %u: again: %s\n", n, error->message);
          _exit (4);
        }
    }
  else if (n_calls < fail_at)
    _exit (3);
  g_clear_pointer (&keeping->database, fz_database_close);
}

static void
test_every_call_fails (Keeping      *keeping,
                       gconstpointer data)
{
  g_autofree char *pristine = g_strconcat (keeping->base.folder, "/pristine", NULL);
  int              status;

  g_clear_pointer (&keeping->database, fz_database_close);
  fixture_copy (keeping->base.shipped, pristine);
  fail_with = GPOINTER_TO_INT (data);
  for (fail_at = 1;; fail_at++)
    {
      put_back (keeping, pristine);
      status = fixture_run (save_with_failing_call, keeping);
      g_assert_true (WIFEXITED (status));
      if (WEXITSTATUS (status) == 3)
        break;
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      assert_before_or_after (keeping, TRUE);
    }
  g_test_message ("%u calls", fail_at - 1);
  g_assert_cmpuint (fail_at, >, 10);
}

/* On a disk of its own, which is filled, then locked, while the database is open. */
static void
save_on_small_disk (gpointer data)
{
  Keeping         *keeping = data;
  g_autofree char *folder = g_build_filename (keeping->base.folder, "disk", NULL);
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autofree char *path = g_build_filename (folder, "stations.db", NULL);
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  if (!small_disk_mount (folder, 1024))
    _exit (CANNOT_MOUNT);
  fixture_copy (keeping->base.shipped, path);
  keeping->database = fixture_open (path, FZ_DATABASE_READ_WRITE);
  record = make_changed (keeping);

  small_disk_fill (folder);
  g_assert_false (save (keeping, record, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (filler), ==, 0);
  g_assert_true (save (keeping, record, &error));
  g_assert_no_error (error);
  state = fixture_query (path, STATE);
  g_assert_cmpstr (state, ==, AFTER);
  g_clear_pointer (&keeping->database, fz_database_close);
  _exit (0);
}

static void
test_small_disk (Keeping      *keeping,
                 gconstpointer data)
{
  int status;

  g_clear_pointer (&keeping->database, fz_database_close);
  status = fixture_run (save_on_small_disk, keeping);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == CANNOT_MOUNT)
    {
      g_test_skip ("this machine lets nobody mount anything");
      return;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* The file loses its right to be written while it is open by somebody who obeys that. */
static void
save_read_only (gpointer data)
{
  Keeping *keeping = data;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fz_database_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  keeping->database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_ONLY);
  record = make_changed (keeping);
  g_assert_false (save (keeping, record, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&keeping->database, fz_database_close);
}

static void
test_read_only (Keeping      *keeping,
                gconstpointer data)
{
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&keeping->database, fz_database_close);
  g_assert_cmpint (g_chmod (keeping->base.shipped, 0444), ==, 0);
  fixture_run_as_nobody (save_read_only, keeping);
  g_assert_cmpint (g_chmod (keeping->base.shipped, 0644), ==, 0);
  keeping_reopen (keeping);
  record = make_changed (keeping);
  g_assert_true (save (keeping, record, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) \
  g_test_add ("/store-calls/" path, Keeping, data, keeping_set_up, function, keeping_tear_down)
  ADD ("killed-at-every-call", NULL, test_killed_at_every_call);
  ADD ("every-call-fails", GINT_TO_POINTER (EIO), test_every_call_fails);
  ADD ("every-call-finds-no-room", GINT_TO_POINTER (ENOSPC), test_every_call_fails);
  ADD ("small-disk", NULL, test_small_disk);
  ADD ("read-only", NULL, test_read_only);
#undef ADD

  return g_test_run ();
}
