/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* Reads whole records, one after the other. */
typedef struct _FzRecordReader FzRecordReader;

FzRecordReader *fz_record_reader_new (sqlite3         *db,
                                      const FzCatalog *catalog,
                                      GError         **error);
FzRecordReader *fz_record_reader_new_for_id (sqlite3         *db,
                                             const FzCatalog *catalog,
                                             guint32          id,
                                             GError         **error);
FzRecordReader *fz_record_reader_new_for_deleted (sqlite3         *db,
                                                  const FzCatalog *catalog,
                                                  GError         **error);
void            fz_record_reader_free (FzRecordReader *self);

void     fz_record_reader_set_problems (FzRecordReader *self,
                                        GPtrArray      *problems);
gboolean fz_record_reader_read (FzRecordReader *self,
                                guint32         id,
                                FzRecord      **record,
                                GError        **error);
gboolean fz_record_reader_next (FzRecordReader *self,
                                FzRecord      **record,
                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecordReader, fz_record_reader_free)

G_END_DECLS
