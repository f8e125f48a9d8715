/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-keep.h"
#include "fz-store-client.h"
#include "fz-store-keep.h"
#include "fz-store-shared.h"
#include "fz-fixtures.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>

/* Two who work on one file, and a file that does not stay where it was. */

#define SHAHE "440106003"
#define LIEDE "440106011"

/* Somebody else, with a connection of their own. */
static void
change_elsewhere (Keeping    *keeping,
                  const char *code,
                  const char *field,
                  const char *value)
{
  Keeping other = { .base = keeping->base, .catalog = keeping->catalog };

  other.database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  keeping_change (&other, "chen", code, field, value);
  fz_database_close (other.database);
}

static FzRecord *
load_copy (Keeping *keeping)
{
  g_autoptr (FzRecord) record = fixture_load (keeping->database, SHAHE);

  return fz_record_copy (record);
}

static FzConflict *
compare (Keeping  *keeping,
         FzRecord *mine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) saved = NULL;
  FzConflict *conflict;

  saved = fz_database_save_record (keeping->database, keeping->catalog, mine, "lin", &error);
  g_assert_null (saved);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  conflict = fz_database_compare (keeping->database, keeping->catalog, mine, &error);
  g_assert_no_error (error);
  return conflict;
}

/* "address: - | mine | theirs both", a line each. */
static char *
describe (const FzConflict *conflict)
{
  static const char *const sides[] = { "mine", "theirs", "same", "both" };
  GString                 *lines = g_string_new (NULL);

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      g_string_append_printf (lines, "%s%s: %s | %s | %s %s", i > 0 ? "\n" : "", field->field,
                              field->base != NULL ? field->base : "-",
                              field->mine != NULL ? field->mine : "-",
                              field->theirs != NULL ? field->theirs : "-", sides[field->side]);
    }
  return g_string_free (lines, FALSE);
}

#define SAVED "SELECT address, access, phone, hours FROM station WHERE code = '" SHAHE "'"

static void
test_three_ways (Keeping      *keeping,
                 gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (FzRecord) merged = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;

  change_elsewhere (keeping, SHAHE, "address", "on the way");
  change_elsewhere (keeping, SHAHE, "address", "theirs");
  change_elsewhere (keeping, SHAHE, "hours", NULL);
  change_elsewhere (keeping, SHAHE, "phone", "020-12345678");
  g_set_str (&mine->address, "mine");
  g_set_str (&mine->access, "a ramp");
  g_set_str (&mine->phone, "020-12345678");

  conflict = compare (keeping, mine);
  lines = describe (conflict);
  g_assert_cmpstr (lines, ==,
                   "address: - | mine | theirs both\n"
                   "phone: - | 020-12345678 | 020-12345678 same\n"
                   "hours: Mo-Fr 09:00-17:00 | Mo-Fr 09:00-17:00 | - theirs\n"
                   "access: - | a ramp | - mine");
  g_assert_cmpstr (conflict->theirs_by, ==, "chen");
  g_assert_false (fz_conflict_is_settled (conflict));
  g_assert_null (fz_conflict_make_record (conflict, keeping->catalog));

  fz_conflict_choose (conflict, 0, FZ_CHOICE_MINE);
  merged = fz_conflict_make_record (conflict, keeping->catalog);
  saved = fz_database_save_record (keeping->database, keeping->catalog, merged, "lin", &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 6);
  keeping_assert (keeping, SAVED, "mine|a ramp|020-12345678|NULL");
}

/* A third one who saves while it is compared is not saved over either. */
static void
test_third_writer (Keeping      *keeping,
                   gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (FzRecord) merged = NULL;
  g_autoptr (FzConflict) again = NULL;
  g_autofree char *lines = NULL;

  g_set_str (&mine->access, "a ramp");
  change_elsewhere (keeping, SHAHE, "address", "second");
  conflict = compare (keeping, mine);
  g_assert_true (fz_conflict_is_settled (conflict));
  merged = fz_conflict_make_record (conflict, keeping->catalog);
  change_elsewhere (keeping, SHAHE, "access", "third");
  again = compare (keeping, merged);
  lines = describe (again);
  g_assert_cmpstr (lines, ==, "access: - | a ramp | third both");
}

/* Where the history does not reach back to what I began with, every difference is mine
 * to choose. */
