/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-file-system.h"
#include "fz-keeping-fixture.h"

#include <sqlite3.h>
#include <sys/vfs.h>

/* A network share: the real database on a file system that says it is one. */

#define NFS 0x6969
#define TMPFS 0x01021994

static long type = NFS;

/* Stands before the C library's own in this program. */
int
statfs (const char    *path,
        struct statfs *info)
{
  *info = (struct statfs) { .f_type = type };
  return 0;
}

static void
test_types (void)
{
  static const struct
  {
    gint64   type;
    gboolean shared;
  } cases[] = {
    { NFS, TRUE },
    { 0xFF534D42, TRUE },          /* CIFS */
    { (gint32) 0xFF534D42, TRUE }, /* … where long has 32 bits */
    { 0xFE534D42, TRUE },          /* SMB2 */
    { 0x65735546, TRUE },          /* FUSE */
    { 0x01021997, TRUE },          /* 9P */
    { TMPFS, FALSE },
    { 0xEF53, FALSE },     /* ext4 */
    { 0x9123683E, FALSE }, /* btrfs */
    { 0x58465342, FALSE }, /* XFS */
    { 0x794C7630, FALSE }, /* overlay */
    { 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (fz_file_system_type_is_shared (cases[i].type) == cases[i].shared);
}

static void
set_type (Fixture      *fixture,
          gconstpointer data)
{
  type = NFS;
  fixture_set_up (fixture, data);
}

static char *
get_mode (const char *path)
{
  return fixture_query (path, "PRAGMA journal_mode");
}

/* With no log, and none of the memory that only one computer would see. */
static void
test_journal (Fixture      *fixture,
              gconstpointer data)
{
  Keeping          keeping = { .base = *fixture };
  g_autofree char *names = NULL;
  g_autofree char *rows = NULL;

  keeping.database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  keeping.catalog = fz_database_load_catalog (keeping.database, NULL);
  keeping_change (&keeping, "lin", "440106003", "address", "one");
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "shipped.db shipped.db-journal");

  /* Others may write between. */
  fixture_execute (fixture->shipped, "UPDATE station SET access = 'a ramp' WHERE id = 1");
  keeping_change (&keeping, "lin", "440106003", "address", "two");
  rows = fixture_query (fixture->shipped,
                        "SELECT count (*) FROM station "
                        "WHERE address = 'two' OR access = 'a ramp'");
  g_assert_cmpstr (rows, ==, "2");
  fz_database_close (keeping.database);
  fz_catalog_unref (keeping.catalog);
}

/* One that comes with a log from a disk of one's own is taken out of it, with what the
 * log holds. */
static void
test_from_log (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzDatabase) database = NULL;
  g_autofree char *mode = NULL;
  g_autofree char *rows = NULL;

  fixture_execute (fixture->shipped,
                   "PRAGMA journal_mode = WAL; UPDATE station SET address = 'one' WHERE id = 1");
  mode = get_mode (fixture->shipped);
  g_assert_cmpstr (mode, ==, "wal");
  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_clear_pointer (&mode, g_free);
  mode = get_mode (fixture->shipped);
  g_assert_cmpstr (mode, !=, "wal");
  rows = fixture_query (fixture->shipped, "SELECT address FROM station WHERE id = 1");
  g_assert_cmpstr (rows, ==, "one");
}

/* While another program holds it with its log it cannot be, and is refused. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (fixture->shipped, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "PRAGMA journal_mode = WAL; SELECT * FROM station", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_null (fz_database_open (fixture->shipped, FZ_DATABASE_READ_WRITE, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_UNSAFE);
  sqlite3_close (other);
}

static void
test_own_disk (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzDatabase) database = NULL;
  g_autofree char *mode = NULL;

  type = TMPFS;
  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  mode = get_mode (fixture->shipped);
  g_assert_cmpstr (mode, ==, "wal");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network-share/types", test_types);
#define ADD(path, function) \
  g_test_add ("/network-share/" path, Fixture, NULL, set_type, function, fixture_tear_down)
  ADD ("journal", test_journal);
  ADD ("from-log", test_from_log);
  ADD ("refused", test_refused);
  ADD ("own-disk", test_own_disk);
#undef ADD

  return g_test_run ();
}
