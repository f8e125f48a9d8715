/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-reader.h"

#include "fz-database.h"
#include "fz-record-checks.h"
#include "fz-statement.h"

/* What a query asks for before the fields, in the order of FzField. */
enum
{
  COLUMN_ID,
  COLUMN_REVISION,
  COLUMN_DELETED,
  COLUMN_FORMER_CODES,
  COLUMN_SUCCESSORS,
  COLUMN_HAS_OFFERS,
  COLUMN_HAS_CHECKS,
  FIRST_FIELD,
};

struct _FzRecordReader
{
  const FzCatalog *catalog;  /* (borrowed) */
  sqlite3_stmt    *stations; /* (owned) */
  sqlite3_stmt    *offers;   /* (owned) of one station */
  sqlite3_stmt    *checks;   /* (owned) the same */
  GPtrArray       *problems; /* (borrowed) (nullable) of strings; NULL: a fault ends it */
};

static char *
make_query (const char *condition)
{
  GString *sql = g_string_new ("SELECT id, revision, deleted, former_codes, successors, "
                               "EXISTS (SELECT * FROM station_service WHERE station = id), "
                               "EXISTS (SELECT * FROM station_check WHERE station = id)");

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_string_append_printf (sql, ", %s", fz_field_to_word (field));
  g_string_append_printf (sql, " FROM station %s", condition);
  return g_string_free (sql, FALSE);
}

static FzRecordReader *
create_reader (sqlite3         *db,
               const FzCatalog *catalog,
               const char      *condition,
               GError         **error)
{
  g_autoptr (FzRecordReader) self = g_new0 (FzRecordReader, 1);
  g_autofree char *sql = make_query (condition);

  self->catalog = catalog;
  self->stations = fz_statement_new (db, sql, error);
  if (self->stations == NULL)
    return NULL;

  self->offers = fz_statement_new (db,
                                   "SELECT service, offer FROM station_service WHERE station = ?",
                                   error);
  if (self->offers == NULL)
    return NULL;
  self->checks = fz_statement_new (db,
                                   "SELECT field, checked_on, checked_by FROM station_check "
                                   "WHERE station = ?",
                                   error);
  return self->checks != NULL ? g_steal_pointer (&self) : NULL;
}

/* What cannot be read ends the reading, or is one problem more. */
static gboolean G_GNUC_PRINTF (5, 6)
    report (FzRecordReader *self,
            const FzRecord *record,
            const char     *field,
            GError        **error,
            const char     *format,
            ...)
{
  const char      *code = record->code != NULL ? record->code : "?";
  g_autofree char *reason = NULL;
  va_list          args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (self->problems != NULL)
    g_ptr_array_add (self->problems, g_strdup_printf ("station %s: %s: %s", code, field, reason));
  else
    g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED, "station %s: %s: %s",
                 code, field, reason);
  return self->problems != NULL;
}

static gboolean
read_field (FzRecordReader *self,
            FzRecord       *record,
            FzField         field,
            GError        **error)
{
  const char *name = fz_field_to_word (field);
  int         column = FIRST_FIELD + field;
  const char *text;

  if (fz_field_is_number (field))
    {
      fz_record_set_number (record, field, fz_statement_get_double (self->stations, column));
      return TRUE;
    }

  if (!fz_statement_get_text (self->stations, column, &text, NULL))
    return report (self, record, name, error, "not UTF-8");
  return fz_record_set_text (record, field, text) ||
         report (self, record, name, error, "\"%s\" is not one of its words",
                 text != NULL ? text : "");
}

static gboolean
read_fate (FzRecordReader *self,
           FzRecord       *record,
           GError        **error)
{
  const char *former_codes, *successors;

  if (!fz_statement_get_text (self->stations, COLUMN_FORMER_CODES, &former_codes, NULL) ||
      !fz_statement_get_text (self->stations, COLUMN_SUCCESSORS, &successors, NULL))
    return report (self, record, "successors", error, "not UTF-8");
  record->deleted = sqlite3_column_int (self->stations, COLUMN_DELETED) != 0;
  record->former_codes = g_strdup (former_codes);
  record->successors = g_strdup (successors);
  return TRUE;
}

static gboolean
read_offer (FzRecordReader *self,
            FzRecord       *record,
            GError        **error)
{
  gint64      service = sqlite3_column_int64 (self->offers, 0);
  const char *word;
  FzOffer     offer;

  if (service < 0 || service >= record->offers->len)
    return report (self, record, "services", error,
                   "there is no service with the number %" G_GINT64_FORMAT, service);
  if (!fz_statement_get_text (self->offers, 1, &word, NULL) || !fz_offer_from_word (word, &offer))
    return report (self, record, "services", error, "neither \"yes\" nor \"no\"");

  fz_record_set_offer (record, service, offer);
  return TRUE;
}