static void
test_unknown_base (Keeping      *keeping,
                   gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzConflict) conflict = NULL;
  g_autofree char *lines = NULL;

  change_elsewhere (keeping, SHAHE, "address", "theirs");
  fixture_execute (keeping->base.shipped, "DELETE FROM change");
  conflict = compare (keeping, mine);
  g_assert_null (conflict->base);
  lines = describe (conflict);
  g_assert_cmpstr (lines, ==, "address: - | - | theirs both");
}

/* Each value is said to be theirs who made it so, whoever saved last. */
static void
test_makers (Keeping      *keeping,
             gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzConflict) conflict = NULL;
  g_autoptr (GString) makers = g_string_new (NULL);

  change_elsewhere (keeping, SHAHE, "phone", "020-12345678");
  keeping_change (keeping, "wu", SHAHE, "address", "theirs");
  g_set_str (&mine->access, "a ramp");
  conflict = compare (keeping, mine);
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (conflict->fields, i);

      g_string_append_printf (makers, "%s: %s\n", field->field,
                              field->theirs_by != NULL ? field->theirs_by : "-");
      g_assert_cmpint (field->theirs_at != NULL, ==, field->side != FZ_SIDE_MINE);
    }
  g_assert_cmpstr (makers->str, ==, "address: wu\nphone: chen\naccess: -\n");
  g_assert_cmpstr (conflict->theirs_by, ==, "wu");
}

static void
test_deleted_meanwhile (Keeping      *keeping,
                        gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzConflict) conflict = NULL;
  g_autofree char *lines = NULL;

  change_elsewhere (keeping, SHAHE, "deleted", "yes");
  g_set_str (&mine->access, "a ramp");
  conflict = compare (keeping, mine);
  lines = describe (conflict);
  g_assert_cmpstr (lines, ==, "access: - | a ramp | - mine\ndeleted: - | - | yes theirs");
}

static FzStoreNews *
look (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  FzStoreNews *news = fz_database_look (keeping->database, keeping->catalog, &error);

  g_assert_no_error (error);
  return news;
}

static void
assert_news (Keeping *keeping,
             guint    n_records,
             gboolean reload)
{
  g_autoptr (FzStoreNews) news = look (keeping);

  g_assert_true (news->changed == (n_records > 0 || reload));
  g_assert_true (news->reload == reload);
  g_assert_cmpuint (news->records->len, ==, n_records);
}

static void
test_news (Keeping      *keeping,
           gconstpointer data)
{
  g_autoptr (FzDatabase) other = NULL;
  g_autoptr (FzBatch) gone = NULL;
  g_autoptr (FzStoreNews) news = NULL;
  g_autoptr (GError) error = NULL;

  assert_news (keeping, 0, FALSE);
  keeping_change (keeping, "lin", LIEDE, "address", "my own");
  assert_news (keeping, 0, FALSE);
  change_elsewhere (keeping, SHAHE, "address", "one");
  change_elsewhere (keeping, SHAHE, "address", "two");
  assert_news (keeping, 1, FALSE);
  assert_news (keeping, 0, FALSE);

  change_elsewhere (keeping, SHAHE, "deleted", "yes");
  news = look (keeping);
  g_assert_true (((FzRecord *) news->records->pdata[0])->deleted);
  other = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  gone = fz_database_purge_station (other, keeping->catalog,
                                    ((FzRecord *) news->records->pdata[0])->id, "chen", &error);
  g_assert_no_error (error);
  g_clear_pointer (&news, fz_store_news_free);
  news = look (keeping);
  g_assert_cmpuint (news->records->len, ==, 1);
  g_assert_true (((FzRecord *) news->records->pdata[0])->deleted);
}

static void
test_news_of_collection (Keeping      *keeping,
                         gconstpointer data)
{
  g_autoptr (FzDatabase) other = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  GError *error = NULL;

  g_ptr_array_add (changes, fz_change_new (0, "district:440118:name_en", "Zengcheng"));
  keeping_check_batch (fz_database_change (other, keeping->catalog, changes, "chen", &error),
                       error);
  assert_news (keeping, 0, TRUE);

  /* A calendar makes no batch. */
  fixture_execute (keeping->base.shipped, "DELETE FROM calendar_day");
  assert_news (keeping, 0, TRUE);
  assert_news (keeping, 0, FALSE);
}

typedef struct
{
  FzStationTable *table;
  guint           n_changed;
  guint           n_records;
  gboolean        reload;
  GError         *trouble;
} Watch;

