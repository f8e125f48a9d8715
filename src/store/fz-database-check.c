/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-record-reader.h"
#include "fz-statement.h"

static void G_GNUC_PRINTF (2, 3)
    add_problem (GPtrArray  *problems,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* SQLite's own full look at the file: one line a finding, "ok" for none. */
static gboolean
check_integrity (sqlite3   *db,
                 GPtrArray *problems,
                 GError   **error)
{
  g_autoptr (sqlite3_stmt) check = fz_statement_new (db, "PRAGMA integrity_check", error);
  FzStep step;

  if (check == NULL)
    return FALSE;

  while ((step = fz_statement_step (check, error)) == FZ_STEP_ROW)
    {
      const char *finding = (const char *) sqlite3_column_text (check, 0);

      if (g_strcmp0 (finding, "ok") != 0)
        add_problem (problems, "integrity: %s", finding);
    }
  return step == FZ_STEP_DONE;
}

/* What refers to rows of other tables, but for what is found while the records are
 * read. A reference that is broken is told by the names that people know; what its
 * row is known by is @owner, an expression over that row, or NULL. */
static const struct
{
  const char *table;
  const char *column;
  const char *owner;
  const char *parent;
  const char *key;
} references[] = {
  { "station_service", "station", NULL, "station", "id" },
  { "change", "batch", "(SELECT code FROM station WHERE id = station)", "batch", "id" },
  { "base", "station", NULL, "station", "id" },
  { "district_outline", "district_code", NULL, "district", "code" },
  { "problem_service", "problem", NULL, "problem", "position" },
  { "problem_service", "service", "(SELECT code FROM problem WHERE position = problem)",
    "service", "position" },
  { "problem_hotline", "problem", NULL, "problem", "position" },
  { "problem_hotline", "hotline", "(SELECT code FROM problem WHERE position = problem)",
    "hotline", "position" },
};

static gboolean
check_reference (sqlite3   *db,
                 guint      i,
                 GPtrArray *problems,
                 GError   **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) check = NULL;
  FzStep step;

  sql = g_strdup_printf ("SELECT DISTINCT %s, %s FROM %s WHERE %s NOT IN (SELECT %s FROM %s)",
                         references[i].owner != NULL ? references[i].owner : "NULL",
                         references[i].column, references[i].table, references[i].column,
                         references[i].key, references[i].parent);
  check = fz_statement_new (db, sql, error);
  if (check == NULL)
    return FALSE;

  while ((step = fz_statement_step (check, error)) == FZ_STEP_ROW)
    {
      const char *owner = (const char *) sqlite3_column_text (check, 0);

      add_problem (problems, "%s%s%s: %s: there is no %s \"%s\"", references[i].table,
                   owner != NULL ? " of " : "", owner != NULL ? owner : "", references[i].column,
                   references[i].parent, (const char *) sqlite3_column_text (check, 1));
    }
  return step == FZ_STEP_DONE;
}

static gboolean
check_references (sqlite3   *db,
                  GPtrArray *problems,
                  GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (!check_reference (db, i, problems, error))
        return FALSE;
    }
  return TRUE;
}

static void
check_record (const FzRecord  *record,
              const FzCatalog *catalog,
              GHashTable      *codes,
              GPtrArray       *problems)
{
  g_autoptr (GPtrArray) broken = fz_rules_find_broken (record, NULL, catalog);

  for (guint i = 0; i < broken->len; i++)
    add_problem (problems, "station %s: %s", record->code, (char *) g_ptr_array_index (broken, i));
  if (record->code != NULL && !g_hash_table_add (codes, g_strdup (record->code)))
    add_problem (problems, "station %s: code: another station has it too", record->code);
}

/* How many stations of each level there are is the collection's, until people add or
 * delete some. */
static gboolean
check_totals (sqlite3         *db,
              const FzCatalog *catalog,
              const FzTotals  *totals,
              GPtrArray       *problems,
              GError         **error)
{
  g_autoptr (GPtrArray) found = fz_rules_check_totals (totals, catalog);
  gint64 counts_differ;

  if (!fz_sql_read_int (db,
                        "SELECT EXISTS (SELECT 1 FROM batch WHERE kind IN ('delete', 'purge') "
                        "OR (kind = 'add' AND EXISTS (SELECT 1 FROM change "
                        "WHERE change.batch = batch.id AND station <> 0)))",
                        &counts_differ, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const char *problem = g_ptr_array_index (found, i);

      if (!counts_differ || !g_str_has_prefix (problem, "level: "))
        add_problem (problems, "%s", problem);
    }
  return TRUE;
}

/* One record is held at a time, whatever the number of stations. One that cannot be
 * read as it stands is told and counted, and judged no further. */
static gboolean
check_records (sqlite3         *db,
               const FzCatalog *catalog,
               FzTotals        *totals,
               GPtrArray       *problems,
               GError         **error)
{
  g_autoptr (FzRecordReader) reader = fz_record_reader_new (db, catalog, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (reader == NULL)
    return FALSE;

  fz_record_reader_set_problems (reader, problems);
  for (;;)
    {
      g_autoptr (FzRecord) record = NULL;
      guint n_problems = problems->len;

      if (!fz_record_reader_next (reader, &record, error))
        return FALSE;
      if (record == NULL)
        break;
      if (problems->len == n_problems)
        check_record (record, catalog, codes, problems);
      fz_totals_add (totals, record);
    }

  return check_totals (db, catalog, totals, problems, error);
}

/* Without what they refer to the records cannot be judged. */
static gboolean
check_catalog_and_records (FzDatabase *database,
                           FzTotals   *totals,
                           GPtrArray  *problems,
                           GError    **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &fault);

  if (catalog != NULL)
    return fz_database_check_calendar (database->db, problems, error) &&
           check_records (database->db, catalog, totals, problems, error);
  add_problem (problems, "catalogue: %s", fault->message);
  return TRUE;
}

static GPtrArray *
find_problems (FzDatabase *database,
               FzTotals   *totals,
               GError    **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!check_integrity (database->db, problems, error) ||
      !check_references (database->db, problems, error) ||
      !check_catalog_and_records (database, totals, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/* What is wrong with the database: English sentences, none when all is well. The
 * array frees them. How many stations there are of each kind is in @totals, which may
 * be NULL. Returns NULL only when the database cannot be read. */
GPtrArray *
fz_database_check (FzDatabase *self,
                   FzTotals   *totals,
                   GError    **error)
{
  g_autoptr (FzDatabase) copy = NULL;
  FzTotals counted = { 0 };

  if (totals == NULL)
    totals = &counted;
  *totals = (FzTotals) { 0 };
  if (self->writable)
    return find_problems (self, totals, error);

  /* SQLite leaves CHECK constraints out of what it opens for reading. */
  copy = fz_database_copy_to_memory (self, error);
  return copy != NULL ? find_problems (copy, totals, error) : NULL;
}
