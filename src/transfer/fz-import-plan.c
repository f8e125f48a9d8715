/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-plan.h"

#include "fz-import-choice.h"
#include "fz-import-compare.h"
#include "fz-import-row.h"
#include "fz-record-value.h"

static FzImportSource *
get_source (const FzImportPlan *self,
            guint               i)
{
  return g_ptr_array_index (self->sources, i);
}

static void
add_needed (FzImportPlan   *self,
            FzImportSource *source,
            guint           row,
            FzField         field,
            const char     *reason)
{
  FzImportError *fault = fz_import_source_make_error (source, row, field,
                                                      FZ_IMPORT_FAULT_NEEDED, reason);

  fault->field = field;
  g_ptr_array_add (self->errors, fault);
}

/* Level and quality of the point have no state for what is not known. */
static gboolean
check_present (FzImportPlan   *self,
               FzImportSource *source,
               guint           row)
{
  static const FzField fields[] = { FZ_FIELD_CODE, FZ_FIELD_LEVEL, FZ_FIELD_POINT_QUALITY };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = fz_import_row_dup_cell (source, row, fields[i]);
      g_autofree char *reason = NULL;

      if (text != NULL)
        continue;
      reason = g_strdup_printf ("%s: a new station needs it", fz_field_to_word (fields[i]));
      add_needed (self, source, row, fields[i], reason);
      return FALSE;
    }
  return TRUE;
}

static gboolean
may_add (const FzImportSource *source,
         guint                 row)
{
  if (source->terms.corrections != NULL)
    return fz_corrections_get (source->terms.corrections, row)->is_new;
  return !source->terms.known_only;
}

/* Puts a row that found no station to the others of its code in @places. */
static void
note_new (FzImportPlan   *self,
          FzImportSource *source,
          guint           row,
          GPtrArray      *groups,
          GHashTable     *by_code)
{
  const FzImportPlace place = { source->index, row };
  g_autofree char    *code = NULL;
  GArray             *places;

  if (!may_add (source, row))
    {
      FzImportError *fault = fz_import_source_make_error (source, row, FZ_FIELD_CODE,
                                                          FZ_IMPORT_FAULT_UNKNOWN,
                                                          "no station has this code or name");

      g_ptr_array_add (self->errors, fault);
      return;
    }
  if (!check_present (self, source, row))
    return;
  code = fz_import_row_dup_cell (source, row, FZ_FIELD_CODE);
  places = g_hash_table_lookup (by_code, code);
  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (FzImportPlace));
      g_ptr_array_add (groups, places);
      g_hash_table_insert (by_code, g_steal_pointer (&code), places);
    }
  g_array_append_val (places, place);
}

/* Of the rows whose code a row above them has, all that is wrong is said at once. */
static void
note_faults (FzImportPlan   *self,
             FzImportSource *source,
             const GArray   *rows,
             const FzRecord *before) /* (nullable) */
{
  for (guint i = 0; i < rows->len; i++)
    {
      const FzImportPlace place = { source->index, g_array_index (rows, guint, i) };

      if (before == NULL && !(may_add (source, place.row) &&
                              check_present (self, source, place.row)))
        continue;
      fz_import_compare_faults (self, &place, before);
    }
}

static void
note_faults_of (FzImportPlan   *self,
                const FzRecord *record)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      FzImportSource *source = get_source (self, i);
      const GArray   *rows = g_hash_table_lookup (source->again, record->code);

      if (rows == NULL)
        continue;
      note_faults (self, source, rows, record);
      g_hash_table_remove (source->again, record->code);
    }
}

static void
note_faults_of_new (FzImportPlan *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      FzImportSource *source = get_source (self, i);
      GHashTableIter  iter;
      gpointer        rows;

      g_hash_table_iter_init (&iter, source->again);
      while (g_hash_table_iter_next (&iter, NULL, &rows))
        note_faults (self, source, rows, NULL);
      g_hash_table_remove_all (source->again);
    }
}

