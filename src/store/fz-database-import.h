/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"

G_BEGIN_DECLS

/* What was published, of values that have been changed since. Read by any thread. */
typedef struct _FzBases FzBases;

FzBases *fz_database_load_bases (FzDatabase *self,
                                 GError    **error);
void     fz_bases_free (FzBases *self);
gboolean fz_bases_find (const FzBases *self,
                        guint32        station,
                        const char    *field,
                        const char   **base);

gboolean fz_bases_has (const FzBases *self,
                       guint32        station);

typedef void (*FzMeetRecord) (const FzRecord *record,
                              gpointer        data);

gboolean fz_database_meet_records (FzDatabase      *self,
                                   const FzCatalog *catalog,
                                   FzMeetRecord     meet,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);

/* FALSE with an error to hear of no more. */
typedef gboolean (*FzTakeRecord) (gpointer         data,
                                  const FzRecord  *record,
                                  const FzCatalog *catalog,
                                  GError         **error);

gboolean fz_database_read_copy (const char   *path,
                                FzTakeRecord  take,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

/* What is to be brought in, as one batch; all of it borrowed. */
typedef struct
{
  const GPtrArray *added;   /* of FzRecord, whose ids are not looked at */
  const GPtrArray *authors; /* (nullable) of each of them, (nullable) whose it is */
  const GPtrArray *changes; /* of FzChange, those of a station side by side */
  const char      *who;     /* (nullable) signs it */
  int             *n_done;  /* (nullable) stations that were saved, for any thread to look at */
} FzImport;

FzBatch *fz_database_import (FzDatabase      *self,
                             const FzCatalog *catalog,
                             const FzImport  *import,
                             GCancellable    *cancellable,
                             char           **kept,
                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzBases, fz_bases_free)

G_END_DECLS
