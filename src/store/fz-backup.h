/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Why a backup was made. */
typedef enum
{
  FZ_BACKUP_DAILY,
  FZ_BACKUP_MIGRATION, /* before the file got a newer version's form */
  FZ_BACKUP_IMPORT,    /* before an import */
  FZ_BACKUP_RESTORE,   /* before another backup took its place */
} FzBackupReason;
#define FZ_N_BACKUP_REASONS 4

/* One of the backups in the folder "backups" beside a database. */
typedef struct
{
  char          *path; /* (owned) in the encoding of file names */
  gint64         time; /* Unix time, s */
  FzBackupReason reason;
} FzBackup;

#define FZ_TYPE_BACKUP (fz_backup_get_type ())
GType fz_backup_get_type (void);

FzBackup *fz_backup_new (const char    *path,
                         gint64         time,
                         FzBackupReason reason);
FzBackup *fz_backup_new_from_path (const char *path);
FzBackup *fz_backup_copy (const FzBackup *self);
void      fz_backup_free (FzBackup *self);

const char *fz_backup_reason_to_word (FzBackupReason reason);
char       *fz_backup_make_path (const char    *database,
                                 gint64         time,
                                 FzBackupReason reason,
                                 guint          attempt);
char       *fz_backup_make_folder (const char *database);
gint64      fz_backup_get_day (gint64 time);
GPtrArray  *fz_backup_list_surplus (const GPtrArray *backups,
                                    const char      *spared);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzBackup, fz_backup_free)

G_END_DECLS
