/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-row.h"

#include <math.h>
#include <string.h>

#include "fz-datum.h"
#include "fz-import-cells.h"
#include "fz-record-value.h"

/* A point that went to another datum and came back lies no farther off, metres. */
#define SAME_POINT 0.5

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static gboolean
is_same_number (const char *text,
                double      number)
{
  char  *end;
  double read = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && read == number;
}

/* Whether @text lists the services of which the record says @offer, as they are written
 * here. */
static gboolean
is_same_list (const FzImportSource *source,
              const char           *text,
              const FzRecord       *record,
              FzOffer               offer)
{
  g_string_truncate (source->scratch, 0);
  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) != offer)
        continue;
      if (source->scratch->len > 0)
        g_string_append_c (source->scratch, ';');
      g_string_append (source->scratch, fz_catalog_get_service (source->terms.catalog, i)->code);
    }
  return g_str_equal (text, source->scratch->str);
}

static gboolean
is_same_cell (const FzImportSource *source,
              const char           *text,
              guint                 target,
              const FzRecord       *record)
{
  const char *own;

  if (target == FZ_TARGET_OFFERS)
    return is_same_list (source, text, record, FZ_OFFER_YES);
  if (target == FZ_TARGET_OFFERS_NOT)
    return is_same_list (source, text, record, FZ_OFFER_NO);
  if (target >= FZ_N_FIELDS)
    return FALSE;
  if (fz_field_is_number ((FzField) target))
    return is_same_number (text, fz_record_get_number (record, (FzField) target));
  own = fz_record_get_text (record, (FzField) target);
  return g_str_equal (text, own != NULL ? own : "") && *text != '\'';
}

static gboolean
is_of_point (guint target)
{
  return target == FZ_FIELD_LAT || target == FZ_FIELD_LON;
}

/* Columns of services may speak of the same one, so that the last has the word. */
static gboolean
is_of_services (guint target)
{
  return target == FZ_TARGET_OFFERS || target == FZ_TARGET_OFFERS_NOT ||
         (target >= FZ_TARGET_SERVICE && target != FZ_TARGET_NONE);
}

