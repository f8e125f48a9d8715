/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-import.h"
#include "fz-database-keep.h"
#include "fz-database-shared.h"
#include "fz-database-undo.h"
#include "fz-record-checks.h"

/* What was found right, in a database: kept, changed, taken back, and seen by others. */

#define SHAHE "440106003"
#define LIEDE "440106011"
#define DAY "2026-11-23"
#define CHECKS                                                             \
  "SELECT field, station_check.checked_on, checked_by FROM station_check " \
  "JOIN station ON id = station WHERE code = '" SHAHE "' ORDER BY field"
#define WHOLE "SELECT checked_on FROM station WHERE code = '" SHAHE "'"
#define KIND "SELECT kind FROM batch ORDER BY id DESC LIMIT 1"

static void
undo (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  gint64 newest;

  fz_database_find_undoable (keeping->database, &newest, &error);
  g_assert_no_error (error);
  keeping_check_batch (fz_database_undo (keeping->database, keeping->catalog, newest, "wu",
                                         &error),
                       error);
}

static void
redo (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  gint64 newest;

  fz_database_find_redoable (keeping->database, &newest, &error);
  g_assert_no_error (error);
  keeping_check_batch (fz_database_undo (keeping->database, keeping->catalog, newest, "wu",
                                         &error),
                       error);
}

/* Begins with nothing that was found right, and a phone. */
static void
give_phone (Keeping *keeping)
{
  keeping_change (keeping, "wu", SHAHE, "checked_on", NULL);
  keeping_change (keeping, "lin", SHAHE, "phone", "020-87654321");
}

/* A batch of its own kind, that survives a restart, and is taken back and made again. */
static void
test_batch (Keeping      *keeping,
            gconstpointer unused)
{
  g_autofree char *history = NULL;
  g_autofree char *checks = NULL;

  give_phone (keeping);
  keeping_assert (keeping, CHECKS, "");
  keeping_change (keeping, "lin", SHAHE, "check:phone", DAY);
  keeping_assert (keeping, KIND, "check");
  keeping_assert (keeping, CHECKS, "phone|" DAY "|lin");
  keeping_assert (keeping, WHOLE, "NULL");

  keeping_reopen (keeping);
  undo (keeping);
  keeping_assert (keeping, CHECKS, "");
  keeping_reopen (keeping);
  redo (keeping);
  keeping_assert (keeping, CHECKS, "phone|" DAY "|lin");
  history = keeping_list (keeping, &(FzHistoryFilter) { .batch = 3 });
  g_assert_cmpstr (history, ==, "3 check lin: " SHAHE " check:phone: - > " DAY " lin");
  checks = keeping_list (keeping, &(FzHistoryFilter) { .field = (char *) "checked_on",
                                                       .who = (char *) "lin" });
  g_assert_cmpstr (checks, ==, history);
  keeping_assert_sound (keeping);
}

/* What is known of it, and nothing else, once the day of the whole is given. */
static void
test_whole (Keeping      *keeping,
            gconstpointer unused)
{
  give_phone (keeping);
  keeping_change (keeping, "lin", SHAHE, "check:phone", "2026-11-20");
  keeping_change (keeping, "chen", SHAHE, "checked_on", DAY);
  keeping_assert (keeping, KIND, "check");
  keeping_assert (keeping, WHOLE, DAY);
  keeping_assert (keeping,
                  "SELECT group_concat (DISTINCT checked_on || ' ' || checked_by) "
                  "FROM station_check WHERE checked_by IS NOT NULL",
                  DAY " chen");
  keeping_assert (keeping,
                  "SELECT count (*) FROM station_check WHERE field IN ('address', 'website')",
                  "0");

  undo (keeping);
  keeping_assert (keeping, CHECKS, "phone|2026-11-20|lin");
  keeping_assert (keeping, WHOLE, "NULL");
}

/* A changed fact was not looked at, unless that is said with it; taking the change back
 * brings back what was found of the old one. */
