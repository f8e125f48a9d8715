/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-small-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/*
 * A real disk of this process's own, small enough to be filled, which can be made
 * read-only: a tmpfs in a mount namespace that ends with the process.
 */

static gboolean
write_text (const char *path,
            const char *text)
{
  g_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  return fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);
}

/* An ordinary user may mount where they are root, which they may become alone. */
static gboolean
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getegid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 &&
         write_text ("/proc/self/setgroups", "deny") &&
         write_text ("/proc/self/uid_map", users) &&
         write_text ("/proc/self/gid_map", groups);
}

/* Puts the disk at @folder. FALSE where the machine lets nobody mount anything. */
gboolean
small_disk_mount (const char *folder,
                  guint       kilobytes)
{
  g_autofree char *size = g_strdup_printf ("size=%uk,mode=0700", kilobytes);

  return enter_namespace () &&
         mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("fazhan", folder, "tmpfs", 0, size) == 0;
}

/* Leaves not a byte free. */
void
small_disk_fill (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  g_autofd int     fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  char             block[4096] = { 0 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
}

/* From now on nothing can be written there. */
void
small_disk_lock (const char *folder)
{
  g_assert_cmpint (mount ("none", folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
}

/* Takes the disk away, with what is on it. */
void
small_disk_unmount (const char *folder)
{
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
}
