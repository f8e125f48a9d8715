/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-statement.h"

#include <math.h>
#include <string.h>

/* The parts of a collection that nobody edits: outlines, landmarks and problems. */

static char *
points_to_text (const FzOutline *outline)
{
  GString *text = g_string_new (NULL);
  char     lat[G_ASCII_DTOSTR_BUF_SIZE];
  char     lon[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < outline->n_points; i++)
    {
      FzPoint point = outline->points[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? "," : "",
                              g_ascii_formatd (lat, sizeof lat, "%.9g", point.lat),
                              g_ascii_formatd (lon, sizeof lon, "%.9g", point.lon));
    }
  return g_string_free (text, FALSE);
}

static gboolean
write_outlines (sqlite3         *db,
                const FzCatalog *catalog,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO district_outline (district_code, ring, points) "
                             "SELECT code, ?, ? FROM district WHERE code = ?",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);
      g_autofree char *points = points_to_text (outline);

      if (!fz_statement_bind_int (insert, 1, i, error) ||
          !fz_statement_bind_text (insert, 2, points, error) ||
          !fz_statement_bind_text (insert, 3,
                                   fz_catalog_get_district (catalog, outline->district)->code,
                                   error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_landmarks (sqlite3         *db,
                 const FzCatalog *catalog,
                 GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO landmark (position, code, name_hans, name_hant, "
                             "name_en, pinyin, aliases, lines, lat, lon) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->landmarks->len; i++)
    {
      const FzLandmark *landmark = fz_catalog_get_landmark (catalog, i);

      if (!fz_statement_bind_int (insert, 1, i, error) ||
          !fz_statement_bind_text (insert, 2, landmark->code, error) ||
          !fz_database_bind_names (insert, 3, &landmark->names, error) ||
          !fz_statement_bind_text (insert, 6, landmark->pinyin, error) ||
          !fz_statement_bind_text (insert, 7, landmark->aliases, error) ||
          !fz_statement_bind_text (insert, 8, landmark->lines, error) ||
          !fz_statement_bind_double (insert, 9, landmark->point.lat, error) ||
          !fz_statement_bind_double (insert, 10, landmark->point.lon, error) ||
          !fz_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* Runs @insert, whose values are the problem's position, @rank, and the code by
 * which the other row is found. */
static gboolean
link_problem (sqlite3_stmt *insert,
              guint         problem,
              guint         rank,
              const char   *code,
              GError      **error)
{
  return fz_statement_bind_int (insert, 1, problem, error) &&
         fz_statement_bind_int (insert, 2, rank, error) &&
         fz_statement_bind_text (insert, 3, code, error) &&
         fz_statement_run (insert, error);
}

static gboolean
write_answers (sqlite3         *db,
               const FzCatalog *catalog,
               guint            i,
               GError         **error)
{
  const FzProblem *problem = fz_catalog_get_problem (catalog, i);
  g_autoptr (sqlite3_stmt) service = NULL;
  g_autoptr (sqlite3_stmt) hotline = NULL;

  service = fz_statement_new (db,
                              "INSERT INTO problem_service (problem, service) "
                              "SELECT ?1, position FROM service WHERE ?2 >= 0 AND code = ?3",
                              error);
  if (service == NULL)
    return FALSE;
  hotline = fz_statement_new (db,
                              "INSERT INTO problem_hotline (problem, rank, hotline) "
                              "SELECT ?, ?, position FROM hotline WHERE number = ?",
                              error);
  if (hotline == NULL)
    return FALSE;

  for (guint s = 0; s < catalog->services->len; s++)
    {
      if ((problem->services >> s & 1) != 0 &&
          !link_problem (service, i, 0, fz_catalog_get_service (catalog, s)->code, error))
        return FALSE;
    }
  for (guint h = 0; h < problem->n_hotlines; h++)
    {
      guint number = problem->hotlines[h];

      if (!link_problem (hotline, i, h, fz_catalog_get_hotline (catalog, number)->number, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_problems (sqlite3         *db,
                const FzCatalog *catalog,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO problem (position, code, name_hans, name_hant, "
                             "name_en, words_hans, words_hant, words_en, source) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < catalog->problems->len; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (catalog, i);

      if (!fz_statement_bind_int (insert, 1, i, error) ||
          !fz_statement_bind_text (insert, 2, problem->code, error) ||
          !fz_database_bind_names (insert, 3, &problem->names, error) ||
          !fz_database_bind_names (insert, 6, &problem->words, error) ||
          !fz_statement_bind_text (insert, 9, problem->source, error) ||
          !fz_statement_run (insert, error) ||
          !write_answers (db, catalog, i, error))
        return FALSE;
    }
  return TRUE;
}

/* Puts the outlines, landmarks and problems of @catalog in the place of those that
 * are there, within the caller's transaction. Districts, services and hotlines are
 * known by their codes; what the database lacks of them is left out. */
gboolean
fz_database_write_places (sqlite3         *db,
                          const FzCatalog *catalog,
                          GError         **error)
{
  return fz_sql_execute (db,
                         "DELETE FROM district_outline; DELETE FROM landmark; "
                         "DELETE FROM problem_service; DELETE FROM problem_hotline; "
                         "DELETE FROM problem;",
                         error) &&
         write_outlines (db, catalog, error) &&
         write_landmarks (db, catalog, error) &&
         write_problems (db, catalog, error);
}

static gboolean
fail_damaged (GError    **error,
              const char *what,
              const char *code)
{
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED, "%s %s cannot be read", what, code);
  return FALSE;
}

static gboolean
read_number (const char **text,
             char         terminator,
             double      *number)
{
  char *end;

  *number = g_ascii_strtod (*text, &end);
  if (end == *text || !isfinite (*number) || (*end != terminator && *end != '\0'))
    return FALSE;
  *text = *end != '\0' ? end + 1 : end;
  return TRUE;
}

static gboolean
read_outline (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  FzCatalog  *catalog = data;
  const char *texts[2];
  const char *text;
  guint       district;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (FzPoint));

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  if (!fz_catalog_find_district (catalog, texts[0], &district))
    return fail_damaged (error, "the outline of district", texts[0]);

  for (text = texts[1] != NULL ? texts[1] : ""; *text != '\0';)
    {
      FzPoint point;

      if (!read_number (&text, ' ', &point.lat) || !read_number (&text, ',', &point.lon))
        return fail_damaged (error, "the outline of district", texts[0]);
      g_array_append_val (points, point);
    }
  if (points->len < 3)
    return fail_damaged (error, "the outline of district", texts[0]);
  fz_catalog_add_outline (catalog, district, (const FzPoint *) (const void *) points->data,
                          points->len);
  return TRUE;
}

static gboolean
read_landmark (sqlite3_stmt *statement,
               gpointer      data,
               GError      **error)
{
  const char *texts[4 + FZ_N_SCRIPTS];
  FzLandmark  landmark = { 0 };

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  landmark.code = (char *) texts[0];
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    landmark.names.by_script[i] = (char *) texts[1 + i];
  landmark.pinyin = (char *) texts[4];
  landmark.aliases = (char *) texts[5];
  landmark.lines = (char *) texts[6];
  landmark.point.lat = sqlite3_column_double (statement, 7);
  landmark.point.lon = sqlite3_column_double (statement, 8);
  fz_catalog_add_landmark (data, &landmark);
  return TRUE;
}

/* @text lists the numbers of hotlines, parted by ";". */
static gboolean
read_hotlines (const FzCatalog *catalog,
               const char      *text,
               FzProblem       *problem)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 number = g_ascii_strtoull (parts[i], NULL, 10);

      if (number >= catalog->hotlines->len || i == FZ_MAX_PROBLEM_HOTLINES)
        return FALSE;
      problem->hotlines[problem->n_hotlines++] = (guint) number;
    }
  return TRUE;
}

static gboolean
read_problem (sqlite3_stmt *statement,
              gpointer      data,
              GError      **error)
{
  FzCatalog  *catalog = data;
  const char *texts[3 + 2 * FZ_N_SCRIPTS];
  guint64     all_services = (1ull << catalog->services->len) - 1;
  FzProblem   problem = { 0 };

  if (!fz_database_read_texts (statement, 0, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  problem.code = (char *) texts[0];
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      problem.names.by_script[i] = (char *) texts[1 + i];
      problem.words.by_script[i] = (char *) texts[1 + FZ_N_SCRIPTS + i];
    }
  problem.source = (char *) texts[7];
  problem.services = (guint32) ((guint64) sqlite3_column_int64 (statement, 9) & all_services);
  if (!read_hotlines (catalog, texts[8], &problem))
    return fail_damaged (error, "the problem", texts[0]);
  fz_catalog_add_problem (catalog, &problem);
  return TRUE;
}

/* Adds outlines, landmarks and problems to @catalog, which has all else. */
gboolean
fz_database_load_places (sqlite3   *db,
                         FzCatalog *catalog,
                         GError   **error)
{
  return fz_database_read_rows (db,
                                "SELECT district_code, points FROM district_outline "
                                "ORDER BY district_code, ring",
                                read_outline, catalog, error) &&
         fz_database_read_rows (db,
                                "SELECT code, name_hans, name_hant, name_en, pinyin, aliases, "
                                "lines, lat, lon FROM landmark ORDER BY position",
                                read_landmark, catalog, error) &&
         fz_database_read_rows (db,
                                "SELECT code, name_hans, name_hant, name_en, "
                                "words_hans, words_hant, words_en, source, "
                                "(SELECT group_concat (hotline, ';') FROM (SELECT hotline FROM "
                                "problem_hotline WHERE problem = position ORDER BY rank)), "
                                "(SELECT sum (1 << service) FROM problem_service "
                                "WHERE problem = position) "
                                "FROM problem ORDER BY position",
                                read_problem, catalog, error);
}