static void
add_stations (FzImportPlan *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->sources->len; i++)
    {
      FzImportSource *source = get_source (self, i);

      for (guint row = 0; row < fz_import_source_get_n_rows (source); row++)
        {
          if (!source->met[row])
            note_new (self, source, row, groups, by_code);
        }
    }
  for (guint i = 0; i < groups->len; i++)
    fz_import_compare_new (self, g_ptr_array_index (groups, i));
}

/* A station that a file of corrections does not tell of is not missing from it. */
static gboolean
has_sheets (const FzImportPlan *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      if (get_source (self, i)->terms.corrections == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether any row of a sheet is about the station. */
static gboolean
is_in_sheet (const FzImportPlan *self,
             const GArray       *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      guint source = g_array_index (places, FzImportPlace, i).source;

      if (get_source (self, source)->terms.corrections == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
place_record (FzImportPlan   *self,
              const FzRecord *record,
              const GArray   *places)
{
  if (!record->deleted && has_sheets (self) && !is_in_sheet (self, places))
    g_ptr_array_add (self->missing, fz_import_missing_new (record));
  if (places->len > 0)
    fz_import_compare_station (self, record, places);
}

/* The rows that are about @record by its code, and @by_name by its name where no other station
 * has them by code. Returns whether some may be, once that is known. */
static gboolean
find_places (FzImportPlan   *self,
             const FzRecord *record,
             gboolean        by_name,
             GArray         *places)
{
  gboolean may_be = FALSE;

  for (guint i = 0; i < self->sources->len; i++)
    {
      FzImportSource *source = get_source (self, i);
      FzImportPlace   place = { i, 0 };
      gboolean        found = fz_import_source_find_code (source, record->code, &place.row);

      if (!found && !record->deleted &&
          fz_import_source_find_name (source, record, &place.row))
        {
          may_be = TRUE;
          found = by_name && !source->met[place.row];
        }
      if (!found)
        continue;
      source->met[place.row] = TRUE;
      g_array_append_val (places, place);
    }
  return may_be;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const FzImportItem *first = a;
  const FzImportItem *second = b;

  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const FzImportError *first = a;
  const FzImportError *second = b;

  if (first->source != second->source)
    return first->source < second->source ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (((const FzImportMissing *) a)->code, ((const FzImportMissing *) b)->code);
}

/* A plan of one file; more can be added as long as it has met no station. */
FzImportPlan *
fz_import_plan_new (const FzImportTerms *terms)
{
  FzImportPlan *self = g_new0 (FzImportPlan, 1);

  self->terms = *terms;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_source_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_item_free);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_missing_free);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_error_free);
  self->words = fz_record_value_list_words (terms->catalog);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (FzImportPlace));
  fz_import_plan_add_source (self, terms);
  return self;
}

/* Adds another file, whose catalogue and checks are those of the first. Returns FALSE when
 * there are FZ_IMPORT_MAX_SOURCES already. */
gboolean
fz_import_plan_add_source (FzImportPlan        *self,
                           const FzImportTerms *terms)
{
  if (self->sources->len == FZ_IMPORT_MAX_SOURCES)
    return FALSE;
  g_ptr_array_add (self->sources,
                   fz_import_source_new (terms, self->sources->len, self->errors));
  return TRUE;
}

void
fz_import_plan_free (FzImportPlan *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->candidates);
  g_array_unref (self->places);
  g_free (self);
}

/* File number @i, borrowed. */
const FzImportSource *
fz_import_plan_get_source (const FzImportPlan *self,
                           guint               i)
{
  return g_ptr_array_index (self->sources, i);
}

/* Compares @record with the rows that are about it. One that a row has not by its code but may
 * have by its name is put aside, until it is known whether that row is another's. */
void
fz_import_plan_meet (FzImportPlan   *self,
                     const FzRecord *record)
{
  note_faults_of (self, record);
  g_array_set_size (self->places, 0);
  if (find_places (self, record, FALSE, self->places))
    g_ptr_array_add (self->candidates, fz_record_copy (record));
  else
    place_record (self, record, self->places);
}

