/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-keep.h"

#include "fz-change-notes.h"
#include "fz-codes.h"
#include "fz-database-private.h"
#include "fz-record-checks.h"
#include "fz-record-reader.h"
#include "fz-record-value.h"
#include "fz-record-writer.h"
#include "fz-statement.h"

/* Stations that come, go and come back, and what follows them. */

/* A station on its way in or out. */
typedef struct
{
  FzDatabase      *self;    /* (borrowed) */
  const FzCatalog *catalog; /* (borrowed) */
  const FzRecord  *record;  /* (borrowed) (nullable) */
  guint32          id;
  const char      *who;   /* (borrowed) (nullable) */
  FzBatch         *batch; /* (borrowed) to be filled */
} Keeping;

/* A code is never given twice, not even that of a station in the bin. */
gboolean
fz_database_check_code_free (sqlite3    *db,
                             const char *code,
                             GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db, "SELECT deleted FROM station WHERE code = ?",
                                error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, code, error))
    return FALSE;
  switch (fz_statement_step (statement, error))
    {
    case FZ_STEP_DONE:
      return TRUE;
    case FZ_STEP_ROW:
      if (sqlite3_column_int (statement, 0) != 0)
        g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE,
                     "code: a deleted station has the code %s", code);
      else
        g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE,
                     "code: another station has the code %s", code);
      return FALSE;
    case FZ_STEP_FAILED:
    default:
      return FALSE;
    }
}

/* An id is never used twice: the history knows those of stations that were purged. */
gboolean
fz_database_choose_id (sqlite3 *db,
                       guint32 *id,
                       GError **error)
{
  gint64 next;

  if (!fz_sql_read_int (db,
                        "SELECT 1 + max (ifnull ((SELECT max (id) FROM station), 0), "
                        "ifnull ((SELECT max (station) FROM change), 0))",
                        &next, error))
    return FALSE;
  *id = (guint32) next;
  return TRUE;
}

static gboolean
add_work (sqlite3 *db,
          gpointer data,
          GError **error)
{
  Keeping *keeping = data;
  g_auto (FzChangeNotes) notes = { 0 };
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (db, error);
  g_autoptr (FzRecord) none = fz_record_new (keeping->catalog->services->len);
  g_autoptr (FzRecord) record = fz_record_copy (keeping->record);

  if (writer == NULL || !fz_database_check_code_free (db, record->code, error) ||
      !fz_database_choose_id (db, &keeping->id, error))
    return FALSE;
  none->id = keeping->id;
  none->deleted = TRUE;
  record->id = keeping->id;
  record->revision = 1;
  record->deleted = FALSE;
  fz_record_settle_first_checks (record, keeping->who);
  if (!fz_record_writer_insert (writer, keeping->id, record, error) ||
      !fz_change_notes_begin (&notes, db, FZ_BATCH_ADD, 0, keeping->who, error) ||
      !fz_change_notes_add (&notes, keeping->catalog, none, record, error))
    return FALSE;
  keeping->batch->id = notes.batch;
  g_ptr_array_add (keeping->batch->records, g_steal_pointer (&record));
  return TRUE;
}

static FzBatch *
keep (Keeping  *keeping,
      FzSqlWork work,
      GError  **error)
{
  g_autoptr (FzBatch) batch = fz_batch_new ();

  keeping->batch = batch;
  if (!fz_database_check_savable (keeping->self, error) ||
      !fz_sql_transact (keeping->self->db, work, keeping, error))
    return NULL;
  return g_steal_pointer (&batch);
}

/* Adds a station as @record has it, but for its id and revision, which it gets: they are
 * in the batch that is returned. IN_USE when its code is another's, FZ_RULES_ERROR when
 * it breaks a rule. */
FzBatch *
fz_database_add_station (FzDatabase      *self,
                         const FzCatalog *catalog,
                         const FzRecord  *record,
                         const char      *who,
                         GError         **error)
{
  Keeping keeping = { .self = self, .catalog = catalog, .record = record, .who = who };

  if (!fz_rules_check_record (record, catalog, NULL, error))
    return NULL;
  return keep (&keeping, add_work, error);
}

static GPtrArray *
create_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
}

/* Hides a station from everything but the list of what is deleted. */
FzBatch *
fz_database_delete_station (FzDatabase      *self,
                            const FzCatalog *catalog,
                            guint32          id,
                            const char      *who,
                            GError         **error)
{
  g_autoptr (GPtrArray) changes = create_changes ();

  g_ptr_array_add (changes, fz_change_new_if (id, FZ_VALUE_DELETED, NULL, "yes"));
  return fz_database_change_as (self, catalog, changes, FZ_BATCH_DELETE, who, error);
}

/* Brings a deleted station back as it was. */
FzBatch *
fz_database_restore_station (FzDatabase      *self,
                             const FzCatalog *catalog,
                             guint32          id,
                             const char      *who,
                             GError         **error)
{
  g_autoptr (GPtrArray) changes = create_changes ();

  g_ptr_array_add (changes, fz_change_new_if (id, FZ_VALUE_DELETED, "yes", NULL));
  return fz_database_change_as (self, catalog, changes, FZ_BATCH_RESTORE, who, error);
}

static gboolean
run_for_id (sqlite3    *db,
            const char *sql,
            guint32     id,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);

  return statement != NULL && fz_statement_bind_int (statement, 1, id, error) &&
         fz_statement_run (statement, error);
}

