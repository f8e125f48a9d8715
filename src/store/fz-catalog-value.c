/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog-value.h"

#include <string.h>

#include "fz-calendar-value.h"
#include "fz-statement.h"

#define NAME ":name_hans"

static const char *const shared_columns[] = {
  "name_hans", "name_hant", "name_en", "former_codes", "successors", "retired_on", NULL
};

/* Numbers are written to these as texts that SQLite reads as such. */
static const char *const service_columns[] = {
  "source", "expected_at_city", "expected_at_district", "expected_at_street", "expected_at_town",
  NULL
};

/* The version is what the other values, and those of the stations, were published with. */
static const char *const dataset_columns[] = { "version", "published", NULL };

/* A word in its parts. */
typedef struct
{
  const char *table;  /* static */
  const char *column; /* static */
  const char *key;    /* static: the column that the code is in */
  char       *code;   /* (owned) */
} Place;

static void
clear_place (Place *place)
{
  g_free (place->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static const char *
find_column (const char *const *columns,
             const char        *name)
{
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (g_str_equal (columns[i], name))
        return columns[i];
    }
  return NULL;
}

static gboolean
parse (const char *word,
       Place      *place,
       GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 3);

  if (g_strv_length (parts) == 3 && *parts[1] != '\0')
    {
      gboolean is_service = g_str_equal (parts[0], "service");

      if (is_service || g_str_equal (parts[0], "district"))
        place->table = is_service ? "service" : "district";
      place->key = "code";
      if (g_str_equal (parts[0], "dataset"))
        {
          place->table = "dataset";
          place->key = "name";
          place->column = find_column (dataset_columns, parts[2]);
        }
      else
        place->column = find_column (shared_columns, parts[2]);
      if (place->column == NULL && is_service)
        place->column = find_column (service_columns, parts[2]);
      place->code = g_strdup (parts[1]);
    }
  if (place->table != NULL && place->column != NULL)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "the collection has no \"%s\"", word);
  return FALSE;
}

/* Runs @sql, in which ?1 is the code and ?2 the value. The names in it are our own. */
static gboolean
run (sqlite3    *db,
     const char *sql,
     const char *code,
     const char *value,
     GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);

  return statement != NULL && fz_statement_bind_text (statement, 1, code, error) &&
         (sqlite3_bind_parameter_count (statement) < 2 ||
          fz_statement_bind_text (statement, 2, value, error)) &&
         fz_statement_run (statement, error);
}

static gboolean
exists (sqlite3     *db,
        const Place *place,
        gboolean    *there,
        GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?", place->table,
                                          place->key);
  g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, sql, error);
  FzStep step;

  if (statement == NULL || !fz_statement_bind_text (statement, 1, place->code, error))
    return FALSE;
  step = fz_statement_step (statement, error);
  *there = step == FZ_STEP_ROW;
  return step != FZ_STEP_FAILED;
}

/* A service's position is its bit in masks, and never another's. */
static gboolean
make (sqlite3     *db,
      const Place *place,
      const char  *name,
      GError     **error)
{
  if (g_str_equal (place->table, "district"))
    return run (db, "INSERT INTO district (code, name_hans) VALUES (?1, ?2)", place->code, name,
                error);
  return run (db,
              "INSERT INTO service (position, code, name_hans, expected_at_city, "
              "expected_at_district, expected_at_street, expected_at_town) "
              "VALUES ((SELECT ifnull (max (position), -1) + 1 FROM service), ?1, ?2, 0, 0, 0, 0)",
              place->code, name, error);
}

static gboolean
check_last_service (sqlite3     *db,
                    const Place *place,
                    GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                "SELECT 1 FROM service WHERE code = ? "
                                "AND position = (SELECT max (position) FROM service)",
                                error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, place->code, error))
    return FALSE;
  switch (fz_statement_step (statement, error))
    {
    case FZ_STEP_ROW:
      return TRUE;
    case FZ_STEP_DONE:
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE,
                   "other services came after %s: it can be retired only", place->code);
      return FALSE;
    case FZ_STEP_FAILED:
    default:
      return FALSE;
    }
}

static gboolean
unmake (sqlite3     *db,
        const Place *place,
        GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE code = ?1", place->table);
  g_autoptr (GError) fault = NULL;

  if (g_str_equal (place->table, "service") && !check_last_service (db, place, error))
    return FALSE;
  if (run (db, sql, place->code, NULL, &fault))
    return TRUE;

  if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE, "stations refer to the %s %s",
                 place->table, place->code);
  else
    g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* Gives the value in @value, the caller's; NULL when it is unknown, or when there is no
 * such district or service. */
gboolean
fz_catalog_value_read (sqlite3    *db,
                       const char *word,
                       char      **value,
                       GError    **error)
{
  g_auto (Place) place = { 0 };
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *text = NULL;
  FzStep      step;

  *value = NULL;
  if (fz_calendar_value_is_known (word))
    return fz_calendar_value_read (db, word, value, error);
  if (!parse (word, &place, error))
    return FALSE;
  sql = g_strdup_printf ("SELECT CAST (%s AS TEXT) FROM %s WHERE %s = ?", place.column,
                         place.table, place.key);
  statement = fz_statement_new (db, sql, error);
  if (statement == NULL || !fz_statement_bind_text (statement, 1, place.code, error))
    return FALSE;

  step = fz_statement_step (statement, error);
  if (step == FZ_STEP_FAILED ||
      (step == FZ_STEP_ROW && !fz_statement_get_text (statement, 0, &text, error)))
    return FALSE;
  *value = g_strdup (text);
  return TRUE;
}

/* Within the caller's transaction. */
gboolean
fz_catalog_value_write (sqlite3    *db,
                        const char *word,
                        const char *value,
                        GError    **error)
{
  g_auto (Place) place = { 0 };
  g_autofree char *sql = NULL;
  gboolean         there, is_name;

  if (fz_calendar_value_is_known (word))
    return fz_calendar_value_write (db, word, value, error);
  if (!parse (word, &place, error) || !exists (db, &place, &there, error))
    return FALSE;

  is_name = g_str_equal (place.column, "name_hans");
  if (!there && is_name && value != NULL)
    return make (db, &place, value, error);
  if (!there && value == NULL)
    return TRUE;
  if (is_name && value == NULL)
    return unmake (db, &place, error);
  if (!there)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND, "there is no %s %s",
                   place.table, place.code);
      return FALSE;
    }
  /* Of what goes in the same batch, that is all the same. */
  if (value == NULL && g_str_has_prefix (place.column, "expected_at_"))
    value = "0";
  sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE %s = ?1", place.table, place.column,
                         place.key);
  return run (db, sql, place.code, value, error);
}

/* Whether writing that makes a district or service where there was none: it comes before
 * its other values. */
gboolean
fz_catalog_value_makes (const char *word,
                        const char *value)
{
  return value != NULL && g_str_has_suffix (word, NAME);
}
