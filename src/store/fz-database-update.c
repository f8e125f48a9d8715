/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-update.h"

#include "fz-calendar-plan.h"
#include "fz-calendar-value.h"
#include "fz-change-notes.h"
#include "fz-codes.h"
#include "fz-database-backup.h"
#include "fz-database-import.h"
#include "fz-database-private.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-rules.h"
#include "fz-statement.h"
#include "fz-update-checks.h"

/* An update on its way through its transaction. */
typedef struct
{
  FzDatabase      *self;      /* (borrowed) */
  const FzDataset *dataset;   /* (borrowed) */
  const FzCatalog *catalog;   /* (borrowed) the database's, with what the update adds to it */
  FzUpdate        *update;    /* (borrowed) to be filled */
  GPtrArray       *changes;   /* (owned) of FzChange */
  GPtrArray       *added;     /* (owned) of FzRecord */
  FzBases         *bases;     /* (owned) (nullable) */
  GHashTable      *by_code;   /* (owned) FzRecord of the dataset by code, both borrowed */
  GHashTable      *by_former; /* (owned) the same by a code that it had, which is owned */
  GHashTable      *met;       /* (owned) (set) of records of the dataset */
  GError          *fault;     /* (owned) (nullable) */
} Updating;

static void
clear_updating (Updating *updating)
{
  g_clear_pointer (&updating->changes, g_ptr_array_unref);
  g_clear_pointer (&updating->added, g_ptr_array_unref);
  g_clear_pointer (&updating->bases, fz_bases_free);
  g_clear_pointer (&updating->by_code, g_hash_table_unref);
  g_clear_pointer (&updating->by_former, g_hash_table_unref);
  g_clear_pointer (&updating->met, g_hash_table_unref);
  g_clear_error (&updating->fault);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Updating, clear_updating)

static void
free_item (FzUpdateItem *item)
{
  g_clear_pointer (&item->record, fz_record_unref);
  g_clear_pointer (&item->conflict, fz_conflict_free);
  g_free (item);
}

void
fz_update_free (FzUpdate *self)
{
  g_free (self->before);
  g_free (self->version);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->collection);
  g_clear_pointer (&self->batch, fz_batch_free);
  g_free (self->kept);
  g_free (self);
}

static FzUpdate *
create_update (const FzDataset *dataset,
               const FzCatalog *catalog)
{
  FzUpdate *self = g_new0 (FzUpdate, 1);

  self->before = g_strdup (catalog->dataset.version);
  self->version = g_strdup (dataset->catalog->dataset.version);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  self->collection = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  return self;
}

static void
index_former (Updating *updating,
              FzRecord *record)
{
  g_auto (GStrv) codes = g_strsplit (record->former_codes, ";", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_insert (updating->by_former, g_strdup (codes[i]), record);
}

static void
index_records (Updating *updating)
{
  const GPtrArray *records = updating->dataset->records;

  updating->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  updating->by_former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  updating->met = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      FzRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (updating->by_code, record->code, record);
      if (record->former_codes != NULL)
        index_former (updating, record);
    }
}

/* The dataset's record that is about @mine: by its code, else, of a station that got another
 * code, by the one that it had. NULL when there is none. */
static FzRecord *
find_theirs (Updating       *updating,
             const FzRecord *mine)
{
  FzRecord *record = g_hash_table_lookup (updating->by_code, mine->code);
  guint32   other;

  if (record == NULL && !mine->deleted)
    {
      record = g_hash_table_lookup (updating->by_former, mine->code);
      if (record != NULL &&
          fz_database_find_any_code (updating->self, record->code, &other, NULL))
        record = NULL;
    }
  if (record != NULL && !g_hash_table_add (updating->met, record))
    record = NULL;
  return record;
}

