/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-faulty-disk.h"
#include "fz-store-fixture.h"

#include "config.h"
#include "fz-migrations.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define MEMORY "/dev/shm"

/* A database as the first version left it: its tables, and two stations. */
static const char first_content[] =
    "INSERT INTO dataset VALUES (1, 'fixture', '1', NULL, 0);"
    "INSERT INTO district VALUES ('440106', '天河区', NULL, NULL);"
    "INSERT INTO service VALUES (0, 'advice', '法律咨询', NULL, NULL, 1, 1, 1, 1, NULL);"
    "INSERT INTO station (id, code, level, district_code, name_hans, place_hans, featured, status,"
    " lat, lon, point_quality, point_source) VALUES"
    " (1, '440100', 'city', NULL, '甲', '广州市', 'unknown', 'active', 23.1, 113.2, 'seat', 'x'),"
    " (2, '440106', 'district', '440106', '乙', '天河区', 'unknown', 'active', 23.1, 113.3, 'U',"
    " 'x');"
    "INSERT INTO station_service VALUES (1, 0, 'yes');";

/* What the second version adds: who changed what. */
static const char second_content[] =
    "INSERT INTO batch VALUES (1, '2026-11-01T08:00:00Z', 'somebody');"
    "INSERT INTO change VALUES (1, 2, 'address', NULL, 'somewhere');"
    "INSERT INTO base VALUES (2, 'address', NULL);"
    "UPDATE station SET address = 'somewhere', revision = 2 WHERE id = 2;";

/* What the fifth may hold: a station that was checked as it was published, and one that
 * somebody found right, of which another then changed the phone. Numbers of batches that are
 * gone are not used again. */
static const char fifth_content[] =
    "PRAGMA foreign_keys = ON;"
    "UPDATE station SET checked_on = '2026-03-01', hours = '24/7' WHERE id = 1;"
    "UPDATE station SET checked_on = '2026-11-03', phone = '12348' WHERE id = 2;"
    "INSERT INTO batch (id, made_at, made_by, kind) VALUES "
    "(3, '2026-11-03T08:00:00Z', 'lin', 'edit'), (4, '2026-11-04T08:00:00Z', 'wu', 'import'), "
    "(9, '2026-11-05T08:00:00Z', 'wu', 'edit');"
    "DELETE FROM batch WHERE id = 9;"
    "INSERT INTO change VALUES (3, 2, 'checked_on', NULL, '2026-11-03'), "
    "(4, 2, 'phone', NULL, '12348');"
    "INSERT INTO base VALUES (2, 'checked_on', NULL), (2, 'phone', NULL);";

