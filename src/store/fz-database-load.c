/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-record-reader.h"
#include "fz-statement.h"

/* How many rows are read between two looks at whether anybody still waits. */
#define ROWS_A_LOOK 1024

/* Hands each row that @sql gives to @read_row. */
gboolean
fz_database_read_rows (sqlite3    *db,
                       const char *sql,
                       FzReadRow   read_row,
                       gpointer    data,
                       GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);
  FzStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = fz_statement_step (statement, error)) == FZ_STEP_ROW)
    {
      if (!read_row (statement, data, error))
        return FALSE;
    }
  return step == FZ_STEP_DONE;
}

/* The texts of @n columns from @first, owned by the statement. The first one is
 * what the row is known by, and never missing. */
gboolean
fz_database_read_texts (sqlite3_stmt *statement,
                        int           first,
                        int           n,
                        const char  **texts,
                        GError      **error)
{
  for (int i = 0; i < n; i++)
    {
      if (!fz_statement_get_text (statement, first + i, &texts[i], error))
        return FALSE;
    }
  if (texts[0] != NULL)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
               "a row lacks its \"%s\"", sqlite3_column_name (statement, first));
  return FALSE;
}

static gboolean
read_dataset (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  const char *texts[3];

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  fz_catalog_set_dataset (data, texts[0], texts[1], texts[2], sqlite3_column_int (statement, 3));
  return TRUE;
}

static gboolean
read_district (sqlite3_stmt *statement,
               gpointer      data,
               GError      **error)
{
  const char *texts[1 + FZ_N_SCRIPTS];

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  fz_catalog_add_district (data, texts[0], fz_names_make (texts[1], texts[2], texts[3]));
  return TRUE;
}

/* A service's position is its number in the catalogue, so none may be left out. */
static gboolean
read_service (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  FzCatalog  *catalog = data;
  const char *texts[2 + FZ_N_SCRIPTS];
  guint       expected_at = 0;

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  for (guint level = 0; level < FZ_N_LEVELS; level++)
    expected_at |= sqlite3_column_int (statement, 5 + level) != 0 ? 1u << level : 0;

  if (sqlite3_column_int64 (statement, 9) != catalog->services->len ||
      catalog->services->len >= FZ_MAX_SERVICES)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
                   "service %s is out of place", texts[0]);
      return FALSE;
    }
  fz_catalog_add_service (catalog, texts[0], fz_names_make (texts[1], texts[2], texts[3]),
                          expected_at, texts[4]);
  return TRUE;
}

static gboolean
read_hotline (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  const char *texts[1 + 3 * FZ_N_SCRIPTS];

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  fz_catalog_add_hotline (data, texts[0],
                          fz_names_make (texts[1], texts[2], texts[3]),
                          fz_names_make (texts[4], texts[5], texts[6]),
                          fz_names_make (texts[7], texts[8], texts[9]));
  return TRUE;
}

/* What a catalogue is read by, in the order in which one needs another. */
static const struct
{
  const char *sql;
  FzReadRow   read_row;
} catalog_queries[] = {
  { "SELECT name, version, published, sample FROM dataset", read_dataset },
  { "SELECT code, name_hans, name_hant, name_en FROM district ORDER BY code", read_district },
  { "SELECT code, name_hans, name_hant, name_en, source, "
    "expected_at_city, expected_at_district, expected_at_street, expected_at_town, "
    "position FROM service ORDER BY position",
    read_service },
  { "SELECT number, name_hans, name_hant, name_en, "
    "purpose_hans, purpose_hant, purpose_en, note_hans, note_hant, note_en "
    "FROM hotline ORDER BY position",
    read_hotline },
};

static gboolean
load_calendar (FzDatabase *self,
               FzCatalog  *catalog,
               GError    **error)
{
  g_autoptr (FzCalendar) calendar = fz_database_load_calendar (self, error);

  if (calendar == NULL)
    return FALSE;
  fz_catalog_set_calendar (catalog, calendar);
  return TRUE;
}

