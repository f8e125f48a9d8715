/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-item.h"

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
    default:
      g_return_val_if_reached (NULL);
    }
}

void
fz_import_field_free (FzImportField *self)
{
  g_free (self->base);
  g_free (self->was);
  g_free (self->value);
  g_free (self);
}

/* @record is the station as it stands, or as it would be. */
FzImportItem *
fz_import_item_new (guint           row,
                    guint32         station,
                    const FzRecord *record)
{
  FzImportItem *self = g_new0 (FzImportItem, 1);

  self->row = row;
  self->station = station;
  self->code = g_strdup (record->code);
  self->name = g_strdup (record->names.by_script[FZ_SCRIPT_HANS]);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_import_field_free);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_check_free);
  self->taken = station == 0;
  return self;
}

void
fz_import_item_free (FzImportItem *self)
{
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* Whether any of the file's values is to be saved over another. */
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

gboolean
fz_import_item_is_in_conflict (const FzImportItem *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (((const FzImportField *) g_ptr_array_index (self->fields, i))->side == FZ_IMPORT_BOTH)
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
fz_import_error_new (guint       line,
                     const char *column,
                     const char *reason)
{
  FzImportError *self = g_new0 (FzImportError, 1);

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
