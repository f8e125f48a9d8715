/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-source.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-import-cells.h"
#include "fz-import-row.h"

/* What is longer, bytes, is no station's code, and is not kept. */
#define MAX_CODE 100

static void
note_again (FzImportSource *self,
            const char     *code,
            guint           row)
{
  GArray *rows = g_hash_table_lookup (self->again, code);

  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->again, (char *) code, rows);
    }
  g_array_append_val (rows, row);
}

static void
index_code (FzImportSource *self,
            guint           row,
            GPtrArray      *errors)
{
  g_autofree char *read = fz_import_row_dup_cell (self, row, FZ_FIELD_CODE);
  char            *code;
  gpointer         first;

  if (read == NULL || strlen (read) > MAX_CODE)
    return;
  code = g_steal_pointer (&read);
  g_ptr_array_add (self->texts, code);
  first = g_hash_table_lookup (self->by_code, code);
  if (first != NULL)
    {
      guint            line = fz_import_source_get_line (self, GPOINTER_TO_UINT (first) - 1);
      g_autofree char *reason = g_strdup_printf ("the code of line %u too", line);
      FzImportError   *fault;

      fault = fz_import_source_make_error (self, row, FZ_FIELD_CODE, FZ_IMPORT_FAULT_SAME_CODE,
                                           reason);
      fault->other = line;
      g_ptr_array_add (errors, fault);
      note_again (self, code, row);
      return;
    }
  g_hash_table_insert (self->by_code, code, GUINT_TO_POINTER (row + 1));
}

static char *
make_key (const char *name,
          const char *district)
{
  g_autofree char *folded = fz_fold_text (name);

  return g_strconcat (district != NULL ? district : "", "\n", folded, NULL);
}

/* The code of the row's district, the catalogue's; NULL: it names none. */
static const char *
find_district (const FzImportSource *self,
               guint                 row)
{
  g_autofree char *district = fz_import_row_dup_cell (self, row, FZ_FIELD_DISTRICT);
  g_autofree char *code = NULL;
  guint            i;

  if (district != NULL)
    return fz_import_find_district (self->terms.catalog, district);
  code = fz_import_row_dup_cell (self, row, FZ_FIELD_CODE);
  if (code != NULL && strlen (code) > 6)
    code[6] = '\0';
  if (code != NULL && fz_catalog_find_district (self->terms.catalog, code, &i))
    return fz_catalog_get_district (self->terms.catalog, i)->code;
  return NULL;
}

/* Needed only where a station is not found by its code. A name that two rows have in one
 * district says nothing. */
static void
index_names (FzImportSource *self)
{
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 0; row < fz_import_source_get_n_rows (self); row++)
    {
      g_autofree char *name = fz_import_row_dup_cell (self, row, FZ_FIELD_NAME_HANS);
      char            *key;

      if (name == NULL)
        continue;
      key = make_key (name, find_district (self, row));
      if (g_hash_table_contains (self->by_name, key))
        g_hash_table_replace (self->by_name, key, NULL);
      else
        g_hash_table_insert (self->by_name, key, GUINT_TO_POINTER (row + 1));
    }
}

/* Notes in @errors, of FzImportError, every code that stands twice in the file. */
FzImportSource *
fz_import_source_new (const FzImportTerms *terms,
                      guint                index,
                      GPtrArray           *errors)
{
  FzImportSource *self = g_new0 (FzImportSource, 1);
  guint           n_rows;

  self->terms = *terms;
  self->index = index;
  self->taken = TRUE;
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->again = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_array_unref);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->scratch = g_string_new (NULL);
  self->differing = g_array_new (FALSE, FALSE, sizeof (guint));
  n_rows = fz_import_source_get_n_rows (self);
  self->met = g_new0 (guint8, n_rows + 1);
  for (guint row = 0; row < n_rows; row++)
    index_code (self, row, errors);
  return self;
}

void
fz_import_source_free (FzImportSource *self)
{
  g_hash_table_unref (self->by_code);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_hash_table_unref (self->again);
  g_ptr_array_unref (self->texts);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->differing);
  g_free (self->met);
  g_free (self);
}

/* What errors call the file; borrowed. */
const char *
fz_import_source_get_name (const FzImportSource *self)
{
  return self->terms.corrections != NULL ? self->terms.corrections->name
                                         : fz_sheet_get_name (self->terms.sheet);
}

/* Who sent the corrections, as they call themselves; NULL: nobody says. Borrowed. */
const char *
fz_import_source_get_author (const FzImportSource *self)
{
  return self->terms.corrections != NULL ? self->terms.corrections->author : NULL;
}

guint
fz_import_source_get_n_rows (const FzImportSource *self)
{
  return self->terms.corrections != NULL ? self->terms.corrections->stations->len
                                         : fz_sheet_get_n_rows (self->terms.sheet);
}

/* Where a row stands in the file, from 1. */
guint
fz_import_source_get_line (const FzImportSource *self,
                           guint                 row)
{
  return self->terms.corrections != NULL
             ? fz_corrections_get (self->terms.corrections, row)->line
             : fz_sheet_get_line (self->terms.sheet, row);
}

gboolean
fz_import_source_find_code (const FzImportSource *self,
                            const char           *code,
                            guint                *row)
{
  gpointer found = g_hash_table_lookup (self->by_code, code);

  *row = GPOINTER_TO_UINT (found) - 1;
  return found != NULL;
}

/* The row that has the station's name in its district. */
gboolean
fz_import_source_find_name (FzImportSource *self,
                            const FzRecord *record,
                            guint          *row)
{
  g_autofree char *key = NULL;
  gpointer         found;

  if (self->by_name == NULL)
    index_names (self);
  if (record->names.by_script[FZ_SCRIPT_HANS] == NULL)
    return FALSE;
  key = make_key (record->names.by_script[FZ_SCRIPT_HANS], record->district_code);
  found = g_hash_table_lookup (self->by_name, key);
  *row = GPOINTER_TO_UINT (found) - 1;
  return found != NULL;
}

/* Why the row cannot be taken, the caller's: it is about no station from now on. */
FzImportError *
fz_import_source_make_error (FzImportSource *self,
                             guint           row,
                             guint           target,
                             FzImportFault   fault,
                             const char     *reason)
{
  const char    *header = NULL;
  FzImportError *made;
  guint          column;

  if (self->terms.corrections != NULL)
    header = target < FZ_N_FIELDS ? fz_field_to_word ((FzField) target) : NULL;
  else if (fz_import_columns_find (self->terms.columns, target, &column))
    header = fz_sheet_get_header (self->terms.sheet, column);
  self->met[row] = TRUE;
  made = fz_import_error_new (fault, fz_import_source_get_line (self, row), header, reason);
  made->source = self->index;
  return made;
}
