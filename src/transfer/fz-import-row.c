/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-row.h"

#include <math.h>
#include <string.h>

#include "fz-datum.h"
#include "fz-import-cells.h"

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
is_same_list (const FzImportPlan *plan,
              const char         *text,
              const FzRecord     *record,
              FzOffer             offer)
{
  g_string_truncate (plan->scratch, 0);
  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) != offer)
        continue;
      if (plan->scratch->len > 0)
        g_string_append_c (plan->scratch, ';');
      g_string_append (plan->scratch, fz_catalog_get_service (plan->terms.catalog, i)->code);
    }
  return g_str_equal (text, plan->scratch->str);
}

static gboolean
is_same_cell (const FzImportPlan *plan,
              const char         *text,
              guint               target,
              const FzRecord     *record)
{
  const char *own;

  if (target == FZ_TARGET_OFFERS)
    return is_same_list (plan, text, record, FZ_OFFER_YES);
  if (target == FZ_TARGET_OFFERS_NOT)
    return is_same_list (plan, text, record, FZ_OFFER_NO);
  if (target >= FZ_N_FIELDS)
    return FALSE;
  if (fz_field_is_number ((FzField) target))
    return is_same_number (text, fz_record_get_number (record, (FzField) target));
  own = fz_record_get_text (record, (FzField) target);
  return g_str_equal (text, own != NULL ? own : "") && *text != '\'';
}

/* Whether the row says at a glance that its station is as @record has it, as nearly every
 * row of a long file does. What is not seen at a glance is FALSE. */
gboolean
fz_import_row_is_same (const FzImportPlan *plan,
                       guint               row,
                       const FzRecord     *record)
{
  const GArray *columns = plan->terms.columns;

  if (plan->terms.datum != FZ_DATUM_WGS84)
    return FALSE;
  for (guint column = 0; column < columns->len; column++)
    {
      guint       target = g_array_index (columns, guint, column);
      const char *text = fz_sheet_get (plan->terms.sheet, row, column);

      if (target == FZ_TARGET_NONE || (*text == '\0' && !plan->terms.blanks))
        continue;
      if (!is_same_cell (plan, text, target, record))
        return FALSE;
    }
  return TRUE;
}

static FzImportError *
make_error (const FzImportPlan *plan,
            guint               row,
            guint               column,
            const char         *reason)
{
  return fz_import_error_new (fz_sheet_get_line (plan->terms.sheet, row),
                              fz_sheet_get_header (plan->terms.sheet, column), reason);
}

static gboolean
set_cell (const FzImportPlan *plan,
          guint               row,
          guint               column,
          FzRecord           *record,
          FzImportError     **fault)
{
  guint            target = g_array_index (plan->terms.columns, guint, column);
  const char      *text = fz_sheet_get (plan->terms.sheet, row, column);
  gboolean         is_empty = is_blank (text);
  g_autofree char *read = NULL;
  g_autofree char *reason = NULL;

  if (target == FZ_TARGET_SAMPLE && !is_empty && !plan->terms.catalog->dataset.sample)
    {
      *fault = make_error (plan, row, column, "sample data does not belong among real records");
      return FALSE;
    }
  if (target == FZ_TARGET_NONE || (is_empty && !plan->terms.blanks))
    return TRUE;
  read = fz_import_cell_read (text);
  if (fz_import_cell_set (record, target, read, plan->terms.catalog, &reason))
    return TRUE;
  *fault = make_error (plan, row, column, reason);
  return FALSE;
}

static gboolean
find_datum (const FzImportPlan *plan,
            guint               row,
            FzDatum            *datum,
            FzImportError     **fault)
{
  g_autofree char *word = fz_import_row_dup_cell (plan, row, FZ_TARGET_DATUM);
  g_autoptr (GString) plain = NULL;
  guint column;

  *datum = plan->terms.datum;
  if (word == NULL)
    return TRUE;
  plain = g_string_new_take (g_ascii_strdown (word, -1));
  g_string_replace (plain, "-", "", 0);
  if (fz_datum_from_word (plain->str, datum))
    return TRUE;
  if (fz_import_columns_find (plan->terms.columns, FZ_TARGET_DATUM, &column))
    *fault = make_error (plan, row, column, "a datum is wgs84, gcj02 or bd09");
  return FALSE;
}

/* Makes the point WGS-84; one that comes back to where it was before stays there. */
static gboolean
convert_point (const FzImportPlan *plan,
               guint               row,
               FzPoint             before,
               FzRecord           *record,
               FzImportError     **fault)
{
  g_autofree char *lat = fz_import_row_dup_cell (plan, row, FZ_FIELD_LAT);
  g_autofree char *lon = fz_import_row_dup_cell (plan, row, FZ_FIELD_LON);
  FzDatum          datum;
  FzPoint          point;

  if (lat == NULL || lon == NULL || isnan (record->point.lat) || isnan (record->point.lon))
    return TRUE;
  if (!find_datum (plan, row, &datum, fault))
    return FALSE;
  if (datum == FZ_DATUM_WGS84)
    return TRUE;
  point = fz_datum_to_wgs84 (record->point, datum);
  record->point = !isnan (before.lat) && fz_point_distance (before, point) < SAME_POINT ? before
                                                                                        : point;
  return TRUE;
}

/* Makes of @record what the row says. FALSE, with @fault, the caller's, at a cell that is
 * no value for its field. */
gboolean
fz_import_row_fill (const FzImportPlan *plan,
                    guint               row,
                    FzRecord           *record,
                    FzImportError     **fault)
{
  FzPoint before = record->point;

  for (guint column = 0; column < plan->terms.columns->len; column++)
    {
      if (!set_cell (plan, row, column, record, fault))
        return FALSE;
    }
  return convert_point (plan, row, before, record, fault);
}

/* The text of the row's cell that is @target, as it is read; NULL when it is blank or
 * there is none. The caller's. */
char *
fz_import_row_dup_cell (const FzImportPlan *plan,
                        guint               row,
                        guint               target)
{
  guint            column;
  g_autofree char *read = NULL;

  if (!fz_import_columns_find (plan->terms.columns, target, &column))
    return NULL;
  read = fz_import_cell_read (fz_sheet_get (plan->terms.sheet, row, column));
  return *read != '\0' ? g_steal_pointer (&read) : NULL;
}
