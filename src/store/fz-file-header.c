/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-file-header.h"

#include "fz-database.h"
#include "fz-file.h"
#include "fz-migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first bytes of a database, by SQLite's file format. */
#define MAGIC "SQLite format 3"
#define HEADER_SIZE 100
#define USER_VERSION_AT 60
#define APPLICATION_ID_AT 68

static gint64
read_number (const guint8 *header,
             gsize         at)
{
  guint32 big_endian;

  memcpy (&big_endian, header + at, sizeof big_endian);
  return (gint32) GUINT32_FROM_BE (big_endian);
}

/* Reads up to HEADER_SIZE bytes; -1 with errno set when that fails. What is no
 * ordinary file, a folder say, reads as zeros, which no database begins with. */
static gssize
read_header (const char *path,
             guint8     *header)
{
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat  info;
  gssize       n_read;

  if (fd < 0 || fstat (fd, &info) != 0)
    return -1;
  if (!S_ISREG (info.st_mode))
    return HEADER_SIZE;

  do
    n_read = pread (fd, header, HEADER_SIZE, 0);
  while (n_read < 0 && errno == EINTR);
  return n_read;
}

/* Whether a database with these numbers is this program's to open: FOREIGN when
 * another application's, TOO_NEW when a later version of this one's. */
gboolean
fz_file_header_judge (gint64   application_number,
                      gint64   version,
                      GError **error)
{
  gint64 latest = fz_migrations_get_latest ();

  if (application_number != FZ_APPLICATION_NUMBER)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FOREIGN,
                   "another application's database (0x%08X)", (guint32) application_number);
      return FALSE;
    }
  if (version > latest)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_TOO_NEW,
                   "the database has version %" G_GINT64_FORMAT
                   ", this program knows up to %" G_GINT64_FORMAT,
                   version, latest);
      return FALSE;
    }
  return TRUE;
}

/* Looks at the file's first bytes before SQLite touches it, since SQLite would
 * take an empty file for a new database, and roll another program's back. */
gboolean
fz_file_header_check (const char *path,
                      GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  guint8           header[HEADER_SIZE] = { 0 };
  gssize           n_read = read_header (path, header);

  if (n_read < 0)
    {
      fz_file_set_error (path, errno, error);
      return FALSE;
    }
  if (n_read > 0 && memcmp (header, MAGIC, MIN ((gsize) n_read, sizeof MAGIC)) != 0)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_DATABASE,
                   "%s: not an SQLite database", shown);
      return FALSE;
    }
  if (n_read < HEADER_SIZE)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
                   "%s: cut off after %d bytes", shown, (int) n_read);
      return FALSE;
    }

  if (fz_file_header_judge (read_number (header, APPLICATION_ID_AT),
                            read_number (header, USER_VERSION_AT), error))
    return TRUE;
  g_prefix_error (error, "%s: ", shown);
  return FALSE;
}

/* The user_version in the file's first bytes; 0 when it has none. */
gint64
fz_file_header_read_version (const char *path)
{
  guint8 header[HEADER_SIZE] = { 0 };

  return read_header (path, header) == HEADER_SIZE ? read_number (header, USER_VERSION_AT) : 0;
}
