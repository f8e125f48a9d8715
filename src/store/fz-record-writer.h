/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-record.h"

G_BEGIN_DECLS

/* Writes whole records, within the caller's transaction. */
typedef struct _FzRecordWriter FzRecordWriter;

FzRecordWriter *fz_record_writer_new (sqlite3 *db,
                                      GError **error);
void            fz_record_writer_free (FzRecordWriter *self);

gboolean fz_record_writer_insert (FzRecordWriter *self,
                                  guint32         id,
                                  const FzRecord *record,
                                  GError        **error);
gboolean fz_record_writer_update (FzRecordWriter *self,
                                  const FzRecord *record,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecordWriter, fz_record_writer_free)

G_END_DECLS