/* Everything that stations and searches refer to. */
FzCatalog *
fz_database_load_catalog (FzDatabase *self,
                          GError    **error)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (catalog_queries); i++)
    {
      if (!fz_database_read_rows (self->db, catalog_queries[i].sql, catalog_queries[i].read_row,
                                  catalog, error))
        return NULL;
    }
  if (!fz_database_load_places (self->db, catalog, error) ||
      !load_calendar (self, catalog, error))
    return NULL;

  if (catalog->dataset.name != NULL)
    return g_steal_pointer (&catalog);
  g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
                       "the database does not say which collection it holds");
  return NULL;
}

/* The columns of the query below. */
enum
{
  COLUMN_ID,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_SERVICES,
  FIRST_TEXT,
};

/* Its texts, from FIRST_TEXT. */
enum
{
  TEXT_CODE,
  TEXT_LEVEL,
  TEXT_DISTRICT,
  TEXT_FEATURED,
  TEXT_STATUS,
  TEXT_POINT_QUALITY,
  TEXT_STEP_FREE,
  TEXT_NAMES,
  TEXT_PLACE = TEXT_NAMES + FZ_N_SCRIPTS,
  TEXT_PINYIN = TEXT_PLACE + FZ_N_SCRIPTS,
  TEXT_INITIALS,
  TEXT_ALIASES,
  TEXT_FORMER_CODES,
  TEXT_ADDRESS,
  TEXT_HOURS,
  TEXT_CHECKED_ON,
  N_TEXTS,
};

static const char entries_query[] =
    "SELECT id, lat, lon, "
    "(SELECT sum (1 << service) FROM station_service WHERE station = id AND offer = 'yes'), "
    "code, level, district_code, featured, status, point_quality, step_free, "
    "name_hans, name_hant, name_en, place_hans, place_hant, place_en, "
    "pinyin, initials, aliases, former_codes, address, hours, checked_on "
    "FROM station WHERE NOT deleted ORDER BY district_code, level, code";

/* On the way from the rows to the columns. The district is remembered, since its
 * stations come one after the other. */
typedef struct
{
  const FzCatalog  *catalog;     /* (borrowed) */
  GCancellable     *cancellable; /* (borrowed) */
  FzStationColumns *columns;     /* (borrowed) */
  guint             n_rows;
  guint             district;
} Loading;

static gboolean
find_district (Loading    *loading,
               const char *code,
               guint16    *district)
{
  const GArray *districts = loading->catalog->districts;

  *district = FZ_NO_DISTRICT;
  if (code == NULL)
    return TRUE;

  if (loading->district >= districts->len ||
      !g_str_equal (fz_catalog_get_district (loading->catalog, loading->district)->code, code))
    {
      if (!fz_catalog_find_district (loading->catalog, code, &loading->district))
        return FALSE;
    }
  *district = (guint16) loading->district;
  return TRUE;
}

static gboolean
fill_words (Loading        *loading,
            const char    **texts,
            FzStationEntry *entry,
            GError        **error)
{
  if (fz_level_from_word (texts[TEXT_LEVEL], &entry->level) &&
      fz_featured_from_word (texts[TEXT_FEATURED], &entry->featured) &&
      fz_status_from_word (texts[TEXT_STATUS], &entry->status) &&
      fz_point_quality_from_word (texts[TEXT_POINT_QUALITY], &entry->point_quality) &&
      fz_step_free_from_word (texts[TEXT_STEP_FREE], &entry->step_free) &&
      find_district (loading, texts[TEXT_DISTRICT], &entry->district))
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
               "station %s holds a word of no vocabulary", texts[TEXT_CODE]);
  return FALSE;
}

static void
fill_texts (const char    **texts,
            FzStationEntry *entry)
{
  entry->code = texts[TEXT_CODE];
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      entry->names[i] = texts[TEXT_NAMES + i];
      entry->place[i] = texts[TEXT_PLACE + i];
    }
  entry->pinyin = texts[TEXT_PINYIN];
  entry->initials = texts[TEXT_INITIALS];
  entry->aliases = texts[TEXT_ALIASES];
  entry->former_codes = texts[TEXT_FORMER_CODES];
  entry->address = texts[TEXT_ADDRESS];
  entry->hours = texts[TEXT_HOURS];
  entry->checked_on = texts[TEXT_CHECKED_ON];
}

