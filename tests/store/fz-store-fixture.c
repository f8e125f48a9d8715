/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-fixture.h"

#include "fz-fixtures.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzDataset) dataset = fixture_make_dataset ("1");
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("fz-store-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);

  fixture->shipped = g_build_filename (fixture->folder, "shipped.db", NULL);
  fixture->user = g_build_filename (fixture->folder, "user", "stations.db", NULL);
  fz_database_create (fixture->shipped, dataset, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  remove_tree (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->shipped);
  g_free (fixture->user);
}

static void
fill_record (FzRecord *record)
{
  record->point_source = g_strdup ("invented for a test");
  if (record->featured != FZ_FEATURED_NONE)
    record->featured_source = g_strdup ("invented for a test");
  fz_record_set_offer (record, 0, FZ_OFFER_YES);
  if (record->id == 3)
    fz_record_set_offer (record, 1, FZ_OFFER_NO);
}

/* A landmark, a problem, and outlines of both districts, one with a hole. */
static void
add_places (FzCatalog *catalog)
{
  static const FzPoint tianhe[] = { { 23, 113.3 }, { 23, 113.4 }, { 23.2, 113.35 } };
  static const FzPoint hole[] = { { 23.01, 113.31 }, { 23.01, 113.32 }, { 23.02, 113.32 } };
  static const FzPoint zengcheng[] = { { 23, 113.6 }, { 23, 113.7 }, { 23.25, 113.7125 } };
  FzLandmark           landmark = {
              .code = (char *) "metro-liede",
              .names = { { (char *) "猎德", (char *) "獵德", (char *) "Liede" } },
              .pinyin = (char *) "lie de",
              .lines = (char *) "5",
              .point = { 23.1184, 113.3266 },
  };
  FzProblem problem = {
    .code = (char *) "work-injury",
    .names = { { (char *) "工伤", (char *) "工傷", (char *) "Work injury" } },
    .words = { { (char *) "工伤;工伤事故", NULL, (char *) "work accident" } },
    .services = 0x3,
    .n_hotlines = 1,
    .hotlines = { 0 },
    .source = (char *) "a law",
  };

  fz_catalog_add_landmark (catalog, &landmark);
  fz_catalog_add_problem (catalog, &problem);
  fz_catalog_add_outline (catalog, 0, tianhe, G_N_ELEMENTS (tianhe));
  fz_catalog_add_outline (catalog, 0, hole, G_N_ELEMENTS (hole));
  fz_catalog_add_outline (catalog, 1, zengcheng, G_N_ELEMENTS (zengcheng));
}

/* The least that a year has, not in order. */
static void
add_days (FzDataset *dataset)
{
  static const struct
  {
    const char *date;
    const char *name;
  } holidays[] = {
    { "2026-10-03", "国庆节" },
    { "2026-10-02", "国庆节" },
    { "2026-10-01", "国庆节" },
    { "2026-01-01", "元旦" },
    { "2026-02-17", "春节" },
    { "2026-02-18", "春节" },
    { "2026-02-19", "春节" },
    { "2026-04-05", "清明" },
    { "2026-05-01", "劳动节" },
    { "2026-06-19", "端午" },
  };

  fz_dataset_add_day (dataset, "2026-10-10", FZ_DAY_WORKDAY, fz_names_make ("国庆节", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    fz_dataset_add_day (dataset, holidays[i].date, FZ_DAY_HOLIDAY,
                        fz_names_make (holidays[i].name, NULL, NULL));
}

/* The six stations of fz-fixtures.h as real data that keep the rules, in an order
 * that is not the one in which they are shown. */
FzDataset *
fixture_make_dataset (const char *version)
{
  FzDataset *dataset = fz_dataset_new ();

  fz_catalog_unref (dataset->catalog);
  dataset->catalog = fixture_make_catalog ();
  fz_catalog_set_dataset (dataset->catalog, "fixture", version, "2026-11-23", FALSE);
  fz_catalog_add_hotline (dataset->catalog, "12348",
                          fz_names_make ("公共法律服务热线", NULL, "Public legal service hotline"),
                          fz_names_make ("法律问题", NULL, "Any legal question"),
                          fz_names_make (NULL, NULL, NULL));
  add_places (dataset->catalog);

  for (guint32 id = FIXTURE_N_STATIONS; id > 0; id--)
    {
      FzRecord *record = fixture_make_record (id);

      fill_record (record);
      g_ptr_array_add (dataset->records, record);
    }
  add_days (dataset);
  return dataset;
}

FzDatabase *
fixture_open (const char    *path,
              FzDatabaseMode mode)
{
  g_autoptr (GError) error = NULL;
  FzDatabase *database = fz_database_open (path, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);
  return database;
}

FzRecord *
fixture_load (FzDatabase *database,
              const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  FzRecord *record;
  guint32   id = 0;

  g_assert_no_error (error);
  fz_database_find_code (database, code, &id, &error);
  g_assert_no_error (error);
  record = fz_database_load_record (database, catalog, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static sqlite3 *
connect (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

/* Runs @sql on the file as any program could. */
void
fixture_execute (const char *path,
                 const char *sql)
{
  sqlite3 *db = connect (path);
  char    *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Runs @sql on the file and stays connected, until the process ends. */
void
fixture_hold (const char *path,
              const char *sql)
{
  g_assert_cmpint (sqlite3_exec (connect (path), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The rows that @sql gives, a line each, values parted by "|". */
char *
fixture_query (const char *path,
               const char *sql)
{
  GString      *rows = g_string_new (NULL);
  sqlite3      *db = connect (path);
  sqlite3_stmt *statement;
  int           result;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (rows->len > 0)
        g_string_append_c (rows, '\n');
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "NULL");
        }
    }
  g_assert_cmpint (result, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (rows, FALSE);
}

GBytes *
fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

void
fixture_copy (const char *from,
              const char *to)
{
  g_autoptr (GBytes) content = fixture_read (from);
  g_autofree char *folder = g_path_get_dirname (to);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_file_set_contents (to, g_bytes_get_data (content, NULL), g_bytes_get_size (content), &error);
  g_assert_no_error (error);
}

/* The names in @folder, sorted, parted by spaces. */
char *
fixture_list (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  return g_strjoinv (" ", (char **) names->pdata);
}

int
fixture_run (FixtureWork work,
             gpointer    data)
{
  int   status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      work (data);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

typedef struct
{
  FixtureWork work;
  gpointer    data;
} AsNobody;

static void
become_nobody (gpointer data)
{
  AsNobody *as = data;

  g_assert_cmpint (setresgid (NOBODY, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
  as->work (as->data);
}

/* Runs @work where permissions hold, which for root they do not, and asserts that
 * it ends well. */
void
fixture_run_as_nobody (FixtureWork work,
                       gpointer    data)
{
  AsNobody as = { work, data };

  if (geteuid () == 0)
    g_assert_cmpint (fixture_run (become_nobody, &as), ==, 0);
  else
    g_assert_cmpint (fixture_run (work, data), ==, 0);
}
