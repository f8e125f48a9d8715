/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-publish.h"

#include "fz-database-import.h"
#include "fz-record-value.h"

/* On the way from the records to the list of what changed. */
typedef struct
{
  const FzCatalog *catalog; /* (borrowed) */
  FzBases         *bases;   /* (borrowed) */
  GPtrArray       *words;   /* (borrowed) */
  GPtrArray       *values;  /* (borrowed) to be filled */
} Listing;

static void
free_value (gpointer data)
{
  FzUnpublishedValue *value = data;

  g_free (value->code);
  g_free (value->field);
  g_free (value->base);
  g_free (value->value);
  g_free (value);
}

void
fz_unpublished_free (FzUnpublished *self)
{
  g_clear_pointer (&self->dataset, fz_dataset_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

static void
list_values (const FzRecord *record,
             gpointer        data)
{
  Listing *listing = data;

  for (guint i = 0; i < listing->words->len; i++)
    {
      const char         *word = g_ptr_array_index (listing->words, i);
      const char         *base = NULL;
      FzUnpublishedValue *value;

      if (!fz_bases_find (listing->bases, record->id, word, &base))
        continue;
      value = g_new0 (FzUnpublishedValue, 1);
      value->station = record->id;
      value->code = g_strdup (record->code);
      value->field = g_strdup (word);
      value->base = g_strdup (base);
      value->value = fz_record_value_dup (record, listing->catalog, word);
      g_ptr_array_add (listing->values, value);
    }
}

/* The collection, and every value of it that is not as it was published last; the caller's. */
FzUnpublished *
fz_database_load_unpublished (FzDatabase *self,
                              GError    **error)
{
  g_autoptr (FzUnpublished) unpublished = g_new0 (FzUnpublished, 1);
  g_autoptr (FzBases) bases = NULL;
  g_autoptr (GPtrArray) words = NULL;
  Listing listing;

  unpublished->values = g_ptr_array_new_with_free_func (free_value);
  unpublished->dataset = fz_database_load_dataset (self, error);
  bases = unpublished->dataset != NULL ? fz_database_load_bases (self, error) : NULL;
  if (bases == NULL)
    return NULL;
  words = fz_record_value_list_words (unpublished->dataset->catalog);
  listing = (Listing) { unpublished->dataset->catalog, bases, words, unpublished->values };
  if (!fz_database_meet_records (self, unpublished->dataset->catalog, list_values, &listing, NULL,
                                 error))
    return NULL;
  return g_steal_pointer (&unpublished);
}
