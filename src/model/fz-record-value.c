/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-value.h"

#include <string.h>

#include "fz-field.h"
#include "fz-record-checks.h"

#define YES "yes"

static gboolean
find_service (const FzCatalog *catalog,
              const char      *word,
              guint           *service)
{
  return g_str_has_prefix (word, FZ_VALUE_SERVICE_PREFIX) &&
         fz_catalog_find_service (catalog, word + strlen (FZ_VALUE_SERVICE_PREFIX), service);
}

static gboolean
set_offer (FzRecord   *record,
           guint       service,
           const char *value)
{
  FzOffer offer = FZ_OFFER_UNKNOWN;

  if (value != NULL && !fz_offer_from_word (value, &offer))
    return FALSE;
  fz_record_set_offer (record, service, offer);
  return TRUE;
}

static gboolean
set_deleted (FzRecord   *record,
             const char *value)
{
  if (value != NULL && !g_str_equal (value, YES))
    return FALSE;
  record->deleted = value != NULL;
  return TRUE;
}

static gboolean
set_codes (char      **codes,
           const char *value)
{
  g_set_str (codes, value != NULL && *value != '\0' ? value : NULL);
  return TRUE;
}

/* The words of all values but the checks, in the order in which they are told; the
 * caller's. */
GPtrArray *
fz_record_value_list_words (const FzCatalog *catalog)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_ptr_array_add (words, g_strdup (fz_field_to_word (field)));
  for (guint i = 0; i < catalog->services->len; i++)
    g_ptr_array_add (words, g_strconcat (FZ_VALUE_SERVICE_PREFIX,
                                         fz_catalog_get_service (catalog, i)->code, NULL));
  g_ptr_array_add (words, g_strdup (FZ_VALUE_DELETED));
  g_ptr_array_add (words, g_strdup (FZ_VALUE_FORMER_CODES));
  g_ptr_array_add (words, g_strdup (FZ_VALUE_SUCCESSORS));
  return words;
}

/* Whether a record has a value by that word. */
gboolean
fz_record_value_is_known (const FzCatalog *catalog,
                          const char      *word)
{
  FzField field;
  FzFact  fact;
  guint   service;

  return fz_field_from_word (word, &field) || find_service (catalog, word, &service) ||
         fz_fact_from_check_word (word, &fact) ||
         g_str_equal (word, FZ_VALUE_DELETED) || g_str_equal (word, FZ_VALUE_FORMER_CODES) ||
         g_str_equal (word, FZ_VALUE_SUCCESSORS);
}

/* Returns: (transfer full) (nullable): NULL for what is unknown, and for a word that is
 * no value's. */
char *
fz_record_value_dup (const FzRecord  *record,
                     const FzCatalog *catalog,
                     const char      *word)
{
  FzField field;
  FzFact  fact;
  guint   service;

  if (fz_field_from_word (word, &field))
    return fz_record_dup_field (record, field);
  if (fz_fact_from_check_word (word, &fact))
    return fz_record_dup_check (record, fact);
  if (find_service (catalog, word, &service) &&
      fz_record_get_offer (record, service) != FZ_OFFER_UNKNOWN)
    return g_strdup (fz_offer_to_word (fz_record_get_offer (record, service)));
  if (g_str_equal (word, FZ_VALUE_DELETED))
    return g_strdup (record->deleted ? YES : NULL);
  if (g_str_equal (word, FZ_VALUE_FORMER_CODES))
    return g_strdup (record->former_codes);
  if (g_str_equal (word, FZ_VALUE_SUCCESSORS))
    return g_strdup (record->successors);
  return NULL;
}

/* FALSE, with nothing changed, for a word that is no value's and for a @value that is
 * not of its form. */
gboolean
fz_record_value_set (FzRecord        *record,
                     const FzCatalog *catalog,
                     const char      *word,
                     const char      *value)
{
  FzField field;
  FzFact  fact;
  guint   service;

  if (fz_field_from_word (word, &field))
    return fz_record_set_field (record, field, value);
  if (fz_fact_from_check_word (word, &fact))
    return fz_record_set_check (record, fact, value);
  if (find_service (catalog, word, &service))
    return set_offer (record, service, value);
  if (g_str_equal (word, FZ_VALUE_DELETED))
    return set_deleted (record, value);
  if (g_str_equal (word, FZ_VALUE_FORMER_CODES))
    return set_codes (&record->former_codes, value);
  if (g_str_equal (word, FZ_VALUE_SUCCESSORS))
    return set_codes (&record->successors, value);
  return FALSE;
}

gboolean
fz_record_value_equal (const FzRecord  *a,
                       const FzRecord  *b,
                       const FzCatalog *catalog,
                       const char      *word)
{
  g_autofree char *in_a = fz_record_value_dup (a, catalog, word);
  g_autofree char *in_b = fz_record_value_dup (b, catalog, word);

  return g_strcmp0 (in_a, in_b) == 0;
}

/* Whether two records have the same value number @n of fz_record_value_list_words(), which
 * is quicker to tell than the values are to make. */
gboolean
fz_record_value_equal_nth (const FzRecord *a,
                           const FzRecord *b,
                           guint           n)
{
  guint n_services = a->offers->len;

  if (n < FZ_N_FIELDS)
    return fz_record_field_equal (a, b, (FzField) n);
  if (n < FZ_N_FIELDS + n_services)
    return fz_record_get_offer (a, n - FZ_N_FIELDS) == fz_record_get_offer (b, n - FZ_N_FIELDS);
  if (n == FZ_N_FIELDS + n_services)
    return a->deleted == b->deleted;
  if (n == FZ_N_FIELDS + n_services + 1)
    return g_strcmp0 (a->former_codes, b->former_codes) == 0;
  return g_strcmp0 (a->successors, b->successors) == 0;
}
