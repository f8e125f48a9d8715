/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-catalog-value.h"
#include "fz-change-notes.h"
#include "fz-codes.h"
#include "fz-record-checks.h"
#include "fz-record-reader.h"
#include "fz-record-value.h"
#include "fz-record-writer.h"
#include "fz-rules.h"
#include "fz-statement.h"

/* One batch on its way through its transaction. */
typedef struct
{
  FzDatabase           *self;    /* (borrowed) */
  const FzCatalog      *catalog; /* (borrowed) */
  const GPtrArray      *changes; /* (borrowed) of FzChange, those of a station side by side */
  const FzBatchPurpose *purpose; /* (borrowed) */
  const char           *who;     /* (borrowed) (nullable) */
  FzBatch              *batch;   /* (borrowed) to be filled */
} Batching;

static gboolean
refuse_changed (const char *field,
                const char *code,
                GError    **error)
{
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
               "%s of station %s has been changed since", field, code);
  return FALSE;
}

static gboolean
make_change (const Batching *batching,
             FzRecord       *record,
             const FzChange *change,
             GError        **error)
{
  g_autofree char *value = fz_record_value_dup (record, batching->catalog, change->field);

  if (change->checked && g_strcmp0 (value, change->was) != 0)
    return refuse_changed (change->field, record->code, error);
  if (fz_record_value_set (record, batching->catalog, change->field, change->value))
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
               "\"%s\" is no value for %s", change->value != NULL ? change->value : "",
               change->field);
  return FALSE;
}

static gboolean
is_new_work (FzBatchKind kind)
{
  return kind != FZ_BATCH_UNDO && kind != FZ_BATCH_REDO;
}

/* Who signs what is found right in the batch: whoever works on the record itself, and not
 * who only brings in, takes back or makes again what others found. */
static const char *
get_checker (const Batching *batching)
{
  FzBatchKind kind = batching->purpose->kind;

  return kind == FZ_BATCH_EDIT || kind == FZ_BATCH_CHECK || kind == FZ_BATCH_ADD ? batching->who
                                                                                 : NULL;
}

/* What is deleted need not keep the rules, or the worst record could not be; what comes back
 * must. */
static gboolean
check_rules (const Batching *batching,
             const FzRecord *old,
             const FzRecord *record,
             GError        **error)
{
  return record->deleted ||
         fz_rules_check_change (record, old->deleted ? NULL : old, batching->catalog, error);
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
  if (is_new_work (batching->purpose->kind))
    fz_record_keep_code (record, old);
  fz_record_settle_checks (record, old, get_checker (batching));
  if (!check_rules (batching, old, record, error))
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
  if (!fz_change_notes_begin (notes, batching->self->db, batching->purpose->kind,
                              batching->purpose->target, batching->who, error))
    return FALSE;
  batching->batch->id = notes->batch;
  return TRUE;
}

/* How many of the changes, which come first, are of the collection itself. */
static guint
count_of_collection (const GPtrArray *changes)
{
  guint n = 0;

  while (n < changes->len && ((const FzChange *) g_ptr_array_index (changes, n))->station == 0)
    n++;
  return n;
}

/* What is new in this batch was nothing before it, though it has values of its own by now. */
static gboolean
write_of_collection (Batching       *batching,
                     FzChangeNotes  *notes,
                     const FzChange *change,
                     GError        **error)
{
  sqlite3         *db = batching->self->db;
  g_autofree char *value = NULL;

  if (!fz_catalog_value_read (db, change->field, &value, error))
    return FALSE;
  if (g_strcmp0 (value, change->value) == 0)
    return TRUE;
  batching->batch->catalog_changed = TRUE;
  return begin_if_needed (batching, notes, error) &&
         fz_change_notes_add_value (notes, 0, change->field,
                                    change->checked ? change->was : value, change->value,
                                    error) &&
         fz_catalog_value_write (db, change->field, change->value, error);
}

static gboolean
check_of_collection (Batching *batching,
                     guint     n,
                     GError  **error)
{
  for (guint i = 0; i < n; i++)
    {
      const FzChange  *change = g_ptr_array_index (batching->changes, i);
      g_autofree char *value = NULL;

      if (!fz_catalog_value_read (batching->self->db, change->field, &value, error))
        return FALSE;
      if (!change->checked || g_strcmp0 (value, change->was) == 0)
        continue;
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
                   "%s has been changed since", change->field);
      return FALSE;
    }
  return TRUE;
}

