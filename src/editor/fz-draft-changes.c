/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-draft-changes.h"

#include "fz-change.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-rules.h"

/* Whether @record says anything of the check of @fact that is not stored. */
gboolean
fz_draft_changes_have_check (const FzRecord *stored,
                             const FzRecord *record,
                             FzFact          fact)
{
  return record->checks[fact].is_new && (!fz_record_check_equal (record, stored, fact) ||
                                         !fz_record_fact_equal (record, stored, fact));
}

static gboolean
is_offer_changed (const FzRecord *stored,
                  const FzRecord *record,
                  guint           service)
{
  return fz_record_get_offer (record, service) != fz_record_get_offer (stored, service);
}

/* The day of checked_on follows from the checks, but for one that is being typed. */
static gboolean
is_field_changed (const FzRecord *stored,
                  const FzRecord *record,
                  FzField         field)
{
  if (field == FZ_FIELD_CHECKED_ON &&
      (record->checked_on == NULL || fz_rules_is_date (record->checked_on)))
    return FALSE;
  return !fz_record_field_equal (record, stored, field);
}

gboolean
fz_draft_changes_are_any (const FzRecord *stored,
                          const FzRecord *record)
{
  if (record->deleted != stored->deleted)
    return TRUE;
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (is_field_changed (stored, record, field))
        return TRUE;
    }
  for (guint i = 0; i < record->offers->len; i++)
    {
      if (is_offer_changed (stored, record, i))
        return TRUE;
    }
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (fz_draft_changes_have_check (stored, record, fact))
        return TRUE;
    }
  return FALSE;
}

static void
add_change (GPtrArray       *changes,
            const FzRecord  *stored,
            const FzRecord  *record,
            const FzCatalog *catalog,
            const char      *word)
{
  g_autofree char *was = fz_record_value_dup (stored, catalog, word);
  g_autofree char *now = fz_record_value_dup (record, catalog, word);

  g_ptr_array_add (changes, fz_change_new_if (stored->id, word, was, now));
}

/* Whoever checks beside somebody else is in nobody's way; but a check is stored only if its
 * fact is still the one that was looked at. */
static void
add_check (GPtrArray       *changes,
           const FzRecord  *stored,
           const FzRecord  *record,
           const FzCatalog *catalog,
           FzFact           fact)
{
  g_autofree char *now = fz_record_dup_check (record, fact);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (catalog);

  g_ptr_array_add (changes, fz_change_new (stored->id, fz_fact_to_check_word (fact), now));
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      FzFact      of;

      if (fz_fact_of_value (word, &of) && of == fact &&
          fz_record_value_equal (stored, record, catalog, word))
        add_change (changes, stored, record, catalog, word);
    }
}

/* What is to be stored, of FzChange, each value only if it is as it is in @stored; the
 * caller's. */
GPtrArray *
fz_draft_changes_make (const FzRecord  *stored,
                       const FzRecord  *record,
                       const FzCatalog *catalog)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (is_field_changed (stored, record, field))
        add_change (changes, stored, record, catalog, fz_field_to_word (field));
    }
  for (guint i = 0; i < record->offers->len; i++)
    {
      g_autofree char *word = g_strconcat (FZ_VALUE_SERVICE_PREFIX,
                                           fz_catalog_get_service (catalog, i)->code, NULL);

      if (is_offer_changed (stored, record, i))
        add_change (changes, stored, record, catalog, word);
    }
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (fz_draft_changes_have_check (stored, record, fact))
        add_check (changes, stored, record, catalog, fact);
    }
  return changes;
}

/* Does the change of the value called @word, from @was to @now ("": unknown), to @record
 * again. Returns FALSE, changing nothing, when @stored has another value than @was; a check
 * has none that counts. */
gboolean
fz_draft_changes_repeat (const FzRecord  *stored,
                         FzRecord        *record,
                         const FzCatalog *catalog,
                         const char      *word,
                         const char      *was,
                         const char      *now)
{
  g_autofree char *is = fz_record_value_dup (stored, catalog, word);
  FzFact           fact;

  if (!fz_fact_from_check_word (word, &fact) && !g_str_equal (is != NULL ? is : "", was))
    return FALSE;
  return fz_record_value_set (record, catalog, word, *now != '\0' ? now : NULL);
}
