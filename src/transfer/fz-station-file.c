/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-file.h"

#include <string.h>

#include "fz-field.h"
#include "fz-rules.h"

/* First the fields of a record, whose number is their column's, then the lists of
 * services. */
enum
{
  COLUMN_OFFERS = FZ_N_FIELDS,
  COLUMN_OFFERS_NOT,
  N_COLUMNS,
};

const char *const fz_station_file_columns[N_COLUMNS + 1] = {
  [FZ_FIELD_CODE] = "code",
  [FZ_FIELD_LEVEL] = "level",
  [FZ_FIELD_DISTRICT] = "district_code",
  [FZ_FIELD_NAME_HANS] = "name_hans",
  [FZ_FIELD_NAME_HANT] = "name_hant",
  [FZ_FIELD_NAME_EN] = "name_en",
  [FZ_FIELD_PLACE_HANS] = "place_hans",
  [FZ_FIELD_PLACE_HANT] = "place_hant",
  [FZ_FIELD_PLACE_EN] = "place_en",
  [FZ_FIELD_PINYIN] = "pinyin",
  [FZ_FIELD_INITIALS] = "initials",
  [FZ_FIELD_ALIASES] = "aliases",
  [FZ_FIELD_ADDRESS] = "address",
  [FZ_FIELD_PHONE] = "phone",
  [FZ_FIELD_HOURS] = "hours",
  [FZ_FIELD_WEBSITE] = "website",
  [FZ_FIELD_ACCESS] = "access",
  [FZ_FIELD_STEP_FREE] = "step_free",
  [FZ_FIELD_NOTICE] = "notice",
  [FZ_FIELD_NOTICE_FROM] = "notice_from",
  [FZ_FIELD_NOTICE_UNTIL] = "notice_until",
  [FZ_FIELD_FEATURED] = "featured",
  [FZ_FIELD_FEATURED_REASON] = "featured_reason",
  [FZ_FIELD_FEATURED_SOURCE] = "featured_source",
  [FZ_FIELD_STATUS] = "status",
  [FZ_FIELD_STATUS_NOTE] = "status_note",
  [FZ_FIELD_LAT] = "lat",
  [FZ_FIELD_LON] = "lon",
  [FZ_FIELD_POINT_QUALITY] = "point_quality",
  [FZ_FIELD_POINT_IS] = "point_is",
  [FZ_FIELD_POINT_SOURCE] = "point_source",
  [FZ_FIELD_POINT_CHECKED_M] = "point_checked_m",
  [FZ_FIELD_CHECKED_ON] = "checked_on",
  [COLUMN_OFFERS] = "offers",
  [COLUMN_OFFERS_NOT] = "offers_not",
};

static gboolean
fail_at_field (FzCsvReader *reader,
               FzField      field,
               GError     **error)
{
  const char *text = fz_csv_reader_get (reader, field);

  if (*text == '\0')
    return fz_csv_reader_fail (reader, field, error, "missing");
  if (fz_field_is_number (field))
    return fz_csv_reader_fail (reader, field, error, "\"%s\" is not a number", text);
  return fz_csv_reader_fail (reader, field, error, "unknown word \"%s\"", text);
}

/* An empty value leaves a field as a new record has it: not known. Level and
 * quality of the point have no such state. */
static gboolean
may_be_empty (FzField field)
{
  return field != FZ_FIELD_LEVEL && field != FZ_FIELD_POINT_QUALITY;
}

static gboolean
read_fields (FzCsvReader *reader,
             FzRecord    *record,
             GError     **error)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      const char *text = fz_csv_reader_get (reader, field);

      if (*text == '\0' && may_be_empty (field))
        continue;
      if (!fz_record_set_field (record, field, text))
        return fail_at_field (reader, field, error);
    }
  return TRUE;
}

/* Sets every service that the value lists to @offer. */
static gboolean
read_offers (FzCsvReader     *reader,
             guint            column,
             const FzCatalog *catalog,
             FzOffer          offer,
             FzRecord        *record,
             GError         **error)
{
  g_auto (GStrv) codes = g_strsplit (fz_csv_reader_get (reader, column), ";", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint service;

      if (!fz_catalog_find_service (catalog, codes[i], &service))
        return fz_csv_reader_fail (reader, column, error, "unknown service \"%s\"", codes[i]);
      if (fz_record_get_offer (record, service) != FZ_OFFER_UNKNOWN)
        return fz_csv_reader_fail (reader, column, error, "the service \"%s\" is named twice",
                                   codes[i]);
      fz_record_set_offer (record, service, offer);
    }
  return TRUE;
}

static gboolean
check_rules (FzCsvReader     *reader,
             const FzRecord  *record,
             const FzCatalog *catalog,
             GError         **error)
{
  g_autoptr (GError) broken = NULL;
  const char *word;
  FzField     field;
  guint       column;

  if (fz_rules_check_record (record, catalog, &word, &broken))
    return TRUE;

  column = fz_field_from_word (word, &field) ? (guint) field : COLUMN_OFFERS;
  return fz_csv_reader_fail (reader, column, error, "%s",
                             broken->message + strlen (word) + strlen (": "));
}

static gboolean
read_record (FzCsvReader     *reader,
             const FzCatalog *catalog,
             FzRecord        *record,
             GError         **error)
{
  return read_fields (reader, record, error) &&
         read_offers (reader, COLUMN_OFFERS, catalog, FZ_OFFER_YES, record, error) &&
         read_offers (reader, COLUMN_OFFERS_NOT, catalog, FZ_OFFER_NO, record, error) &&
         check_rules (reader, record, catalog, error);
}

/* Adds the station in the row at hand to @dataset, whose catalogue is complete.
 * Returns FALSE, with an error of FZ_CSV_ERROR, when the row breaks a rule. */
gboolean
fz_station_file_read_row (FzCsvReader *reader,
                          FzDataset   *dataset,
                          GError     **error)
{
  g_autoptr (FzRecord) record = fz_record_new (dataset->catalog->services->len);

  if (!read_record (reader, dataset->catalog, record, error))
    return FALSE;

  g_ptr_array_add (dataset->records, g_steal_pointer (&record));
  return TRUE;
}
