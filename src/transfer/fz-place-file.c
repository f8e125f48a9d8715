/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-place-file.h"

#include <math.h>
#include <string.h>

enum
{
  LANDMARK_CODE,
  LANDMARK_NAME_HANS,
  LANDMARK_PINYIN = LANDMARK_NAME_HANS + FZ_N_SCRIPTS,
  LANDMARK_ALIASES,
  LANDMARK_LINES,
  LANDMARK_LAT,
  LANDMARK_LON,
};
const char *const fz_place_file_landmark_columns[] = {
  "code", "name_hans", "name_hant", "name_en", "pinyin", "aliases", "lines", "lat", "lon", NULL
};

enum
{
  PROBLEM_CODE,
  PROBLEM_NAME_HANS,
  PROBLEM_WORDS_HANS = PROBLEM_NAME_HANS + FZ_N_SCRIPTS,
  PROBLEM_SERVICES = PROBLEM_WORDS_HANS + FZ_N_SCRIPTS,
  PROBLEM_HOTLINES,
  PROBLEM_SOURCE,
};
const char *const fz_place_file_problem_columns[] = {
  "code", "name_hans", "name_hant", "name_en", "words_hans", "words_hant", "words_en",
  "services", "hotlines", "source", NULL
};

/* Borrowed from the row at hand. */
static FzNames
borrow_names (FzCsvReader *reader,
              guint        column)
{
  FzNames names;

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    names.by_script[i] = (char *) fz_csv_reader_get (reader, column + i);
  return names;
}

static gboolean
read_degrees (FzCsvReader *reader,
              guint        column,
              double       limit,
              double      *degrees,
              GError     **error)
{
  const char *text = fz_csv_reader_get (reader, column);
  char       *end;

  *degrees = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return fz_csv_reader_fail (reader, column, error, "\"%s\" is not a number", text);
  if (!(fabs (*degrees) <= limit))
    return fz_csv_reader_fail (reader, column, error, "%s is out of range", text);
  return TRUE;
}

/* Every character has its syllable, of letters a to z. */
static gboolean
check_pinyin (FzCsvReader *reader,
              GError     **error)
{
  const char *pinyin = fz_csv_reader_get (reader, LANDMARK_PINYIN);
  g_auto (GStrv) syllables = g_strsplit (pinyin, " ", -1);
  glong n_characters = g_utf8_strlen (fz_csv_reader_get (reader, LANDMARK_NAME_HANS), -1);

  if (*pinyin == '\0')
    return TRUE;
  if (pinyin[strspn (pinyin, "abcdefghijklmnopqrstuvwxyz ")] != '\0' ||
      (glong) g_strv_length (syllables) != n_characters)
    return fz_csv_reader_fail (reader, LANDMARK_PINYIN, error,
                               "\"%s\" is not a syllable a character", pinyin);
  return TRUE;
}

/* Adds the landmark in the row at hand. Returns FALSE, with an error of
 * FZ_CSV_ERROR, when the row breaks a rule. */
gboolean
fz_place_file_read_landmark (FzCsvReader *reader,
                             FzDataset   *dataset,
                             GError     **error)
{
  FzLandmark landmark = {
    .code = (char *) fz_csv_reader_get (reader, LANDMARK_CODE),
    .names = borrow_names (reader, LANDMARK_NAME_HANS),
    .pinyin = (char *) fz_csv_reader_get (reader, LANDMARK_PINYIN),
    .aliases = (char *) fz_csv_reader_get (reader, LANDMARK_ALIASES),
    .lines = (char *) fz_csv_reader_get (reader, LANDMARK_LINES),
  };

  if (!fz_csv_reader_require (reader, LANDMARK_NAME_HANS, error) ||
      !check_pinyin (reader, error) ||
      !read_degrees (reader, LANDMARK_LAT, 90.0, &landmark.point.lat, error) ||
      !read_degrees (reader, LANDMARK_LON, 180.0, &landmark.point.lon, error))
    return FALSE;

  fz_catalog_add_landmark (dataset->catalog, &landmark);
  return TRUE;
}

static gboolean
read_services (FzCsvReader     *reader,
               const FzCatalog *catalog,
               guint32         *services,
               GError         **error)
{
  g_auto (GStrv) codes = g_strsplit (fz_csv_reader_get (reader, PROBLEM_SERVICES), ";", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint service;

      if (!fz_catalog_find_service (catalog, codes[i], &service))
        return fz_csv_reader_fail (reader, PROBLEM_SERVICES, error, "unknown service \"%s\"",
                                   codes[i]);
      *services |= 1u << service;
    }
  return TRUE;
}

static gboolean
read_hotlines (FzCsvReader     *reader,
               const FzCatalog *catalog,
               FzProblem       *problem,
               GError         **error)
{
  g_auto (GStrv) numbers = g_strsplit (fz_csv_reader_get (reader, PROBLEM_HOTLINES), ";", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (i == FZ_MAX_PROBLEM_HOTLINES)
        return fz_csv_reader_fail (reader, PROBLEM_HOTLINES, error, "more than %u hotlines",
                                   FZ_MAX_PROBLEM_HOTLINES);
      if (!fz_catalog_find_hotline (catalog, numbers[i], &problem->hotlines[i]))
        return fz_csv_reader_fail (reader, PROBLEM_HOTLINES, error, "unknown hotline \"%s\"",
                                   numbers[i]);
      problem->n_hotlines++;
    }
  return TRUE;
}

/* Adds the problem in the row at hand to @dataset, whose services and hotlines are
 * complete. Returns FALSE, with an error of FZ_CSV_ERROR, when the row breaks a
 * rule. */
gboolean
fz_place_file_read_problem (FzCsvReader *reader,
                            FzDataset   *dataset,
                            GError     **error)
{
  FzProblem problem = {
    .code = (char *) fz_csv_reader_get (reader, PROBLEM_CODE),
    .source = (char *) fz_csv_reader_get (reader, PROBLEM_SOURCE),
  };

  if (!fz_csv_reader_require (reader, PROBLEM_NAME_HANS, error) ||
      !fz_csv_reader_require (reader, PROBLEM_WORDS_HANS, error) ||
      !fz_csv_reader_require (reader, PROBLEM_SERVICES, error) ||
      !fz_csv_reader_require (reader, PROBLEM_HOTLINES, error) ||
      !fz_csv_reader_require (reader, PROBLEM_SOURCE, error) ||
      !read_services (reader, dataset->catalog, &problem.services, error) ||
      !read_hotlines (reader, dataset->catalog, &problem, error))
    return FALSE;

  problem.names = borrow_names (reader, PROBLEM_NAME_HANS);
  problem.words = borrow_names (reader, PROBLEM_WORDS_HANS);
  fz_catalog_add_problem (dataset->catalog, &problem);
  return TRUE;
}