/* Whether every value that was corrected is what the record has. */
static gboolean
is_corrected (const FzImportSource *source,
              guint                 row,
              const FzRecord       *record)
{
  const FzCorrectedStation *station = fz_corrections_get (source->terms.corrections, row);

  for (guint i = 0; i < station->values->len; i++)
    {
      const FzCorrectedValue *corrected = g_ptr_array_index (station->values, i);
      g_autofree char        *own =
          fz_record_value_dup (record, source->terms.catalog, corrected->field);

      if (g_strcmp0 (own, corrected->value) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether the row says at a glance that its station is as @record has it, as nearly every
 * row of a long file does. What is not seen at a glance is FALSE; @source->differing has then
 * the columns that may say otherwise. */
gboolean
fz_import_row_is_same (const FzImportSource *source,
                       guint                 row,
                       const FzRecord       *record)
{
  const GArray *columns = source->terms.columns;
  gboolean      is_wgs84 = source->terms.datum == FZ_DATUM_WGS84;
  gboolean      services = FALSE;

  if (source->terms.corrections != NULL)
    return is_corrected (source, row, record);
  g_array_set_size (source->differing, 0);
  for (guint column = 0; column < columns->len; column++)
    {
      guint       target = g_array_index (columns, guint, column);
      const char *text = fz_sheet_get (source->terms.sheet, row, column);

      if (target == FZ_TARGET_NONE || (*text == '\0' && !source->terms.blanks))
        continue;
      if ((is_wgs84 || !is_of_point (target)) && is_same_cell (source, text, target, record))
        continue;
      services = services || is_of_services (target);
      if (!is_of_services (target))
        g_array_append_val (source->differing, column);
    }
  for (guint column = 0; services && column < columns->len; column++)
    {
      if (is_of_services (g_array_index (columns, guint, column)))
        g_array_append_val (source->differing, column);
    }
  return source->differing->len == 0;
}

static FzImportError *
make_error (const FzImportSource *source,
            guint                 row,
            guint                 column,
            FzImportFault         fault,
            const char           *reason)
{
  FzImportError *made =
      fz_import_error_new (fault, fz_sheet_get_line (source->terms.sheet, row),
                           fz_sheet_get_header (source->terms.sheet, column), reason);

  made->source = source->index;
  return made;
}

static gboolean
set_cell (const FzImportSource *source,
          guint                 row,
          guint                 column,
          FzRecord             *record,
          FzImportError       **fault)
{
  guint            target = g_array_index (source->terms.columns, guint, column);
  const char      *text = fz_sheet_get (source->terms.sheet, row, column);
  gboolean         is_empty = is_blank (text);
  g_autofree char *read = NULL;
  g_autoptr (GError) error = NULL;

  if (target == FZ_TARGET_SAMPLE && !is_empty && !source->terms.catalog->dataset.sample)
    {
      *fault = make_error (source, row, column, FZ_IMPORT_FAULT_SAMPLE,
                           "sample data does not belong among real records");
      return FALSE;
    }
  if (target == FZ_TARGET_NONE || (is_empty && !source->terms.blanks) ||
      is_same_cell (source, text, target, record))
    return TRUE;
  read = fz_import_cell_read (text);
  if (fz_import_cell_set (record, target, read, source->terms.catalog, &error))
    return TRUE;
  *fault = make_error (source, row, column, (FzImportFault) error->code, error->message);
  return FALSE;
}

static gboolean
find_datum (const FzImportSource *source,
            guint                 row,
            FzDatum              *datum,
            FzImportError       **fault)
{
  g_autofree char *word = fz_import_row_dup_cell (source, row, FZ_TARGET_DATUM);
  g_autoptr (GString) plain = NULL;
  guint column;

  *datum = source->terms.datum;
  if (word == NULL)
    return TRUE;
  plain = g_string_new_take (g_ascii_strdown (word, -1));
  g_string_replace (plain, "-", "", 0);
  if (fz_datum_from_word (plain->str, datum))
    return TRUE;
  if (fz_import_columns_find (source->terms.columns, FZ_TARGET_DATUM, &column))
    *fault = make_error (source, row, column, FZ_IMPORT_FAULT_DATUM,
                         "a datum is wgs84, gcj02 or bd09");
  return FALSE;
}

/* Makes the point WGS-84; one that comes back to where it was before stays there. */
static gboolean
convert_point (const FzImportSource *source,
               guint                 row,
               FzPoint               before,
               FzRecord             *record,
               FzImportError       **fault)
{
  g_autofree char *lat = NULL;
  g_autofree char *lon = NULL;
  FzDatum          datum;
  FzPoint          point;
  guint            column;

  if (source->terms.datum == FZ_DATUM_WGS84 &&
      !fz_import_columns_find (source->terms.columns, FZ_TARGET_DATUM, &column))
    return TRUE;
  lat = fz_import_row_dup_cell (source, row, FZ_FIELD_LAT);
  lon = fz_import_row_dup_cell (source, row, FZ_FIELD_LON);
  if (lat == NULL || lon == NULL || isnan (record->point.lat) || isnan (record->point.lon))
    return TRUE;
  if (!find_datum (source, row, &datum, fault))
    return FALSE;
  if (datum == FZ_DATUM_WGS84)
    return TRUE;
  point = fz_datum_to_wgs84 (record->point, datum);
  record->point = !isnan (before.lat) && fz_point_distance (before, point) < SAME_POINT ? before
                                                                                        : point;
  return TRUE;
}

/* The texts of corrections are those of the history, so nothing is read into them. */
static gboolean
correct (const FzImportSource *source,
         guint                 row,
         FzRecord             *record,
         FzImportError       **fault)
{
  const FzCorrectedStation *station = fz_corrections_get (source->terms.corrections, row);

  for (guint i = 0; i < station->values->len; i++)
    {
      const FzCorrectedValue *corrected = g_ptr_array_index (station->values, i);
      g_autofree char        *reason = NULL;

      if (fz_record_value_set (record, source->terms.catalog, corrected->field,
                               corrected->value))
        continue;
      reason = g_strdup_printf ("\"%s\" is no value for it",
                                corrected->value != NULL ? corrected->value : "");
      *fault = fz_import_error_new (FZ_IMPORT_FAULT_VALUE, station->line, corrected->field,
                                    reason);
      (*fault)->source = source->index;
      return FALSE;
    }
  return TRUE;
}

/* Makes of @record what the row says in those of its @columns, of guint; NULL: in all. FALSE,
 * with @fault, the caller's, at a cell that is no value for its field. */
gboolean
fz_import_row_fill (const FzImportSource *source,
                    guint                 row,
                    const GArray         *columns,
                    FzRecord             *record,
                    FzImportError       **fault)
{
  FzPoint before = record->point;
  guint   n;

  if (source->terms.corrections != NULL)
    return correct (source, row, record, fault);
  n = columns != NULL ? columns->len : source->terms.columns->len;
  for (guint i = 0; i < n; i++)
    {
      guint column = columns != NULL ? g_array_index (columns, guint, i) : i;

      if (!set_cell (source, row, column, record, fault))
        return FALSE;
    }
  return convert_point (source, row, before, record, fault);
}

/* A station that is corrected is known by what it was published as. */
static char *
dup_corrected (const FzCorrectedStation *station,
               guint                     target)
{
  const FzCorrectedValue *found;

  if (target == FZ_FIELD_CODE)
    return g_strdup (station->code);
  if (target == FZ_FIELD_NAME_HANS && station->name != NULL)
    return g_strdup (station->name);
  if (target >= FZ_N_FIELDS)
    return NULL;
  found = fz_corrected_station_find (station, fz_field_to_word ((FzField) target));
  return found != NULL ? g_strdup (found->value) : NULL;
}

/* The text of the row's cell that is @target, as it is read; NULL when it is blank or
 * there is none. The caller's. */
char *
fz_import_row_dup_cell (const FzImportSource *source,
                        guint                 row,
                        guint                 target)
{
  guint            column;
  g_autofree char *read = NULL;

  if (source->terms.corrections != NULL)
    return dup_corrected (fz_corrections_get (source->terms.corrections, row), target);
  if (!fz_import_columns_find (source->terms.columns, target, &column))
    return NULL;
  read = fz_import_cell_read (fz_sheet_get (source->terms.sheet, row, column));
  return *read != '\0' ? g_steal_pointer (&read) : NULL;
}
