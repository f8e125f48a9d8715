/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-copy.h"

#include "fz-field-values.h"
#include "fz-records-columns.h"

/* Records as a spreadsheet takes them. */

/* What a column has of a station as fz_records_paste_read() takes it back; the caller's.
 * NULL: not known. */
static char *
dup_copied (const FzRecordsColumn *column,
            FzStationTable        *table,
            const FzRecordColumns *records,
            guint32                id)
{
  g_autoptr (FzFieldValues) values = NULL;
  const char *text;
  FzField     field;
  guint       i;

  if (!fz_records_column_get_field (column, fz_station_table_get_script (table), &field))
    return fz_records_column_dup_text (column, table, records, id);
  text = fz_record_columns_get (records, id, field);
  if (text == NULL || !fz_field_is_closed (field))
    return g_strdup (text);
  values = fz_field_values_new (field, table);
  i = fz_field_values_find (values, text);
  return g_strdup (i != GTK_INVALID_LIST_POSITION ? fz_field_values_get_words (values, i) : text);
}

static void
add_cell (GString               *lines,
          const FzRecordsColumn *column,
          FzStationTable        *table,
          const FzRecordColumns *records,
          guint32                id)
{
  g_autofree char *text = NULL;

  if (id != 0)
    text = dup_copied (column, table, records, id);
  else
    text = g_strdup (fz_records_column_get_title (column));
  if (text != NULL)
    g_strdelimit (text, "\t\n\r", ' ');
  g_string_append (lines, text != NULL ? text : "");
}

/* A line, of the cells of a station or, for 0, of the titles. What would part cells or
 * lines is a space. The code is always there: by it a row finds its station again. */
static void
add_line (GString               *lines,
          const char *const     *columns,
          FzStationTable        *table,
          const FzRecordColumns *records,
          guint32                id)
{
  if (!g_strv_contains (columns, "code"))
    {
      add_cell (lines, fz_records_columns_find ("code"), table, records, id);
      g_string_append_c (lines, '\t');
    }
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (lines, '\t');
      add_cell (lines, fz_records_columns_find (columns[i]), table, records, id);
    }
  g_string_append_c (lines, '\n');
}

/* The stations @ids, guint32, as a spreadsheet takes them, under the titles of @columns; the
 * caller's. What is not known is an empty cell. */
char *
fz_records_copy (const char *const     *columns,
                 FzStationTable        *table,
                 const FzRecordColumns *records,
                 const GArray          *ids)
{
  GString *lines = g_string_new (NULL);

  add_line (lines, columns, table, records, 0);
  for (guint i = 0; i < ids->len; i++)
    add_line (lines, columns, table, records, g_array_index (ids, guint32, i));
  return g_string_free (lines, FALSE);
}
