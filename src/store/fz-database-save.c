/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-field.h"
#include "fz-record-writer.h"
#include "fz-rules.h"
#include "fz-statement.h"

/* One save on its way through its transaction. */
typedef struct
{
  FzDatabase      *self;    /* (borrowed) */
  const FzCatalog *catalog; /* (borrowed) */
  const FzRecord  *record;  /* (borrowed) */
  const char      *who;     /* (borrowed) (nullable) */
  FzRecord        *saved;   /* (owned) */
} Saving;

/* The statements that note one changed field, and the batch they note it in. */
typedef struct
{
  sqlite3_stmt *add_change;  /* (owned) */
  sqlite3_stmt *add_base;    /* (owned) */
  sqlite3_stmt *remove_base; /* (owned) */
  gint64        batch;
  guint32       station;
} Notes;

static void
clear_notes (Notes *notes)
{
  sqlite3_finalize (notes->add_change);
  sqlite3_finalize (notes->add_base);
  sqlite3_finalize (notes->remove_base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notes, clear_notes)

static gboolean
prepare_notes (Notes   *notes,
               sqlite3 *db,
               guint32  station,
               GError **error)
{
  notes->station = station;
  return (notes->add_change = fz_statement_new (db,
                                                "INSERT INTO change "
                                                "(batch, station, field, old_value, new_value) "
                                                "VALUES (?, ?, ?, ?, ?)",
                                                error)) != NULL &&
         (notes->add_base = fz_statement_new (db,
                                              "INSERT INTO base (station, field, value) "
                                              "VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                              error)) != NULL &&
         (notes->remove_base = fz_statement_new (db,
                                                 "DELETE FROM base WHERE station = ? "
                                                 "AND field = ? AND value IS ?",
                                                 error)) != NULL;
}

static gboolean
begin_batch (Notes      *notes,
             sqlite3    *db,
             const char *who,
             GError    **error)
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

  notes->batch = sqlite3_last_insert_rowid (db);
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
note_change (Notes      *notes,
             const char *field,
             const char *old_value,
             const char *new_value,
             GError    **error)
{
  return fz_statement_bind_int (notes->add_change, 1, notes->batch, error) &&
         fz_statement_bind_int (notes->add_change, 2, notes->station, error) &&
         fz_statement_bind_text (notes->add_change, 3, field, error) &&
         fz_statement_bind_text (notes->add_change, 4, old_value, error) &&
         fz_statement_bind_text (notes->add_change, 5, new_value, error) &&
         fz_statement_run (notes->add_change, error) &&
         run_base (notes->add_base, notes->station, field, old_value, error) &&
         run_base (notes->remove_base, notes->station, field, new_value, error);
}

static gboolean
note_fields (Notes          *notes,
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
      if (!note_change (notes, fz_field_to_word (field), old_value, new_value, error))
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
note_offers (Notes           *notes,
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
      if (!note_change (notes, field,
                        get_offer_word (old, service), get_offer_word (new, service), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (const FzRecord *a,
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

static gboolean
note_all (Saving         *saving,
          const FzRecord *old,
          GError        **error)
{
  g_auto (Notes) notes = { 0 };
  sqlite3 *db = saving->self->db;

  return prepare_notes (&notes, db, old->id, error) &&
         begin_batch (&notes, db, saving->who, error) &&
         note_fields (&notes, old, saving->record, error) &&
         note_offers (&notes, saving->catalog, old, saving->record, error);
}

static gboolean
write_new (Saving  *saving,
           GError **error)
{
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (saving->self->db, error);

  saving->saved = fz_record_copy (saving->record);
  saving->saved->revision++;
  return writer != NULL && fz_record_writer_update (writer, saving->saved, error);
}

static gboolean
save_work (sqlite3 *db,
           gpointer data,
           GError **error)
{
  Saving *saving = data;
  g_autoptr (FzRecord) old = NULL;

  old = fz_database_load_record (saving->self, saving->catalog, saving->record->id, error);
  if (old == NULL)
    return FALSE;

  if (old->revision != saving->record->revision)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED,
                   "station %s was read at revision %" G_GINT64_FORMAT
                   " and is at revision %" G_GINT64_FORMAT " now",
                   old->code, saving->record->revision, old->revision);
      return FALSE;
    }

  if (is_same (old, saving->record))
    {
      saving->saved = g_steal_pointer (&old);
      return TRUE;
    }
  return note_all (saving, old, error) && write_new (saving, error);
}

/* Saves the station of the record's id as @record says, if it is still at the
 * revision that @record was read at (else FZ_STORE_ERROR_CHANGED) and keeps the
 * rules (else FZ_RULES_ERROR). What changed is noted field by field, as one batch
 * by @who, which may be NULL. All is done and safe on the disk, or nothing is.
 *
 * Returns the record as it stands now, with its new revision, the caller's own;
 * a record that changes nothing keeps its revision and makes no batch. */
FzRecord *
fz_database_save_record (FzDatabase      *self,
                         const FzCatalog *catalog,
                         const FzRecord  *record,
                         const char      *who,
                         GError         **error)
{
  Saving saving = { .self = self, .catalog = catalog, .record = record, .who = who };

  if (!self->writable)
    {
      g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY,
                           "the database was opened for reading");
      return NULL;
    }
  if (!fz_rules_check_record (record, catalog, NULL, error))
    return NULL;

  if (fz_sql_transact (self->db, save_work, &saving, error))
    return saving.saved;

  g_clear_pointer (&saving.saved, fz_record_unref);
  return NULL;
}

/* A collection on its way into the place of another. */
typedef struct
{
  const FzDataset *dataset; /* (borrowed) */
  gboolean         followed;
} Following;

static const char clear_tables[] =
    "DELETE FROM batch; DELETE FROM base; "
    "DELETE FROM problem; DELETE FROM landmark; DELETE FROM district_outline; "
    "DELETE FROM station_service; DELETE FROM station; DELETE FROM service; "
    "DELETE FROM district; DELETE FROM hotline; DELETE FROM calendar_day; DELETE FROM dataset;";

static gboolean
follow_work (sqlite3 *db,
             gpointer data,
             GError **error)
{
  Following *following = data;
  gint64     is_touched, has_places;

  if (!fz_sql_read_int (db, "SELECT EXISTS (SELECT * FROM change)", &is_touched, error) ||
      !fz_sql_read_int (db, "SELECT EXISTS (SELECT * FROM landmark)", &has_places, error))
    return FALSE;
  if (is_touched)
    return has_places || fz_database_write_places (db, following->dataset->catalog, error);

  following->followed = fz_sql_execute (db, clear_tables, error) &&
                        fz_database_write_dataset (db, following->dataset, error);
  return following->followed;
}

/* Puts @dataset in the place of everything in a database in which nobody has
 * changed anything; one that somebody has changed is left as it is, but for landmarks
 * and what else nobody edits, which it gets when it comes from a version that had
 * none. @followed says which. */
gboolean
fz_database_follow_dataset (FzDatabase      *self,
                            const FzDataset *dataset,
                            gboolean        *followed,
                            GError         **error)
{
  Following following = { .dataset = dataset };
  gboolean  done = fz_sql_transact (self->db, follow_work, &following, error);

  *followed = done && following.followed;
  return done;
}
