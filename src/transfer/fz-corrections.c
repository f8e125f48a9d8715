/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-corrections.h"

#include "fz-field.h"
#include "fz-plain-text.h"
#include "fz-record-value.h"

G_DEFINE_QUARK (fz - corrections - error - quark, fz_corrections_error)

static void
corrected_value_free (FzCorrectedValue *self)
{
  g_free (self->field);
  g_free (self->old);
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

static void
corrected_station_free (FzCorrectedStation *self)
{
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* An empty one, to be filled by its owner. */
FzCorrections *
fz_corrections_new (void)
{
  FzCorrections *self = g_new0 (FzCorrections, 1);

  self->stations = g_ptr_array_new_with_free_func ((GDestroyNotify) corrected_station_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
fz_corrections_free (FzCorrections *self)
{
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->stations);
  g_free (self->name);
  g_free (self->collection);
  g_free (self->version);
  g_free (self->author);
  g_free (self->written_at);
  g_free (self->note);
  g_free (self);
}

/* Borrowed. */
const FzCorrectedStation *
fz_corrections_get (const FzCorrections *self,
                    guint                i)
{
  return g_ptr_array_index (self->stations, i);
}

/* What was said of @field; NULL: nothing. Borrowed. */
const FzCorrectedValue *
fz_corrected_station_find (const FzCorrectedStation *self,
                           const char               *field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const FzCorrectedValue *value = g_ptr_array_index (self->values, i);

      if (g_str_equal (value->field, field))
        return value;
    }
  return NULL;
}

/* The station @code, made unless there is one; the corrections'. @line is where it is told
 * of. */
FzCorrectedStation *
fz_corrections_take_station (FzCorrections *self,
                             const char    *code,
                             guint          line)
{
  FzCorrectedStation *station = g_hash_table_lookup (self->by_code, code);

  if (station != NULL)
    return station;
  station = g_new0 (FzCorrectedStation, 1);
  station->code = g_strdup (code);
  station->line = line;
  station->values = g_ptr_array_new_with_free_func ((GDestroyNotify) corrected_value_free);
  g_ptr_array_add (self->stations, station);
  g_hash_table_insert (self->by_code, station->code, station);
  return station;
}

/* The caller must know that nothing was said of @field yet. */
void
fz_corrected_station_add (FzCorrectedStation *self,
                          const char         *field,
                          const char         *old,
                          const char         *value,
                          const char         *reason)
{
  FzCorrectedValue *added = g_new0 (FzCorrectedValue, 1);

  added->field = g_strdup (field);
  added->old = g_strdup (old);
  added->value = g_strdup (value);
  added->reason = g_strdup (reason);
  g_ptr_array_add (self->values, added);
}

/* How many values were corrected; a station that was added counts as one. */
guint
fz_corrections_count (const FzCorrections *self)
{
  guint n = 0;

  for (guint i = 0; i < self->stations->len; i++)
    n += fz_corrections_get (self, i)->is_new ? 1 : fz_corrections_get (self, i)->values->len;
  return n;
}

/* Corrections of the collection of @catalog, without any yet; @author must not be empty. */
FzCorrections *
fz_corrections_new_for (const FzCatalog *catalog,
                        const char      *author,
                        const char      *note)
{
  FzCorrections *self = fz_corrections_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  self->collection = g_strdup (catalog->dataset.name);
  self->version = g_strdup (catalog->dataset.version);
  self->sample = catalog->dataset.sample;
  self->author = fz_plain_text_line (author, FZ_CORRECTIONS_MAX_AUTHOR);
  self->note = note != NULL && *note != '\0' ? fz_plain_text_lines (note) : NULL;
  self->written_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return self;
}

static gboolean
is_of_end (const char *word)
{
  return g_str_equal (word, FZ_VALUE_DELETED) || g_str_equal (word, FZ_VALUE_SUCCESSORS);
}

/* Of one that was added: all that there is. */
static void
add_new (FzCorrections   *self,
         const FzRecord  *record,
         const FzCatalog *catalog,
         const GPtrArray *words)
{
  FzCorrectedStation *station = fz_corrections_take_station (self, record->code, 0);

  station->is_new = TRUE;
  station->name = g_strdup (record->names.by_script[FZ_SCRIPT_HANS]);
  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *value = fz_record_value_dup (record, catalog, word);

      if (value != NULL)
        fz_corrected_station_add (station, word, NULL, value, NULL);
    }
}

/* By the code that it was published with: it may have been corrected too. */
static FzCorrectedStation *
take_published (FzCorrections  *self,
                const FzRecord *record,
                FzImportBase    base,
                gpointer        data)
{
  const char         *code = NULL;
  FzCorrectedStation *station;

  if (!base (record->id, fz_field_to_word (FZ_FIELD_CODE), &code, data) || code == NULL)
    code = record->code;
  station = fz_corrections_take_station (self, code, 0);
  g_set_str (&station->name, record->names.by_script[FZ_SCRIPT_HANS]);
  return station;
}

/* Adds what was corrected of @record, if anything was since it was published, as @base says.
 * @words are those of fz_record_value_list_words(). Of a station that is deleted nothing else
 * matters. */
void
fz_corrections_meet (FzCorrections   *self,
                     const FzRecord  *record,
                     const FzCatalog *catalog,
                     const GPtrArray *words,
                     FzImportBase     base,
                     gpointer         data)
{
  FzCorrectedStation *station = NULL;
  const char         *was = NULL;
  gboolean            is_new =
      base (record->id, FZ_VALUE_DELETED, &was, data) && g_strcmp0 (was, "yes") == 0;

  if (is_new && !record->deleted)
    add_new (self, record, catalog, words);
  for (guint i = 0; !is_new && i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *value = NULL;

      if ((record->deleted && !is_of_end (word)) || !base (record->id, word, &was, data))
        continue;
      if (station == NULL)
        station = take_published (self, record, base, data);
      value = fz_record_value_dup (record, catalog, word);
      fz_corrected_station_add (station, word, was, value, NULL);
    }
}

/* Whether they are of the same collection as @ours, and invented only if that is; else the
 * error is OTHER or SAMPLE. Their version may be another: every value says what it was. */
gboolean
fz_corrections_check (const FzCorrections *self,
                      const FzCatalog     *ours,
                      GError             **error)
{
  if (self->sample != ours->dataset.sample)
    {
      g_set_error_literal (error, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_SAMPLE,
                           self->sample
                               ? "they are of sample data, which is invented: it does not "
                                 "belong among real records"
                               : "they are of real records, which are never mixed with sample "
                                 "data");
      return FALSE;
    }
  if (g_str_equal (self->collection, ours->dataset.name))
    return TRUE;
  g_set_error (error, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_OTHER,
               "they are of the collection %s, and this is %s", self->collection,
               ours->dataset.name);
  return FALSE;
}
