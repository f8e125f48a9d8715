/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-plan.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-import-cells.h"
#include "fz-import-row.h"
#include "fz-record-value.h"

/* How many records are compared with all other stations: that takes a look at each. */
#define MAX_COMPARED 2000

static void
add_error (FzImportPlan  *self,
           FzImportError *fault)
{
  g_ptr_array_add (self->errors, fault);
}

static FzImportError *
add_row_error (FzImportPlan *self,
               guint         row,
               guint         target,
               const char   *reason)
{
  const FzSheet *sheet = self->terms.sheet;
  const char    *header = NULL;
  FzImportError *made;
  guint          column;

  if (fz_import_columns_find (self->terms.columns, target, &column))
    header = fz_sheet_get_header (sheet, column);
  self->met[row] = TRUE;
  made = fz_import_error_new (fz_sheet_get_line (sheet, row), header, reason);
  add_error (self, made);
  return made;
}

static void
index_code (FzImportPlan *self,
            guint         row)
{
  char    *code = fz_import_row_dup_cell (self, row, FZ_FIELD_CODE);
  gpointer first;

  if (code == NULL)
    return;
  g_ptr_array_add (self->texts, code);
  first = g_hash_table_lookup (self->by_code, code);
  if (first != NULL)
    {
      guint            line = fz_sheet_get_line (self->terms.sheet, GPOINTER_TO_UINT (first) - 1);
      g_autofree char *reason = g_strdup_printf ("the code of line %u too", line);

      add_row_error (self, row, FZ_FIELD_CODE, reason);
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
find_district (const FzImportPlan *self,
               guint               row)
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
index_names (FzImportPlan *self)
{
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 0; row < fz_sheet_get_n_rows (self->terms.sheet); row++)
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

static gboolean
find_by_name (FzImportPlan   *self,
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
  if (found == NULL)
    return FALSE;
  *row = GPOINTER_TO_UINT (found) - 1;
  return TRUE;
}

static void
add_hard (FzImportPlan *self,
          guint         row,
          GPtrArray    *checks)
{
  while (checks->len > 0)
    {
      g_autoptr (FzCheck) check = g_ptr_array_steal_index (checks, 0);
      g_autofree char *message = NULL;

      if (!check->hard)
        continue;
      message = fz_check_to_message (check);
      add_row_error (self, row, check->field, message)->check = g_steal_pointer (&check);
    }
}

static gboolean
is_known (const FzCheck   *check,
          const GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    {
      const FzCheck *other = g_ptr_array_index (known, i);

      if (other->code == check->code && other->field == check->field &&
          g_strcmp0 (other->text, check->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Moves to @asked what there is to ask of a record, but for what there was before. */
static void
take_asked (GPtrArray             *asked,
            GPtrArray             *checks,
            const FzChecksContext *context)
{
  g_autoptr (GPtrArray) known = NULL;

  if (checks->len == 0)
    return;
  if (context->before != NULL)
    known = fz_checks_run (context->before, context);
  while (checks->len > 0)
    {
      FzCheck *check = g_ptr_array_steal_index (checks, 0);

      if (known != NULL && is_known (check, known))
        fz_check_free (check);
      else
        g_ptr_array_add (asked, check);
    }
}

/* FALSE, with an error noted, when @record could not be saved. */
static gboolean
check_record (FzImportPlan   *self,
              FzImportItem   *item,
              const FzRecord *before,
              const FzRecord *record)
{
  FzChecksContext context = *self->terms.checks;
  g_autoptr (GPtrArray) checks = NULL;

  context.before = before;
  if (self->n_checked++ >= MAX_COMPARED)
    context.columns = NULL;
  checks = fz_checks_run (record, &context);
  if (fz_checks_find_hard (checks) != NULL)
    {
      add_hard (self, item->row, checks);
      return FALSE;
    }
  take_asked (item->asked, checks, &context);
  return TRUE;
}

static FzImportSide
find_side (const FzImportPlan *self,
           guint32             station,
           FzImportField      *field)
{
  const char *base = NULL;

  if (self->terms.base == NULL ||
      !self->terms.base (station, field->field, &base, self->terms.base_data))
    {
      field->base = g_strdup (field->was);
      return FZ_IMPORT_THEIRS;
    }
  field->base = g_strdup (base);
  return g_strcmp0 (base, field->value) == 0 ? FZ_IMPORT_MINE : FZ_IMPORT_BOTH;
}

static void
add_field (FzImportPlan   *self,
           FzImportItem   *item,
           guint           n,
           const FzRecord *before,
           const FzRecord *record)
{
  const FzCatalog *catalog = self->terms.catalog;
  const char      *word = g_ptr_array_index (self->words, n);
  g_autofree char *was = NULL;
  g_autofree char *value = NULL;
  FzImportField   *field;

  if (fz_record_value_equal_nth (before, record, n))
    return;
  was = fz_record_value_dup (before, catalog, word);
  value = fz_record_value_dup (record, catalog, word);
  if (g_strcmp0 (was, value) == 0)
    return;
  field = g_new0 (FzImportField, 1);
  field->field = word;
  field->was = g_steal_pointer (&was);
  field->value = g_steal_pointer (&value);
  field->side = find_side (self, before->id, field);
  field->taken = field->side == FZ_IMPORT_THEIRS;
  g_ptr_array_add (item->fields, field);
}

static gboolean
is_of_point (const FzImportField *field)
{
  return g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LAT)) ||
         g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LON));
}

/* Half of one point and half of another are no point: what is open of one half is of
 * both. */
static void
join_point (FzImportItem *item)
{
  gboolean open = FALSE;

  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      open = open || (is_of_point (field) && !field->taken);
    }
  for (guint i = 0; open && i < item->fields->len; i++)
    {
      FzImportField *field = g_ptr_array_index (item->fields, i);

      if (is_of_point (field) && field->taken)
        {
          field->side = FZ_IMPORT_BOTH;
          field->taken = FALSE;
        }
    }
}

/* Takes back in @record what is not taken of the row. */
static void
keep_own (const FzImportPlan *self,
          const FzImportItem *item,
          FzRecord           *record)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      if (!field->taken)
        fz_record_value_set (record, self->terms.catalog, field->field, field->was);
    }
}