static void
on_changed (FzStore   *store,
            GPtrArray *records,
            gboolean   reload,
            Watch     *watch)
{
  watch->n_changed++;
  watch->n_records += records->len;
  watch->reload |= reload;
  fz_station_table_update_all (watch->table, records);
}

static void
on_trouble (FzStore *store,
            GError  *error,
            Watch   *watch)
{
  g_clear_error (&watch->trouble);
  watch->trouble = error != NULL ? g_error_copy (error) : NULL;
}

typedef struct
{
  const char *path;
  const char *field;
  const char *value;
} Edit;

static void
edit_in_process (gpointer data)
{
  const Edit *edit = data;
  g_autoptr (FzDatabase) database = fixture_open (edit->path, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;

  g_ptr_array_add (changes, fz_change_new (CLIENT_STATION, edit->field, edit->value));
  batch = fz_database_change (database, catalog, changes, "chen", NULL);
  g_assert_nonnull (batch);
}

static FzStationTable *
take_table (FzStoreOutcome *outcome)
{
  FzStationTable *table = fz_station_table_new (FZ_SCRIPT_HANS);

  fz_station_table_take (table, outcome->catalog, g_steal_pointer (&outcome->columns));
  return table;
}

/* Has another process save @edit while @store's thread is at rest: in a child that is forked
 * in the midst of its work, a lock of SQLite's may be held for good. */
static void
edit_elsewhere (FzStore *store,
                Edit    *edit)
{
  g_autoptr (FzRecord) last = NULL;

  fz_store_set_watch (store, 0);
  last = client_load (store, CLIENT_STATION, NULL);
  g_assert_cmpint (fixture_run (edit_in_process, edit), ==, 0);
  fz_store_set_watch (store, 10);
}

/* What another process saves shows in this one's table, row by row. */
static void
test_watch (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (FzStationTable) table = take_table (outcome);
  g_autoptr (FzStation) liede = fz_station_table_find_code (table, LIEDE);
  Watch watch = { .table = table };
  Edit  edit = { fixture->user, "status", "suspended" };

  g_assert_cmpint (fz_station_get_status (liede), !=, FZ_STATUS_SUSPENDED);
  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &watch);
  g_signal_connect (store, "trouble", G_CALLBACK (on_trouble), &watch);

  edit_elsewhere (store, &edit);
  while (watch.n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch.n_records, ==, 1);
  g_assert_false (watch.reload);
  g_assert_cmpint (fz_station_get_status (liede), ==, FZ_STATUS_SUSPENDED);

  edit = (Edit) { fixture->user, "deleted", "yes" };
  edit_elsewhere (store, &edit);
  while (watch.n_changed == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fz_station_table_get_n_rows (table), ==, FIXTURE_N_STATIONS - 1);
  g_assert_null (watch.trouble);
  fz_store_set_watch (store, 0);
}

static FzRecord *
save_address (FzStore    *store,
              const char *address,
              GError    **error)
{
  g_autoptr (FzRecord) record = client_load (store, CLIENT_STATION, NULL);
  g_autoptr (FzRecord) changed = fz_record_copy (record);

  g_set_str (&changed->address, address);
  return client_save (store, changed, error);
}

