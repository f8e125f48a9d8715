/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-file.h"

#include "fz-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define COPY_CHUNK 65536

/* More names than this for one second mean that something else is wrong. */
#define MAX_NAMES 1000

/* How often and how long apart, in microseconds, a lock is asked for. */
#define LOCK_TRIES 50
#define LOCK_PAUSE 40000

/* What SQLite keeps beside a database. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

static gboolean
report (const char *path,
        GError    **error)
{
  fz_file_set_error (path, errno, error);
  return FALSE;
}

/* A name is safe only once the folder that holds it is. */
static gboolean
sync_folder (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0 && fsync (fd) == 0)
    return TRUE;
  return report (folder, error);
}

static gboolean
sync_file (const char *path,
           GError    **error)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0 && fsync (fd) == 0)
    return TRUE;
  return report (path, error);
}

/* Renames without taking another file's place, on file systems that can. */
static gboolean
rename_beside (const char *from,
               const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  if (g_access (to, F_OK) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (from, to) == 0;
}

static gboolean
copy_chunk (int         from,
            int         to,
            const char *from_path,
            const char *to_path,
            gboolean   *at_end,
            GError    **error)
{
  char   chunk[COPY_CHUNK];
  gssize n_read = read (from, chunk, sizeof chunk);
  gssize n_written = 0;

  *at_end = n_read == 0;
  if (n_read < 0 && errno != EINTR)
    return report (from_path, error);

  while (n_written < n_read)
    {
      gssize n = write (to, chunk + n_written, n_read - n_written);

      if (n < 0 && errno != EINTR)
        return report (to_path, error);
      n_written += MAX (n, 0);
    }
  return TRUE;
}

static gboolean
copy_content (const char *from_path,
              const char *to_path,
              GError    **error)
{
  g_autofd int from = g_open (from_path, O_RDONLY | O_CLOEXEC, 0);
  g_autofd int to = -1;
  gboolean     at_end = FALSE;

  if (from < 0)
    return report (from_path, error);
  to = g_open (to_path, O_WRONLY | O_CLOEXEC, 0);
  if (to < 0)
    return report (to_path, error);

  while (!at_end)
    {
      if (!copy_chunk (from, to, from_path, to_path, &at_end, error))
        return FALSE;
    }
  return TRUE;
}

/* A name beside @path that says when and that its file was damaged. @attempt
 * tells names of one second apart. */
static char *
make_aside_path (const char *path,
                 GDateTime  *now,
                 guint       attempt)
{
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H%M%S");
  const char      *suffix = g_str_has_suffix (path, ".db") ? ".db" : "";
  gsize            stem = strlen (path) - strlen (suffix);

  if (attempt == 0)
    return g_strdup_printf ("%.*s-damaged-%s%s", (int) stem, path, time, suffix);
  return g_strdup_printf ("%.*s-damaged-%s-%u%s", (int) stem, path, time, attempt + 1, suffix);
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/* The companions go first: a new database must never find another one's log. */
static gboolean
move_companions (const char *path,
                 const char *aside,
                 GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      if (!rename_beside (from, to) && errno != ENOENT)
        {
          fz_file_set_write_error (from, errno, error);
          return FALSE;
        }
    }
  return TRUE;
}

/* What an errno means for a database. */
FzStoreError
fz_file_judge (int system_error)
{
  switch (system_error)
    {
    case ENOENT:
    case ENOTDIR:
      return FZ_STORE_ERROR_MISSING;
    case EACCES:
    case EPERM:
      return FZ_STORE_ERROR_UNREADABLE;
    case EROFS:
      return FZ_STORE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FZ_STORE_ERROR_FULL;
    default:
      return FZ_STORE_ERROR_FAILED;
    }
}

/* Sets @error from an errno about @path. */
void
fz_file_set_error (const char *path,
                   int         system_error,
                   GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, FZ_STORE_ERROR, fz_file_judge (system_error), "%s: %s",
               shown, g_strerror (system_error));
}

/* The same for making or renaming something: there a refusal is one to write. */
void
fz_file_set_write_error (const char *path,
                         int         system_error,
                         GError    **error)
{
  gboolean refused = system_error == EACCES || system_error == EPERM;

  fz_file_set_error (path, refused ? EROFS : system_error, error);
}

/* Keeps other programs that ask for it out of the folder of @path, until the
 * descriptor that it returns is closed; on a file system without locks, nobody.
 * Waits for two seconds, then gives FZ_STORE_ERROR_BUSY; -1 on any error. */
int
fz_file_lock_folder (const char *path,
                     GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int     fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      fz_file_set_error (folder, errno, error);
      return -1;
    }

  for (guint i = 0; i < LOCK_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return g_steal_fd (&fd);
      g_usleep (LOCK_PAUSE);
    }
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_BUSY, "another program holds %s", folder);
  return -1;
}

/* Whether a log or the like lies beside @path, with a file there or without. */
gboolean
fz_file_has_companions (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      if (is_there (companion))
        return TRUE;
    }
  return FALSE;
}

/* Makes an empty file beside @path and returns its path. */
char *
fz_file_create_draft (const char *path,
                      GError    **error)
{
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  g_autofd int     fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0644);

  if (fd >= 0)
    return g_steal_pointer (&draft);

  fz_file_set_write_error (path, errno, error);
  return NULL;
}

/* Gives @draft, complete, the name @path. By FZ_FILE_KEEP a file that is there
 * already stays, and the draft goes: two programs that start at once make one. */
gboolean
fz_file_publish (const char  *draft,
                 const char  *path,
                 FzFilePolicy policy,
                 GError     **error)
{
  gboolean named;

  if (!sync_file (draft, error))
    return FALSE;

  named = policy == FZ_FILE_KEEP ? rename_beside (draft, path) : g_rename (draft, path) == 0;
  if (!named && policy == FZ_FILE_KEEP && errno == EEXIST)
    {
      fz_file_discard (draft);
      return TRUE;
    }
  if (!named)
    return report (path, error);
  return sync_folder (path, error);
}

/* Removes a draft, and what SQLite may have left beside it. */
void
fz_file_discard (const char *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (draft, companions[i], NULL);

      g_unlink (companion);
    }
  g_unlink (draft);
}

/* Copies a database that nobody writes to @to, where none is yet. */
gboolean
fz_file_copy (const char *from,
              const char *to,
              GError    **error)
{
  g_autofree char *draft = fz_file_create_draft (to, error);

  if (draft == NULL)
    return FALSE;

  if (copy_content (from, draft, error) && fz_file_publish (draft, to, FZ_FILE_KEEP, error))
    return TRUE;

  fz_file_discard (draft);
  return FALSE;
}

/* Gives the file at @path and what lies beside it a name with the time @now (by
 * the clock on the wall, as whoever looks for it would), for instance
 * stations-damaged-2026-11-23T101500.db. No file that is there is overwritten.
 * Returns the new path; there need be no file at @path but its companions. */
char *
fz_file_set_aside (const char *path,
                   GDateTime  *now,
                   GError    **error)
{
  for (guint attempt = 0; attempt < MAX_NAMES; attempt++)
    {
      g_autofree char *aside = make_aside_path (path, now, attempt);

      if (is_there (aside) || fz_file_has_companions (aside))
        continue;
      if (!move_companions (path, aside, error))
        return NULL;
      if (rename_beside (path, aside) || errno == ENOENT)
        return sync_folder (path, error) ? g_steal_pointer (&aside) : NULL;

      fz_file_set_write_error (path, errno, error);
      return NULL;
    }
  fz_file_set_error (path, EEXIST, error);
  return NULL;
}
