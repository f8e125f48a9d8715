/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include <math.h>

#include "fz-datum.h"
#include "fz-field.h"
#include "fz-import-columns.h"

static void
append_field (GString        *text,
              const FzRecord *record,
              FzField         field)
{
  g_autofree char *value = fz_record_dup_field (record, field);

  if (value != NULL)
    g_string_append (text, value);
}

/* Of a point in another datum, seven digits are a centimetre. */
static void
append_point (GString             *text,
              const FzExportTerms *terms,
              const FzRecord      *record,
              FzField              field)
{
  FzPoint point;
  char    number[G_ASCII_DTOSTR_BUF_SIZE];

  if (terms->datum == FZ_DATUM_WGS84 || isnan (record->point.lat) || isnan (record->point.lon))
    {
      append_field (text, record, field);
      return;
    }
  point = fz_datum_from_wgs84 (record->point, terms->datum);
  g_string_append (text, g_ascii_formatd (number, sizeof number, "%.7f",
                                          field == FZ_FIELD_LAT ? point.lat : point.lon));
}

static void
append_offers (GString             *text,
               const FzExportTerms *terms,
               const FzRecord      *record,
               FzOffer              offer)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) != offer)
        continue;
      if (!is_first)
        g_string_append_c (text, ';');
      is_first = FALSE;
      g_string_append (text, fz_catalog_get_service (terms->catalog, i)->code);
    }
}

/* Appends what @record has in the column that is @target, as a text without any marks of a
 * format. */
void
fz_export_cell_append (GString             *text,
                       const FzExportTerms *terms,
                       const FzRecord      *record,
                       guint                target)
{
  FzOffer offer;

  if (target == FZ_FIELD_LAT || target == FZ_FIELD_LON)
    append_point (text, terms, record, (FzField) target);
  else if (target < FZ_N_FIELDS)
    append_field (text, record, (FzField) target);
  else if (target == FZ_TARGET_OFFERS)
    append_offers (text, terms, record, FZ_OFFER_YES);
  else if (target == FZ_TARGET_OFFERS_NOT)
    append_offers (text, terms, record, FZ_OFFER_NO);
  else if (target == FZ_TARGET_DATUM)
    g_string_append (text, fz_datum_to_word (terms->datum));
  else if (target == FZ_TARGET_SAMPLE)
    g_string_append (text, "yes");
  else
    {
      offer = fz_record_get_offer (record, target - FZ_TARGET_SERVICE);
      g_string_append (text, fz_offer_to_word (offer));
    }
}

static void
add_target (GArray *columns,
            guint   target)
{
  guint column;

  if (!fz_import_columns_find (columns, target, &column))
    g_array_append_val (columns, target);
}

/* Those that the terms choose, or all; and beside them what a file of the kind must say:
 * that its data is invented, and the datum that is not WGS-84. The caller's. */
GArray *
fz_export_make_columns (const FzExportTerms *terms)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; terms->columns != NULL && i < terms->columns->len; i++)
    add_target (columns, g_array_index (terms->columns, guint, i));
  for (guint target = 0; terms->columns == NULL && target <= FZ_TARGET_OFFERS_NOT; target++)
    add_target (columns, target);
  if (terms->datum != FZ_DATUM_WGS84)
    add_target (columns, FZ_TARGET_DATUM);
  if (terms->catalog->dataset.sample)
    add_target (columns, FZ_TARGET_SAMPLE);
  return columns;
}
