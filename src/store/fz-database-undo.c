/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-undo.h"

#include "fz-catalog-value.h"
#include "fz-database-private.h"
#include "fz-fact.h"
#include "fz-record-value.h"
#include "fz-statement.h"

/*
 * Every batch can be taken back, by another batch: nothing is ever taken out of the
 * history. Of an undo, that is a redo; of a redo, it is the undo of what was redone. So
 * the state of a batch, whether it stands, is kept in one place, its undone_by.
 */
typedef struct
{
  FzDatabase      *self;    /* (borrowed) */
  const FzCatalog *catalog; /* (borrowed) */
  FzUndoPlan      *plan;    /* (borrowed) */
  FzBatchKind      kind;    /* of the batch */
  FzRecord        *record;  /* (owned) (nullable) the station of the rows being read */
} Planning;

static void
clear_planning (Planning *planning)
{
  g_clear_pointer (&planning->record, fz_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, clear_planning)

static gboolean
refuse_unknown (gint64   batch,
                GError **error)
{
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND,
               "there is no batch %" G_GINT64_FORMAT, batch);
  return FALSE;
}

/* Reads what kind of batch it is, and makes of a redo the batch that it redid. */
static gboolean
read_batch (Planning *planning,
            gint64    batch,
            GError  **error)
{
  FzUndoPlan *plan = planning->plan;
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *texts[3];

  statement = fz_statement_new (planning->self->db,
                                "SELECT kind, made_at, made_by, ifnull (target, 0), undone_by "
                                "FROM batch WHERE id = ?",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, batch, error))
    return FALSE;
  switch (fz_statement_step (statement, error))
    {
    case FZ_STEP_ROW:
      break;
    case FZ_STEP_DONE:
      return refuse_unknown (batch, error);
    case FZ_STEP_FAILED:
    default:
      return FALSE;
    }
  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;

  if (g_str_equal (texts[0], "redo") && sqlite3_column_int64 (statement, 3) < batch)
    return read_batch (planning, sqlite3_column_int64 (statement, 3), error);
  if (!fz_batch_kind_from_word (texts[0], &planning->kind))
    return refuse_unknown (batch, error);
  plan->batch = batch;
  plan->kind = planning->kind == FZ_BATCH_UNDO ? FZ_BATCH_REDO : FZ_BATCH_UNDO;
  plan->target = plan->kind == FZ_BATCH_REDO ? sqlite3_column_int64 (statement, 3) : batch;
  plan->made_at = g_strdup (texts[1]);
  plan->made_by = g_strdup (texts[2]);
  plan->undone_by = sqlite3_column_int64 (statement, 4);
  return TRUE;
}

