/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-backup.h"
#include "fz-database-backup.h"
#include "fz-database-shared.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* What the store has to do with others: who write to the same file, and who kept it. */

/* What others saved since the last look; fz_store_set_watch() asks by itself. */
void         fz_store_look_async (FzStore            *self,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
FzStoreNews *fz_store_look_finish (FzStore      *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* Opens the same location again and reads everything anew: after FZ_STORE_ERROR_REPLACED,
 * a restored backup, a changed catalogue, or news that ask for it. */
void            fz_store_reload_async (FzStore            *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
FzStoreOutcome *fz_store_reload_finish (FzStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

/* After FZ_STORE_ERROR_CHANGED: @mine beside what is saved now. */
void        fz_store_compare_async (FzStore            *self,
                                    FzRecord           *mine,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
FzConflict *fz_store_compare_finish (FzStore      *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* The automatic backups, the newest first: FzBackups. */
void       fz_store_list_backups_async (FzStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *fz_store_list_backups_finish (FzStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* Writes a backup to the new file @path, in the encoding of file names. */
void     fz_store_back_up_async (FzStore            *self,
                                 const char         *path,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean fz_store_back_up_finish (FzStore      *self,
                                  GAsyncResult *result,
                                  GError      **error);

/* What the backup at @path holds, before it is restored. */
void             fz_store_read_backup_async (FzStore            *self,
                                             const char         *path,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
FzBackupContent *fz_store_read_backup_finish (FzStore      *self,
                                              GAsyncResult *result,
                                              GError      **error);

/* Puts the backup at @path in the place of everything. Gives the path of the backup by
 * which that can be taken back; `changed` asks for everything to be reloaded then. */
void  fz_store_restore_async (FzStore            *self,
                              const char         *path,
                              const char         *who,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *fz_store_restore_finish (FzStore      *self,
                               GAsyncResult *result,
                               GError      **error);

G_END_DECLS
