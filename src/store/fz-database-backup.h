/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-backup.h"
#include "fz-database.h"

G_BEGIN_DECLS

/* What a database that could take another's place holds. */
typedef struct
{
  char  *collection; /* (owned) */
  char  *version;    /* (owned) of the collection */
  gint64 n_stations; /* that are not deleted */
  gint64 n_changes;  /* in its history */
  char  *changed_at; /* (owned) (nullable) ISO time, UTC, of the last of them */
  char  *changed_by; /* (owned) (nullable) */
} FzBackupContent;

FzBackupContent *fz_backup_content_read (const char *path,
                                         GError    **error);
void             fz_backup_content_free (FzBackupContent *self);

gboolean   fz_database_back_up (FzDatabase *self,
                                const char *path,
                                GError    **error);
char      *fz_database_back_up_before (FzDatabase    *self,
                                       FzBackupReason reason,
                                       GError       **error);
gboolean   fz_database_back_up_daily (FzDatabase *self,
                                      gint64      now,
                                      char      **made,
                                      GError    **error);
GPtrArray *fz_database_list_backups (FzDatabase *self,
                                     GError    **error);
gboolean   fz_database_restore (FzDatabase *self,
                                const char *path,
                                const char *who,
                                char      **kept,
                                GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzBackupContent, fz_backup_content_free)

G_END_DECLS
