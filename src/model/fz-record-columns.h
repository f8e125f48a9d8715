/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"

G_BEGIN_DECLS

/*
 * Every field of every station, for the table of those who keep the records: what
 * finding does not need and FzStationColumns therefore lacks. Texts that repeat are kept
 * once; nothing is made of a station up front but a number a field. A plain value with
 * one owner, filled by the storage thread and handed over.
 */
typedef struct _FzRecordColumns FzRecordColumns;

FzRecordColumns *fz_record_columns_new (void);
void             fz_record_columns_free (FzRecordColumns *self);

void     fz_record_columns_append (FzRecordColumns *self,
                                   const FzRecord  *record);
gboolean fz_record_columns_update (FzRecordColumns *self,
                                   const FzRecord  *record);
void     fz_record_columns_set_change (FzRecordColumns *self,
                                       guint32          id,
                                       const char      *made_at,
                                       const char      *made_by);

guint       fz_record_columns_get_n_rows (const FzRecordColumns *self);
const char *fz_record_columns_get (const FzRecordColumns *self,
                                   guint32                id,
                                   FzField                field);
const char *fz_record_columns_get_changed_at (const FzRecordColumns *self,
                                              guint32                id);
const char *fz_record_columns_get_changed_by (const FzRecordColumns *self,
                                              guint32                id);
const char *fz_record_columns_get_newest_check (const FzRecordColumns *self,
                                                guint32                id);
guint       fz_record_columns_count (const FzRecordColumns *self,
                                     FzField                field);
FzRecord   *fz_record_columns_make_record (const FzRecordColumns *self,
                                           guint32                id,
                                           guint                  n_services);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRecordColumns, fz_record_columns_free)

G_END_DECLS
