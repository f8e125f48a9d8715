/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include <string.h>

#include "fz-change-notes.h"
#include "fz-field.h"
#include "fz-record-writer.h"
#include "fz-rules.h"
#include "fz-statement.h"

#define SERVICE_PREFIX "service:"

/* One batch on its way through its transaction. */
typedef struct
{
  FzDatabase      *self;    /* (borrowed) */
  const FzCatalog *catalog; /* (borrowed) */
  const GPtrArray *changes; /* (borrowed) of FzChange, those of a station side by side */
  const char      *who;     /* (borrowed) (nullable) */
  FzBatch         *batch;   /* (borrowed) to be filled */
} Batching;

static gboolean
find_service (const FzCatalog *catalog,
              const char      *field,
              guint           *service)
{
  return g_str_has_prefix (field, SERVICE_PREFIX) &&
         fz_catalog_find_service (catalog, field + strlen (SERVICE_PREFIX), service);
}

static char *
dup_value (const FzRecord  *record,
           const FzCatalog *catalog,
           const char      *field)
{
  FzField known;
  guint   service;

  if (fz_field_from_word (field, &known))
    return fz_record_dup_field (record, known);
  if (find_service (catalog, field, &service) &&
      fz_record_get_offer (record, service) != FZ_OFFER_UNKNOWN)
    return g_strdup (fz_offer_to_word (fz_record_get_offer (record, service)));
  return NULL;
}

static gboolean
set_value (FzRecord        *record,
           const FzCatalog *catalog,
           const FzChange  *change)
{
  FzOffer offer = FZ_OFFER_UNKNOWN;
  FzField field;
  guint   service;

  if (fz_field_from_word (change->field, &field))
    return fz_record_set_field (record, field, change->value);
  if (!find_service (catalog, change->field, &service) ||
      (change->value != NULL && !fz_offer_from_word (change->value, &offer)))
    return FALSE;
  fz_record_set_offer (record, service, offer);
  return TRUE;
}

static gboolean
make_change (const Batching *batching,
             FzRecord       *record,
             const FzChange *change,
             GError        **error)
{
  g_autofree char *value = dup_value (record, batching->catalog, change->field);

  if (change->checked && g_strcmp0 (value, change->was) != 0)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
                   "%s of station %s has been changed since", change->field, record->code);
      return FALSE;
    }
  if (set_value (record, batching->catalog, change))
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
               "\"%s\" is no value for %s", change->value != NULL ? change->value : "",
               change->field);
  return FALSE;
}

/* Makes all changes of one station, from the one at @first on. @end becomes the number
 * of the first one behind them. */
static FzRecord *
change_record (const Batching *batching,
               const FzRecord *old,
               guint           first,
               guint          *end,
               GError        **error)
{
  g_autoptr (FzRecord) record = fz_record_copy (old);

  for (*end = first; *end < batching->changes->len; (*end)++)
    {
      const FzChange *change = g_ptr_array_index (batching->changes, *end);

      if (change->station != old->id)
        break;
      if (!make_change (batching, record, change, error))
        return NULL;
    }
  if (!fz_rules_check_record (record, batching->catalog, NULL, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
begin_if_needed (Batching      *batching,
                 FzChangeNotes *notes,
                 GError       **error)
{
  if (batching->batch->id != 0)
    return TRUE;
  if (!fz_change_notes_begin (notes, batching->self->db, batching->who, error))
    return FALSE;
  batching->batch->id = notes->batch;
  return TRUE;
}

static gboolean
batch_work (sqlite3 *db,
            gpointer data,
            GError **error)
{
  Batching *batching = data;
  g_auto (FzChangeNotes) notes = { 0 };
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (db, error);
  guint end;

  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < batching->changes->len; i = end)
    {
      const FzChange *change = g_ptr_array_index (batching->changes, i);
      g_autoptr (FzRecord) old = NULL;
      g_autoptr (FzRecord) record = NULL;

      old = fz_database_load_record (batching->self, batching->catalog, change->station, error);
      if (old == NULL)
        return FALSE;
      record = change_record (batching, old, i, &end, error);
      if (record == NULL)
        return FALSE;
      if (fz_change_notes_is_same (old, record))
        continue;

      record->revision++;
      if (!begin_if_needed (batching, &notes, error) ||
          !fz_change_notes_add (&notes, batching->catalog, old, record, error) ||
          !fz_record_writer_update (writer, record, error))
        return FALSE;
      g_ptr_array_add (batching->batch->records, g_steal_pointer (&record));
    }
  return TRUE;
}

/* Makes @changes, of FzChange, those of a station side by side, as one batch by @who,
 * which may be NULL. Returns what was changed, the caller's. All is done and safe on
 * the disk, or nothing is: an unknown station, a value that is not of its field's
 * form, a rule that is broken (FZ_RULES_ERROR) or a value that is no longer what a
 * change takes it for (FZ_STORE_ERROR_CHANGED) stops it. */
FzBatch *
fz_database_change (FzDatabase      *self,
                    const FzCatalog *catalog,
                    const GPtrArray *changes,
                    const char      *who,
                    GError         **error)
{
  g_autoptr (FzBatch) batch = fz_batch_new ();
  Batching batching = {
    .self = self, .catalog = catalog, .changes = changes, .who = who, .batch = batch
  };

  if (!self->writable)
    {
      g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY,
                           "the database was opened for reading");
      return NULL;
    }
  if (!fz_sql_transact (self->db, batch_work, &batching, error))
    return NULL;
  return g_steal_pointer (&batch);
}

static gboolean
read_undoing (sqlite3_stmt *statement,
              GPtrArray    *changes,
              GError      **error)
{
  guint32     station = (guint32) sqlite3_column_int64 (statement, 0);
  const char *texts[3];

  if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  g_ptr_array_add (changes, fz_change_new_if (station, texts[0], texts[2], texts[1]));
  return TRUE;
}

/* What takes back the batch @id: an array of FzChange. */
static GPtrArray *
list_undoing (FzDatabase *self,
              gint64      id,
              GError    **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (sqlite3_stmt) statement =
      fz_statement_new (self->db,
                        "SELECT station, field, old_value, new_value FROM change "
                        "WHERE batch = ? ORDER BY station, field",
                        error);
  FzStep step;

  if (statement == NULL || !fz_statement_bind_int (statement, 1, id, error))
    return NULL;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      if (!read_undoing (statement, changes, error))
        return NULL;
    }
  if (step != FZ_STEP_DONE)
    return NULL;
  if (changes->len > 0)
    return g_steal_pointer (&changes);

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND,
               "there is no batch %" G_GINT64_FORMAT, id);
  return NULL;
}

/* Takes the batch @id back, as another batch by @who: every value becomes what it was
 * before. Refused as a whole (FZ_STORE_ERROR_CHANGED) once one of them has been
 * changed again. Returns what was changed, the caller's. */
FzBatch *
fz_database_undo (FzDatabase      *self,
                  const FzCatalog *catalog,
                  gint64           id,
                  const char      *who,
                  GError         **error)
{
  g_autoptr (GPtrArray) changes = list_undoing (self, id, error);

  return changes != NULL ? fz_database_change (self, catalog, changes, who, error) : NULL;
}
