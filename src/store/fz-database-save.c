/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-change-notes.h"
#include "fz-codes.h"
#include "fz-record-checks.h"
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

static gboolean
note_all (Saving         *saving,
          const FzRecord *old,
          GError        **error)
{
  g_auto (FzChangeNotes) notes = { 0 };
  FzBatchKind kind = fz_change_notes_is_same_but_checks (old, saving->saved) ? FZ_BATCH_CHECK
                                                                             : FZ_BATCH_EDIT;

  saving->saved->revision++;
  return fz_change_notes_begin (&notes, saving->self->db, kind, 0, saving->who, error) &&
         fz_change_notes_add (&notes, saving->catalog, old, saving->saved, error);
}

static gboolean
write_new (Saving  *saving,
           GError **error)
{
  g_autoptr (FzRecordWriter) writer = fz_record_writer_new (saving->self->db, error);

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

  saving->saved = fz_record_copy (saving->record);
  fz_record_keep_code (saving->saved, old);
  fz_record_settle_checks (saving->saved, old, saving->who);
  if (fz_change_notes_is_same (old, saving->saved))
    {
      fz_record_unref (saving->saved);
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

  if (!fz_database_check_savable (self, error) ||
      !fz_rules_check_record (record, catalog, NULL, error))
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
    "DELETE FROM district; DELETE FROM hotline; DELETE FROM dataset;";

/* Whether anybody changed more than the calendar, of which the user's own years stay anyway. */
static const char is_edited[] =
    "SELECT EXISTS (SELECT * FROM change WHERE station <> 0 OR field NOT GLOB 'calendar:*')";

static gboolean
follow_work (sqlite3 *db,
             gpointer data,
             GError **error)
{
  Following *following = data;
  gint64     is_touched, has_places;

  if (!fz_sql_read_int (db, is_edited, &is_touched, error) ||
      !fz_sql_read_int (db, "SELECT EXISTS (SELECT * FROM landmark)", &has_places, error))
    return FALSE;
  if (is_touched)
    return fz_database_follow_days (db, following->dataset->days, error) &&
           (has_places || fz_database_write_places (db, following->dataset->catalog, error));

  following->followed = fz_sql_execute (db, clear_tables, error) &&
                        fz_database_write_dataset (db, following->dataset, error);
  return following->followed;
}

/* Puts @dataset in the place of everything in a database in which nobody has
 * changed anything; one that somebody has changed is left as it is, but for landmarks
 * and what else nobody edits, which it gets when it comes from a version that had
 * none, and for the calendar. Years of the calendar that only the user has imported stay
 * in either. @followed says which. */
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
