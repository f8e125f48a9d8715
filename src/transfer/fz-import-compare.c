/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-compare.h"

#include "fz-import-choice.h"
#include "fz-import-row.h"
#include "fz-record-value.h"

/* How many records are compared with all other stations: that takes a look at each. */
#define MAX_COMPARED 2000

static FzImportSource *
get_source (const FzImportPlan *plan,
            guint               i)
{
  return g_ptr_array_index (plan->sources, i);
}

static void
add_hard (FzImportPlan       *plan,
          const FzImportItem *item,
          GPtrArray          *checks)
{
  while (checks->len > 0)
    {
      g_autoptr (FzCheck) check = g_ptr_array_steal_index (checks, 0);
      g_autofree char *message = NULL;
      FzImportError   *fault;

      if (!check->hard)
        continue;
      message = fz_check_to_message (check);
      fault = fz_import_source_make_error (get_source (plan, item->source), item->row,
                                           check->field, FZ_IMPORT_FAULT_CHECK, message);
      fault->check = g_steal_pointer (&check);
      g_ptr_array_add (plan->errors, fault);
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
check_record (FzImportPlan   *plan,
              FzImportItem   *item,
              const FzRecord *before, /* (nullable) */
              const FzRecord *record)
{
  FzChecksContext context = *plan->terms.checks;
  g_autoptr (GPtrArray) checks = NULL;

  context.before = before;
  context.news_only = TRUE;
  if (plan->n_checked++ >= MAX_COMPARED)
    context.columns = NULL;
  checks = fz_checks_run (record, &context);
  if (fz_checks_find_hard (checks) != NULL)
    {
      add_hard (plan, item, checks);
      return FALSE;
    }
  take_asked (item->asked, checks, &context);
  return TRUE;
}

/* Against what stands here: corrections say what they began with, all else began with what
 * was published. */
static void
find_side (const FzImportSource *source,
           guint                 row,
           guint32               station,
           const FzImportField  *field,
           FzImportValue        *value)
{
  const FzImportTerms    *terms = &source->terms;
  const FzCorrectedValue *corrected = NULL;
  const char             *base = field->was;

  value->side = FZ_IMPORT_THEIRS;
  if (terms->corrections != NULL)
    corrected = fz_corrected_station_find (fz_corrections_get (terms->corrections, row),
                                           field->field);
  if (corrected != NULL)
    {
      value->reason = corrected->reason;
      base = corrected->old;
      if (g_strcmp0 (base, field->was) != 0)
        value->side = FZ_IMPORT_BOTH;
    }
  else if (terms->base != NULL && terms->base (station, field->field, &base, terms->base_data))
    value->side = g_strcmp0 (base, value->value) == 0 ? FZ_IMPORT_MINE : FZ_IMPORT_BOTH;
  value->base = (char *) base;
}

static void
compare_value (const FzImportPlan  *plan,
               FzImportItem        *item,
               const FzImportPlace *place,
               guint                n,
               const FzRecord      *before,
               const FzRecord      *record)
{
  const char      *word = g_ptr_array_index (plan->words, n);
  g_autofree char *was = NULL;
  g_autofree char *text = NULL;
  FzImportField   *field = NULL;
  FzImportValue    value = { 0 };

  if (fz_record_value_equal_nth (before, record, n))
    return;
  was = fz_record_value_dup (before, plan->terms.catalog, word);
  text = fz_record_value_dup (record, plan->terms.catalog, word);
  if (g_strcmp0 (was, text) == 0)
    return;
  if (item->fields->len > 0)
    field = g_ptr_array_index (item->fields, item->fields->len - 1);
  if (field == NULL || field->field != word)
    {
      field = fz_import_field_new (word, was);
      g_ptr_array_add (item->fields, field);
    }
  value.value = text;
  value.sources = G_GUINT64_CONSTANT (1) << place->source;
  find_side (get_source (plan, place->source), place->row, before->id, field, &value);
  fz_import_field_add (field, &value);
}

/* Whether the row says nothing that is not so; FALSE with @record, the caller's, as the row
 * has the station, unless that is in error. */
static gboolean
is_unchanged (FzImportPlan        *plan,
              const FzImportPlace *place,
              const FzRecord      *before,
              FzRecord           **record)
{
  FzImportSource *source = get_source (plan, place->source);
  gboolean        is_same = fz_import_row_is_same (source, place->row, before);
  g_autoptr (FzRecord) filled = NULL;
  FzImportError *fault = NULL;

  if (before->deleted && !(is_same && source->terms.corrections != NULL))
    fault = fz_import_source_make_error (source, place->row, FZ_FIELD_CODE,
                                         FZ_IMPORT_FAULT_DELETED,
                                         "a deleted station has the code");
  else if (is_same)
    return TRUE;
  if (fault == NULL)
    {
      filled = fz_record_copy (before);
      if (fz_import_row_fill (source, place->row, source->differing, filled, &fault))
        *record = g_steal_pointer (&filled);
    }
  if (fault != NULL)
    g_ptr_array_add (plan->errors, fault);
  return FALSE;
}

/* Makes of @record, which one row filled, or none, what is taken of all of them. */
static void
keep_taken (const FzImportPlan *plan,
            const FzImportItem *item,
            FzRecord           *record)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      if (!field->taken || item->places->len > 1)
        fz_record_value_set (record, plan->terms.catalog, field->field,
                             field->taken ? field->value : field->was);
    }
}

