/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-update-checks.h"

#include "fz-change.h"
#include "fz-record-checks.h"
#include "fz-record-value.h"
#include "fz-statement.h"

/* Gives @theirs, what is published for @mine (NULL: a new station), the checks of
 * @published. A publication names nobody: what was found right on the day of a check that
 * @mine has is that check. */
void
fz_update_take_checks (FzRecord       *theirs,
                       const FzRecord *published,
                       const FzRecord *mine)
{
  fz_record_keep_checks (theirs, published);
  fz_record_settle_first_checks (theirs, NULL);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      const FzFactCheck *check = &theirs->checks[fact];
      const char        *by = check->by;

      if (mine != NULL && g_strcmp0 (check->on, mine->checks[fact].on) == 0)
        by = mine->checks[fact].by;
      fz_record_confirm (theirs, fact, check->on, by);
    }
}

/* Ours with what follows of theirs; the caller's. */
FzRecord *
fz_update_merge (const FzConflict *conflict,
                 const FzCatalog  *catalog)
{
  FzRecord *record = fz_record_copy (conflict->mine);

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      if (field->choice == FZ_CHOICE_THEIRS)
        fz_record_value_set (record, catalog, field->field, field->theirs);
    }
  fz_record_merge_checks (record, conflict->base, conflict->mine, conflict->theirs);
  return record;
}

/* Adds to @changes what is to follow of the checks, also those that stand already of what
 * becomes another value. Returns whether any is another. */
gboolean
fz_update_follow_checks (const FzConflict *conflict,
                         const FzCatalog  *catalog,
                         GPtrArray        *changes)
{
  const FzRecord *mine = conflict->mine;
  g_autoptr (FzRecord) merged = fz_update_merge (conflict, catalog);
  gboolean follows = FALSE;

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      gboolean         is_same = fz_record_check_equal (mine, merged, fact);
      g_autofree char *value = fz_record_dup_check (merged, fact);

      if (is_same && fz_record_fact_equal (mine, merged, fact))
        continue;
      follows = follows || !is_same;
      g_ptr_array_add (changes, fz_change_new (mine->id, fz_fact_to_check_word (fact), value));
    }
  return follows;
}

/* Keeps what is @published of a value that @differs from it, and forgets it of one that does
 * not. */
gboolean
fz_update_note_base (sqlite3    *db,
                     guint32     station,
                     const char *field,
                     gboolean    differs,
                     const char *published,
                     GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                differs ? "INSERT OR REPLACE INTO base (station, field, value) "
                                          "VALUES (?, ?, ?)"
                                        : "DELETE FROM base WHERE station = ? AND field = ?",
                                error);
  return statement != NULL && fz_statement_bind_int (statement, 1, station, error) &&
         fz_statement_bind_text (statement, 2, field, error) &&
         (!differs || fz_statement_bind_text (statement, 3, published, error)) &&
         fz_statement_run (statement, error);
}

/* The same of every check, after the update. */
gboolean
fz_update_note_check_bases (sqlite3          *db,
                            const FzConflict *conflict,
                            const FzCatalog  *catalog,
                            GError          **error)
{
  const FzRecord *theirs = conflict->theirs;
  g_autoptr (FzRecord) merged = fz_update_merge (conflict, catalog);

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      gboolean         differs = !fz_record_check_equal (merged, theirs, fact);
      g_autofree char *published = fz_record_dup_check (theirs, fact);

      if (!fz_update_note_base (db, theirs->id, fz_fact_to_check_word (fact), differs, published,
                                error))
        return FALSE;
    }
  return TRUE;
}