static gboolean
read_offers (FzRecordReader *self,
             FzRecord       *record,
             GError        **error)
{
  FzStep step;

  if (sqlite3_column_int (self->stations, COLUMN_HAS_OFFERS) == 0)
    return TRUE;
  sqlite3_reset (self->offers);
  if (!fz_statement_bind_int (self->offers, 1, record->id, error))
    return FALSE;

  while ((step = fz_statement_step (self->offers, error)) == FZ_STEP_ROW)
    {
      if (!read_offer (self, record, error))
        return FALSE;
    }
  return step == FZ_STEP_DONE;
}

static gboolean
read_check (FzRecordReader *self,
            FzRecord       *record,
            GError        **error)
{
  const char *word, *on, *by;
  FzFact      fact;

  if (!fz_statement_get_text (self->checks, 0, &word, NULL) ||
      !fz_statement_get_text (self->checks, 1, &on, NULL) ||
      !fz_statement_get_text (self->checks, 2, &by, NULL))
    return report (self, record, "checks", error, "not UTF-8");
  if (!fz_fact_from_word (word, &fact))
    return report (self, record, "checks", error, "\"%s\" is nothing to be checked", word);

  g_set_str (&record->checks[fact].on, on);
  g_set_str (&record->checks[fact].by, by);
  return TRUE;
}

static gboolean
read_checks (FzRecordReader *self,
             FzRecord       *record,
             GError        **error)
{
  FzStep step;

  if (sqlite3_column_int (self->stations, COLUMN_HAS_CHECKS) == 0)
    return TRUE;
  sqlite3_reset (self->checks);
  if (!fz_statement_bind_int (self->checks, 1, record->id, error))
    return FALSE;

  while ((step = fz_statement_step (self->checks, error)) == FZ_STEP_ROW)
    {
      if (!read_check (self, record, error))
        return FALSE;
    }
  return step == FZ_STEP_DONE;
}

/* Reads every station that is not deleted, in the order in which they are shown. @db and @catalog
 * outlive the reader. */
FzRecordReader *
fz_record_reader_new (sqlite3         *db,
                      const FzCatalog *catalog,
                      GError         **error)
{
  static const char condition[] = "WHERE NOT deleted ORDER BY district_code, level, code";

  return create_reader (db, catalog, condition, error);
}

/* Reads every deleted station, by code. */
FzRecordReader *
fz_record_reader_new_for_deleted (sqlite3         *db,
                                  const FzCatalog *catalog,
                                  GError         **error)
{
  return create_reader (db, catalog, "WHERE deleted ORDER BY code", error);
}

/* Reads the one station of @id, deleted or not, or none. */
FzRecordReader *
fz_record_reader_new_for_id (sqlite3         *db,
                             const FzCatalog *catalog,
                             guint32          id,
                             GError         **error)
{
  g_autoptr (FzRecordReader) self = create_reader (db, catalog, "WHERE id = ?", error);

  if (self == NULL || !fz_statement_bind_int (self->stations, 1, id, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
fz_record_reader_free (FzRecordReader *self)
{
  sqlite3_finalize (self->stations);
  sqlite3_finalize (self->offers);
  sqlite3_finalize (self->checks);
  g_free (self);
}

/* From now on what cannot be read of a record does not end the reading: it is told in
 * @problems, as "station CODE: FIELD: reason", and unknown in the record. */
void
fz_record_reader_set_problems (FzRecordReader *self,
                               GPtrArray      *problems)
{
  self->problems = problems;
}

/* Gives the next record in @record, the caller's own, or NULL behind the last. */
gboolean
fz_record_reader_next (FzRecordReader *self,
                       FzRecord      **record,
                       GError        **error)
{
  g_autoptr (FzRecord) next = fz_record_new (self->catalog->services->len);
  FzStep step = fz_statement_step (self->stations, error);

  *record = NULL;
  if (step != FZ_STEP_ROW)
    return step == FZ_STEP_DONE;

  next->id = (guint32) sqlite3_column_int64 (self->stations, COLUMN_ID);
  next->revision = sqlite3_column_int64 (self->stations, COLUMN_REVISION);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!read_field (self, next, field, error))
        return FALSE;
    }
  if (!read_fate (self, next, error) || !read_offers (self, next, error) ||
      !read_checks (self, next, error))
    return FALSE;

  *record = g_steal_pointer (&next);
  return TRUE;
}

/* Of a reader for an id: gives the station of @id in @record, the caller's own, or NULL
 * when there is none. */
gboolean
fz_record_reader_read (FzRecordReader *self,
                       guint32         id,
                       FzRecord      **record,
                       GError        **error)
{
  gboolean read;

  sqlite3_reset (self->stations);
  read = fz_statement_bind_int (self->stations, 1, id, error) &&
         fz_record_reader_next (self, record, error);
  sqlite3_reset (self->stations);
  sqlite3_reset (self->offers);
  sqlite3_reset (self->checks);
  return read;
}