static void
add_item (FzImportPlan   *plan,
          FzImportItem   *item, /* (transfer full) */
          const FzRecord *before,
          FzRecord       *record)
{
  fz_import_choice_settle (plan, item);
  keep_taken (plan, item, record);
  if (item->fields->len == 0)
    plan->n_unchanged++;
  else if (!fz_import_item_is_changed (item) || check_record (plan, item, before, record))
    {
      g_ptr_array_add (plan->items, item);
      return;
    }
  fz_import_item_free (item);
}

/* Every value in turn, of all files, so that what they say of one stands in one place. */
static FzImportItem *
compare_all (const FzImportPlan *plan,
             const FzRecord     *before,
             const GArray       *places,
             const GPtrArray    *records)
{
  FzImportItem *item = fz_import_item_new (before->id, before);

  for (guint i = 0; i < places->len; i++)
    fz_import_item_add_place (item, g_array_index (places, FzImportPlace, i).source,
                              g_array_index (places, FzImportPlace, i).row);
  for (guint n = 0; n < plan->words->len; n++)
    {
      for (guint i = 0; i < places->len; i++)
        compare_value (plan, item, &g_array_index (places, FzImportPlace, i), n, before,
                       g_ptr_array_index (records, i));
    }
  return item;
}

/* Compares @before with every row that is about it. */
void
fz_import_compare_station (FzImportPlan   *plan,
                           const FzRecord *before,
                           const GArray   *places)
{
  g_autoptr (GArray) differing = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint n_same = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const FzImportPlace *place = &g_array_index (places, FzImportPlace, i);
      FzRecord            *record = NULL;

      if (is_unchanged (plan, place, before, &record))
        n_same++;
      if (record == NULL)
        continue;
      if (records == NULL)
        {
          records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
          differing = g_array_new (FALSE, FALSE, sizeof (FzImportPlace));
        }
      g_ptr_array_add (records, record);
      g_array_append_vals (differing, place, 1);
    }
  if (records != NULL)
    add_item (plan, compare_all (plan, before, differing, records), before,
              g_ptr_array_index (records, 0));
  else if (n_same == places->len)
    plan->n_unchanged++;
}

/* What the files do not all say of a new station. One that says nothing of a value does not
 * gainsay. */
