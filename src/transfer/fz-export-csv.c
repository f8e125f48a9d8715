/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include <math.h>
#include <string.h>

#include "fz-datum.h"
#include "fz-field.h"
#include "fz-import-cells.h"
#include "fz-import-columns.h"

static void
append_cell (GString    *text,
             const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/* What is text is kept from being a formula; a number is none. */
static void
append_text (GString    *text,
             const char *cell)
{
  g_autofree char *defused = NULL;

  if (cell == NULL || *cell == '\0')
    return;
  if (g_ascii_isalnum (*cell))
    {
      append_cell (text, cell);
      return;
    }
  defused = fz_import_cell_defuse (cell);
  append_cell (text, defused);
}

static void
append_field (GString        *text,
              const FzRecord *record,
              FzField         field)
{
  g_autofree char *number = NULL;

  if (!fz_field_is_number (field))
    {
      append_text (text, fz_record_get_text (record, field));
      return;
    }
  number = fz_record_dup_field (record, field);
  g_string_append (text, number != NULL ? number : "");
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
      append_cell (text, fz_catalog_get_service (terms->catalog, i)->code);
    }
}

static void
append_target (GString             *text,
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
fz_export_csv_make_columns (const FzExportTerms *terms)
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

void
fz_export_csv_begin (const FzExportTerms *terms,
                     const GArray        *columns,
                     GString             *text)
{
  if (terms->format == FZ_EXPORT_CSV)
    g_string_append (text, "\xef\xbb\xbf");
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *word =
          fz_import_target_dup_word (g_array_index (columns, guint, i), terms->catalog);

      if (i > 0)
        g_string_append_c (text, ',');
      append_cell (text, word);
    }
  g_string_append (text, "\r\n");
}

void
fz_export_csv_add (const FzExportTerms *terms,
                   const GArray        *columns,
                   const FzRecord      *record,
                   GString             *text)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_target (text, terms, record, g_array_index (columns, guint, i));
    }
  g_string_append (text, "\r\n");
}