static void
compare_row (FzImportPlan   *self,
             guint           row,
             const FzRecord *before)
{
  g_autoptr (FzRecord) record = fz_record_copy (before);
  FzImportError *fault = NULL;
  FzImportItem  *item;

  if (!fz_import_row_fill (self, row, record, &fault))
    {
      add_error (self, fault);
      return;
    }
  item = fz_import_item_new (row, before->id, before);
  for (guint i = 0; i < self->words->len; i++)
    add_field (self, item, i, before, record);
  join_point (item);
  keep_own (self, item, record);
  if (item->fields->len == 0)
    self->n_unchanged++;
  else if (!fz_import_item_is_changed (item) || check_record (self, item, before, record))
    {
      g_ptr_array_add (self->items, item);
      return;
    }
  fz_import_item_free (item);
}

static void
meet_row (FzImportPlan   *self,
          guint           row,
          const FzRecord *record)
{
  self->met[row] = TRUE;
  if (record->deleted)
    add_row_error (self, row, FZ_FIELD_CODE, "a deleted station has the code");
  else if (fz_import_row_is_same (self, row, record))
    self->n_unchanged++;
  else
    compare_row (self, row, record);
}

static FzRecord *
make_record (const FzImportPlan *self,
             guint               row,
             FzImportError     **fault)
{
  g_autoptr (FzRecord) record = fz_record_new (self->terms.catalog->services->len);

  return fz_import_row_fill (self, row, record, fault) ? g_steal_pointer (&record) : NULL;
}

/* Level and quality of the point have no state for what is not known. */
static gboolean
check_present (FzImportPlan *self,
               guint         row)
{
  static const FzField fields[] = { FZ_FIELD_CODE, FZ_FIELD_LEVEL, FZ_FIELD_POINT_QUALITY };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = fz_import_row_dup_cell (self, row, fields[i]);
      g_autofree char *reason = NULL;

      if (text != NULL)
        continue;
      reason = g_strdup_printf ("%s: a new station needs it", fz_field_to_word (fields[i]));
      add_row_error (self, row, fields[i], reason);
      return FALSE;
    }
  return TRUE;
}

