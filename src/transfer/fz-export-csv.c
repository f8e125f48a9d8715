/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include <string.h>

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
append_target (GString             *text,
               const FzExportTerms *terms,
               const FzRecord      *record,
               guint                target)
{
  g_autoptr (GString) cell = NULL;

  if (target < FZ_N_FIELDS && !fz_field_is_number ((FzField) target))
    append_text (text, fz_record_get_text (record, (FzField) target));
  else if (target == FZ_TARGET_OFFERS || target == FZ_TARGET_OFFERS_NOT)
    {
      cell = g_string_new (NULL);
      fz_export_cell_append (cell, terms, record, target);
      append_cell (text, cell->str);
    }
  else
    fz_export_cell_append (text, terms, record, target);
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
