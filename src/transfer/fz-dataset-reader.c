/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dataset-reader.h"

#include <string.h>

#include "fz-csv.h"
#include "fz-outline-file.h"
#include "fz-place-file.h"
#include "fz-rules.h"
#include "fz-station-file.h"

/* One of the files of a collection. Its first column is its key: never empty,
 * never twice the same. */
typedef struct
{
  const char        *name;
  const char *const *columns;
  gboolean (*read_row) (FzCsvReader *reader, FzDataset *dataset, GError **error);
} DataFile;

enum
{
  DATASET_NAME,
  DATASET_VERSION,
  DATASET_PUBLISHED,
};
static const char *const dataset_columns[] = {
  "name", "version", "published", NULL
};

enum
{
  DISTRICT_CODE,
  DISTRICT_NAME_HANS,
};
static const char *const district_columns[] = {
  "code", "name_hans", "name_hant", "name_en", NULL
};

enum
{
  SERVICE_CODE,
  SERVICE_NAME_HANS,
  SERVICE_EXPECTED_AT = SERVICE_NAME_HANS + FZ_N_SCRIPTS,
  SERVICE_SOURCE,
};
static const char *const service_columns[] = {
  "code", "name_hans", "name_hant", "name_en", "expected_at", "source", NULL
};

enum
{
  HOTLINE_NUMBER,
  HOTLINE_NAME_HANS,
  HOTLINE_PURPOSE_HANS = HOTLINE_NAME_HANS + FZ_N_SCRIPTS,
  HOTLINE_NOTE_HANS = HOTLINE_PURPOSE_HANS + FZ_N_SCRIPTS,
};
static const char *const hotline_columns[] = {
  "number", "name_hans", "name_hant", "name_en",
  "purpose_hans", "purpose_hant", "purpose_en",
  "note_hans", "note_hant", "note_en", NULL
};

enum
{
  DAY_DATE,
  DAY_KIND,
  DAY_NAME_HANS,
};
static const char *const day_columns[] = {
  "date", "kind", "name_hans", "name_hant", "name_en", NULL
};

static gboolean
require_digits (FzCsvReader *reader,
                guint        column,
                GError     **error)
{
  const char *text = fz_csv_reader_get (reader, column);

  if (text[strspn (text, "0123456789")] != '\0')
    return fz_csv_reader_fail (reader, column, error, "\"%s\" is not a number", text);
  return TRUE;
}

static gboolean
require_date (FzCsvReader *reader,
              guint        column,
              GError     **error)
{
  const char *text = fz_csv_reader_get (reader, column);

  if (*text != '\0' && !fz_rules_is_date (text))
    return fz_csv_reader_fail (reader, column, error, "\"%s\" is not a date", text);
  return TRUE;
}

/* The names in the columns from @column on, one for each script. */
static FzNames
get_names (FzCsvReader *reader,
           guint        column)
{
  return fz_names_make (fz_csv_reader_get (reader, column + FZ_SCRIPT_HANS),
                        fz_csv_reader_get (reader, column + FZ_SCRIPT_HANT),
                        fz_csv_reader_get (reader, column + FZ_SCRIPT_LATIN));
}

static gboolean
read_dataset_row (FzCsvReader *reader,
                  FzDataset   *dataset,
                  GError     **error)
{
  if (dataset->catalog->dataset.name != NULL)
    return fz_csv_reader_fail (reader, DATASET_NAME, error, "a second row");
  if (!fz_csv_reader_require (reader, DATASET_VERSION, error) ||
      !require_date (reader, DATASET_PUBLISHED, error))
    return FALSE;

  fz_catalog_set_dataset (dataset->catalog,
                          fz_csv_reader_get (reader, DATASET_NAME),
                          fz_csv_reader_get (reader, DATASET_VERSION),
                          fz_csv_reader_get (reader, DATASET_PUBLISHED),
                          FALSE);
  return TRUE;
}

static gboolean
read_district_row (FzCsvReader *reader,
                   FzDataset   *dataset,
                   GError     **error)
{
  if (!require_digits (reader, DISTRICT_CODE, error) ||
      !fz_csv_reader_require (reader, DISTRICT_NAME_HANS, error))
    return FALSE;

  fz_catalog_add_district (dataset->catalog,
                           fz_csv_reader_get (reader, DISTRICT_CODE),
                           get_names (reader, DISTRICT_NAME_HANS));
  return TRUE;
}

