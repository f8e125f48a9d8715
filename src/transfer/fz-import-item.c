/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-item.h"

G_DEFINE_QUARK (fz - import - fault, fz_import_fault)

/* "theirs"; static. */
const char *
fz_import_side_to_word (FzImportSide side)
{
  switch (side)
    {
    case FZ_IMPORT_THEIRS:
      return "theirs";
    case FZ_IMPORT_MINE:
      return "mine";
    case FZ_IMPORT_BOTH:
      return "both";
    case FZ_IMPORT_FILES:
      return "files";
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
clear_value (gpointer data)
{
  FzImportValue *value = data;

  g_free (value->value);
  g_free (value->base);
}

/* Without a value yet; @field is borrowed. */
FzImportField *
fz_import_field_new (const char *field,
                     const char *was)
{
  FzImportField *self = g_new0 (FzImportField, 1);

  self->field = field;
  self->was = g_strdup (was);
  self->values = g_array_new (FALSE, FALSE, sizeof (FzImportValue));
  g_array_set_clear_func (self->values, clear_value);
  return self;
}

void
fz_import_field_free (FzImportField *self)
{
  g_free (self->was);
  g_array_unref (self->values);
  g_free (self);
}

static void
join_value (FzImportValue       *self,
            const FzImportValue *other)
{
  self->sources |= other->sources;
  self->theirs |= other->theirs;
  self->mine |= other->mine;
  if (self->reason == NULL)
    self->reason = other->reason;
}

/* Adds what one file says, whose `side` is set; @value is copied. The field is to be settled
 * then: see fz-import-choice.c. */
void
fz_import_field_add (FzImportField       *self,
                     const FzImportValue *value)
{
  FzImportValue copy = *value;

  copy.theirs = value->side == FZ_IMPORT_THEIRS ? value->sources : 0;
  copy.mine = value->side == FZ_IMPORT_MINE ? value->sources : 0;
  for (guint i = 0; i < self->values->len; i++)
    {
      FzImportValue *own = &g_array_index (self->values, FzImportValue, i);

      if (g_strcmp0 (own->value, value->value) == 0)
        {
          join_value (own, &copy);
          return;
        }
    }
  copy.value = g_strdup (value->value);
  copy.base = g_strdup (value->base);
  g_array_append_val (self->values, copy);
}

/* Borrowed. */
const FzImportValue *
fz_import_field_get (const FzImportField *self,
                     guint                i)
{
  return &g_array_index (self->values, FzImportValue, i);
}

/* @record is the station as it stands, or as it would be. It is in no file yet. */
FzImportItem *
fz_import_item_new (guint32         station,
                    const FzRecord *record)
{
  FzImportItem *self = g_new0 (FzImportItem, 1);

  self->station = station;
  self->code = g_strdup (record->code);
  self->name = g_strdup (record->names.by_script[FZ_SCRIPT_HANS]);
  self->places = g_array_new (FALSE, FALSE, sizeof (FzImportPlace));
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_field_free);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_check_free);
  self->taken = station == 0;
  return self;
}

void
fz_import_item_add_place (FzImportItem *self,
                          guint         source,
                          guint         row)
{
  const FzImportPlace place = { source, row };

  if (self->places->len == 0)
    {
      self->source = source;
      self->row = row;
    }
  g_array_append_val (self->places, place);
}

/* NULL: the station stays as it is in it. */
FzImportField *
fz_import_item_find (const FzImportItem *self,
                     const char         *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      FzImportField *own = g_ptr_array_index (self->fields, i);

      if (g_str_equal (own->field, field))
        return own;
    }
  return NULL;
}

void
fz_import_item_free (FzImportItem *self)
{
  g_free (self->code);
  g_free (self->name);
  g_array_unref (self->places);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* Whether any of the files' values is to be saved over another. */
gboolean
fz_import_item_is_changed (const FzImportItem *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (((const FzImportField *) g_ptr_array_index (self->fields, i))->taken)
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody must choose, or had to. */
gboolean
fz_import_item_is_in_conflict (const FzImportItem *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (self->fields, i);

      if (field->side == FZ_IMPORT_BOTH || field->side == FZ_IMPORT_FILES)
        return TRUE;
    }
  return FALSE;
}

FzImportMissing *
fz_import_missing_new (const FzRecord *record)
{
  FzImportMissing *self = g_new0 (FzImportMissing, 1);

  self->station = record->id;
  self->code = g_strdup (record->code);
  self->name = g_strdup (record->names.by_script[FZ_SCRIPT_HANS]);
  return self;
}

void
fz_import_missing_free (FzImportMissing *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

/* @column may be NULL, for what is wrong with the whole row. */
FzImportError *
fz_import_error_new (FzImportFault fault,
                     guint         line,
                     const char   *column,
                     const char   *reason)
{
  FzImportError *self = g_new0 (FzImportError, 1);

  self->fault = fault;
  self->line = line;
  self->column = g_strdup (column);
  self->reason = g_strdup (reason);
  return self;
}

void
fz_import_error_free (FzImportError *self)
{
  g_free (self->column);
  g_free (self->reason);
  g_clear_pointer (&self->check, fz_check_free);
  g_free (self);
}
