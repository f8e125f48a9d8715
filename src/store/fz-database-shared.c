/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-shared.h"

#include "fz-database-private.h"
#include "fz-record-value.h"
#include "fz-statement.h"

/* Two who work on one file: each sees what the other saved, and neither saves over it
 * unseen. */

/* More rows than this are read faster all at once. */
#define MAX_RECORDS 5000

void
fz_store_news_free (FzStoreNews *self)
{
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* A number that is another once another connection has changed the database. */
gboolean
fz_database_read_version (FzDatabase *self,
                          gint64     *version,
                          GError    **error)
{
  return fz_sql_read_int (self->db, "PRAGMA data_version", version, error);
}

static gboolean
read_numbers (FzDatabase *self,
              gint64     *version,
              gint64     *batch,
              GError    **error)
{
  return fz_database_read_version (self, version, error) &&
         fz_sql_read_int (self->db, "SELECT ifnull (max (id), 0) FROM batch", batch, error);
}

/* From now on what others do is news. */
gboolean
fz_database_note_seen (FzDatabase *self,
                       GError    **error)
{
  return read_numbers (self, &self->seen_version, &self->seen_batch, error);
}

/* What no row of the table tells: another catalogue, another file, another collection, and
 * what makes no batch, as a calendar. */
static gboolean
is_to_reload (FzDatabase      *self,
              const FzCatalog *catalog,
              gint64           batch,
              gboolean        *reload,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (self->db,
                                "SELECT (SELECT version FROM dataset) <> ?1 "
                                "OR EXISTS (SELECT 1 FROM change WHERE station = 0 "
                                "AND batch > ?2) "
                                "OR (SELECT count (*) FROM (SELECT DISTINCT station FROM change "
                                "WHERE batch > ?2 LIMIT ?3 + 1)) > ?3",
                                error);
  if (statement == NULL ||
      !fz_statement_bind_text (statement, 1, catalog->dataset.version, error) ||
      !fz_statement_bind_int (statement, 2, self->seen_batch, error) ||
      !fz_statement_bind_int (statement, 3, MAX_RECORDS, error) ||
      fz_statement_step (statement, error) != FZ_STEP_ROW)
    return FALSE;
  *reload = batch <= self->seen_batch || sqlite3_column_int (statement, 0) != 0;
  return TRUE;
}

/* Of a station that is gone, what a table needs to take it out. */
static FzRecord *
load_or_mark_gone (FzDatabase      *self,
                   const FzCatalog *catalog,
                   guint32          id,
                   GError         **error)
{
  g_autoptr (GError) fault = NULL;
  FzRecord *record = fz_database_load_record (self, catalog, id, &fault);

  if (record != NULL)
    return record;
  if (!g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  record = fz_record_new (catalog->services->len);
  record->id = id;
  record->deleted = TRUE;
  return record;
}

static gboolean
load_changed (FzDatabase      *self,
              const FzCatalog *catalog,
              GPtrArray       *records,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;

  statement = fz_statement_new (self->db,
                                "SELECT DISTINCT station FROM change WHERE batch > ? "
                                "ORDER BY station",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, self->seen_batch, error))
    return FALSE;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      guint32   id = (guint32) sqlite3_column_int64 (statement, 0);
      FzRecord *record = load_or_mark_gone (self, catalog, id, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
  return step == FZ_STEP_DONE;
}

static gboolean
read_news (FzDatabase      *self,
           const FzCatalog *catalog,
           FzStoreNews     *news,
           GError         **error)
{
  gint64 version, batch;

  if (!read_numbers (self, &version, &batch, error))
    return FALSE;
  if (version != self->seen_version)
    {
      news->changed = TRUE;
      if (!is_to_reload (self, catalog, batch, &news->reload, error) ||
          (!news->reload && !load_changed (self, catalog, news->records, error)))
        return FALSE;
    }
  self->seen_version = version;
  self->seen_batch = batch;
  return TRUE;
}

/* What others have saved since the last look, or since the database was opened; the
 * caller's. Costs next to nothing when that is nothing. MISSING and REPLACED when the
 * file is no longer the one that was opened. */
FzStoreNews *
fz_database_look (FzDatabase      *self,
                  const FzCatalog *catalog,
                  GError         **error)
{
  g_autoptr (FzStoreNews) news = g_new0 (FzStoreNews, 1);
  gboolean looked;

  news->records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  if (!fz_database_check_place (self, error) || !fz_sql_execute (self->db, "BEGIN", error))
    return NULL;
  looked = read_news (self, catalog, news, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return looked ? g_steal_pointer (&news) : NULL;
}

/* Takes @record back by as many batches as it has revisions more than @revision. */
static gboolean
go_back (FzDatabase      *self,
         const FzCatalog *catalog,
         FzRecord        *record,
         gint64           revision,
         GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;
  gint64 last = 0;

  statement = fz_statement_new (self->db,
                                "SELECT batch, field, old_value FROM change WHERE station = ? "
                                "ORDER BY batch DESC",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, record->id, error))
    return FALSE;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      gint64      batch = sqlite3_column_int64 (statement, 0);
      const char *texts[2];

      if (batch != last && record->revision == revision)
        return TRUE;
      if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (texts), texts, error))
        return FALSE;
      if (batch != last)
        record->revision--;
      last = batch;
      fz_record_value_set (record, catalog, texts[0], texts[1]);
    }
  return step == FZ_STEP_DONE;
}

