/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-change-notes.h"

#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-statement.h"

static gboolean
prepare (FzChangeNotes *self,
         sqlite3       *db,
         GError       **error)
{
  return (self->add_change = fz_statement_new (db,
                                               "INSERT INTO change "
                                               "(batch, station, field, old_value, new_value, "
                                               "made_by) VALUES (?, ?, ?, ?, ?, ?)",
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
             FzBatchKind    kind,
             gint64         target,
             const char    *who,
             GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = fz_statement_new (db,
                             "INSERT INTO batch (made_at, made_by, kind, target) "
                             "VALUES (?, ?, ?, nullif (?, 0))",
                             error);
  if (insert == NULL ||
      !fz_statement_bind_text (insert, 1, time, error) ||
      !fz_statement_bind_text (insert, 2, who, error) ||
      !fz_statement_bind_text (insert, 3, fz_batch_kind_to_word (kind), error) ||
      !fz_statement_bind_int (insert, 4, target, error) ||
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

static const char *
find_author (const FzChangeNotes *self,
             const char          *field)
{
  for (guint i = 0; i < self->n_said; i++)
    {
      if (self->said[i]->author != NULL && g_str_equal (self->said[i]->field, field))
        return self->said[i]->author;
    }
  return self->author;
}

static gboolean
add_change (FzChangeNotes *self,
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
         fz_statement_bind_text (self->add_change, 6, find_author (self, field), error) &&
         fz_statement_run (self->add_change, error);
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
  return add_change (self, station, field, old_value, new_value, error) &&
         run_base (self->add_base, station, field, old_value, error) &&
         run_base (self->remove_base, station, field, new_value, error);
}

/* The checks themselves are noted, not the day that follows from them. */
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

      if (field == FZ_FIELD_CHECKED_ON || fz_record_field_equal (old, new, field))
        continue;

      old_value = fz_record_dup_field (old, field);
      new_value = fz_record_dup_field (new, field);
      if (!note_change (self, old->id, fz_field_to_word (field), old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

/* What is no field: services, and what became of the station. */
static gboolean
note_others (FzChangeNotes   *self,
             const FzCatalog *catalog,
             const FzRecord  *old,
             const FzRecord *new,
             GError **error)
{
  if (self->words == NULL)
    self->words = fz_record_value_list_words (catalog);
  for (guint i = FZ_N_FIELDS; i < self->words->len; i++)
    {
      const char      *word = g_ptr_array_index (self->words, i);
      g_autofree char *old_value = NULL;
      g_autofree char *new_value = NULL;

      if (fz_record_value_equal_nth (old, new, i))
        continue;
      old_value = fz_record_value_dup (old, catalog, word);
      new_value = fz_record_value_dup (new, catalog, word);
      if (!note_change (self, old->id, word, old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

/* A check that also holds for the new value is noted too, to go back with the old one. */
static gboolean
note_checks (FzChangeNotes  *self,
             const FzRecord *old,
             const FzRecord *new,
             GError **error)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_autofree char *old_value = NULL;
      g_autofree char *new_value = NULL;

      if (fz_record_check_equal (old, new, fact) &&
          (new->checks[fact].on == NULL || fz_record_fact_equal (old, new, fact)))
        continue;

      old_value = fz_record_dup_check (old, fact);
      new_value = fz_record_dup_check (new, fact);
      if (!note_change (self, old->id, fz_fact_to_check_word (fact), old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

/* Begins a batch of @kind by @who, which may be NULL. @target is the batch that it takes
 * back or makes again, or 0. */
gboolean
fz_change_notes_begin (FzChangeNotes *self,
                       sqlite3       *db,
                       FzBatchKind    kind,
                       gint64         target,
                       const char    *who,
                       GError       **error)
{
  return prepare (self, db, error) && begin_batch (self, db, kind, target, who, error);
}

/* Notes one value that no record has: of the collection itself, with @station 0, or of a
 * station that is gone. */
gboolean
fz_change_notes_add_value (FzChangeNotes *self,
                           guint32        station,
                           const char    *field,
                           const char    *old_value,
                           const char    *new_value,
                           GError       **error)
{
  return add_change (self, station, field, old_value, new_value, error);
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
         note_others (self, catalog, old, new, error) && note_checks (self, old, new, error);
}

void
fz_change_notes_clear (FzChangeNotes *self)
{
  g_clear_pointer (&self->add_change, sqlite3_finalize);
  g_clear_pointer (&self->add_base, sqlite3_finalize);
  g_clear_pointer (&self->remove_base, sqlite3_finalize);
  g_clear_pointer (&self->words, g_ptr_array_unref);
}

/* Whether there is nothing to note but checks. */
gboolean
fz_change_notes_is_same_but_checks (const FzRecord *a,
                                    const FzRecord *b)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (field != FZ_FIELD_CHECKED_ON && !fz_record_field_equal (a, b, field))
        return FALSE;
    }
  for (guint service = 0; service < a->offers->len; service++)
    {
      if (fz_record_get_offer (a, service) != fz_record_get_offer (b, service))
        return FALSE;
    }
  return a->deleted == b->deleted && g_strcmp0 (a->former_codes, b->former_codes) == 0 &&
         g_strcmp0 (a->successors, b->successors) == 0;
}

/* Whether there is nothing to note, once the checks are settled. */
gboolean
fz_change_notes_is_same (const FzRecord *a,
                         const FzRecord *b)
{
  return fz_change_notes_is_same_but_checks (a, b) && fz_record_checks_equal (a, b);
}
