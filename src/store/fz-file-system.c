/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-file-system.h"

#include <sys/vfs.h>

/* The numbers by which statfs() tells file systems that other computers may write to at
 * the same time, from linux/magic.h and the file systems' own sources; FUSE may be any
 * of them. */
static const gint64 shared_types[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB2 */
  0x65735546, /* FUSE: sshfs, gvfs */
  0x01021997, /* 9P */
  0x5346414F, /* AFS */
  0x6B414653, /* kAFS */
  0x73757245, /* Coda */
  0x00C36400, /* Ceph */
  0x564C,     /* NCP */
  0x7461636F, /* OCFS2 */
  0x01161970, /* GFS2 */
  0x0BD00BD0, /* Lustre */
  0x47504653, /* GPFS */
  0x786F4256, /* a folder of VirtualBox's host */
};

/* Whether @type, the f_type of statfs(), is a file system over which memory is not
 * shared by all who have a file open, which SQLite's log needs. */
gboolean
fz_file_system_type_is_shared (gint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (shared_types); i++)
    {
      if (shared_types[i] == (type & 0xFFFFFFFF))
        return TRUE;
    }
  return FALSE;
}

/* Whether the file at @path lies on such a file system; FALSE when nobody can tell. */
gboolean
fz_file_system_is_shared (const char *path)
{
  struct statfs info;

  return statfs (path, &info) == 0 && fz_file_system_type_is_shared (info.f_type);
}
