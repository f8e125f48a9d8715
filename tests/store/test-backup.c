/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-backup.h"
#include "fz-store-keep.h"
#include "fz-store-client.h"
#include "fz-store-shared.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

/* Backups: which stay, that they are whole, and that they come back. */

#define SHAHE "440106003"
#define DAY G_GINT64_CONSTANT (86400)
#define NOW G_GINT64_CONSTANT (1795428000) /* 2026-11-23, a Monday, 10:00 UTC */

static void
test_names (void)
{
  static const struct
  {
    const char    *path;
    gint64         time; /* 0: no backup's name */
    FzBackupReason reason;
  } cases[] = {
    { "/a/backups/stations-2026-11-23T100000Z-daily.db", NOW, FZ_BACKUP_DAILY },
    { "/a/b/my-own-2026-11-23T100001Z-before-restore.db", NOW + 1, FZ_BACKUP_RESTORE },
    { "x-2026-11-23T100000Z-before-import.db", NOW, FZ_BACKUP_IMPORT },
    { "x-2026-11-23T100000Z-before-migration.db", NOW, FZ_BACKUP_MIGRATION },
    { "stations.db", 0, 0 },
    { "stations-2026-13-23T100000Z-daily.db", 0, 0 },
    { "stations-2026-11-23T100000Z-daily.db.a1b2c3", 0, 0 },
    { "stations-2026-11-23T100000Z-weekly.db", 0, 0 },
    { "2026-11-23T100000Z-daily.db", 0, 0 },
    { "stations-2026-11-23 100000Z-daily.db", 0, 0 },
    { "-daily.db", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzBackup) backup = fz_backup_new_from_path (cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_true ((backup != NULL) == (cases[i].time != 0));
      if (backup == NULL)
        continue;
      g_assert_cmpint (backup->time, ==, cases[i].time);
      g_assert_cmpint (backup->reason, ==, (int) cases[i].reason);
    }
  for (guint i = 0; i < FZ_N_BACKUP_REASONS; i++)
    {
      g_autofree char *path = fz_backup_make_path ("/a/stations.db", NOW, (FzBackupReason) i, 2);
      g_autoptr (FzBackup) backup = fz_backup_new_from_path (path);

      g_assert_cmpint (backup->time, ==, NOW + 2);
      g_assert_cmpint (backup->reason, ==, (int) i);
    }
}

/* What stays of backups made at @times, days before now, in that order: "0 1 7". A "b"
 * before a number: before something. */
static char *
thin_out (const char *times)
{
  g_auto (GStrv) words = g_strsplit (times, " ", -1);
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_backup_free);
  g_autoptr (GPtrArray) surplus = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean before = words[i][0] == 'b';
      double   days = g_ascii_strtod (words[i] + (before ? 1 : 0), NULL);

      g_ptr_array_add (backups, fz_backup_new (words[i], NOW - (gint64) (days * DAY),
                                               before ? FZ_BACKUP_RESTORE : FZ_BACKUP_DAILY));
    }
  surplus = fz_backup_list_surplus (backups, NULL);
  for (guint i = 0; i < backups->len; i++)
    {
      if (!g_ptr_array_find (surplus, g_ptr_array_index (backups, i), NULL))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", words[i]);
    }
  return g_strdup (kept->str);
}

