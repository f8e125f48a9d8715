/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"
#include "fz-database-history.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* A history of 1,000,000 changes to Guangzhou's own stations: its first page, by every
 * filter, from a connection that has read nothing yet; and a save beside it, safe on the
 * disk. */
#define PAGE 200
#define N_SAVES 51

static const char make_history[] =
    "PRAGMA journal_mode = OFF; BEGIN;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000) "
    "INSERT INTO batch (id, made_at, made_by, kind) SELECT i, "
    "strftime ('%Y-%m-%dT%H:%M:%SZ', 1600000000 + i * 300, 'unixepoch'), "
    "CASE WHEN i % 100000 = 7 THEN 'rare' ELSE 'clerk ' || (i % 12) END, "
    "CASE WHEN i % 100000 = 9 THEN 'import' ELSE 'edit' END FROM n;"
    "INSERT INTO change (batch, station, field, old_value, new_value) SELECT id, 1 + id % 188, "
    "CASE WHEN id % 100000 = 11 THEN 'website' ELSE 'phone' END, '020-' || id, '020-' || (id + 1) "
    "FROM batch;"
    "INSERT INTO change (batch, station, field, old_value, new_value, made_by) SELECT id, "
    "1 + id % 188, 'hours', 'Mo-Fr 09:00-12:00', 'Mo-Fr 09:00-12:00,14:00-17:30', "
    "CASE WHEN id % 100000 = 5 THEN 'rare author' WHEN id % 3 = 1 THEN 'author ' || (id % 9) END "
    "FROM batch; COMMIT;";

static char *
make_database (const char *folder)
{
  g_autofree char *installed = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "stations.db", NULL);
  char            *path = g_build_filename (folder, "stations.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (installed);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  sqlite3 *db;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, make_history, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  return path;
}

/* Milliseconds from the question to the page. */
static double
measure_page (const char            *path,
              const FzHistoryFilter *filter,
              guint                  n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_autoptr (FzHistoryPage) page = NULL;
  gint64 start;

  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  page = fz_database_list_history (database, filter, NULL, PAGE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->entries->len, ==, n_expected);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
bench_pages (const char *path)
{
  static const struct
  {
    FzHistoryFilter filter;
    guint           n;
  } cases[] = {
    { { .who = (char *) "clerk 3" }, PAGE },
    { { .who = (char *) "rare" }, 10 },
    { { .who = (char *) "nobody" }, 0 },
    { { .who = (char *) "author 4" }, PAGE },
    { { .who = (char *) "rare author" }, 5 },
    { { .station = 77 }, PAGE },
    { { .station = 77, .who = (char *) "rare" }, 0 },
    { { .field = (char *) "hours" }, PAGE },
    { { .field = (char *) "website" }, 5 },
    { { .field = (char *) "website", .who = (char *) "rare" }, 0 },
    { { .has_kind = TRUE, .kind = FZ_BATCH_IMPORT }, 10 },
    { { .from = 1600000000, .until = 1610000000 }, PAGE },
    { { .until = 1600000000 }, 0 },
  };
  FzFigure all = { .name = "history-1m", .unit = "ms", .limit = 200 };
  FzFigure worst = { .name = "history-filtered-1m", .unit = "ms", .limit = 200 };

  all.value = measure_page (path, NULL, PAGE);
  fz_bench_print (&all);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double took = measure_page (path, &cases[i].filter, cases[i].n);

      g_debug ("filter %u: %.1f ms", i, took);
      worst.value = MAX (worst.value, took);
    }
  fz_bench_print (&worst);
}

static void
bench_saves (const char *path)
{
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, NULL);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  FzFigure figure = { .name = "save-durable", .unit = "ms", .limit = 50 };

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (FzRecord) record = fz_database_load_record (database, catalog, 77, NULL);
      g_autoptr (FzRecord) changed = fz_record_copy (record);
      g_autoptr (FzRecord) saved = NULL;
      gint64 start;
      double took;

      g_free (changed->address);
      changed->address = g_strdup_printf ("number %u", i);
      start = g_get_monotonic_time ();
      saved = fz_database_save_record (database, catalog, changed, "clerk 3", NULL);
      took = (double) (g_get_monotonic_time () - start) / 1000;
      g_assert_nonnull (saved);
      g_array_append_val (samples, took);
    }
  figure.value = fz_bench_percentile (samples, 0.95);
  fz_bench_print (&figure);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("fz-bench-XXXXXX", NULL);
  g_autofree char *path = make_database (folder);

  g_test_init (&argc, &argv, NULL);
  bench_pages (path);
  bench_saves (path);
  remove_all (folder);
  return 0;
}
