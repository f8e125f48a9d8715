/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-columns.h"

#include "fz-record-checks.h"
#include "fz-text-pool.h"

/* What a station has in each column: the number of a text in the pool. */
typedef struct
{
  guint32 fields[FZ_N_FIELDS];
  guint32 newest_check;
  guint32 changed_at;
  guint32 changed_by;
} Row;

struct _FzRecordColumns
{
  GArray     *rows;    /* (owned) of Row */
  GHashTable *numbers; /* (owned) id to row + 1 */
  FzTextPool *texts;   /* (owned) */
};

FzRecordColumns *
fz_record_columns_new (void)
{
  FzRecordColumns *self = g_new0 (FzRecordColumns, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->numbers = g_hash_table_new (NULL, NULL);
  self->texts = fz_text_pool_new ();
  return self;
}

void
fz_record_columns_free (FzRecordColumns *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->numbers);
  fz_text_pool_free (self->texts);
  g_free (self);
}

/* The row of the station @id, or NULL. */
static Row *
find_row (const FzRecordColumns *self,
          guint32                id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));

  return number != 0 ? &g_array_index (self->rows, Row, number - 1) : NULL;
}

static void
fill_row (FzRecordColumns *self,
          Row             *row,
          const FzRecord  *record)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *text = fz_record_dup_field (record, field);

      row->fields[field] = fz_text_pool_add (self->texts, text);
    }
  row->newest_check = fz_text_pool_add (self->texts, fz_record_find_newest_check (record));
}

/* Adds the station of @record, of an id that is not there yet. */
void
fz_record_columns_append (FzRecordColumns *self,
                          const FzRecord  *record)
{
  Row row = { 0 };

  fill_row (self, &row, record);
  g_array_append_val (self->rows, row);
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (record->id),
                       GUINT_TO_POINTER (self->rows->len));
}

/* Takes @record in the place of what its station had. FALSE, changing nothing, for one
 * that is not there. */
gboolean
fz_record_columns_update (FzRecordColumns *self,
                          const FzRecord  *record)
{
  Row *row = find_row (self, record->id);

  if (row == NULL)
    return FALSE;
  fill_row (self, row, record);
  return TRUE;
}

/* Says when (ISO time, UTC) and by whom (NULL: unknown) the station @id was changed last;
 * one that is not there is passed over. */
void
fz_record_columns_set_change (FzRecordColumns *self,
                              guint32          id,
                              const char      *made_at,
                              const char      *made_by)
{
  Row *row = find_row (self, id);

  if (row == NULL)
    return;
  row->changed_at = fz_text_pool_add (self->texts, made_at);
  row->changed_by = fz_text_pool_add (self->texts, made_by);
}

guint
fz_record_columns_get_n_rows (const FzRecordColumns *self)
{
  return self->rows->len;
}

/* As fz_record_dup_field() gives it; borrowed, NULL for unknown or no such station. */
const char *
fz_record_columns_get (const FzRecordColumns *self,
                       guint32                id,
                       FzField                field)
{
  const Row *row = find_row (self, id);

  return row != NULL ? fz_text_pool_get (self->texts, row->fields[field]) : NULL;
}

/* ISO time, UTC; borrowed, NULL when the history knows no change. */
const char *
fz_record_columns_get_changed_at (const FzRecordColumns *self,
                                  guint32                id)
{
  const Row *row = find_row (self, id);

  return row != NULL ? fz_text_pool_get (self->texts, row->changed_at) : NULL;
}

/* Borrowed; NULL when nobody signed the last change. */
const char *
fz_record_columns_get_changed_by (const FzRecordColumns *self,
                                  guint32                id)
{
  const Row *row = find_row (self, id);

  return row != NULL ? fz_text_pool_get (self->texts, row->changed_by) : NULL;
}

/* The day on which anything of the station @id was last found right, ISO date; borrowed, NULL
 * when nothing ever was. */
const char *
fz_record_columns_get_newest_check (const FzRecordColumns *self,
                                    guint32                id)
{
  const Row *row = find_row (self, id);

  return row != NULL ? fz_text_pool_get (self->texts, row->newest_check) : NULL;
}

/* How many stations have @field. */
guint
fz_record_columns_count (const FzRecordColumns *self,
                         FzField                field)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += g_array_index (self->rows, Row, i).fields[field] != 0;
  return n;
}

/* The station as a record, for the checks: without its services, and as it was when the
 * columns were filled. The caller's; NULL for no such station. */
FzRecord *
fz_record_columns_make_record (const FzRecordColumns *self,
                               guint32                id,
                               guint                  n_services)
{
  FzRecord *record;

  if (find_row (self, id) == NULL)
    return NULL;
  record = fz_record_new (n_services);
  record->id = id;
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    fz_record_set_field (record, field, fz_record_columns_get (self, id, field));
  return record;
}