/* Once every station was met: what is left of the rows is new, and of the stations
 * missing. */
void
fz_import_plan_finish (FzImportPlan *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (self->candidates, i);

      g_array_set_size (self->places, 0);
      find_places (self, record, TRUE, self->places);
      place_record (self, record, self->places);
    }
  g_ptr_array_set_size (self->candidates, 0);
  note_faults_of_new (self);
  add_stations (self);
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

/* Stations that no row is about, and that are to be deleted. */
guint
fz_import_plan_count_deleted (const FzImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->missing->len; i++)
    n += ((const FzImportMissing *) g_ptr_array_index (self->missing, i))->taken;
  return n;
}

/* Stations with a value that both sides changed, or to which the files give different ones. */
guint
fz_import_plan_count_conflicts (const FzImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += fz_import_item_is_in_conflict (g_ptr_array_index (self->items, i));
  return n;
}

/* The authors of those of the files in @sources that count: each once, in the order of the
 * files; borrowed texts, with NULL behind them. */
static GPtrArray *
find_authors (const FzImportPlan *self,
              guint64             sources)
{
  GPtrArray *authors = g_ptr_array_new_null_terminated (1, NULL, TRUE);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const char *author = fz_import_source_get_author (get_source (self, i));

      if ((sources >> i & 1) != 0 && author != NULL && get_source (self, i)->taken &&
          !g_ptr_array_find_with_equal_func (authors, author, g_str_equal, NULL))
        g_ptr_array_add (authors, (char *) author);
    }
  return authors;
}

/* In one text; NULL: nobody. */
static char *
dup_authors (const FzImportPlan *self,
             guint64             sources)
{
  g_autoptr (GPtrArray) authors = find_authors (self, sources);

  return authors->len > 0 ? g_strjoinv (", ", (char **) authors->pdata) : NULL;
}

static guint64
get_sources (const FzImportItem *item)
{
  guint64 sources = 0;

  for (guint i = 0; i < item->places->len; i++)
    sources |= G_GUINT64_CONSTANT (1) << g_array_index (item->places, FzImportPlace, i).source;
  return sources;
}

static void
tell_field (const FzImportPlan  *self,
            guint32              station,
            const FzImportField *field,
            FzImportTell         tell,
            gpointer             data)
{
  const FzImportValue *value = fz_import_field_get (field, field->chosen);
  g_autofree char     *author = dup_authors (self, value->sources);

  tell (station, field->field, field->was, field->value, author, data);
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
            tell_field (self, item->station, field, tell, data);
        }
    }
  for (guint i = 0; i < self->missing->len; i++)
    {
      const FzImportMissing *missing = g_ptr_array_index (self->missing, i);

      if (missing->taken)
        tell (missing->station, FZ_VALUE_DELETED, NULL, "yes", NULL, data);
    }
}

/* The stations that are to be added: FzRecords without an id, the caller's. @authors,
 * (nullable), gets of each whose corrections add it, an owned text, or NULL. */
GPtrArray *
fz_import_plan_make_added (const FzImportPlan *self,
                           GPtrArray          *authors)
{
  GPtrArray *added = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      const FzImportItem *item = g_ptr_array_index (self->items, i);
      FzRecord           *record = NULL;

      if (item->station == 0 && item->taken)
        record = fz_import_compare_make_new (self, item);
      if (record == NULL)
        continue;
      g_ptr_array_add (added, record);
      if (authors != NULL)
        g_ptr_array_add (authors, dup_authors (self, get_sources (item)));
    }
  return added;
}

/* The authors who give @value: each once, in the order of the files; the caller's. */
char **
fz_import_plan_list_authors (const FzImportPlan  *self,
                             const FzImportValue *value)
{
  g_autoptr (GPtrArray) authors = find_authors (self, value->sources);

  return g_strdupv ((char **) authors->pdata);
}
