/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-writer.h"

#include "fz-field.h"
#include "fz-statement.h"

/* The values of both statements: the fields in the order of FzField, then what became
 * of the station, its revision and its id. */
enum
{
  VALUE_DELETED = FZ_N_FIELDS + 1,
  VALUE_FORMER_CODES,
  VALUE_SUCCESSORS,
  VALUE_REVISION,
  VALUE_ID,
};

struct _FzRecordWriter
{
  sqlite3_stmt *insert;       /* (owned) */
  sqlite3_stmt *update;       /* (owned) */
  sqlite3_stmt *clear_offers; /* (owned) */
  sqlite3_stmt *add_offer;    /* (owned) */
  sqlite3_stmt *clear_checks; /* (owned) */
  sqlite3_stmt *add_check;    /* (owned) */
};

static char *
make_insert (void)
{
  GString *sql = g_string_new ("INSERT INTO station (");

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_string_append_printf (sql, "%s, ", fz_field_to_word (field));
  g_string_append (sql, "deleted, former_codes, successors, revision, id) VALUES (?");
  for (guint i = 1; i < VALUE_ID; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static char *
make_update (void)
{
  GString *sql = g_string_new ("UPDATE station SET ");

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_string_append_printf (sql, "%s = ?, ", fz_field_to_word (field));
  g_string_append (sql, "deleted = ?, former_codes = ?, successors = ?, revision = ? ");
  g_string_append (sql, "WHERE id = ?");
  return g_string_free (sql, FALSE);
}

static gboolean
bind_field (sqlite3_stmt   *statement,
            const FzRecord *record,
            FzField         field,
            GError        **error)
{
  int i = field + 1;

  if (fz_field_is_number (field))
    return fz_statement_bind_double (statement, i, fz_record_get_number (record, field), error);
  return fz_statement_bind_text (statement, i, fz_record_get_text (record, field), error);
}

static gboolean
write_fields (sqlite3_stmt   *statement,
              guint32         id,
              gint64          revision,
              const FzRecord *record,
              GError        **error)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!bind_field (statement, record, field, error))
        return FALSE;
    }
  return fz_statement_bind_int (statement, VALUE_DELETED, record->deleted, error) &&
         fz_statement_bind_text (statement, VALUE_FORMER_CODES, record->former_codes, error) &&
         fz_statement_bind_text (statement, VALUE_SUCCESSORS, record->successors, error) &&
         fz_statement_bind_int (statement, VALUE_REVISION, revision, error) &&
         fz_statement_bind_int (statement, VALUE_ID, id, error) &&
         fz_statement_run (statement, error);
}

static gboolean
write_offers (FzRecordWriter *self,
              guint32         id,
              const FzRecord *record,
              GError        **error)
{
  for (guint service = 0; service < record->offers->len; service++)
    {
      FzOffer offer = fz_record_get_offer (record, service);

      if (offer == FZ_OFFER_UNKNOWN)
        continue;
      if (!fz_statement_bind_int (self->add_offer, 1, id, error) ||
          !fz_statement_bind_int (self->add_offer, 2, service, error) ||
          !fz_statement_bind_text (self->add_offer, 3, fz_offer_to_word (offer), error) ||
          !fz_statement_run (self->add_offer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_checks (FzRecordWriter *self,
              guint32         id,
              const FzRecord *record,
              GError        **error)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      const FzFactCheck *check = &record->checks[fact];

      if (check->on == NULL)
        continue;
      if (!fz_statement_bind_int (self->add_check, 1, id, error) ||
          !fz_statement_bind_text (self->add_check, 2, fz_fact_to_word (fact), error) ||
          !fz_statement_bind_text (self->add_check, 3, check->on, error) ||
          !fz_statement_bind_text (self->add_check, 4, check->by, error) ||
          !fz_statement_run (self->add_check, error))
        return FALSE;
    }
  return TRUE;
}

/* Clears what hangs on the station's id. */
static gboolean
clear (sqlite3_stmt *statement,
       guint32       id,
       GError      **error)
{
  return fz_statement_bind_int (statement, 1, id, error) && fz_statement_run (statement, error);
}

FzRecordWriter *
fz_record_writer_new (sqlite3 *db,
                      GError **error)
{
  g_autoptr (FzRecordWriter) self = g_new0 (FzRecordWriter, 1);
  g_autofree char *insert = make_insert ();
  g_autofree char *update = make_update ();

  if ((self->insert = fz_statement_new (db, insert, error)) == NULL ||
      (self->update = fz_statement_new (db, update, error)) == NULL ||
      (self->clear_offers = fz_statement_new (db,
                                              "DELETE FROM station_service WHERE station = ?",
                                              error)) == NULL ||
      (self->add_offer = fz_statement_new (db,
                                           "INSERT INTO station_service (station, service, offer) "
                                           "VALUES (?, ?, ?)",
                                           error)) == NULL ||
      (self->clear_checks = fz_statement_new (db, "DELETE FROM station_check WHERE station = ?",
                                              error)) == NULL ||
      (self->add_check = fz_statement_new (db,
                                           "INSERT INTO station_check "
                                           "(station, field, checked_on, checked_by) "
                                           "VALUES (?, ?, ?, ?)",
                                           error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
fz_record_writer_free (FzRecordWriter *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->update);
  sqlite3_finalize (self->clear_offers);
  sqlite3_finalize (self->add_offer);
  sqlite3_finalize (self->clear_checks);
  sqlite3_finalize (self->add_check);
  g_free (self);
}

/* Adds a station under @id, at its first revision, whatever @record has of its
 * own of either. */
gboolean
fz_record_writer_insert (FzRecordWriter *self,
                         guint32         id,
                         const FzRecord *record,
                         GError        **error)
{
  return write_fields (self->insert, id, 1, record, error) &&
         write_offers (self, id, record, error) && write_checks (self, id, record, error);
}

/* Writes the station of the record's id anew, with the record's revision. */
gboolean
fz_record_writer_update (FzRecordWriter *self,
                         const FzRecord *record,
                         GError        **error)
{
  return write_fields (self->update, record->id, record->revision, record, error) &&
         clear (self->clear_offers, record->id, error) &&
         write_offers (self, record->id, record, error) &&
         clear (self->clear_checks, record->id, error) &&
         write_checks (self, record->id, record, error);
}
