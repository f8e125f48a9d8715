/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-calendar.h"
#include "fz-change.h"
#include "fz-dataset.h"
#include "fz-phone-book.h"
#include "fz-rules.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* What can be wrong with a database; for all else there is FAILED. */
typedef enum
{
  FZ_STORE_ERROR_FAILED,
  FZ_STORE_ERROR_MISSING,      /* no such file */
  FZ_STORE_ERROR_UNREADABLE,   /* permission refused */
  FZ_STORE_ERROR_NOT_DATABASE, /* not an SQLite file at all */
  FZ_STORE_ERROR_FOREIGN,      /* another application's database */
  FZ_STORE_ERROR_TOO_NEW,      /* written by a newer version */
  FZ_STORE_ERROR_DAMAGED,      /* an SQLite file that fails its own check */
  FZ_STORE_ERROR_READ_ONLY,    /* it, or its folder, cannot be written */
  FZ_STORE_ERROR_FULL,         /* no room on the disk */
  FZ_STORE_ERROR_BUSY,         /* another program holds it */
  FZ_STORE_ERROR_NOT_FOUND,    /* no such station */
  FZ_STORE_ERROR_CHANGED,      /* the record was changed since it was read */
  FZ_STORE_ERROR_IN_USE,       /* something else refers to it, or has its code */
  FZ_STORE_ERROR_REPLACED,     /* another file lies where the open one lay */
  FZ_STORE_ERROR_UNSAFE,       /* on a file system where it could not be kept safe */
} FzStoreError;

#define FZ_STORE_ERROR (fz_store_error_quark ())
GQuark fz_store_error_quark (void);

typedef enum
{
  FZ_DATABASE_READ_ONLY,
  FZ_DATABASE_READ_WRITE, /* migrates an older database */
} FzDatabaseMode;

/* One connection to one database file, for one thread. The store keeps one in
 * its thread; programs without a window use it directly. */
typedef struct _FzDatabase FzDatabase;

FzDatabase *fz_database_open (const char    *path,
                              FzDatabaseMode mode,
                              GError       **error);
FzDatabase *fz_database_open_shipped (const char *path,
                                      const char *extension,
                                      GError    **error);
const char *fz_database_get_path (FzDatabase *self);
gboolean    fz_database_create (const char      *path,
                                const FzDataset *dataset,
                                GError         **error);
void        fz_database_close (FzDatabase *self);
gboolean    fz_database_is_writable (FzDatabase *self);

FzCatalog        *fz_database_load_catalog (FzDatabase *self,
                                            GError    **error);
FzStationColumns *fz_database_load_columns (FzDatabase      *self,
                                            const FzCatalog *catalog,
                                            GCancellable    *cancellable,
                                            GError         **error);
FzRecord         *fz_database_load_record (FzDatabase      *self,
                                           const FzCatalog *catalog,
                                           guint32          id,
                                           GError         **error);
FzCalendar       *fz_database_load_calendar (FzDatabase *self,
                                             GError    **error);
GArray           *fz_database_load_days (FzDatabase *self,
                                         GError    **error);
FzDataset        *fz_database_load_dataset (FzDatabase *self,
                                            GError    **error);
FzPhoneBook      *fz_database_load_phones (FzDatabase *self,
                                           GError    **error);
gboolean          fz_database_find_any_code (FzDatabase *self,
                                             const char *code,
                                             guint32    *id,
                                             GError    **error);
gboolean          fz_database_find_code (FzDatabase *self,
                                         const char *code,
                                         guint32    *id,
                                         GError    **error);

FzRecord *fz_database_save_record (FzDatabase      *self,
                                   const FzCatalog *catalog,
                                   const FzRecord  *record,
                                   const char      *who,
                                   GError         **error);
FzBatch  *fz_database_change (FzDatabase      *self,
                              const FzCatalog *catalog,
                              const GPtrArray *changes,
                              const char      *who,
                              GError         **error);
FzBatch  *fz_database_change_as (FzDatabase      *self,
                                 const FzCatalog *catalog,
                                 const GPtrArray *changes,
                                 FzBatchKind      kind,
                                 const char      *who,
                                 GError         **error);
FzBatch  *fz_database_undo (FzDatabase      *self,
                            const FzCatalog *catalog,
                            gint64           id,
                            const char      *who,
                            GError         **error);
gboolean  fz_database_follow_dataset (FzDatabase      *self,
                                      const FzDataset *dataset,
                                      gboolean        *followed,
                                      GError         **error);

FzBatch *fz_database_replace_calendar (FzDatabase   *self,
                                       const GArray *was,
                                       const GArray *days,
                                       const char   *who,
                                       GError      **error);

GPtrArray *fz_database_check (FzDatabase *self,
                              FzTotals   *totals,
                              GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDatabase, fz_database_close)

G_END_DECLS