/* What @mine was before anybody changed it; NULL when the history does not reach there. */
static FzRecord *
make_base (FzDatabase      *self,
           const FzCatalog *catalog,
           const FzRecord  *mine,
           const FzRecord  *theirs,
           GError         **error)
{
  g_autoptr (FzRecord) base = fz_record_copy (theirs);

  if (!go_back (self, catalog, base, mine->revision, error))
    return NULL;
  return base->revision == mine->revision ? g_steal_pointer (&base) : NULL;
}

static gboolean
read_last (FzDatabase *self,
           FzConflict *conflict,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *texts[2];
  FzStep      step;

  statement = fz_statement_new (self->db,
                                "SELECT made_at, made_by FROM batch WHERE id = "
                                "(SELECT max (batch) FROM change WHERE station = ?)",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, conflict->theirs->id, error))
    return FALSE;
  step = fz_statement_step (statement, error);
  if (step != FZ_STEP_ROW)
    return step == FZ_STEP_DONE;
  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  conflict->theirs_at = g_strdup (texts[0]);
  conflict->theirs_by = g_strdup (texts[1]);
  return TRUE;
}

static void
note_maker (FzConflict *conflict,
            const char *word,
            const char *made_at,
            const char *made_by)
{
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->theirs_at != NULL || field->side == FZ_SIDE_MINE ||
          !g_str_equal (field->field, word))
        continue;
      field->theirs_at = g_strdup (made_at);
      field->theirs_by = g_strdup (made_by);
    }
}

/* Of each value, since several may have saved since: the newest comes first. */
static gboolean
read_makers (FzDatabase *self,
             FzConflict *conflict,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;

  statement = fz_statement_new (self->db,
                                "SELECT field, made_at, batch.made_by FROM change "
                                "JOIN batch ON batch.id = batch WHERE station = ? "
                                "ORDER BY batch DESC",
                                error);
  if (statement == NULL || !fz_statement_bind_int (statement, 1, conflict->theirs->id, error))
    return FALSE;
  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      const char *texts[3];

      if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
        return FALSE;
      note_maker (conflict, texts[0], texts[1], texts[2]);
    }
  return step == FZ_STEP_DONE;
}

/* Puts @mine, which could not be saved since the record is newer now, beside what is in
 * the database and what both began with; the caller's. */
FzConflict *
fz_database_compare (FzDatabase      *self,
                     const FzCatalog *catalog,
                     FzRecord        *mine,
                     GError         **error)
{
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (FzRecord) fitted = fz_record_copy (mine);
  g_autoptr (FzRecord) theirs = fz_database_load_record (self, catalog, mine->id, error);
  g_autoptr (FzRecord) base = NULL;
  g_autoptr (GError) fault = NULL;

  if (theirs == NULL)
    return NULL;
  base = make_base (self, catalog, mine, theirs, &fault);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  fz_record_fit_services (fitted, catalog->services->len);
  conflict = fz_conflict_new (base, fitted, theirs, catalog);
  return read_last (self, conflict, error) && read_makers (self, conflict, error)
             ? g_steal_pointer (&conflict)
             : NULL;
}