static gboolean
read_levels (FzCsvReader *reader,
             guint        column,
             guint       *levels,
             GError     **error)
{
  g_auto (GStrv) words = g_strsplit (fz_csv_reader_get (reader, column), ";", -1);

  *levels = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      FzLevel level;

      if (!fz_level_from_word (words[i], &level))
        return fz_csv_reader_fail (reader, column, error, "unknown level \"%s\"", words[i]);
      *levels |= 1u << level;
    }
  return TRUE;
}

static gboolean
read_service_row (FzCsvReader *reader,
                  FzDataset   *dataset,
                  GError     **error)
{
  const char *code = fz_csv_reader_get (reader, SERVICE_CODE);
  guint       levels;

  if (dataset->catalog->services->len == FZ_MAX_SERVICES)
    return fz_csv_reader_fail (reader, SERVICE_CODE, error, "more than %u services",
                               FZ_MAX_SERVICES);
  if (code[strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
    return fz_csv_reader_fail (reader, SERVICE_CODE, error,
                               "\"%s\" has other signs than a to z, 0 to 9 and -", code);
  if (!fz_csv_reader_require (reader, SERVICE_NAME_HANS, error) ||
      !fz_csv_reader_require (reader, SERVICE_SOURCE, error) ||
      !read_levels (reader, SERVICE_EXPECTED_AT, &levels, error))
    return FALSE;

  fz_catalog_add_service (dataset->catalog,
                          code,
                          get_names (reader, SERVICE_NAME_HANS),
                          levels,
                          fz_csv_reader_get (reader, SERVICE_SOURCE));
  return TRUE;
}

static gboolean
read_hotline_row (FzCsvReader *reader,
                  FzDataset   *dataset,
                  GError     **error)
{
  if (!require_digits (reader, HOTLINE_NUMBER, error) ||
      !fz_csv_reader_require (reader, HOTLINE_NAME_HANS, error) ||
      !fz_csv_reader_require (reader, HOTLINE_PURPOSE_HANS, error))
    return FALSE;

  fz_catalog_add_hotline (dataset->catalog,
                          fz_csv_reader_get (reader, HOTLINE_NUMBER),
                          get_names (reader, HOTLINE_NAME_HANS),
                          get_names (reader, HOTLINE_PURPOSE_HANS),
                          get_names (reader, HOTLINE_NOTE_HANS));
  return TRUE;
}

/* A holiday has a name in some script. */
static gboolean
check_day_names (FzCsvReader *reader,
                 GError     **error)
{
  gboolean has_name = FALSE;

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      const char *name = fz_csv_reader_get (reader, DAY_NAME_HANS + i);

      has_name = has_name || *name != '\0';
      if (g_utf8_strlen (name, -1) > FZ_CALENDAR_MAX_NAME)
        return fz_csv_reader_fail (reader, DAY_NAME_HANS + i, error,
                                   "longer than %d characters", FZ_CALENDAR_MAX_NAME);
    }
  return has_name || fz_csv_reader_require (reader, DAY_NAME_HANS, error);
}

static gboolean
read_day_row (FzCsvReader *reader,
              FzDataset   *dataset,
              GError     **error)
{
  const char *word = fz_csv_reader_get (reader, DAY_KIND);
  FzDayKind   kind;

  if (!require_date (reader, DAY_DATE, error) ||
      !fz_csv_reader_require (reader, DAY_KIND, error))
    return FALSE;
  if (!fz_day_kind_from_word (word, &kind))
    return fz_csv_reader_fail (reader, DAY_KIND, error, "unknown word \"%s\"", word);
  if (dataset->days->len == FZ_CALENDAR_MAX_DAYS)
    return fz_csv_reader_fail (reader, DAY_DATE, error, "more than %d days",
                               FZ_CALENDAR_MAX_DAYS);
  if (!check_day_names (reader, error))
    return FALSE;

  fz_dataset_add_day (dataset,
                      fz_csv_reader_get (reader, DAY_DATE),
                      kind,
                      get_names (reader, DAY_NAME_HANS));
  return TRUE;
}

/* In the order in which one needs another. */
static const DataFile files[] = {
  { "dataset.csv", dataset_columns, read_dataset_row },
  { "districts.csv", district_columns, read_district_row },
  { "services.csv", service_columns, read_service_row },
  { "hotlines.csv", hotline_columns, read_hotline_row },
  { "landmarks.csv", fz_place_file_landmark_columns, fz_place_file_read_landmark },
  { "problems.csv", fz_place_file_problem_columns, fz_place_file_read_problem },
  { "calendar.csv", day_columns, read_day_row },
  { "stations.csv", fz_station_file_columns, fz_station_file_read_row },
};

/* Notes the row's key, with its line, in @lines, which holds those of the rows
 * before it. */
static gboolean
check_key (FzCsvReader *reader,
           GHashTable  *lines,
           GError     **error)
{
  const char *key = fz_csv_reader_get (reader, 0);
  gpointer    line;

  if (!fz_csv_reader_require (reader, 0, error))
    return FALSE;
  if (g_hash_table_lookup_extended (lines, key, NULL, &line))
    return fz_csv_reader_fail (reader, 0, error, "\"%s\" is on line %u already", key,
                               GPOINTER_TO_UINT (line));

  g_hash_table_insert (lines, g_strdup (key), GUINT_TO_POINTER (fz_csv_reader_get_line (reader)));
  return TRUE;
}

static gboolean
read_rows (FzCsvReader    *reader,
           const DataFile *file,
           FzDataset      *dataset,
           GError        **error)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done;

  while (TRUE)
    {
      if (!fz_csv_reader_next (reader, &done, error))
        return FALSE;
      if (done)
        return TRUE;
      if (!fz_csv_reader_check_plain (reader, error) ||
          !check_key (reader, lines, error) ||
          !file->read_row (reader, dataset, error))
        return FALSE;
    }
}