/* @record, of the dataset, by the database's own catalogue: services may stand elsewhere. */
static FzRecord *
translate (const Updating *updating,
           const FzRecord *record,
           const FzRecord *mine)
{
  const FzCatalog *from = updating->dataset->catalog;
  FzRecord        *theirs = fz_record_new (updating->catalog->services->len);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (from);

  theirs->id = mine != NULL ? mine->id : 0;
  theirs->revision = mine != NULL ? mine->revision : 0;
  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *value = fz_record_value_dup (record, from, word);

      fz_record_value_set (theirs, updating->catalog, word, value);
    }
  fz_update_take_checks (theirs, record, mine);
  return theirs;
}

/* @mine as it was published; @touched says whether it is another now. */
static FzRecord *
make_base (const Updating *updating,
           const FzRecord *mine,
           gboolean       *touched)
{
  FzRecord *base = fz_record_copy (mine);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (updating->catalog);

  *touched = FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const char *value = NULL;

      if (!fz_bases_find (updating->bases, mine->id, word, &value))
        continue;
      *touched = TRUE;
      fz_record_value_set (base, updating->catalog, word, value);
    }
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      const char *value = NULL;

      if (!fz_bases_find (updating->bases, mine->id, fz_fact_to_check_word (fact), &value))
        continue;
      *touched = TRUE;
      fz_record_set_check (base, fact, value);
    }
  return base;
}

static gboolean
is_of_point (const FzConflictField *field)
{
  return g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LAT)) ||
         g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LON));
}

/* Half of one point and half of another are no point: what stays of one half stays of both. */
static void
join_point (FzConflict *conflict)
{
  gboolean stays = FALSE;

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      stays = stays || (is_of_point (field) && field->choice != FZ_CHOICE_THEIRS);
    }
  for (guint i = 0; stays && i < conflict->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (is_of_point (field) && field->side == FZ_SIDE_THEIRS)
        {
          field->side = FZ_SIDE_BOTH;
          field->choice = FZ_CHOICE_OPEN;
        }
    }
}

/* What two sides made of a record may break a rule that each of them keeps: then nothing of it
 * follows by itself. */
static void
hold_back_if_broken (const Updating *updating,
                     FzConflict     *conflict)
{
  g_autoptr (FzRecord) record = fz_update_merge (conflict, updating->catalog);

  if (record->deleted || fz_rules_check_record (record, updating->catalog, NULL, NULL))
    return;
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->side == FZ_SIDE_THEIRS)
        {
          field->side = FZ_SIDE_BOTH;
          field->choice = FZ_CHOICE_OPEN;
        }
    }
}

/* Counts what becomes of the values, and notes those that follow. */
static gboolean
tally (Updating         *updating,
       const FzConflict *conflict)
{
  gboolean follows = FALSE;

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      updating->update->n_kept += field->side == FZ_SIDE_MINE || field->side == FZ_SIDE_BOTH;
      updating->update->n_conflicts += field->side == FZ_SIDE_BOTH;
      if (field->side != FZ_SIDE_THEIRS)
        continue;
      follows = TRUE;
      g_ptr_array_add (updating->changes,
                       fz_change_new_if (conflict->mine->id, field->field, field->mine,
                                         field->theirs));
    }
  return follows;
}

static void
take_item (Updating    *updating,
           FzUpdateKind kind,
           FzRecord    *record,
           FzConflict  *conflict)
{
  FzUpdateItem *item = g_new0 (FzUpdateItem, 1);

  item->kind = kind;
  item->record = fz_record_ref (record);
  item->conflict = conflict;
  g_ptr_array_add (updating->update->items, item);
}

static void
compare_station (Updating       *updating,
                 FzRecord       *mine,
                 const FzRecord *published)
{
  g_autoptr (FzRecord) theirs = translate (updating, published, mine);
  g_autoptr (FzRecord) base = NULL;
  FzConflict *conflict;
  gboolean    touched, follows;

  base = make_base (updating, mine, &touched);
  if (!touched && fz_change_notes_is_same (mine, theirs))
    {
      updating->update->n_unchanged++;
      return;
    }
  conflict = fz_conflict_new (base, mine, theirs, updating->catalog);
  join_point (conflict);
  hold_back_if_broken (updating, conflict);
  follows = tally (updating, conflict);
  if (fz_update_follow_checks (conflict, updating->catalog, updating->changes) || follows)
    updating->update->n_changed++;
  take_item (updating, FZ_UPDATE_CHANGED, mine, conflict);
}