/* Makes sure that the record at hand is that of @station; none when it is gone. */
static gboolean
turn_to_station (Planning *planning,
                 guint32   station,
                 GError  **error)
{
  g_autoptr (GError) fault = NULL;

  if (planning->record != NULL && planning->record->id == station)
    return TRUE;
  g_clear_pointer (&planning->record, fz_record_unref);
  if (station == 0)
    return TRUE;
  planning->record = fz_database_load_record (planning->self, planning->catalog, station, &fault);
  if (planning->record != NULL)
    return TRUE;
  if (g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
find_later (Planning    *planning,
            FzUndoField *field,
            GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *texts[2];
  FzStep      step;

  statement = fz_statement_new (planning->self->db,
                                "SELECT batch.made_at, batch.made_by, batch.id "
                                "FROM change JOIN batch ON batch.id = change.batch "
                                "WHERE change.station = ? AND change.field = ? "
                                "AND change.batch > ? ORDER BY change.batch DESC LIMIT 1",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, field->station, error) ||
      !fz_statement_bind_text (statement, 2, field->field, error) ||
      !fz_statement_bind_int (statement, 3, planning->plan->batch, error))
    return FALSE;
  step = fz_statement_step (statement, error);
  if (step != FZ_STEP_ROW)
    return step == FZ_STEP_DONE;
  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  field->later_at = g_strdup (texts[0]);
  field->later_by = g_strdup (texts[1]);
  field->later = sqlite3_column_int64 (statement, 2);
  return TRUE;
}

static gboolean
read_now (Planning    *planning,
          FzUndoField *field,
          GError     **error)
{
  field->state = FZ_UNDO_GONE;
  if (planning->kind == FZ_BATCH_REPLACE)
    return TRUE;
  if (field->station == 0)
    {
      if (!fz_catalog_value_read (planning->self->db, field->field, &field->now, error))
        return FALSE;
    }
  else if (planning->record == NULL ||
           !fz_record_value_is_known (planning->catalog, field->field))
    return TRUE;
  else
    field->now = fz_record_value_dup (planning->record, planning->catalog, field->field);

  if (g_strcmp0 (field->now, field->made) == 0)
    field->state = FZ_UNDO_FREE;
  else if (g_strcmp0 (field->now, field->before) == 0 ||
           g_str_has_prefix (field->field, FZ_VALUE_CHECK_PREFIX))
    field->state = FZ_UNDO_DONE; /* a newer check stands in the place of this one */
  else
    field->state = FZ_UNDO_LATER;
  field->chosen = field->state == FZ_UNDO_FREE;
  return field->state != FZ_UNDO_LATER || find_later (planning, field, error);
}

/* Of a station that was added, taking that back leaves its values with it: it is
 * deleted, and can be restored. */
static gboolean
goes_back (sqlite3_stmt *statement,
           const char   *field)
{
  gboolean is_added = sqlite3_column_int (statement, 4) != 0;

  return !is_added || g_str_equal (field, FZ_VALUE_DELETED);
}

static gboolean
read_field (sqlite3_stmt *statement,
            Planning     *planning,
            GError      **error)
{
  guint32      station = (guint32) sqlite3_column_int64 (statement, 0);
  const char  *texts[3];
  FzUndoField *field;

  if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  if (!goes_back (statement, texts[0]))
    return TRUE;
  if (!turn_to_station (planning, station, error))
    return FALSE;

  field = g_new0 (FzUndoField, 1);
  field->station = station;
  field->field = g_strdup (texts[0]);
  field->before = g_strdup (texts[1]);
  field->made = g_strdup (texts[2]);
  if (planning->record != NULL)
    {
      field->code = g_strdup (planning->record->code);
      field->name = g_strdup (planning->record->names.by_script[FZ_SCRIPT_HANS]);
    }
  if (read_now (planning, field, error))
    {
      fz_undo_plan_take_field (planning->plan, field);
      return TRUE;
    }
  fz_undo_plan_take_field (planning->plan, field);
  return FALSE;
}

static gboolean
read_fields (Planning *planning,
             GError  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;

  statement = fz_statement_new (planning->self->db,
                                "SELECT station, field, old_value, new_value, station IN "
                                "(SELECT station FROM change WHERE batch = ?1 AND station != 0 "
                                "AND field = 'code' AND old_value IS NULL) "
                                "FROM change WHERE batch = ?1 ORDER BY station, field",
                                error);
  if (statement == NULL ||
      !fz_statement_bind_int (statement, 1, planning->plan->batch, error))
    return FALSE;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      if (!read_field (statement, planning, error))
        return FALSE;
    }
  return step == FZ_STEP_DONE;
}

/* What taking back the batch @batch would do, value by value, and what has been done to
 * them since; the caller's. Nothing is changed. */
FzUndoPlan *
fz_database_plan_undo (FzDatabase      *self,
                       const FzCatalog *catalog,
                       gint64           batch,
                       GError         **error)
{
  g_autoptr (FzUndoPlan) plan = fz_undo_plan_new ();
  g_auto (Planning) planning = { .self = self, .catalog = catalog, .plan = plan };

  if (!read_batch (&planning, batch, error) || !read_fields (&planning, error))
    return NULL;
  fz_undo_plan_part_checks (plan);
  return g_steal_pointer (&plan);
}

static gboolean
mark (sqlite3    *db,
      const char *sql,
      gint64      batch,
      gint64      by,
      GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);

  return statement != NULL && fz_statement_bind_int (statement, 1, batch, error) &&
         fz_statement_bind_int (statement, 2, by, error) && fz_statement_run (statement, error);
}

static gboolean
finish (sqlite3              *db,
        gint64                batch,
        const FzBatchPurpose *purpose,
        GError              **error)
{
  return mark (db, "UPDATE batch SET undone_by = ?2 WHERE id = ?1", purpose->taken, batch,
               error) &&
         fz_database_settle_bases (db, batch, error);
}

static gboolean
finish_undo (sqlite3              *db,
             gint64                batch,
             const FzBatchPurpose *purpose,
             GError              **error)
{
  return finish (db, batch, purpose, error) && fz_database_drop_undone_reviews (db, batch, error);
}

/* The undo is taken back; its target stands, but for what other undos have taken. */
static gboolean
finish_redo (sqlite3              *db,
             gint64                batch,
             const FzBatchPurpose *purpose,
             GError              **error)
{
  return finish (db, batch, purpose, error) && fz_database_renew_reviews (db, batch, error) &&
         mark (db,
               "UPDATE batch SET undone_by = (SELECT max (id) FROM batch AS other "
               "WHERE kind = 'undo' AND target = ?1 AND id < ?2 AND undone_by IS NULL) "
               "WHERE id = ?1",
               purpose->target, batch, error);
}