static gboolean
read_entry (sqlite3_stmt *statement,
            gpointer      data,
            GError      **error)
{
  Loading       *loading = data;
  const char    *texts[N_TEXTS];
  FzStationEntry entry = {
    .id = (guint32) sqlite3_column_int64 (statement, COLUMN_ID),
    .point.lat = sqlite3_column_double (statement, COLUMN_LAT),
    .point.lon = sqlite3_column_double (statement, COLUMN_LON),
    .services = (guint32) sqlite3_column_int64 (statement, COLUMN_SERVICES),
  };

  if (loading->n_rows++ % ROWS_A_LOOK == 0 &&
      g_cancellable_set_error_if_cancelled (loading->cancellable, error))
    return FALSE;
  if (!fz_database_read_texts (statement, FIRST_TEXT, N_TEXTS, texts, error) ||
      !fill_words (loading, texts, &entry, error))
    return FALSE;

  fill_texts (texts, &entry);
  fz_station_columns_append (loading->columns, &entry);
  return TRUE;
}

/* What finding needs of every station, in the order in which they are shown: the
 * city's own, then each district's by code, its own before its streets and towns.
 * @cancellable may be NULL and may be cancelled from any thread. */
FzStationColumns *
fz_database_load_columns (FzDatabase      *self,
                          const FzCatalog *catalog,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autoptr (FzStationColumns) columns = fz_station_columns_new ();
  Loading loading = { .catalog = catalog, .cancellable = cancellable, .columns = columns };

  if (!fz_database_read_rows (self->db, entries_query, read_entry, &loading, error))
    return NULL;
  return g_steal_pointer (&columns);
}

/* The whole record of one station, deleted or not; @catalog is the database's own. */
FzRecord *
fz_database_load_record (FzDatabase      *self,
                         const FzCatalog *catalog,
                         guint32          id,
                         GError         **error)
{
  g_autoptr (FzRecordReader) reader = NULL;
  FzRecord *record;

  reader = fz_record_reader_new_for_id (self->db, catalog, id, error);
  if (reader == NULL || !fz_record_reader_next (reader, &record, error))
    return NULL;
  if (record == NULL)
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND, "no station has the id %u", id);
  return record;
}

static gboolean
load_records (FzDatabase *self,
              FzDataset  *dataset,
              GError    **error)
{
  g_autoptr (FzRecordReader) reader = fz_record_reader_new (self->db, dataset->catalog, error);
  FzRecord *record;

  if (reader == NULL)
    return FALSE;

  while (fz_record_reader_next (reader, &record, error))
    {
      if (record == NULL)
        return TRUE;
      g_ptr_array_add (dataset->records, record);
    }
  return FALSE;
}

/* Everything, with every record whole: for writing it elsewhere. */
FzDataset *
fz_database_load_dataset (FzDatabase *self,
                          GError    **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_new ();
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (self, error);
  g_autoptr (GArray) days = catalog != NULL ? fz_database_load_days (self, error) : NULL;

  if (days == NULL)
    return NULL;

  fz_catalog_unref (dataset->catalog);
  dataset->catalog = g_steal_pointer (&catalog);
  g_array_unref (dataset->days);
  dataset->days = g_steal_pointer (&days);
  if (!load_records (self, dataset, error))
    return NULL;
  return g_steal_pointer (&dataset);
}

/* The id of the station that files know by @code. */
gboolean
fz_database_find_code (FzDatabase *self,
                       const char *code,
                       guint32    *id,
                       GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  FzStep step;

  statement = fz_statement_new (self->db, "SELECT id FROM station WHERE code = ? AND NOT deleted",
                                error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, code, error))
    return FALSE;

  step = fz_statement_step (statement, error);
  if (step == FZ_STEP_ROW)
    *id = (guint32) sqlite3_column_int64 (statement, 0);
  else if (step == FZ_STEP_DONE)
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND,
                 "no station has the code %s", code);
  return step == FZ_STEP_ROW;
}
