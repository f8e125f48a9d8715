/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-plan.h"

#include "fz-change.h"
#include "fz-record-value.h"

/* The codes that the sheet has; NULL when a row has none, and may be any station's. */
static GHashTable *
collect_codes (const FzRecordsPlan *self)
{
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint       column;

  if (!fz_import_columns_find (self->columns, FZ_FIELD_CODE, &column))
    {
      g_hash_table_unref (codes);
      return NULL;
    }
  for (guint row = 0; row < fz_sheet_get_n_rows (self->sheet); row++)
    {
      const char *code = fz_sheet_get (self->sheet, row, column);

      if (*code == '\0')
        {
          g_hash_table_unref (codes);
          return NULL;
        }
      g_hash_table_add (codes, (gpointer) code);
    }
  return codes;
}

static void
meet_records (FzRecordsPlan         *self,
              const FzRecordColumns *records)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  GHashTable             *codes = collect_codes (self);

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      guint32     id = fz_station_columns_get_id (columns, row);
      const char *code = fz_record_columns_get (records, id, FZ_FIELD_CODE);
      g_autoptr (FzRecord) record = NULL;

      if (code == NULL || (codes != NULL && !g_hash_table_contains (codes, code)))
        continue;
      record = fz_record_columns_make_record (records, id, self->catalog->services->len);
      fz_import_plan_meet (self->plan, record);
    }
  g_clear_pointer (&codes, g_hash_table_unref);
}

/* What @sheet, whose columns are the fields that @columns says, would change of @records,
 * those of @table. Columns of services are not to be among them, since @records has none.
 * @blanks: an empty cell clears its value; else it says nothing. */
FzRecordsPlan *
fz_records_plan_new (FzSheet               *sheet,
                     const GArray          *columns,
                     FzStationTable        *table,
                     const FzRecordColumns *records,
                     gboolean               blanks)
{
  FzRecordsPlan *self = g_new0 (FzRecordsPlan, 1);
  FzImportTerms  terms;
  int            minute;

  self->sheet = fz_sheet_ref (sheet);
  self->columns = g_array_copy ((GArray *) columns);
  self->table = g_object_ref (table);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  self->checks = (FzChecksContext) {
    .catalog = self->catalog,
    .columns = fz_station_table_get_columns (table),
    .today = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute),
  };
  terms = (FzImportTerms) {
    .sheet = self->sheet,
    .columns = self->columns,
    .catalog = self->catalog,
    .checks = &self->checks,
    .datum = FZ_DATUM_WGS84,
    .blanks = blanks,
    .known_only = TRUE,
  };
  self->plan = fz_import_plan_new (&terms);
  meet_records (self, records);
  fz_import_plan_finish (self->plan);
  return self;
}

void
fz_records_plan_free (FzRecordsPlan *self)
{
  fz_import_plan_free (self->plan);
  fz_sheet_unref (self->sheet);
  g_array_unref (self->columns);
  g_object_unref (self->table);
  fz_catalog_unref (self->catalog);
  g_free (self);
}

/* The record as it would be with what is taken; NULL when it is there no longer. */
static FzRecord *
make_taken (const FzRecordsPlan *self,
            const FzImportItem  *item,
            const FzRecord      *before)
{
  FzRecord *record = fz_record_copy (before);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      if (field->taken)
        fz_record_value_set (record, self->catalog, field->field, field->value);
    }
  return record;
}

/* What holds a station back of which only a part is taken, with its id; the caller's.
 * NULL: nothing. The whole of a row was checked when the plan was made. */
FzCheck *
fz_records_plan_find_hard (const FzRecordsPlan   *self,
                           const FzRecordColumns *records,
                           guint32               *station)
{
  for (guint i = 0; i < self->plan->items->len; i++)
    {
      const FzImportItem *item = g_ptr_array_index (self->plan->items, i);
      FzChecksContext     context = self->checks;
      g_autoptr (FzRecord) before = NULL;
      g_autoptr (FzRecord) record = NULL;
      g_autoptr (GPtrArray) checks = NULL;

      if (!fz_import_item_is_changed (item))
        continue;
      before = fz_record_columns_make_record (records, item->station,
                                              self->catalog->services->len);
      if (before == NULL)
        continue;
      record = make_taken (self, item, before);
      context.before = before;
      context.columns = NULL;
      context.news_only = TRUE;
      checks = fz_checks_run (record, &context);
      for (guint c = 0; c < checks->len; c++)
        {
          if (!((const FzCheck *) g_ptr_array_index (checks, c))->hard)
            continue;
          *station = item->station;
          return g_ptr_array_steal_index (checks, c);
        }
    }
  return NULL;
}

static void
add_change (guint32     station,
            const char *field,
            const char *was,
            const char *value,
            const char *author,
            gpointer    changes)
{
  g_ptr_array_add (changes, fz_change_new_if (station, field, was, value));
}

/* What is taken, as FzChange, each only if nobody changed the value meanwhile; the
 * caller's. */
GPtrArray *
fz_records_plan_make_changes (const FzRecordsPlan *self)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);

  fz_import_plan_tell_changes (self->plan, add_change, changes);
  return changes;
}