static int
compare_stations (gconstpointer a,
                  gconstpointer b)
{
  const FzChange *first = a, *second = b;

  return first->station < second->station ? -1 : first->station > second->station;
}

/* What goes back, of FzChange, those of a station side by side; the caller's. */
static GPtrArray *
make_changes (const FzUndoPlan *plan)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);

  for (guint i = 0; i < plan->fields->len; i++)
    {
      const FzUndoField *field = g_ptr_array_index (plan->fields, i);

      if (field->chosen)
        g_ptr_array_add (changes, fz_change_new_if (field->station, field->field, field->now,
                                                    field->before));
    }
  for (guint i = 0; i < plan->checks->len; i++)
    {
      const FzUndoField *check = g_ptr_array_index (plan->checks, i);

      if (fz_undo_plan_takes_check (plan, check))
        g_ptr_array_add (changes, fz_change_new (check->station, check->field, check->before));
    }
  g_ptr_array_sort_values (changes, compare_stations);
  return changes;
}

/* Makes what is chosen of @plan what it was before, as one batch by @who, which may be
 * NULL; CHANGED once a value is no longer what the plan says it is. Returns what was
 * changed, the caller's. */
FzBatch *
fz_database_apply_undo (FzDatabase       *self,
                        const FzCatalog  *catalog,
                        const FzUndoPlan *plan,
                        const char       *who,
                        GError          **error)
{
  g_autoptr (GPtrArray) changes = make_changes (plan);
  const FzBatchPurpose purpose = {
    .kind = plan->kind,
    .target = plan->target,
    .taken = plan->batch,
    .finish = plan->kind == FZ_BATCH_REDO ? finish_redo : finish_undo,
  };

  return fz_database_change_for (self, catalog, changes, &purpose, who, error);
}

/* The first value of @plan that cannot simply go back is why. */
static gboolean
check_whole (const FzUndoPlan *plan,
             GError          **error)
{
  for (guint i = 0; i < plan->fields->len; i++)
    {
      const FzUndoField *field = g_ptr_array_index (plan->fields, i);

      if (field->state == FZ_UNDO_LATER)
        {
          g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
                       "%s of station %s was changed again by %s, in batch %" G_GINT64_FORMAT,
                       field->field, field->code != NULL ? field->code : "(none)",
                       field->later_by != NULL ? field->later_by : "somebody", field->later);
          return FALSE;
        }
      if (field->state == FZ_UNDO_GONE)
        {
          g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND,
                       "the station was purged: %s cannot go back", field->field);
          return FALSE;
        }
    }
  if (plan->n_in_state[FZ_UNDO_FREE] > 0)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
               "batch %" G_GINT64_FORMAT " is taken back already", plan->batch);
  return FALSE;
}

/* Takes the batch @id back, as another batch by @who: every value becomes what it was
 * before. Refused as a whole (FZ_STORE_ERROR_CHANGED) once one of them has been
 * changed again; a plan tells more. Returns what was changed, the caller's. */
FzBatch *
fz_database_undo (FzDatabase      *self,
                  const FzCatalog *catalog,
                  gint64           id,
                  const char      *who,
                  GError         **error)
{
  g_autoptr (FzUndoPlan) plan = fz_database_plan_undo (self, catalog, id, error);

  if (plan == NULL || !check_whole (plan, error))
    return NULL;
  return fz_database_apply_undo (self, catalog, plan, who, error);
}

static gboolean
find (FzDatabase *self,
      const char *sql,
      const char *none,
      gint64     *batch,
      GError    **error)
{
  if (!fz_sql_read_int (self->db, sql, batch, error))
    return FALSE;
  if (*batch > 0)
    return TRUE;

  g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND, none);
  return FALSE;
}

/* The newest batch that stands, and is neither an undo nor a redo itself; NOT_FOUND when
 * there is none. Survives the program: it is read from the history. */
gboolean
fz_database_find_undoable (FzDatabase *self,
                           gint64     *batch,
                           GError    **error)
{
  return find (self,
               "SELECT ifnull ((SELECT id FROM batch NOT INDEXED WHERE undone_by IS NULL "
               "AND kind NOT IN ('undo', 'redo', 'purge', 'replace') "
               "ORDER BY id DESC LIMIT 1), 0)",
               "there is nothing to undo", batch, error);
}

/* The newest undo that stands. Whether it can still be taken back its plan tells. */
gboolean
fz_database_find_redoable (FzDatabase *self,
                           gint64     *batch,
                           GError    **error)
{
  return find (self,
               "SELECT ifnull ((SELECT id FROM batch WHERE undone_by IS NULL AND kind = 'undo' "
               "ORDER BY id DESC LIMIT 1), 0)",
               "there is nothing to redo", batch, error);
}
