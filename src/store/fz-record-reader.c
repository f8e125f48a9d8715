/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-reader.h"

#include "fz-database.h"
#include "fz-field.h"
#include "fz-statement.h"

/* What a query asks for before the fields, in the order of FzField. */
enum
{
  COLUMN_ID,
  COLUMN_REVISION,
  FIRST_FIELD,
};

struct _FzRecordReader
{
  const FzCatalog *catalog;  /* (borrowed) */
  sqlite3_stmt    *stations; /* (owned) */
  sqlite3_stmt    *offers;   /* (owned) of one station */
};

static char *
make_query (const char *condition)
{
  GString *sql = g_string_new ("SELECT id, revision");

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
  return self->offers != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
report_word (const FzRecord *record,
             const char     *field,
             GError        **error)
{
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED,
               "station %u: %s holds a word of no vocabulary", record->id, field);
  return FALSE;
}

static gboolean
read_field (FzRecordReader *self,
            FzRecord       *record,
            FzField         field,
            GError        **error)
{
  int         column = FIRST_FIELD + field;
  const char *text;

  if (fz_field_is_number (field))
    {
      fz_record_set_number (record, field, fz_statement_get_double (self->stations, column));
      return TRUE;
    }

  if (!fz_statement_get_text (self->stations, column, &text, error))
    return FALSE;
  return fz_record_set_text (record, field, text) ||
         report_word (record, fz_field_to_word (field), error);
}

static gboolean
read_offer (FzRecordReader *self,
            FzRecord       *record,
            GError        **error)
{
  gint64      service = sqlite3_column_int64 (self->offers, 0);
  const char *word;
  FzOffer     offer;

  if (!fz_statement_get_text (self->offers, 1, &word, error))
    return FALSE;
  if (service < 0 || service >= record->offers->len || !fz_offer_from_word (word, &offer))
    return report_word (record, "service", error);

  fz_record_set_offer (record, service, offer);
  return TRUE;
}

static gboolean
read_offers (FzRecordReader *self,
             FzRecord       *record,
             GError        **error)
{
  FzStep step;

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

/* Reads every station, in the order in which they are shown. @db and @catalog
 * outlive the reader. */
FzRecordReader *
fz_record_reader_new (sqlite3         *db,
                      const FzCatalog *catalog,
                      GError         **error)
{
  return create_reader (db, catalog, "ORDER BY district_code, level, code", error);
}

/* Reads the one station of @id, or none. */
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
  g_free (self);
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
  if (!read_offers (self, next, error))
    return FALSE;

  *record = g_steal_pointer (&next);
  return TRUE;
}