static void
compare_new_value (const FzImportPlan *plan,
                   FzImportItem       *item,
                   const GPtrArray    *records,
                   guint               n)
{
  const char *word = g_ptr_array_index (plan->words, n);
  g_autoptr (FzImportField) field = fz_import_field_new (word, NULL);
  gboolean all = TRUE;

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *text =
          fz_record_value_dup (g_ptr_array_index (records, i), plan->terms.catalog, word);
      FzImportValue value = {
        .value = text,
        .side = FZ_IMPORT_THEIRS,
        .sources = G_GUINT64_CONSTANT (1)
                   << g_array_index (item->places, FzImportPlace, i).source,
      };

      if (text != NULL)
        fz_import_field_add (field, &value);
      else
        all = FALSE;
    }
  if (field->values->len > 1 || (field->values->len == 1 && !all))
    g_ptr_array_add (item->fields, g_steal_pointer (&field));
}

/* The row as a record without an id; NULL with @fault, the caller's. */
static FzRecord *
make_record (const FzImportPlan  *plan,
             const FzImportPlace *place,
             FzImportError      **fault)
{
  g_autoptr (FzRecord) record = fz_record_new (plan->terms.catalog->services->len);

  return fz_import_row_fill (get_source (plan, place->source), place->row, NULL, record, fault)
             ? g_steal_pointer (&record)
             : NULL;
}

static void
set_fields (const FzImportPlan *plan,
            const FzImportItem *item,
            FzRecord           *record)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      fz_record_value_set (record, plan->terms.catalog, field->field,
                           field->taken || field->side == FZ_IMPORT_FILES ? field->value : NULL);
    }
}

/* Notes what else is wrong with a row that cannot be taken anyway; @before, (nullable), is the
 * station that has its code. */
void
fz_import_compare_faults (FzImportPlan        *plan,
                          const FzImportPlace *place,
                          const FzRecord      *before)
{
  const FzImportSource *source = get_source (plan, place->source);
  g_autoptr (FzRecord) record = NULL;
  FzImportError *fault = NULL;
  FzImportItem  *item;

  if (before != NULL && (before->deleted || fz_import_row_is_same (source, place->row, before)))
    return;
  record = before != NULL ? fz_record_copy (before)
                          : fz_record_new (plan->terms.catalog->services->len);
  if (!fz_import_row_fill (source, place->row, before != NULL ? source->differing : NULL, record,
                           &fault))
    {
      g_ptr_array_add (plan->errors, fault);
      return;
    }
  item = fz_import_item_new (record->id, record);
  fz_import_item_add_place (item, place->source, place->row);
  check_record (plan, item, before, record);
  fz_import_item_free (item);
}

/* Adds a station that no record is about, but every one of @places. */
void
fz_import_compare_new (FzImportPlan *plan,
                       const GArray *places)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  FzImportItem *item = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const FzImportPlace *place = &g_array_index (places, FzImportPlace, i);
      FzImportError       *fault = NULL;
      FzRecord            *record = make_record (plan, place, &fault);

      if (record == NULL)
        {
          g_ptr_array_add (plan->errors, fault);
          continue;
        }
      if (item == NULL)
        item = fz_import_item_new (0, record);
      fz_import_item_add_place (item, place->source, place->row);
      g_ptr_array_add (records, record);
    }
  if (item == NULL)
    return;
  for (guint n = 0; records->len > 1 && n < plan->words->len; n++)
    compare_new_value (plan, item, records, n);
  fz_import_choice_settle (plan, item);
  set_fields (plan, item, g_ptr_array_index (records, 0));
  if (check_record (plan, item, NULL, g_ptr_array_index (records, 0)))
    g_ptr_array_add (plan->items, item);
  else
    fz_import_item_free (item);
}

/* The new station as it is to be added, the caller's; NULL: no file that tells of it counts. */
FzRecord *
fz_import_compare_make_new (const FzImportPlan *plan,
                            const FzImportItem *item)
{
  guint64 sources = fz_import_choice_get_sources (plan);

  for (guint i = 0; i < item->places->len; i++)
    {
      const FzImportPlace *place = &g_array_index (item->places, FzImportPlace, i);
      FzImportError       *fault = NULL;
      FzRecord            *record;

      if ((sources >> place->source & 1) == 0)
        continue;
      record = make_record (plan, place, &fault);
      g_clear_pointer (&fault, fz_import_error_free);
      if (record != NULL)
        set_fields (plan, item, record);
      return record;
    }
  return NULL;
}