static char *
read_migration (const char *name)
{
  g_autofree char *path = g_strconcat (FZ_RESOURCE_BASE "/sql/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
}

static void
make_version (const char *path,
              guint       version)
{
  g_autofree char *first = read_migration ("001-stations.sql");
  g_autofree char *second = read_migration ("002-history.sql");
  g_autofree char *third = read_migration ("003-places.sql");
  g_autofree char *fourth = read_migration ("004-step-free.sql");
  g_autofree char *fifth = read_migration ("005-keeping.sql");
  g_autofree char *script = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  script = g_strconcat ("BEGIN;", first, first_content, version > 1 ? second : "",
                        version > 1 ? second_content : "", version > 2 ? third : "",
                        version > 3 ? fourth : "", version > 4 ? fifth : "", "COMMIT;", NULL);
  g_remove (path);
  fixture_execute (path, script);
}

static void
make_first_version (const char *path)
{
  make_version (path, 1);
}

static void
assert_version (const char *path,
                const char *version)
{
  g_autofree char *found = fixture_query (path, "PRAGMA user_version");

  g_assert_cmpstr (found, ==, version);
}

static void
assert_newest (const char *path)
{
  g_autoptr (FzDatabase) database = fixture_open (path, FZ_DATABASE_READ_WRITE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = fz_database_check (database, NULL, &error);
  g_autofree char *newest = g_strdup_printf ("%u", fz_migrations_get_latest ());
  g_autofree char *stations = fixture_query (path, "SELECT code FROM station ORDER BY id");

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (stations, ==, "440100\n440106");
  assert_version (path, newest);
}

/* Every version's tables are the same whether one came from the version before
 * or began with the newest. */
static void
test_from_first (Fixture      *fixture,
                 gconstpointer data)
{
  static const char schema[] = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
  g_autofree char  *migrated = NULL;
  g_autofree char  *made_new = NULL;

  make_first_version (fixture->user);
  assert_version (fixture->user, "1");
  assert_newest (fixture->user);

  migrated = fixture_query (fixture->user, schema);
  made_new = fixture_query (fixture->shipped, schema);
  g_assert_cmpstr (migrated, ==, made_new);
}

/* Records and their history stay; the new tables are there, and empty until the
 * collection that is shipped fills them. */
static void
test_from_second (Fixture      *fixture,
                  gconstpointer data)
{
  static const char schema[] = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
  g_autofree char  *migrated = NULL;
  g_autofree char  *made_new = NULL;
  g_autofree char  *history = NULL;
  g_autofree char  *places = NULL;

  make_version (fixture->user, 2);
  assert_version (fixture->user, "2");
  assert_newest (fixture->user);

  migrated = fixture_query (fixture->user, schema);
  made_new = fixture_query (fixture->shipped, schema);
  g_assert_cmpstr (migrated, ==, made_new);
  history = fixture_query (fixture->user,
                           "SELECT batch.made_by, station, field, new_value, address, revision "
                           "FROM batch JOIN change ON batch = batch.id "
                           "JOIN station ON station = station.id");
  g_assert_cmpstr (history, ==, "somebody|2|address|somewhere|somewhere|2");
  places = fixture_query (fixture->user,
                          "SELECT (SELECT count (*) FROM landmark), "
                          "(SELECT count (*) FROM problem), "
                          "(SELECT count (*) FROM district_outline)");
  g_assert_cmpstr (places, ==, "0|0|0");
}

/* Of what older records say in words nobody has said yet what it means. */
static void
test_from_third (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *access = NULL;

  make_version (fixture->user, 3);
  assert_version (fixture->user, "3");
  fixture_execute (fixture->user, "UPDATE station SET access = 'a ramp' WHERE id = 1");
  assert_newest (fixture->user);
  access = fixture_query (fixture->user, "SELECT access, step_free FROM station ORDER BY id");
  g_assert_cmpstr (access, ==, "a ramp|unknown\nNULL|unknown");
}

/* The history stays, as edits that stand; nothing is deleted or retired. */
static void
test_from_fourth (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *history = NULL;
  g_autofree char *stations = NULL;
  g_autofree char *indexes = NULL;

  make_version (fixture->user, 4);
  assert_version (fixture->user, "4");
  assert_newest (fixture->user);
  history = fixture_query (fixture->user,
                           "SELECT kind, target, undone_by, batch.made_by, station, field, "
                           "old_value, new_value FROM batch JOIN change ON batch = batch.id");
  g_assert_cmpstr (history, ==, "edit|NULL|NULL|somebody|2|address|NULL|somewhere");
  stations = fixture_query (fixture->user,
                            "SELECT id, deleted, former_codes, successors FROM station");
  g_assert_cmpstr (stations, ==, "1|0|NULL|NULL\n2|0|NULL|NULL");
  indexes = fixture_query (fixture->user,
                           "SELECT count (*) FROM sqlite_schema WHERE tbl_name = 'change' "
                           "AND name LIKE 'change_by%'");
  g_assert_cmpstr (indexes, ==, "3");
}

/* The day that was said of a whole station is that of each fact that was there then: by
 * whoever entered it in an edit, and not of what was changed later. */
static void
test_from_fifth (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *checks = NULL;
  g_autofree char *days = NULL;
  g_autofree char *bases = NULL;
  g_autofree char *history = NULL;
  g_autofree char *number = NULL;

  make_version (fixture->user, 5);
  assert_version (fixture->user, "5");
  fixture_execute (fixture->user, fifth_content);
  assert_newest (fixture->user);

  checks = fixture_query (fixture->user,
                          "SELECT station, group_concat (field || ' ' || checked_on || ' ' || "
                          "ifnull (checked_by, '-'), ', ') FROM (SELECT * FROM station_check "
                          "ORDER BY station, field) GROUP BY station");
  g_assert_cmpstr (checks, ==,
                   "1|hours 2026-03-01 -, name 2026-03-01 -, point 2026-03-01 -, "
                   "services 2026-03-01 -, status 2026-03-01 -\n"
                   "2|address 2026-11-03 lin, name 2026-11-03 lin, point 2026-11-03 lin, "
                   "status 2026-11-03 lin");
  days = fixture_query (fixture->user, "SELECT id, checked_on FROM station ORDER BY id");
  g_assert_cmpstr (days, ==, "1|2026-03-01\n2|NULL");
  bases = fixture_query (fixture->user,
                         "SELECT field, value FROM base WHERE station = 2 ORDER BY field");
  g_assert_cmpstr (bases, ==,
                   "address|NULL\ncheck:address|NULL\ncheck:name|NULL\ncheck:point|NULL\n"
                   "check:status|NULL\nphone|NULL");
  history = fixture_query (fixture->user,
                           "SELECT batch.id, kind, batch.made_by, target, undone_by, "
                           "count (field), count (change.made_by) FROM batch "
                           "JOIN change ON batch = batch.id GROUP BY batch.id");
  g_assert_cmpstr (history, ==,
                   "1|edit|somebody|NULL|NULL|1|0\n3|edit|lin|NULL|NULL|1|0\n"
                   "4|import|wu|NULL|NULL|1|0");
  number = fixture_query (fixture->user, "SELECT seq FROM sqlite_sequence WHERE name = 'batch'");
  g_assert_cmpstr (number, ==, "9");
}

/* Read through a copy in memory; the file stays as it is. */
static void
test_reading_an_older (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (FzRecord) record = NULL;

  make_first_version (fixture->user);
  fixture_execute (fixture->user, "PRAGMA journal_mode = WAL");
  database = fixture_open (fixture->user, FZ_DATABASE_READ_ONLY);
  record = fixture_load (database, "440106");
  g_assert_false (fz_database_is_writable (database));
  assert_version (fixture->user, "1");
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *both = g_strdup_printf ("has version 7, this program knows up to %u",
                                           fz_migrations_get_latest ());
  const struct
  {
    const char  *sql;
    FzStoreError error;
    const char  *message;
  } cases[] = {
    { "PRAGMA user_version = 7", FZ_STORE_ERROR_TOO_NEW, both },
    { "PRAGMA application_id = 0", FZ_STORE_ERROR_FOREIGN, "another application's" },
    { "PRAGMA application_id = 252006674", FZ_STORE_ERROR_FOREIGN, "0x0F055112" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autofree char *folder = g_path_get_dirname (fixture->user);
      g_autofree char *names = NULL;

      fixture_copy (fixture->shipped, fixture->user);
      fixture_execute (fixture->user, cases[i].sql);
      before = fixture_read (fixture->user);

      for (FzDatabaseMode mode = FZ_DATABASE_READ_ONLY; mode <= FZ_DATABASE_READ_WRITE; mode++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (fz_database_open (fixture->user, mode, &error));
          g_assert_error (error, FZ_STORE_ERROR, (gint) cases[i].error);
          g_assert_nonnull (strstr (error->message, cases[i].message));
        }
      after = fixture_read (fixture->user);
      names = fixture_list (folder);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpstr (names, ==, "stations.db");
    }
}

static void
crash (gpointer data)
{
  raise (SIGKILL);
}

typedef struct
{
  const char *path;
  const char *sql;
} Leaving;

static void
leave_log (gpointer data)
{
  Leaving *leaving = data;
  g_autoptr (FzDatabase) database = fixture_open (leaving->path, FZ_DATABASE_READ_WRITE);

  fixture_execute (leaving->path, leaving->sql);
  crash (NULL);
}

/* The newer version stands in the log alone, which must stay there. */
static void
test_too_new_in_log (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->user, "-wal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) log_before = NULL;
  g_autoptr (GBytes) log_after = NULL;
  g_autoptr (GError) error = NULL;
  Leaving leaving = { fixture->user, "PRAGMA user_version = 7" };

  fixture_copy (fixture->shipped, fixture->user);
  g_assert_true (WIFSIGNALED (fixture_run (leave_log, &leaving)));
  before = fixture_read (fixture->user);
  log_before = fixture_read (log);

  g_assert_null (fz_database_open (fixture->user, FZ_DATABASE_READ_WRITE, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_TOO_NEW);
  after = fixture_read (fixture->user);
  log_after = fixture_read (log);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (g_bytes_equal (log_before, log_after));
}

typedef struct
{
  const char *path;
  Fault       fault;
  guint       step;
} Attempt;

static void
migrate_on_faulty_disk (gpointer data)
{
  const Attempt *attempt = data;
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  faulty_disk_install (attempt->fault, attempt->step);
  database = fz_database_open (attempt->path, FZ_DATABASE_READ_WRITE, &error);
  if (database == NULL)
    {
      g_test_message ("%s", error->message);
      g_assert_cmpint (error->domain, ==, FZ_STORE_ERROR);
      _exit (1);
    }
}

/* At whatever write it ends, the next start finds the old version or the new one,
 * and everything in it. */
static void
test_fault_at_every_step (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first.db", NULL);
  g_autofree char *wal = g_strconcat (fixture->user, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->user, "-shm", NULL);
  Attempt          attempt = { .path = fixture->user, .fault = GPOINTER_TO_INT (data) };
  int              status;

  make_first_version (first);
  do
    {
      g_remove (wal);
      g_remove (shm);
      fixture_copy (first, fixture->user);
      attempt.step++;
      status = fixture_run (migrate_on_faulty_disk, &attempt);
      faulty_disk_assert_ended (attempt.fault, status);
      assert_newest (fixture->user);
    }
  while (status != 0);

  g_test_message ("%u steps", attempt.step);
  g_assert_cmpuint (attempt.step, >, 5);
}

/* The limit of a real file system, on real files. */
static void
migrate_within_limit (gpointer data)
{
  struct rlimit limit = { .rlim_cur = 4096, .rlim_max = 4096 };
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (fz_database_open (data, FZ_DATABASE_READ_WRITE, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FULL);
}

static void
test_file_too_large (Fixture      *fixture,
                     gconstpointer data)
{
  make_first_version (fixture->user);
  g_assert_cmpint (fixture_run (migrate_within_limit, fixture->user), ==, 0);
  assert_newest (fixture->user);
}

int
main (int   argc,
      char *argv[])
{
  /* What a killed process wrote is there whether a disk has it yet or not: thousands of
   * waits for a real one would show nothing more. */
  if (g_access (MEMORY, W_OK) == 0)
    g_setenv ("TMPDIR", MEMORY, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) \
  g_test_add ("/migrations/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("from-first", NULL, test_from_first);
  ADD ("from-second", NULL, test_from_second);
  ADD ("from-third", NULL, test_from_third);
  ADD ("from-fourth", NULL, test_from_fourth);
  ADD ("from-fifth", NULL, test_from_fifth);
  ADD ("reading-an-older", NULL, test_reading_an_older);
  ADD ("numbers", NULL, test_numbers);
  ADD ("too-new-in-log", NULL, test_too_new_in_log);
  ADD ("killed", GINT_TO_POINTER (FAULT_KILL), test_fault_at_every_step);
  ADD ("disk-full", GINT_TO_POINTER (FAULT_FULL), test_fault_at_every_step);
  ADD ("file-too-large", NULL, test_file_too_large);
#undef ADD

  return g_test_run ();
}
