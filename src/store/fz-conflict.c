/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-conflict.h"

#include "fz-record-checks.h"
#include "fz-record-value.h"

static void
free_field (FzConflictField *field)
{
  g_free (field->field);
  g_free (field->base);
  g_free (field->mine);
  g_free (field->theirs);
  g_free (field->theirs_by);
  g_free (field->theirs_at);
  g_free (field);
}

static FzSide
judge (const FzConflictField *field,
       gboolean               has_base)
{
  if (g_strcmp0 (field->mine, field->theirs) == 0)
    return FZ_SIDE_SAME;
  if (has_base && g_strcmp0 (field->base, field->theirs) == 0)
    return FZ_SIDE_MINE;
  if (has_base && g_strcmp0 (field->base, field->mine) == 0)
    return FZ_SIDE_THEIRS;
  return FZ_SIDE_BOTH;
}

static void
compare (FzConflict      *self,
         const FzCatalog *catalog,
         const char      *word)
{
  FzConflictField *field = g_new0 (FzConflictField, 1);
  gboolean         is_untouched;

  field->field = g_strdup (word);
  field->base = self->base != NULL ? fz_record_value_dup (self->base, catalog, word) : NULL;
  field->mine = fz_record_value_dup (self->mine, catalog, word);
  field->theirs = fz_record_value_dup (self->theirs, catalog, word);
  field->side = judge (field, self->base != NULL);
  is_untouched = field->side == FZ_SIDE_SAME &&
                 (self->base == NULL || g_strcmp0 (field->base, field->mine) == 0);
  if (is_untouched)
    {
      free_field (field);
      return;
    }
  if (field->side != FZ_SIDE_BOTH)
    field->choice = field->side == FZ_SIDE_MINE ? FZ_CHOICE_MINE : FZ_CHOICE_THEIRS;
  g_ptr_array_add (self->fields, field);
}

/* Compares value by value, but for the checks, which nobody needs to decide on; refers to the
 * records, of which @base may be NULL. */
FzConflict *
fz_conflict_new (FzRecord        *base,
                 FzRecord        *mine,
                 FzRecord        *theirs,
                 const FzCatalog *catalog)
{
  FzConflict *self = g_new0 (FzConflict, 1);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (catalog);

  self->base = base != NULL ? fz_record_ref (base) : NULL;
  self->mine = fz_record_ref (mine);
  self->theirs = fz_record_ref (theirs);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  for (guint i = 0; i < words->len; i++)
    {
      if (i != FZ_FIELD_CHECKED_ON)
        compare (self, catalog, g_ptr_array_index (words, i));
    }
  return self;
}

void
fz_conflict_free (FzConflict *self)
{
  g_clear_pointer (&self->base, fz_record_unref);
  fz_record_unref (self->mine);
  fz_record_unref (self->theirs);
  g_free (self->theirs_by);
  g_free (self->theirs_at);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* Decides on the field number @i, whoever changed it. */
void
fz_conflict_choose (FzConflict *self,
                    guint       i,
                    FzChoice    choice)
{
  FzConflictField *field = g_ptr_array_index (self->fields, i);

  field->choice = choice;
}

/* Whether nothing is open any more. */
gboolean
fz_conflict_is_settled (const FzConflict *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (self->fields, i);

      if (field->choice == FZ_CHOICE_OPEN)
        return FALSE;
    }
  return TRUE;
}

/* Theirs with what was chosen of mine, to be saved over theirs; the caller's. NULL while
 * anything is open. */
FzRecord *
fz_conflict_make_record (const FzConflict *self,
                         const FzCatalog  *catalog)
{
  g_autoptr (FzRecord) record = NULL;

  if (!fz_conflict_is_settled (self))
    return NULL;
  record = fz_record_copy (self->theirs);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (self->fields, i);

      if (field->choice == FZ_CHOICE_MINE)
        fz_record_value_set (record, catalog, field->field, field->mine);
    }
  fz_record_merge_checks (record, self->base, self->mine, self->theirs);
  return g_steal_pointer (&record);
}