/* The new version has it no more. One that was never published is of nobody else's making; one
 * on which people here have worked stays, and that is told. */
static void
remove_station (Updating *updating,
                FzRecord *mine)
{
  const char *code = NULL;
  gboolean    touched;
  g_autoptr (FzRecord) base = make_base (updating, mine, &touched);
  g_autoptr (FzRecord) theirs = fz_record_copy (base);
  FzConflict *conflict;

  if (fz_bases_find (updating->bases, mine->id, fz_field_to_word (FZ_FIELD_CODE), &code) &&
      code == NULL)
    return;
  theirs->deleted = TRUE;
  conflict = fz_conflict_new (base, mine, theirs, updating->catalog);
  for (guint i = 0; touched && i < conflict->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->side == FZ_SIDE_THEIRS)
        {
          field->side = FZ_SIDE_BOTH;
          field->choice = FZ_CHOICE_OPEN;
        }
    }
  if (tally (updating, conflict))
    updating->update->n_removed++;
  take_item (updating, FZ_UPDATE_REMOVED, mine, conflict);
}

/* Whether people here deleted it, which no version that was published had done. */
static gboolean
is_deleted_here (const Updating *updating,
                 const FzRecord *mine)
{
  const char *base;

  return mine->deleted && fz_bases_find (updating->bases, mine->id, FZ_VALUE_DELETED, &base) &&
         base == NULL;
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  Updating       *updating = data;
  const FzRecord *published = find_theirs (updating, record);
  g_autoptr (FzRecord) mine = fz_record_copy (record);

  if (published != NULL)
    compare_station (updating, mine, published);
  else if (!record->deleted || is_deleted_here (updating, mine))
    remove_station (updating, mine);
}

static void
add_stations (Updating *updating)
{
  const GPtrArray *records = updating->dataset->records;

  for (guint i = 0; i < records->len; i++)
    {
      FzRecord *published = g_ptr_array_index (records, i);
      g_autoptr (FzRecord) record = NULL;

      if (g_hash_table_contains (updating->met, published))
        continue;
      record = translate (updating, published, NULL);
      take_item (updating, FZ_UPDATE_ADDED, record, NULL);
      g_ptr_array_add (updating->added, g_steal_pointer (&record));
      updating->update->n_added++;
    }
}

static gboolean
plan_stations (FzDatabase      *self,
               const FzCatalog *catalog,
               gpointer         data,
               GError         **error)
{
  Updating *updating = data;

  updating->catalog = catalog;
  updating->bases = fz_database_load_bases (self, error);
  if (updating->bases == NULL)
    return FALSE;
  index_records (updating);
  if (!fz_database_meet_records (self, catalog, meet, updating, NULL, error))
    return FALSE;
  add_stations (updating);
  return TRUE;
}