/* One line stays: who purged what. */
static gboolean
note_purge (Keeping        *keeping,
            const FzRecord *record,
            GError        **error)
{
  g_auto (FzChangeNotes) notes = { 0 };
  g_autofree char *label = g_strdup_printf ("%s %s", record->code,
                                            record->names.by_script[FZ_SCRIPT_HANS]);

  if (!fz_change_notes_begin (&notes, keeping->self->db, FZ_BATCH_PURGE, 0, keeping->who, error) ||
      !fz_change_notes_add_value (&notes, record->id, "purged", label, NULL, error))
    return FALSE;
  keeping->batch->id = notes.batch;
  return TRUE;
}

static gboolean
purge_work (sqlite3 *db,
            gpointer data,
            GError **error)
{
  Keeping *keeping = data;
  g_autoptr (FzRecord) record = NULL;

  record = fz_database_load_record (keeping->self, keeping->catalog, keeping->id, error);
  if (record == NULL)
    return FALSE;
  if (!record->deleted)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE,
                   "station %s is not deleted, and only what is can be purged", record->code);
      return FALSE;
    }
  if (!run_for_id (db, "DELETE FROM change WHERE station = ?", record->id, error) ||
      !run_for_id (db, "DELETE FROM station WHERE id = ?", record->id, error) ||
      !note_purge (keeping, record, error))
    return FALSE;
  g_ptr_array_add (keeping->batch->records, g_steal_pointer (&record));
  return TRUE;
}

/* Removes a deleted station and what was done to it for good; that alone cannot be
 * undone. Who did it, and its code and name, stay in the history. */
FzBatch *
fz_database_purge_station (FzDatabase      *self,
                           const FzCatalog *catalog,
                           guint32          id,
                           const char      *who,
                           GError         **error)
{
  Keeping keeping = { .self = self, .catalog = catalog, .id = id, .who = who };

  return keep (&keeping, purge_work, error);
}

/* The station that follows gets the code of the one that ends, and those that led there. */
static gboolean
add_successor (FzDatabase      *self,
               const FzCatalog *catalog,
               const FzRecord  *ended,
               const char      *code,
               GPtrArray       *changes,
               GError         **error)
{
  g_autoptr (FzRecord) successor = NULL;
  g_autofree char *codes = NULL;
  g_auto (GStrv) former = NULL;
  guint32 id;

  if (!fz_database_find_code (self, code, &id, error))
    return FALSE;
  if (id == ended->id)
    {
      g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
                           "a station does not follow itself");
      return FALSE;
    }
  successor = fz_database_load_record (self, catalog, id, error);
  if (successor == NULL)
    return FALSE;
  codes = fz_codes_add (successor->former_codes, ended->code);
  former = g_strsplit (ended->former_codes != NULL ? ended->former_codes : "", ";", -1);
  for (guint i = 0; former[i] != NULL; i++)
    {
      g_autofree char *so_far = g_steal_pointer (&codes);

      codes = fz_codes_add (so_far, former[i]);
    }
  g_ptr_array_add (changes, fz_change_new_if (id, FZ_VALUE_FORMER_CODES, successor->former_codes,
                                              codes));
  return TRUE;
}

/* Closes the station @id for good, in one batch with what follows it: the codes of
 * @successors, which may be NULL or empty. Its own code leads to them from now on. */
FzBatch *
fz_database_retire_station (FzDatabase        *self,
                            const FzCatalog   *catalog,
                            guint32            id,
                            const char *const *successors,
                            const char        *who,
                            GError           **error)
{
  g_autoptr (GPtrArray) changes = create_changes ();
  g_autoptr (FzRecord) ended = fz_database_load_record (self, catalog, id, error);
  g_autofree char *codes = NULL;

  if (ended == NULL)
    return NULL;
  if (successors != NULL && successors[0] != NULL)
    codes = g_strjoinv (";", (char **) successors);
  g_ptr_array_add (changes, fz_change_new (id, "status", fz_status_to_word (FZ_STATUS_CLOSED)));
  g_ptr_array_add (changes, fz_change_new (id, FZ_VALUE_SUCCESSORS, codes));
  for (guint i = 0; successors != NULL && successors[i] != NULL; i++)
    {
      if (!add_successor (self, catalog, ended, successors[i], changes, error))
        return NULL;
    }
  return fz_database_change_as (self, catalog, changes, FZ_BATCH_RETIRE, who, error);
}

/* Every deleted station: FzRecords, by code; the caller's. */
GPtrArray *
fz_database_list_deleted (FzDatabase      *self,
                          const FzCatalog *catalog,
                          GError         **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  g_autoptr (FzRecordReader) reader = fz_record_reader_new_for_deleted (self->db, catalog, error);
  FzRecord *record;

  if (reader == NULL)
    return NULL;
  while (fz_record_reader_next (reader, &record, error))
    {
      if (record == NULL)
        return g_steal_pointer (&records);
      g_ptr_array_add (records, record);
    }
  return NULL;
}

static gboolean
read_code (sqlite3_stmt *statement,
           GPtrArray    *codes,
           GError      **error)
{
  const char *code;

  if (!fz_database_read_texts (statement, 0, 1, &code, error))
    return FALSE;
  g_ptr_array_add (codes, g_strdup (code));
  return TRUE;
}

/* The codes of the stations to which the former @code leads: strings, the caller's; none
 * when it leads nowhere. */
GPtrArray *
fz_database_find_successors (FzDatabase *self,
                             const char *code,
                             GError    **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;

  statement = fz_statement_new (self->db,
                                "SELECT code FROM station WHERE NOT deleted "
                                "AND instr (';' || former_codes || ';', ';' || ? || ';') > 0 "
                                "ORDER BY code",
                                error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, code, error))
    return NULL;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      if (!read_code (statement, codes, error))
        return NULL;
    }
  return step == FZ_STEP_DONE ? g_steal_pointer (&codes) : NULL;
}