static gboolean
read_file (const char     *path,
           const DataFile *file,
           FzDataset      *dataset,
           GError        **error)
{
  g_autoptr (FzCsvReader) reader = fz_csv_reader_open (path, file->columns, error);

  return reader != NULL && read_rows (reader, file, dataset, error);
}

/* What only shows when every row has been read. */
static gboolean
check_whole (const char      *folder,
             const FzDataset *dataset,
             GError         **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  FzTotals totals = { 0 };

  if (dataset->catalog->dataset.name == NULL)
    {
      g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE,
                   "%s" G_DIR_SEPARATOR_S "dataset.csv:2: name: the row is missing", folder);
      return FALSE;
    }

  for (guint i = 0; i < dataset->records->len; i++)
    fz_totals_add (&totals, g_ptr_array_index (dataset->records, i));
  problems = fz_rules_check_totals (&totals, dataset->catalog);
  if (problems->len == 0)
    return TRUE;

  g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE, "%s" G_DIR_SEPARATOR_S "stations.csv: %s",
               folder, (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

/* Reads the collection in @folder: dataset.csv, districts.csv, services.csv,
 * hotlines.csv, landmarks.csv, problems.csv, calendar.csv, stations.csv and
 * basemap/districts.geojson, which data/README.md describes.
 * The first rule that is broken ends it, with an error of FZ_CSV_ERROR that says
 * "FILE:LINE: COLUMN: reason", or "FILE: reason" where no row is to blame.
 * Returns: (transfer full) (nullable): NULL with an error. */
FzDataset *
fz_dataset_read (const char *folder,
                 GError    **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_new ();
  g_autofree char *outlines = g_build_filename (folder, "basemap", "districts.geojson", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      if (!read_file (path, &files[i], dataset, error))
        return NULL;
    }

  if (!fz_outline_file_read (outlines, dataset->catalog, error) ||
      !check_whole (folder, dataset, error))
    return NULL;
  return g_steal_pointer (&dataset);
}

/* Reads a calendar of its own, a file in the form of calendar.csv. Errors are as
 * above. Returns: (transfer full) (nullable): an array of FzCalendarDay, by date. */
GArray *
fz_dataset_read_calendar (const char *path,
                          GError    **error)
{
  static const DataFile file = { "calendar.csv", day_columns, read_day_row };
  g_autoptr (FzDataset) dataset = fz_dataset_new ();

  if (!read_file (path, &file, dataset, error))
    return NULL;
  return g_array_ref (dataset->days);
}