static void
add_station (FzImportPlan *self,
             guint         row)
{
  g_autoptr (FzRecord) record = NULL;
  FzImportError *fault = NULL;
  FzImportItem  *item;

  if (self->terms.known_only)
    {
      add_row_error (self, row, FZ_FIELD_CODE, "no station has this code or name")->is_unknown =
          TRUE;
      return;
    }
  if (!check_present (self, row))
    return;
  record = make_record (self, row, &fault);
  if (record == NULL)
    {
      add_error (self, fault);
      return;
    }
  item = fz_import_item_new (row, 0, record);
  if (check_record (self, item, NULL, record))
    g_ptr_array_add (self->items, item);
  else
    fz_import_item_free (item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const FzImportItem *first = a;
  const FzImportItem *second = b;

  return first->row < second->row ? -1 : first->row > second->row;
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const FzImportError *first = a;
  const FzImportError *second = b;

  return first->line < second->line ? -1 : first->line > second->line;
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (((const FzImportMissing *) a)->code, ((const FzImportMissing *) b)->code);
}

FzImportPlan *
fz_import_plan_new (const FzImportTerms *terms)
{
  FzImportPlan *self = g_new0 (FzImportPlan, 1);
  guint         n_rows = fz_sheet_get_n_rows (terms->sheet);

  self->terms = *terms;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_item_free);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_missing_free);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_error_free);
  self->words = fz_record_value_list_words (terms->catalog);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  self->met = g_new0 (guint8, n_rows + 1);
  self->scratch = g_string_new (NULL);
  for (guint row = 0; row < n_rows; row++)
    index_code (self, row);
  return self;
}

void
fz_import_plan_free (FzImportPlan *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->by_code);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->candidates);
  g_string_free (self->scratch, TRUE);
  g_free (self->met);
  g_free (self);
}

/* Compares @record with the row that is about it. One that no row has by its code is put
 * aside where a row has its name, until it is known whether that is another's. */
void
fz_import_plan_meet (FzImportPlan   *self,
                     const FzRecord *record)
{
  gpointer found = g_hash_table_lookup (self->by_code, record->code);
  guint    row;

  if (found != NULL)
    meet_row (self, GPOINTER_TO_UINT (found) - 1, record);
  else if (record->deleted)
    return;
  else if (find_by_name (self, record, &row))
    g_ptr_array_add (self->candidates, fz_record_copy (record));
  else
    g_ptr_array_add (self->missing, fz_import_missing_new (record));
}

/* Once every station was met: what is left of the rows is new, and of the stations
 * missing. */
void
fz_import_plan_finish (FzImportPlan *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (self->candidates, i);
      guint           row;

      if (find_by_name (self, record, &row) && !self->met[row])
        meet_row (self, row, record);
      else
        g_ptr_array_add (self->missing, fz_import_missing_new (record));
    }
  g_ptr_array_set_size (self->candidates, 0);
  for (guint row = 0; row < fz_sheet_get_n_rows (self->terms.sheet); row++)
    {
      if (!self->met[row])
        add_station (self, row);
    }
  g_ptr_array_sort_values (self->items, compare_items);
  g_ptr_array_sort_values (self->errors, compare_errors);
  g_ptr_array_sort_values (self->missing, compare_missing);
}

guint
fz_import_plan_count_added (const FzImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const FzImportItem *item = g_ptr_array_index (self->items, i);

      n += item->station == 0 && item->taken;
    }
  return n;
}

/* Stations of which at least one value is to be saved. */
guint
fz_import_plan_count_changed (const FzImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += fz_import_item_is_changed (g_ptr_array_index (self->items, i));
  return n;
}

/* Stations with a value that both sides changed. */
guint
fz_import_plan_count_conflicts (const FzImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += fz_import_item_is_in_conflict (g_ptr_array_index (self->items, i));
  return n;
}

/* Calls @tell with every value that is taken, those of a station side by side, deletions
 * last. */
void
fz_import_plan_tell_changes (const FzImportPlan *self,
                             FzImportTell        tell,
                             gpointer            data)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const FzImportItem *item = g_ptr_array_index (self->items, i);

      for (guint f = 0; f < item->fields->len; f++)
        {
          const FzImportField *field = g_ptr_array_index (item->fields, f);

          if (field->taken)
            tell (item->station, field->field, field->was, field->value, data);
        }
    }
  for (guint i = 0; i < self->missing->len; i++)
    {
      const FzImportMissing *missing = g_ptr_array_index (self->missing, i);

      if (missing->taken)
        tell (missing->station, FZ_VALUE_DELETED, NULL, "yes", data);
    }
}

/* The stations that are to be added: FzRecords without an id, the caller's. */
GPtrArray *
fz_import_plan_make_added (const FzImportPlan *self)
{
  GPtrArray *added = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      const FzImportItem *item = g_ptr_array_index (self->items, i);
      FzImportError      *fault = NULL;
      FzRecord           *record;

      if (item->station != 0 || !item->taken)
        continue;
      record = make_record (self, item->row, &fault);
      if (record != NULL)
        g_ptr_array_add (added, record);
      g_clear_pointer (&fault, fz_import_error_free);
    }
  return added;
}
