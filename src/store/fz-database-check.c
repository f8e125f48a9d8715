/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-record-reader.h"
#include "fz-rules.h"
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

static gboolean
check_foreign_keys (sqlite3   *db,
                    GPtrArray *problems,
                    GError   **error)
{
  g_autoptr (sqlite3_stmt) check = fz_statement_new (db, "PRAGMA foreign_key_check", error);
  FzStep step;

  if (check == NULL)
    return FALSE;

  while ((step = fz_statement_step (check, error)) == FZ_STEP_ROW)
    add_problem (problems, "foreign key: row %lld of %s refers to a row of %s that is not there",
                 sqlite3_column_int64 (check, 1),
                 (const char *) sqlite3_column_text (check, 0),
                 (const char *) sqlite3_column_text (check, 2));
  return step == FZ_STEP_DONE;
}

static void
check_record (const FzRecord  *record,
              const FzCatalog *catalog,
              GHashTable      *codes,
              GPtrArray       *problems)
{
  g_autoptr (GError) broken = NULL;

  if (!fz_rules_check_record (record, catalog, NULL, &broken))
    add_problem (problems, "station %s: %s", record->code, broken->message);
  if (record->code != NULL && !g_hash_table_add (codes, g_strdup (record->code)))
    add_problem (problems, "station %s: code: another station has it too", record->code);
}

/* One record is held at a time, whatever the number of stations. */
static gboolean
check_records (sqlite3         *db,
               const FzCatalog *catalog,
               GPtrArray       *problems,
               GError         **error)
{
  g_autoptr (FzRecordReader) reader = fz_record_reader_new (db, catalog, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) of_totals = NULL;
  FzTotals totals = { 0 };

  if (reader == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (FzRecord) record = NULL;

      if (!fz_record_reader_next (reader, &record, error))
        return FALSE;
      if (record == NULL)
        break;
      check_record (record, catalog, codes, problems);
      fz_totals_add (&totals, record);
    }

  of_totals = fz_rules_check_totals (&totals, catalog);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&of_totals));
  return TRUE;
}

static GPtrArray *
find_problems (FzDatabase *database,
               GError    **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FzCatalog) catalog = NULL;

  if (!check_integrity (database->db, problems, error) ||
      !check_foreign_keys (database->db, problems, error) ||
      (catalog = fz_database_load_catalog (database, error)) == NULL ||
      !check_records (database->db, catalog, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/* What is wrong with the database: English sentences, none when all is well. The
 * array frees them. Returns NULL only when the database cannot be read. */
GPtrArray *
fz_database_check (FzDatabase *self,
                   GError    **error)
{
  g_autoptr (FzDatabase) copy = NULL;

  if (self->writable)
    return find_problems (self, error);

  /* SQLite leaves CHECK constraints out of what it opens for reading. */
  copy = fz_database_copy_to_memory (self, error);
  return copy != NULL ? find_problems (copy, error) : NULL;
}
