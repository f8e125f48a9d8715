/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change.h"

static const char *const kind_words[FZ_N_BATCH_KINDS] = {
  [FZ_BATCH_EDIT] = "edit",
  [FZ_BATCH_IMPORT] = "import",
  [FZ_BATCH_UNDO] = "undo",
  [FZ_BATCH_REDO] = "redo",
  [FZ_BATCH_ADD] = "add",
  [FZ_BATCH_DELETE] = "delete",
  [FZ_BATCH_RESTORE] = "restore",
  [FZ_BATCH_RETIRE] = "retire",
  [FZ_BATCH_PURGE] = "purge",
  [FZ_BATCH_REPLACE] = "replace",
  [FZ_BATCH_CHECK] = "check",
};

/* Static; as the database has it. */
const char *
fz_batch_kind_to_word (FzBatchKind kind)
{
  g_return_val_if_fail (kind < FZ_N_BATCH_KINDS, NULL);

  return kind_words[kind];
}

/* FALSE, with @kind left alone, when @word is NULL or no kind's. */
gboolean
fz_batch_kind_from_word (const char  *word,
                         FzBatchKind *kind)
{
  for (guint i = 0; word != NULL && i < FZ_N_BATCH_KINDS; i++)
    {
      if (g_str_equal (kind_words[i], word))
        {
          *kind = (FzBatchKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Copies its texts; @value may be NULL. */
FzChange *
fz_change_new (guint32     station,
               const char *field,
               const char *value)
{
  FzChange *self = g_new0 (FzChange, 1);

  self->station = station;
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  return self;
}

/* The same, if the value is @was before, which may be NULL too. */
FzChange *
fz_change_new_if (guint32     station,
                  const char *field,
                  const char *was,
                  const char *value)
{
  FzChange *self = fz_change_new (station, field, value);

  self->checked = TRUE;
  self->was = g_strdup (was);
  return self;
}

void
fz_change_free (FzChange *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self->was);
  g_free (self->author);
  g_free (self);
}

/* One in which nothing has changed. */
FzBatch *
fz_batch_new (void)
{
  FzBatch *self = g_new0 (FzBatch, 1);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  return self;
}

void
fz_batch_free (FzBatch *self)
{
  g_ptr_array_unref (self->records);
  g_free (self);
}