/* The day is a Monday, so that 1 to 7 days ago is the week before. */
static void
test_surplus (void)
{
  static const struct
  {
    const char *made;
    const char *kept;
  } cases[] = {
    { "0", "0" },
    { "0 1 2 3 4 5 6", "0 1 2 3 4 5 6" },
    /* of a day, the newest */
    { "0.2 0.1 0", "0" },
    /* seven days; 8 is of an older week; 7 is one with 1 to 6 */
    { "0 1 2 3 4 5 6 7 8", "0 1 2 3 4 5 6 8" },
    /* four weeks, of each the newest */
    { "0 1 2 3 4 5 6 7 8 9 14 15 16 22", "0 1 2 3 4 5 6 8 15" },
    /* days without a backup do not count */
    { "0 40 41 42 43 44 45 46", "0 40 41 42 43 44 45" },
    /* twelve months */
    { "0 1 2 3 4 5 6 30 60 90 120 150 180 210 240 270 300 330 360 390 420",
      "0 1 2 3 4 5 6 30 60 90 120 150 180 210 240 270 300 330" },
    /* what was made before something: the last five, whatever the day */
    { "0 b0.01 b0.02 b0.03 b0.04 b0.05 b0.06", "0 b0.01 b0.02 b0.03 b0.04 b0.05" },
    /* a clock that was ahead */
    { "-400 -300 0 0.1", "-400 -300 0" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = *cases[i].made != '\0' ? thin_out (cases[i].made) : g_strdup ("");

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

static void
test_spared (void)
{
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_backup_free);
  g_autoptr (GPtrArray) surplus = NULL;

  g_ptr_array_add (backups, fz_backup_new ("a", NOW, FZ_BACKUP_DAILY));
  g_ptr_array_add (backups, fz_backup_new ("b", NOW - 1, FZ_BACKUP_DAILY));
  g_ptr_array_add (backups, fz_backup_new ("c", NOW - 2, FZ_BACKUP_DAILY));
  surplus = fz_backup_list_surplus (backups, "c");
  g_assert_cmpuint (surplus->len, ==, 1);
  g_assert_cmpstr (((FzBackup *) surplus->pdata[0])->path, ==, "b");
}

static char *
back_up_before (Keeping       *keeping,
                FzBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  char *path = fz_database_back_up_before (keeping->database, reason, &error);

  g_assert_no_error (error);
  return path;
}

static void
test_writes_all (Keeping      *keeping,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  g_autoptr (FzBackupContent) content = NULL;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  g_assert_true (fz_database_back_up (keeping->database, path, &error));
  g_assert_no_error (error);
  content = fz_backup_content_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (content->n_stations, ==, 6);
  g_assert_cmpint (content->n_changes, ==, 1);
  g_assert_cmpstr (content->collection, ==, "fixture");
  g_assert_cmpstr (content->changed_by, ==, "lin");

  /* One file, which is not written over. */
  g_clear_pointer (&keeping->database, fz_database_close);
  names = fixture_list (keeping->base.folder);
  g_assert_cmpstr (names, ==, "copy.db shipped.db");
  keeping_reopen (keeping);
  g_assert_false (fz_database_back_up (keeping->database, path, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_IN_USE);
}

static void
restore (Keeping    *keeping,
         const char *path,
         char      **kept)
{
  g_autoptr (GError) error = NULL;

  fz_database_restore (keeping->database, path, "wu", kept, &error);
  g_assert_no_error (error);
  keeping_assert_sound (keeping);
}

#define ADDRESS "SELECT address FROM station WHERE code = '" SHAHE "'"

/* There and back again. */
static void
test_restores (Keeping      *keeping,
               gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autofree char *lines = NULL;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  first = back_up_before (keeping, FZ_BACKUP_IMPORT);
  keeping_change (keeping, "lin", SHAHE, "address", "two");

  restore (keeping, first, &kept);
  keeping_assert (keeping, ADDRESS, "one");
  lines = keeping_list (keeping, NULL);
  g_assert_true (g_str_has_prefix (lines, "2 replace wu: - restored: shipped-"));
  g_assert_nonnull (strstr (lines, "\n1 edit lin: 440106003 address: - > one"));

  restore (keeping, kept, &again);
  keeping_assert (keeping, ADDRESS, "two");
  keeping_reopen (keeping);
  keeping_assert (keeping, ADDRESS, "two");
}

/* One who has the database open meanwhile sees it change under them, whole. */
static void
test_restores_under_others (Keeping      *keeping,
                            gconstpointer data)
{
  g_autofree char *first = back_up_before (keeping, FZ_BACKUP_IMPORT);
  g_autofree char *kept = NULL;
  g_autoptr (FzDatabase) other = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  g_autoptr (FzStoreNews) news = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  keeping_change (keeping, "lin", SHAHE, "address", "two");
  news = fz_database_look (other, keeping->catalog, &error);
  g_assert_no_error (error);
  restore (keeping, first, &kept);
  g_clear_pointer (&news, fz_store_news_free);
  news = fz_database_look (other, keeping->catalog, &error);
  g_assert_no_error (error);
  g_assert_true (news->reload);
  record = fixture_load (other, SHAHE);
  g_assert_null (record->address);
}

static void
assert_not_restored (Keeping     *keeping,
                     const char  *path,
                     FzStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_false (fz_database_restore (keeping->database, path, "wu", &kept, &error));
  g_assert_error (error, FZ_STORE_ERROR, (int) code);
  g_assert_null (kept);
  keeping_assert (keeping, ADDRESS, "one");
}

static void
test_refuses (Keeping      *keeping,
              gconstpointer data)
{
  g_autofree char *good = back_up_before (keeping, FZ_BACKUP_IMPORT);
  g_autofree char *sample = g_build_filename (keeping->base.folder, "sample.db", NULL);
  g_autofree char *broken = g_build_filename (keeping->base.folder, "broken.db", NULL);
  g_autofree char *text = g_build_filename (keeping->base.folder, "text.db", NULL);

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  fixture_copy (good, sample);
  fixture_execute (sample, "UPDATE dataset SET sample = 1");
  fixture_copy (good, broken);
  client_scribble (broken);
  g_assert_true (g_file_set_contents (text, "not a database, but long enough to be read as one",
                                      -1, NULL));
  assert_not_restored (keeping, "/nowhere/at-all.db", FZ_STORE_ERROR_MISSING);
  assert_not_restored (keeping, sample, FZ_STORE_ERROR_FOREIGN);
  assert_not_restored (keeping, broken, FZ_STORE_ERROR_DAMAGED);
  assert_not_restored (keeping, text, FZ_STORE_ERROR_NOT_DATABASE);
}

static char *
back_up_daily (Keeping *keeping,
               gint64   now)
{
  g_autoptr (GError) error = NULL;
  char *made;

  fz_database_back_up_daily (keeping->database, now, &made, &error);
  g_assert_no_error (error);
  return made;
}

static void
test_daily (Keeping      *keeping,
            gconstpointer data)
{
  static const struct
  {
    gint64   at;
    gboolean changed;
    gboolean made;
  } steps[] = {
    { NOW, FALSE, FALSE },           /* nobody has changed anything */
    { NOW, TRUE, TRUE },             /* somebody has */
    { NOW + 600, TRUE, FALSE },      /* once a day */
    { NOW + DAY, FALSE, TRUE },      /* what was changed after that */
    { NOW + 2 * DAY, FALSE, FALSE }, /* nothing since */
    { NOW + 2 * DAY, TRUE, TRUE },
    { NOW - 30 * DAY, TRUE, TRUE }, /* the clock set back */
    { NOW - 30 * DAY + 60, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *value = g_strdup_printf ("number %u", i);
      g_autofree char *made = NULL;

      if (steps[i].changed)
        keeping_change (keeping, "lin", SHAHE, "address", value);
      made = back_up_daily (keeping, steps[i].at);
      g_test_message ("step %u", i);
      g_assert_true ((made != NULL) == steps[i].made);
      g_assert_true (made == NULL || g_file_test (made, G_FILE_TEST_EXISTS));
    }
}

static guint
count_backups (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = fz_database_list_backups (keeping->database, &error);

  g_assert_no_error (error);
  return backups->len;
}

/* A year of work leaves a handful. */
static void
test_thins_out (Keeping      *keeping,
                gconstpointer data)
{
  for (guint day = 0; day < 400; day += day < 330 ? 15 : 1)
    {
      g_autofree char *value = g_strdup_printf ("day %u", day);
      g_autofree char *made = NULL;

      keeping_change (keeping, "lin", SHAHE, "address", value);
      made = back_up_daily (keeping, NOW + day * DAY);
      g_assert_nonnull (made);
    }
  g_assert_cmpuint (count_backups (keeping), <=, 7 + 4 + 12);
  g_assert_cmpuint (count_backups (keeping), >=, 7 + 3 + 10);
}

/* A backup that a program was killed at is no backup, and goes in the end. */
static void
test_drafts (Keeping      *keeping,
             gconstpointer data)
{
  g_autofree char *made = back_up_before (keeping, FZ_BACKUP_IMPORT);
  g_autofree char *draft = g_strconcat (made, ".a1B2c3", NULL);
  struct timespec  old[2] = { { .tv_sec = 1000000 }, { .tv_sec = 1000000 } };

  fixture_copy (made, draft);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
  g_assert_true (g_file_test (draft, G_FILE_TEST_EXISTS));
  g_assert_cmpint (utimensat (AT_FDCWD, draft, old, 0), ==, 0);
  g_assert_cmpuint (count_backups (keeping), ==, 1);
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

/* Before an older database is brought up it is kept as it was. */
static void
test_before_migration (Keeping      *keeping,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *version = NULL;
  const char      *path;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  g_clear_pointer (&keeping->database, fz_database_close);
  fixture_execute (keeping->base.shipped, "DROP TABLE station_check; PRAGMA user_version = 5");
  keeping_reopen (keeping);
  backups = fz_database_list_backups (keeping->database, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((FzBackup *) backups->pdata[0])->reason, ==, FZ_BACKUP_MIGRATION);
  path = ((FzBackup *) backups->pdata[0])->path;
  version = fixture_query (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "5");
  keeping_assert (keeping, ADDRESS, "one");
}

/* The program's own way: each day's first change is kept, and an import is never made
 * without a backup. */
static void
test_store (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FzStore) store = fz_store_new ();
  g_autoptr (FzStoreOutcome) outcome = client_open_fixture (store, fixture);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  g_autoptr (GAsyncResult) reloaded = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (FzStoreOutcome) again = NULL;
  g_autoptr (FzRecord) record = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, fz_change_new (CLIENT_STATION, "address", "imported"));
  fz_store_change_as_async (store, changes, FZ_BATCH_IMPORT, "lin", NULL, client_on_ready,
                            &imported);
  batch = fz_store_change_as_finish (store, client_wait (&imported), &error);
  g_assert_no_error (error);
  fz_store_list_backups_async (store, NULL, client_on_ready, &listed);
  backups = fz_store_list_backups_finish (store, client_wait (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);

  fz_store_restore_async (store, ((FzBackup *) backups->pdata[1])->path, "lin", NULL,
                          client_on_ready, &restored);
  kept = fz_store_restore_finish (store, client_wait (&restored), &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  fz_store_reload_async (store, NULL, client_on_ready, &reloaded);
  again = fz_store_reload_finish (store, client_wait (&reloaded), &error);
  g_assert_no_error (error);
  g_assert_null (again->trouble);
  record = client_load (store, CLIENT_STATION, &error);
  g_assert_null (record->address);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/names", test_names);
  g_test_add_func ("/backup/surplus", test_surplus);
  g_test_add_func ("/backup/spared", test_spared);
#define ADD(path, function) \
  g_test_add ("/backup/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("writes-all", test_writes_all);
  ADD ("restores", test_restores);
  ADD ("restores-under-others", test_restores_under_others);
  ADD ("refuses", test_refuses);
  ADD ("daily", test_daily);
  ADD ("thins-out", test_thins_out);
  ADD ("drafts", test_drafts);
  ADD ("before-migration", test_before_migration);
#undef ADD
  g_test_add ("/backup/store", Fixture, NULL, fixture_set_up, test_store, fixture_tear_down);

  return g_test_run ();
}
