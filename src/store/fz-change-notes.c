/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change-notes.h"

#include "fz-field.h"
#include "fz-statement.h"

static gboolean
prepare (FzChangeNotes *self,
         sqlite3       *db,
         GError       **error)
{
  return (self->add_change = fz_statement_new (db,
                                               "INSERT INTO change "
                                               "(batch, station, field, old_value, new_value) "
                                               "VALUES (?, ?, ?, ?, ?)",
                                               error)) != NULL &&
         (self->add_base = fz_statement_new (db,
                                             "INSERT INTO base (station, field, value) "
                                             "VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                             error)) != NULL &&
         (self->remove_base = fz_statement_new (db,
                                                "DELETE FROM base WHERE station = ? "
                                                "AND field = ? AND value IS ?",
                                                error)) != NULL;
}

static gboolean
begin_batch (FzChangeNotes *self,
             sqlite3       *db,
             const char    *who,
             GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db, "INSERT INTO batch (made_at, made_by) VALUES (?, ?)", error);
  if (insert == NULL ||
      !fz_statement_bind_text (insert, 1, time, error) ||
      !fz_statement_bind_text (insert, 2, who, error) ||
      !fz_statement_run (insert, error))
    return FALSE;

  self->batch = sqlite3_last_insert_rowid (db);
  return TRUE;
}

static gboolean
run_base (sqlite3_stmt *statement,
          guint32       station,
          const char   *field,
          const char   *value,
          GError      **error)
{
  return fz_statement_bind_int (statement, 1, station, error) &&
         fz_statement_bind_text (statement, 2, field, error) &&
         fz_statement_bind_text (statement, 3, value, error) &&
         fz_statement_run (statement, error);
}

/* Notes the change, and keeps what the collection gives: the old value if the
 * field was never changed before; nothing once it is back to that. */
static gboolean
note_change (FzChangeNotes *self,
             guint32        station,
             const char    *field,
             const char    *old_value,
             const char    *new_value,
             GError       **error)
{
  return fz_statement_bind_int (self->add_change, 1, self->batch, error) &&
         fz_statement_bind_int (self->add_change, 2, station, error) &&
         fz_statement_bind_text (self->add_change, 3, field, error) &&
         fz_statement_bind_text (self->add_change, 4, old_value, error) &&
         fz_statement_bind_text (self->add_change, 5, new_value, error) &&
         fz_statement_run (self->add_change, error) &&
         run_base (self->add_base, station, field, old_value, error) &&
         run_base (self->remove_base, station, field, new_value, error);
}

static gboolean
note_fields (FzChangeNotes  *self,
             const FzRecord *old,
             const FzRecord *new,
             GError **error)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *old_value = NULL;
      g_autofree char *new_value = NULL;

      if (fz_record_field_equal (old, new, field))
        continue;

      old_value = fz_record_dup_field (old, field);
      new_value = fz_record_dup_field (new, field);
      if (!note_change (self, old->id, fz_field_to_word (field), old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
get_offer_word (const FzRecord *record,
                guint           service)
{
  FzOffer offer = fz_record_get_offer (record, service);

  return offer == FZ_OFFER_UNKNOWN ? NULL : fz_offer_to_word (offer);
}

static gboolean
note_offers (FzChangeNotes   *self,
             const FzCatalog *catalog,
             const FzRecord  *old,
             const FzRecord *new,
             GError **error)
{
  for (guint service = 0; service < catalog->services->len; service++)
    {
      g_autofree char *field = NULL;

      if (fz_record_get_offer (old, service) == fz_record_get_offer (new, service))
        continue;

      field = g_strconcat ("service:", fz_catalog_get_service (catalog, service)->code, NULL);
      if (!note_change (self, old->id, field,
                        get_offer_word (old, service), get_offer_word (new, service), error))
        return FALSE;
    }
  return TRUE;
}

/* Begins a batch by @who, which may be NULL. */
gboolean
fz_change_notes_begin (FzChangeNotes *self,
                       sqlite3       *db,
                       const char    *who,
                       GError       **error)
{
  return prepare (self, db, error) && begin_batch (self, db, who, error);
}

/* Notes, field by field, that the station of @old becomes @new. */
gboolean
fz_change_notes_add (FzChangeNotes   *self,
                     const FzCatalog *catalog,
                     const FzRecord  *old,
                     const FzRecord *new,
                     GError **error)
{
  return note_fields (self, old, new, error) &&
         note_offers (self, catalog, old, new, error);
}

void
fz_change_notes_clear (FzChangeNotes *self)
{
  g_clear_pointer (&self->add_change, sqlite3_finalize);
  g_clear_pointer (&self->add_base, sqlite3_finalize);
  g_clear_pointer (&self->remove_base, sqlite3_finalize);
}

/* Whether there is nothing to note. */
gboolean
fz_change_notes_is_same (const FzRecord *a,
                         const FzRecord *b)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!fz_record_field_equal (a, b, field))
        return FALSE;
    }
  for (guint service = 0; service < a->offers->len; service++)
    {
      if (fz_record_get_offer (a, service) != fz_record_get_offer (b, service))
        return FALSE;
    }
  return TRUE;
}
