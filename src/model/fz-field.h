/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record.h"

G_BEGIN_DECLS

/*
 * The fields of a record one by one, for what treats them all alike: the columns
 * of the database, the history of changes, a comparison of two records. Services
 * stand apart, since each collection has its own.
 *
 * A field's word is its column in the database.
 */
typedef enum
{
  FZ_FIELD_CODE,
  FZ_FIELD_LEVEL,
  FZ_FIELD_DISTRICT,
  FZ_FIELD_NAME_HANS,
  FZ_FIELD_NAME_HANT,
  FZ_FIELD_NAME_EN,
  FZ_FIELD_PLACE_HANS,
  FZ_FIELD_PLACE_HANT,
  FZ_FIELD_PLACE_EN,
  FZ_FIELD_PINYIN,
  FZ_FIELD_INITIALS,
  FZ_FIELD_ALIASES,
  FZ_FIELD_ADDRESS,
  FZ_FIELD_PHONE,
  FZ_FIELD_HOURS,
  FZ_FIELD_WEBSITE,
  FZ_FIELD_ACCESS,
  FZ_FIELD_STEP_FREE,
  FZ_FIELD_NOTICE,
  FZ_FIELD_NOTICE_FROM,
  FZ_FIELD_NOTICE_UNTIL,
  FZ_FIELD_FEATURED,
  FZ_FIELD_FEATURED_REASON,
  FZ_FIELD_FEATURED_SOURCE,
  FZ_FIELD_STATUS,
  FZ_FIELD_STATUS_NOTE,
  FZ_FIELD_LAT,
  FZ_FIELD_LON,
  FZ_FIELD_POINT_QUALITY,
  FZ_FIELD_POINT_IS,
  FZ_FIELD_POINT_SOURCE,
  FZ_FIELD_POINT_CHECKED_M,
  FZ_FIELD_CHECKED_ON,
} FzField;
#define FZ_N_FIELDS 33

const char *fz_field_to_word (FzField field);
gboolean    fz_field_from_word (const char *word,
                                FzField    *field);
gboolean    fz_field_is_number (FzField field);

const char *fz_record_get_text (const FzRecord *self,
                                FzField         field);
gboolean    fz_record_set_text (FzRecord   *self,
                                FzField     field,
                                const char *text);
double      fz_record_get_number (const FzRecord *self,
                                  FzField         field);
void        fz_record_set_number (FzRecord *self,
                                  FzField   field,
                                  double    number);
char       *fz_record_dup_field (const FzRecord *self,
                                 FzField         field);
gboolean    fz_record_set_field (FzRecord   *self,
                                 FzField     field,
                                 const char *text);
gboolean    fz_record_field_equal (const FzRecord *a,
                                   const FzRecord *b,
                                   FzField         field);

G_END_DECLS
