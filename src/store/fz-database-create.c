/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-file.h"
#include "fz-migrations.h"
#include "fz-record-checks.h"
#include "fz-record-writer.h"
#include "fz-statement.h"

#include <string.h>

static gboolean
bind_texts (sqlite3_stmt      *statement,
            int                first,
            const char *const *texts,
            int                n,
            GError           **error)
{
  for (int i = 0; i < n; i++)
    {
      if (!fz_statement_bind_text (statement, first + i, texts[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
fz_database_bind_names (sqlite3_stmt  *statement,
                        int            first,
                        const FzNames *names,
                        GError       **error)
{
  const char *const *texts = (const char *const *) names->by_script;

  return bind_texts (statement, first, texts, FZ_N_SCRIPTS, error);
}

static gboolean
bind_fate (sqlite3_stmt *statement,
           int           first,
           const FzFate *fate,
           GError      **error)
{
  const char *const texts[] = { fate->former_codes, fate->successors, fate->retired_on };

  return bind_texts (statement, first, texts, G_N_ELEMENTS (texts), error);
}

static gboolean
write_info (sqlite3             *db,
            const FzDatasetInfo *info,
            GError             **error)
{
  const char *const texts[] = { info->name, info->version, info->published };
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO dataset (id, name, version, published, sample) "
                             "VALUES (1, ?, ?, ?, ?)",
                             error);
  return insert != NULL &&
         bind_texts (insert, 1, texts, G_N_ELEMENTS (texts), error) &&
         fz_statement_bind_int (insert, 4, info->sample, error) &&
         fz_statement_run (insert, error);
}

static gboolean
write_districts (sqlite3         *db,
                 const FzCatalog *catalog,
                 GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO district (code, name_hans, name_hant, name_en, "
                             "former_codes, successors, retired_on) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      if (!fz_statement_bind_text (insert, 1, district->code, error) ||
          !fz_database_bind_names (insert, 2, &district->names, error) ||
          !bind_fate (insert, 5, &district->fate, error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bind_levels (sqlite3_stmt *statement,
             int           first,
             guint         mask,
             GError      **error)
{
  for (guint level = 0; level < FZ_N_LEVELS; level++)
    {
      if (!fz_statement_bind_int (statement, first + level, (mask >> level) & 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_services (sqlite3         *db,
                const FzCatalog *catalog,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO service ("
                             "position, code, name_hans, name_hant, name_en, "
                             "source, expected_at_city, expected_at_district, "
                             "expected_at_street, expected_at_town, "
                             "former_codes, successors, retired_on) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (catalog, i);

      if (!fz_statement_bind_int (insert, 1, i, error) ||
          !fz_statement_bind_text (insert, 2, service->code, error) ||
          !fz_database_bind_names (insert, 3, &service->names, error) ||
          !fz_statement_bind_text (insert, 6, service->source, error) ||
          !bind_levels (insert, 7, service->expected_at, error) ||
          !bind_fate (insert, 11, &service->fate, error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_hotlines (sqlite3         *db,
                const FzCatalog *catalog,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO hotline ("
                             "position, number, name_hans, name_hant, name_en, "
                             "purpose_hans, purpose_hant, purpose_en, "
                             "note_hans, note_hant, note_en) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->hotlines->len; i++)
    {
      const FzHotline *hotline = fz_catalog_get_hotline (catalog, i);

      if (!fz_statement_bind_int (insert, 1, i, error) ||
          !fz_statement_bind_text (insert, 2, hotline->number, error) ||
          !fz_database_bind_names (insert, 3, &hotline->names, error) ||
          !fz_database_bind_names (insert, 6, &hotline->purpose, error) ||
          !fz_database_bind_names (insert, 9, &hotline->note, error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* The order in which stations are shown. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const FzRecord *record_a = a;
  const FzRecord *record_b = b;
  int             order = g_strcmp0 (record_a->district_code, record_b->district_code);

  if (order == 0)
    order = (int) record_a->level - (int) record_b->level;
  if (order == 0)
    order = g_strcmp0 (record_a->code, record_b->code);
  return order;
}

static gboolean
write_records (sqlite3         *db,
               const FzDataset *dataset,
               GError         **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (dataset->records, NULL, NULL);
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (db, error);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort_values (sorted, compare_places);
  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < sorted->len; i++)
    {
      g_autoptr (FzRecord) record = fz_record_copy (g_ptr_array_index (sorted, i));

      fz_record_settle_first_checks (record, NULL);
      if (!fz_record_writer_insert (writer, i + 1, record, error))
        {
          g_prefix_error (error, "station %s: ", record->code);
          return FALSE;
        }
    }
  return TRUE;
}

/* Writes @dataset into empty tables, within the caller's transaction. Ids are
 * given in the order in which stations are shown, so that reading them so walks
 * the file from front to back. */
gboolean
fz_database_write_dataset (sqlite3         *db,
                           const FzDataset *dataset,
                           GError         **error)
{
  return write_info (db, &dataset->catalog->dataset, error) &&
         write_districts (db, dataset->catalog, error) &&
         write_services (db, dataset->catalog, error) &&
         write_hotlines (db, dataset->catalog, error) &&
         fz_database_write_places (db, dataset->catalog, error) &&
         fz_database_follow_days (db, dataset->days, error) &&
         write_records (db, dataset, error);
}

static gboolean
write_work (sqlite3 *db,
            gpointer data,
            GError **error)
{
  return fz_database_write_dataset (db, data, error);
}

/* No journal is needed for a file that nobody has yet. */
static gboolean
fill (sqlite3         *db,
      const FzDataset *dataset,
      GError         **error)
{
  return fz_sql_execute (db, "PRAGMA foreign_keys = ON; PRAGMA journal_mode = MEMORY;", error) &&
         fz_migrations_apply (db, error) &&
         fz_sql_transact (db, write_work, (gpointer) dataset, error);
}

static gboolean
fill_file (const char      *path,
           const FzDataset *dataset,
           GError         **error)
{
  int      flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
  sqlite3 *db = NULL;
  gboolean filled = sqlite3_open_v2 (path, &db, flags, NULL) == SQLITE_OK;

  if (filled)
    filled = fill (db, dataset, error);
  else
    fz_sql_set_error (db, error);

  sqlite3_close (db);
  return filled;
}

/* Writes a whole new database to @path, in one go: a file that was there stays
 * until the new one is complete and safe on the disk. The same @dataset gives
 * the same bytes. */
gboolean
fz_database_create (const char      *path,
                    const FzDataset *dataset,
                    GError         **error)
{
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  g_autofree char *draft = fz_file_create_draft (full_path, error);

  if (draft == NULL)
    return FALSE;

  if (fill_file (draft, dataset, error) &&
      fz_file_publish (draft, full_path, FZ_FILE_REPLACE, error))
    return TRUE;

  fz_file_discard (draft);
  return FALSE;
}