/* What is new comes before its other values, and what goes takes all of them along:
 * so its own are noted before. */
static gboolean
change_collection (Batching      *batching,
                   FzChangeNotes *notes,
                   guint          n,
                   GError       **error)
{
  if (!check_of_collection (batching, n, error))
    return FALSE;
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          const FzChange *change = g_ptr_array_index (batching->changes, i);
          gboolean        makes = fz_catalog_value_makes (change->field, change->value);
          gboolean        ends = change->value == NULL &&
                          fz_catalog_value_makes (change->field, "");
          guint due = makes ? 0 : ends ? 2
                                       : 1;

          if (due == pass && !write_of_collection (batching, notes, change, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_cancelled (const Batching *batching,
              GError        **error)
{
  return g_cancellable_set_error_if_cancelled (batching->purpose->cancellable, error);
}

/* One more station is done. */
static void
count_done (const Batching *batching)
{
  if (batching->purpose->n_done != NULL)
    g_atomic_int_inc (batching->purpose->n_done);
}

static FzRecord *
read_record (FzRecordReader *reader,
             guint32         id,
             GError        **error)
{
  FzRecord *record = NULL;

  if (fz_record_reader_read (reader, id, &record, error) && record == NULL)
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND, "no station has the id %u", id);
  return record;
}

static gboolean
change_stations (Batching      *batching,
                 FzChangeNotes *notes,
                 guint          first,
                 GError       **error)
{
  sqlite3 *db = batching->self->db;
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (db, error);
  g_autoptr (FzRecordReader) reader = NULL;
  guint end;

  reader = writer != NULL ? fz_record_reader_new_for_id (db, batching->catalog, 0, error) : NULL;
  if (reader == NULL)
    return FALSE;
  for (guint i = first; i < batching->changes->len; i = end)
    {
      const FzChange *change = g_ptr_array_index (batching->changes, i);
      g_autoptr (FzRecord) old = NULL;
      g_autoptr (FzRecord) record = NULL;

      if (is_cancelled (batching, error))
        return FALSE;
      old = read_record (reader, change->station, error);
      if (old == NULL)
        return FALSE;
      record = change_record (batching, old, i, &end, error);
      if (record == NULL)
        return FALSE;
      count_done (batching);
      if (fz_change_notes_is_same (old, record))
        continue;

      record->revision++;
      notes->said = (FzChange **) &batching->changes->pdata[i];
      notes->n_said = end - i;
      if (!begin_if_needed (batching, notes, error) ||
          !fz_change_notes_add (notes, batching->catalog, old, record, error) ||
          !fz_record_writer_update (writer, record, error))
        return FALSE;
      g_ptr_array_add (batching->batch->records, g_steal_pointer (&record));
    }
  notes->n_said = 0;
  return TRUE;
}

static gboolean
add_station (Batching       *batching,
             FzChangeNotes  *notes,
             FzRecordWriter *writer,
             FzRecord       *record,
             GError        **error)
{
  g_autoptr (FzRecord) none = fz_record_new (batching->catalog->services->len);

  none->id = record->id;
  none->deleted = TRUE;
  return fz_rules_check_record (record, batching->catalog, NULL, error) &&
         fz_database_check_code_free (batching->self->db, record->code, error) &&
         begin_if_needed (batching, notes, error) &&
         fz_record_writer_insert (writer, record->id, record, error) &&
         fz_change_notes_add (notes, batching->catalog, none, record, error);
}

static gboolean
add_stations (Batching      *batching,
              FzChangeNotes *notes,
              GError       **error)
{
  const GPtrArray *added = batching->purpose->added;
  const GPtrArray *authors = batching->purpose->authors;
  sqlite3         *db = batching->self->db;
  g_autoptr (FzRecordWriter) writer = NULL;
  guint32 id;

  if (added == NULL || added->len == 0)
    return TRUE;
  writer = fz_record_writer_new (db, error);
  if (writer == NULL || !fz_database_choose_id (db, &id, error))
    return FALSE;
  for (guint i = 0; i < added->len; i++)
    {
      g_autoptr (FzRecord) record = fz_record_copy (g_ptr_array_index (added, i));

      record->id = id + i;
      record->revision = 1;
      record->deleted = FALSE;
      notes->author = authors != NULL ? g_ptr_array_index (authors, i) : NULL;
      fz_record_settle_first_checks (record, get_checker (batching));
      if (is_cancelled (batching, error) ||
          !add_station (batching, notes, writer, record, error))
        return FALSE;
      count_done (batching);
      g_ptr_array_add (batching->batch->records, g_steal_pointer (&record));
    }
  return TRUE;
}

static gboolean
batch_work (sqlite3 *db,
            gpointer data,
            GError **error)
{
  Batching             *batching = data;
  const FzBatchPurpose *purpose = batching->purpose;
  g_autoptr (FzCatalog) catalog = NULL;
  g_auto (FzChangeNotes) notes = { 0 };
  guint n = count_of_collection (batching->changes);

  if (!change_collection (batching, &notes, n, error))
    return FALSE;
  if (purpose->plan != NULL)
    {
      batching->catalog = catalog = fz_database_load_catalog (batching->self, error);
      if (catalog == NULL ||
          !purpose->plan (batching->self, catalog, purpose->data, error))
        return FALSE;
    }
  if (!change_stations (batching, &notes, n, error) ||
      !add_stations (batching, &notes, error))
    return FALSE;
  return batching->batch->id == 0 || purpose->finish == NULL ||
         purpose->finish (db, batching->batch->id, purpose, error);
}

/* FALSE with READ_ONLY, MISSING or REPLACED when nothing can be saved now. */
gboolean
fz_database_check_savable (FzDatabase *self,
                           GError    **error)
{
  if (self->writable)
    return fz_database_check_place (self, error);

  g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY,
                       "the database was opened for reading");
  return FALSE;
}

/* As fz_database_change(), for whatever @purpose. */
FzBatch *
fz_database_change_for (FzDatabase           *self,
                        const FzCatalog      *catalog,
                        const GPtrArray      *changes,
                        const FzBatchPurpose *purpose,
                        const char           *who,
                        GError              **error)
{
  g_autoptr (FzBatch) batch = fz_batch_new ();
  Batching batching = {
    .self = self,
    .catalog = catalog,
    .changes = changes,
    .purpose = purpose,
    .who = who,
    .batch = batch,
  };

  if (!fz_database_check_savable (self, error) ||
      !fz_sql_transact (self->db, batch_work, &batching, error))
    return NULL;
  return g_steal_pointer (&batch);
}

/* A value that is set to what it is taken for only guards the others. */
static gboolean
is_guard (const FzChange *change)
{
  return change->checked && g_strcmp0 (change->was, change->value) == 0;
}

static gboolean
is_check (const FzChange *change)
{
  return g_str_has_prefix (change->field, FZ_VALUE_CHECK_PREFIX) ||
         g_str_equal (change->field, fz_field_to_word (FZ_FIELD_CHECKED_ON));
}

/* An edit that only says what was found right is a check. */
static FzBatchKind
find_kind (const GPtrArray *changes)
{
  gboolean checks = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const FzChange *change = g_ptr_array_index (changes, i);

      if (!is_check (change) && !is_guard (change))
        return FZ_BATCH_EDIT;
      checks = checks || is_check (change);
    }
  return checks ? FZ_BATCH_CHECK : FZ_BATCH_EDIT;
}

/* Makes @changes, of FzChange, those of a station side by side and those of the
 * collection itself first, as one batch of @kind by @who, which may be NULL. Returns
 * what was changed, the caller's. All is done and safe on the disk, or nothing is: an
 * unknown station, a value that is not of its field's form, a rule that is broken
 * (FZ_RULES_ERROR) or a value that is no longer what a change takes it for
 * (FZ_STORE_ERROR_CHANGED) stops it. */
FzBatch *
fz_database_change_as (FzDatabase      *self,
                       const FzCatalog *catalog,
                       const GPtrArray *changes,
                       FzBatchKind      kind,
                       const char      *who,
                       GError         **error)
{
  const FzBatchPurpose purpose = { .kind = kind };

  return fz_database_change_for (self, catalog, changes, &purpose, who, error);
}

/* The same as an edit, or, when they are nothing else, as a check. */
FzBatch *
fz_database_change (FzDatabase      *self,
                    const FzCatalog *catalog,
                    const GPtrArray *changes,
                    const char      *who,
                    GError         **error)
{
  return fz_database_change_as (self, catalog, changes, find_kind (changes), who, error);
}
