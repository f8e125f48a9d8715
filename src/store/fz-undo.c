/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-undo.h"

#include "fz-record-checks.h"

static void
free_field (FzUndoField *field)
{
  g_free (field->code);
  g_free (field->name);
  g_free (field->field);
  g_free (field->before);
  g_free (field->made);
  g_free (field->now);
  g_free (field->later_by);
  g_free (field->later_at);
  g_free (field);
}

static FzUndoField *
copy_field (const FzUndoField *field)
{
  FzUndoField *copy = g_memdup2 (field, sizeof *field);

  copy->code = g_strdup (field->code);
  copy->name = g_strdup (field->name);
  copy->field = g_strdup (field->field);
  copy->before = g_strdup (field->before);
  copy->made = g_strdup (field->made);
  copy->now = g_strdup (field->now);
  copy->later_by = g_strdup (field->later_by);
  copy->later_at = g_strdup (field->later_at);
  return copy;
}

/* One with nothing in it yet. */
FzUndoPlan *
fz_undo_plan_new (void)
{
  FzUndoPlan *self = g_new0 (FzUndoPlan, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  return self;
}

FzUndoPlan *
fz_undo_plan_copy (const FzUndoPlan *self)
{
  FzUndoPlan *copy = fz_undo_plan_new ();

  copy->batch = self->batch;
  copy->kind = self->kind;
  copy->target = self->target;
  copy->made_at = g_strdup (self->made_at);
  copy->made_by = g_strdup (self->made_by);
  copy->undone_by = self->undone_by;
  for (guint i = 0; i < self->fields->len; i++)
    fz_undo_plan_take_field (copy, copy_field (g_ptr_array_index (self->fields, i)));
  for (guint i = 0; i < self->checks->len; i++)
    g_ptr_array_add (copy->checks, copy_field (g_ptr_array_index (self->checks, i)));
  return copy;
}

void
fz_undo_plan_free (FzUndoPlan *self)
{
  g_free (self->made_at);
  g_free (self->made_by);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

/* Takes @field, whose texts are its own. */
void
fz_undo_plan_take_field (FzUndoPlan  *self,
                         FzUndoField *field)
{
  self->n_in_state[field->state]++;
  g_ptr_array_add (self->fields, field);
}

/* Whether @field is part of the fact that @check is of. */
static gboolean
is_of_check (const FzUndoField *field,
             const FzUndoField *check)
{
  FzFact of, fact;

  return field->station == check->station && fz_fact_of_value (field->field, &of) &&
         fz_fact_from_check_word (check->field, &fact) && of == fact;
}

static gboolean
comes_with_field (const FzUndoPlan  *self,
                  const FzUndoField *check)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (is_of_check (g_ptr_array_index (self->fields, i), check))
        return TRUE;
    }
  return FALSE;
}

/* Once all fields are taken: sets those aside that are the checks of others. */
void
fz_undo_plan_part_checks (FzUndoPlan *self)
{
  for (guint i = self->fields->len; i > 0; i--)
    {
      const FzUndoField *field = g_ptr_array_index (self->fields, i - 1);

      if (!comes_with_field (self, field))
        continue;
      self->n_in_state[field->state]--;
      g_ptr_array_add (self->checks, g_ptr_array_steal_index (self->fields, i - 1));
    }
}

/* Whether @check, one that was set aside, goes back: the whole fact that it is of does. */
gboolean
fz_undo_plan_takes_check (const FzUndoPlan  *self,
                          const FzUndoField *check)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const FzUndoField *field = g_ptr_array_index (self->fields, i);

      if (!is_of_check (field, check))
        continue;
      if (!field->chosen && field->state != FZ_UNDO_DONE)
        return FALSE;
      any = any || field->chosen;
    }
  return any;
}

/* Chooses the field number @i or leaves it out; FALSE where there is no choice: it is
 * back already, or gone. */
gboolean
fz_undo_plan_choose (FzUndoPlan *self,
                     guint       i,
                     gboolean    chosen)
{
  FzUndoField *field = g_ptr_array_index (self->fields, i);

  if (field->state == FZ_UNDO_DONE || field->state == FZ_UNDO_GONE)
    return FALSE;
  field->chosen = chosen;
  return TRUE;
}

guint
fz_undo_plan_count_chosen (const FzUndoPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    n += ((const FzUndoField *) g_ptr_array_index (self->fields, i))->chosen ? 1 : 0;
  return n;
}