static void
test_changed (Keeping      *keeping,
              gconstpointer unused)
{
  guint32 id = keeping_find (keeping, SHAHE);
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GError) error = NULL;

  give_phone (keeping);
  keeping_change (keeping, "lin", SHAHE, "checked_on", "2026-11-20");
  keeping_change (keeping, "chen", SHAHE, "phone", "020-12345678");
  keeping_assert (keeping, KIND, "edit");
  keeping_assert (keeping, WHOLE, "NULL");
  keeping_assert (keeping, "SELECT count (*) FROM station_check WHERE field = 'phone'", "0");
  keeping_assert (keeping, "SELECT checked_on FROM station_check WHERE checked_by = 'lin' "
                           "AND field = 'hours'",
                  "2026-11-20");
  undo (keeping);
  keeping_assert (keeping, WHOLE, "2026-11-20");

  g_ptr_array_add (both, fz_change_new (id, "phone", "020-12345678"));
  g_ptr_array_add (both, fz_change_new (id, "check:phone", DAY));
  keeping_check_batch (fz_database_change (keeping->database, keeping->catalog, both, "chen",
                                           &error),
                       error);
  keeping_assert (keeping, KIND, "edit");
  keeping_assert (keeping,
                  "SELECT checked_on, checked_by FROM station_check WHERE field = 'phone'",
                  DAY "|chen");
  keeping_assert (keeping, WHOLE, "2026-11-20");
  keeping_assert_sound (keeping);
}

/* What was found right of the new value is in nobody's way who takes that back; what was of
 * the old one comes back with it. */
static void
test_checked_since (Keeping      *keeping,
                    gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 change;

  give_phone (keeping);
  keeping_change (keeping, "lin", SHAHE, "check:phone", "2026-11-20");
  change = keeping_change (keeping, "chen", SHAHE, "phone", "020-12345678");
  keeping_change (keeping, "wu", SHAHE, "check:phone", DAY);
  keeping_check_batch (fz_database_undo (keeping->database, keeping->catalog, change, "lin",
                                         &error),
                       error);
  keeping_assert (keeping, "SELECT phone FROM station WHERE code = '" SHAHE "'", "020-87654321");
  keeping_assert (keeping, CHECKS, "phone|2026-11-20|lin");
}