/* What stays as it is here differs from what is published now. */
static gboolean
note_bases (sqlite3            *db,
            gint64              batch,
            const FzUpdateItem *item,
            GError            **error)
{
  for (guint i = 0; item->conflict != NULL && i < item->conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (item->conflict->fields, i);
      gboolean               stays = field->side == FZ_SIDE_MINE || field->side == FZ_SIDE_BOTH;

      if (field->side == FZ_SIDE_BOTH &&
          !fz_database_note_review (db, batch, item->record->id, field->field, field->base, error))
        return FALSE;
      if (!fz_update_note_base (db, item->record->id, field->field, stays, field->theirs, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_update (sqlite3              *db,
               gint64                batch,
               const FzBatchPurpose *purpose,
               GError              **error)
{
  const Updating *updating = purpose->data;

  if (!fz_database_settle_bases (db, batch, error) ||
      !fz_database_forget_undone_reviews (db, error))
    return FALSE;
  for (guint i = 0; i < updating->update->items->len; i++)
    {
      const FzUpdateItem *item = g_ptr_array_index (updating->update->items, i);

      if (!note_bases (db, batch, item, error) ||
          (item->conflict != NULL &&
           !fz_update_note_check_bases (db, item->conflict, updating->catalog, error)))
        return FALSE;
    }
  return TRUE;
}

/* After a batch that brought, took back or made again a version of the collection: what it
 * changed stands as that version has it. Any other batch is left alone. */
gboolean
fz_database_settle_bases (sqlite3 *db,
                          gint64   batch,
                          GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                "DELETE FROM base WHERE (station, field) IN "
                                "(SELECT station, field FROM change WHERE batch = ?1)" OF_VERSION,
                                error);
  return statement != NULL && fz_statement_bind_int (statement, 1, batch, error) &&
         fz_statement_run (statement, error);
}

/* A year that the new version has is its; one that only the user has imported stays. */
static gboolean
plan_days (Updating *updating,
           GError  **error)
{
  g_autoptr (GArray) now = fz_database_load_days (updating->self, error);
  g_autoptr (GArray) merged = NULL;

  if (now == NULL)
    return FALSE;
  merged = fz_calendar_days_merge (now, updating->dataset->days);
  updating->update->new_days = !fz_calendar_days_equal (now, merged);
  fz_calendar_value_compare (now, merged, updating->changes);
  return TRUE;
}

static gboolean
apply (FzDatabase      *self,
       const FzCatalog *catalog,
       Updating        *updating,
       const char      *who,
       GError         **error)
{
  const FzBatchPurpose purpose = {
    .kind = FZ_BATCH_IMPORT,
    .added = updating->added,
    .plan = plan_stations,
    .finish = finish_update,
    .data = updating,
  };

  updating->update->batch = fz_database_change_for (self, catalog, updating->changes, &purpose,
                                                    who, error);
  return updating->update->batch != NULL;
}

static FzUpdate *
run (FzDatabase      *self,
     const FzDataset *dataset,
     const char      *who,
     gboolean         backs_up,
     GError         **error)
{
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (self, error);
  g_autoptr (FzUpdate) update = NULL;
  g_auto (Updating) updating = { .self = self, .dataset = dataset };

  if (catalog == NULL)
    return NULL;
  update = create_update (dataset, catalog);
  updating.update = update;
  updating.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  updating.added = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  if (!fz_database_plan_collection (self, catalog, dataset->catalog, update->collection, error) ||
      !plan_days (&updating, error))
    return NULL;
  for (guint i = 0; i < update->collection->len; i++)
    {
      const FzChange *change = g_ptr_array_index (update->collection, i);

      g_ptr_array_add (updating.changes, fz_change_new_if (0, change->field, change->was,
                                                           change->value));
    }
  if (backs_up)
    update->kept = fz_database_back_up_before (self, FZ_BACKUP_IMPORT, error);
  if ((backs_up && update->kept == NULL) || !apply (self, catalog, &updating, who, error))
    return NULL;
  return g_steal_pointer (&update);
}

/* What fz_database_apply_update() would do; the caller's. It is done, to a copy in memory. */
FzUpdate *
fz_database_preview_update (FzDatabase      *self,
                            const FzDataset *dataset,
                            GError         **error)
{
  g_autoptr (FzDatabase) copy = fz_database_copy_to_memory (self, error);

  if (copy == NULL)
    return NULL;
  copy->writable = TRUE;
  return run (copy, dataset, NULL, FALSE, error);
}

/* Makes the collection what @dataset has, another version of it, as one batch by @who, which
 * one undo takes back, the version and the calendar with it. Landmarks and what else nobody
 * edits are left as they are. What there was is kept as a backup. All is done and safe on the
 * disk, or nothing but that is. Returns what was done, the caller's. */
FzUpdate *
fz_database_apply_update (FzDatabase      *self,
                          const FzDataset *dataset,
                          const char      *who,
                          GError         **error)
{
  if (!fz_database_check_savable (self, error))
    return NULL;
  return run (self, dataset, who, TRUE, error);
}
