/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-faulty-disk.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

/*
 * SQLite's own file system with three of its methods looked over. All files share
 * those three, so one copy of the originals serves for all; in others databases
 * differ from their logs.
 */
static sqlite3_vfs        faulty;
static sqlite3_vfs       *sound;
static sqlite3_io_methods original;
static sqlite3_io_methods patched_database;
static sqlite3_io_methods patched_other;

static Fault fault;
static guint fault_at;
static guint steps;

static gboolean
is_struck (void)
{
  steps++;
  if (fault == FAULT_KILL && steps == fault_at)
    raise (SIGKILL);
  if (fault != FAULT_FULL || steps < fault_at)
    return FALSE;

  errno = ENOSPC;
  return TRUE;
}

static int
write_or_fail (sqlite3_file *file,
               const void   *data,
               int           length,
               sqlite3_int64 offset)
{
  return is_struck () ? SQLITE_FULL : original.xWrite (file, data, length, offset);
}

static int
truncate_or_fail (sqlite3_file *file,
                  sqlite3_int64 length)
{
  return is_struck () ? SQLITE_IOERR_TRUNCATE : original.xTruncate (file, length);
}

static int
sync_or_fail (sqlite3_file *file,
              int           flags)
{
  return is_struck () ? SQLITE_IOERR_FSYNC : original.xSync (file, flags);
}

static int
open_patched (sqlite3_vfs  *vfs,
              const char   *name,
              sqlite3_file *file,
              int           flags,
              int          *out_flags)
{
  int                 result = sound->xOpen (vfs, name, file, flags, out_flags);
  sqlite3_io_methods *patched = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? &patched_database
                                                                   : &patched_other;

  if (result != SQLITE_OK || file->pMethods == NULL)
    return result;

  original = *file->pMethods;
  *patched = original;
  patched->xWrite = write_or_fail;
  patched->xTruncate = truncate_or_fail;
  patched->xSync = sync_or_fail;
  file->pMethods = patched;
  return result;
}

/* For the rest of this process's life. */
void
faulty_disk_install (Fault what,
                     guint at_step)
{
  fault = what;
  fault_at = at_step;
  sound = sqlite3_vfs_find (NULL);
  faulty = *sound;
  faulty.zName = "faulty";
  faulty.xOpen = open_patched;
  g_assert_cmpint (sqlite3_vfs_register (&faulty, 1), ==, SQLITE_OK);
}

/* That a child with such a disk ended as it may: by @status of waitpid(), well, or
 * killed by the fault, or with 1 after an error that it understood. */
void
faulty_disk_assert_ended (Fault what,
                          int   status)
{
  if (what == FAULT_KILL && WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return;
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <=, what == FAULT_FULL ? 1 : 0);
}