/* A record that is saved as a whole, as the command line does. */
static void
test_saved (Keeping      *keeping,
            gconstpointer unused)
{
  g_autoptr (FzRecord) stored = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (FzRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  give_phone (keeping);
  stored = fixture_load (keeping->database, SHAHE);
  record = fz_record_copy (stored);
  fz_record_confirm (record, FZ_FACT_HOURS, DAY, NULL);
  fz_record_confirm (record, FZ_FACT_ADDRESS, DAY, NULL);
  saved = fz_database_save_record (keeping->database, keeping->catalog, record, "lin", &error);
  g_assert_no_error (error);
  keeping_assert (keeping, KIND, "check");
  keeping_assert (keeping, CHECKS, "hours|" DAY "|lin");
  g_assert_cmpstr (saved->checks[FZ_FACT_HOURS].by, ==, "lin");
  g_assert_null (saved->checks[FZ_FACT_ADDRESS].on);

  again = fz_database_save_record (keeping->database, keeping->catalog, saved, "lin", &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->revision, ==, saved->revision);
}

/* Two find it right at once: nobody is asked; but not what somebody else changed. */
static void
test_two (Keeping      *keeping,
          gconstpointer unused)
{
  guint32 id = keeping_find (keeping, SHAHE);
  g_autoptr (GPtrArray) guarded = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  Keeping other = { .base = keeping->base, .catalog = keeping->catalog };
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStoreNews) news = NULL;
  const FzRecord *seen;

  give_phone (keeping);
  fz_store_news_free (fz_database_look (keeping->database, keeping->catalog, &error));
  other.database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  keeping_change (&other, "chen", SHAHE, "check:phone", "2026-11-22");
  news = fz_database_look (keeping->database, keeping->catalog, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (news->records->len, ==, 1);
  seen = g_ptr_array_index (news->records, 0);
  g_assert_cmpstr (seen->checks[FZ_FACT_PHONE].by, ==, "chen");

  g_ptr_array_add (guarded, fz_change_new_if (id, "phone", "020-87654321", "020-87654321"));
  g_ptr_array_add (guarded, fz_change_new (id, "check:phone", DAY));
  keeping_check_batch (fz_database_change (keeping->database, keeping->catalog, guarded, "lin",
                                           &error),
                       error);
  keeping_assert (keeping, CHECKS, "phone|" DAY "|lin");
  keeping_assert (keeping, KIND, "check");

  keeping_change (&other, "chen", SHAHE, "phone", "020-12345678");
  g_assert_null (fz_database_change (keeping->database, keeping->catalog, guarded, "lin",
                                     &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  keeping_assert (keeping, CHECKS, "");
  fz_database_close (other.database);
}

/* Where one checked and the other changed, both stand, and nobody decides on a check. */
static void
test_compare (Keeping      *keeping,
              gconstpointer unused)
{
  g_autoptr (FzRecord) stored = NULL;
  g_autoptr (FzRecord) mine = NULL;
  g_autoptr (FzRecord) merged = NULL;
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *hours = NULL;

  give_phone (keeping);
  stored = fixture_load (keeping->database, SHAHE);
  mine = fz_record_copy (stored);
  fz_record_confirm (mine, FZ_FACT_PHONE, DAY, NULL);
  keeping_change (keeping, "chen", SHAHE, "check:phone", "2026-11-22");
  keeping_change (keeping, "chen", SHAHE, "check:hours", "2026-11-22");

  conflict = fz_database_compare (keeping->database, keeping->catalog, mine, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflict->fields->len, ==, 0);
  g_assert_true (fz_conflict_is_settled (conflict));
  merged = fz_conflict_make_record (conflict, keeping->catalog);
  phone = fz_record_dup_check (merged, FZ_FACT_PHONE);
  hours = fz_record_dup_check (merged, FZ_FACT_HOURS);
  g_assert_cmpstr (phone, ==, DAY);
  g_assert_cmpstr (hours, ==, "2026-11-22 chen");
}

/* Who brings in a sheet has not looked. */
static void
test_import (Keeping      *keeping,
             gconstpointer unused)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GError) error = NULL;

  give_phone (keeping);
  g_ptr_array_add (changes, fz_change_new (keeping_find (keeping, SHAHE), "checked_on", DAY));
  keeping_check_batch (fz_database_change_as (keeping->database, keeping->catalog, changes,
                                              FZ_BATCH_IMPORT, "lin", &error),
                       error);
  keeping_assert (keeping, KIND, "import");
  keeping_assert (keeping, WHOLE, DAY);
  keeping_assert (keeping, "SELECT DISTINCT checked_by FROM station_check", "NULL");
}

/* What is purged leaves nothing behind; what is restored comes with its checks. */
static void
test_end (Keeping      *keeping,
          gconstpointer unused)
{
  guint32 id = keeping_find (keeping, SHAHE);
  g_autoptr (GError) error = NULL;

  keeping_change (keeping, "lin", SHAHE, "checked_on", DAY);
  keeping_check_batch (fz_database_delete_station (keeping->database, keeping->catalog, id, "lin",
                                                   &error),
                       error);
  keeping_check_batch (fz_database_restore_station (keeping->database, keeping->catalog, id,
                                                    "lin", &error),
                       error);
  keeping_assert (keeping, WHOLE, DAY);
  keeping_check_batch (fz_database_delete_station (keeping->database, keeping->catalog, id, "lin",
                                                   &error),
                       error);
  keeping_check_batch (fz_database_purge_station (keeping->database, keeping->catalog, id, "lin",
                                                  &error),
                       error);
  keeping_assert (keeping, CHECKS, "");
  keeping_assert_sound (keeping);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/station-checks/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("batch", test_batch);
  ADD ("whole", test_whole);
  ADD ("changed", test_changed);
  ADD ("checked-since", test_checked_since);
  ADD ("saved", test_saved);
  ADD ("two", test_two);
  ADD ("compare", test_compare);
  ADD ("import", test_import);
  ADD ("end", test_end);
#undef ADD

  return g_test_run ();
}