/* Nothing is saved into a file that has lost its name; once it is back, all goes on. */
static void
test_moved_away (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (FzStationTable) table = take_table (outcome);
  g_autofree char *away = g_strconcat (fixture->user, ".away", NULL);
  g_autofree char *rescued = g_strconcat (fixture->user, ".rescued", NULL);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GAsyncResult) backed_up = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  Watch            watch = { .table = table };

  saved = save_address (store, "before", &error);
  g_assert_no_error (error);
  g_clear_pointer (&saved, fz_record_unref);
  g_signal_connect (store, "trouble", G_CALLBACK (on_trouble), &watch);
  fz_store_set_watch (store, 10);

  g_assert_cmpint (g_rename (fixture->user, away), ==, 0);
  g_assert_null (save_address (store, "lost", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);
  g_clear_error (&error);
  while (watch.trouble == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (watch.trouble, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING);

  /* What was saved can still be kept. */
  fz_store_back_up_async (store, rescued, NULL, client_on_ready, &backed_up);
  g_assert_true (fz_store_back_up_finish (store, client_wait (&backed_up), &error));
  g_assert_no_error (error);
  address = fixture_query (rescued, "SELECT address FROM station WHERE code = '" LIEDE "'");
  g_assert_cmpstr (address, ==, "before");

  /* Its end is told as well. */
  g_assert_cmpint (g_rename (away, fixture->user), ==, 0);
  while (watch.trouble != NULL)
    g_main_context_iteration (NULL, TRUE);
  saved = save_address (store, "after", &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 3);
  g_clear_error (&watch.trouble);
}

/* Another file in its place is not taken for it, until it is opened. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autofree char *other = g_strconcat (fixture->user, ".other", NULL);
  g_autoptr (GAsyncResult) reloaded = NULL;
  g_autoptr (FzStoreOutcome) again = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  fixture_copy (fixture->shipped, other);
  g_assert_cmpint (g_rename (other, fixture->user), ==, 0);
  g_assert_null (save_address (store, "lost", &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_REPLACED);
  g_clear_error (&error);

  fz_store_reload_async (store, NULL, client_on_ready, &reloaded);
  again = fz_store_reload_finish (store, client_wait (&reloaded), &error);
  g_assert_no_error (error);
  saved = save_address (store, "in the new one", &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->revision, ==, 2);
}

/* Held by another program, a save says so; then it works. */
static void
test_locked (Keeping      *keeping,
             gconstpointer data)
{
  g_autoptr (FzRecord) mine = load_copy (keeping);
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_set_str (&mine->address, "mine");
  g_assert_cmpint (sqlite3_open (keeping->base.shipped, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (fz_database_save_record (keeping->database, keeping->catalog, mine, "lin",
                                          &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_close (db);
  saved = fz_database_save_record (keeping->database, keeping->catalog, mine, "lin", &error);
  g_assert_no_error (error);
}

/* The history and its undo as the interface asks for them. */
static void
test_questions (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  GAsyncResult *answers[7] = { NULL };
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (FzHistoryPage) page = NULL;
  g_autoptr (FzUndoPlan) plan = NULL;
  g_autoptr (FzBatch) undone = NULL;
  g_autoptr (FzBatch) deleted = NULL;
  g_autoptr (GPtrArray) bin = NULL;
  g_autoptr (GPtrArray) makers = NULL;
  g_autoptr (GError) error = NULL;

  fz_store_plan_undo_async (store, FZ_STORE_NEWEST, NULL, client_on_ready, &answers[0]);
  g_assert_null (fz_store_plan_undo_finish (store, client_wait (&answers[0]), &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  saved = save_address (store, "one", &error);
  g_assert_no_error (error);
  fz_store_plan_undo_async (store, FZ_STORE_NEWEST, NULL, client_on_ready, &answers[1]);
  plan = fz_store_plan_undo_finish (store, client_wait (&answers[1]), &error);
  g_assert_no_error (error);
  fz_store_apply_undo_async (store, plan, "wu", NULL, client_on_ready, &answers[2]);
  undone = fz_store_apply_undo_finish (store, client_wait (&answers[2]), &error);
  g_assert_no_error (error);
  g_assert_null (((FzRecord *) undone->records->pdata[0])->address);

  fz_store_move_station_async (store, CLIENT_STATION, FZ_BATCH_DELETE, "wu", NULL,
                               client_on_ready, &answers[3]);
  deleted = fz_store_move_station_finish (store, client_wait (&answers[3]), &error);
  g_assert_no_error (error);
  fz_store_list_deleted_async (store, NULL, client_on_ready, &answers[4]);
  bin = fz_store_list_deleted_finish (store, client_wait (&answers[4]), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bin->len, ==, 1);

  fz_store_list_history_async (store, NULL, NULL, 100, NULL, client_on_ready, &answers[5]);
  page = fz_store_list_history_finish (store, client_wait (&answers[5]), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->entries->len, ==, 3);
  fz_store_list_makers_async (store, NULL, client_on_ready, &answers[6]);
  makers = fz_store_list_makers_finish (store, client_wait (&answers[6]), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (makers->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_object_unref (answers[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/shared/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("three-ways", test_three_ways);
  ADD ("third-writer", test_third_writer);
  ADD ("unknown-base", test_unknown_base);
  ADD ("makers", test_makers);
  ADD ("deleted-meanwhile", test_deleted_meanwhile);
  ADD ("news", test_news);
  ADD ("news-of-collection", test_news_of_collection);
  ADD ("locked", test_locked);
#undef ADD
#define ADD(path, function) \
  g_test_add ("/shared/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("watch", test_watch);
  ADD ("moved-away", test_moved_away);
  ADD ("replaced", test_replaced);
  ADD ("questions", test_questions);
#undef ADD

  return g_test_run ();
}
