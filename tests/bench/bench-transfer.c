/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"
#include "fz-database-import.h"
#include "fz-export.h"
#include "fz-import-datum.h"
#include "fz-import-plan.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* A collection of stations exported to CSV, brought in again as it is with a hundredth of
 * it changed, and then with all of it changed. */
#define N_MANY 100000

typedef struct
{
  char           *folder;   /* (owned) */
  char           *sheet;    /* (owned) the path of its CSV */
  FzDatabase     *database; /* (owned) */
  FzCatalog      *catalog;  /* (owned) */
  guint           n;
  FzSheet        *read;    /* (owned) */
  GArray         *columns; /* (owned) */
  FzBases        *bases;   /* (owned) */
  FzPhoneBook    *phones;  /* (owned) */
  FzImportPlan   *plan;    /* (owned) */
  FzChecksContext checks;
} Bench;

static double
get_ms (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* The resident memory of this process at its highest, MB. */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

/* Guangzhou's own stations, and as many more like them as it takes, in districts of a
 * thousand, which is how many codes one has. */
static void
make_database (Bench *bench)
{
  g_autofree char *installed = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "stations.db", NULL);
  g_autofree char *path = g_build_filename (bench->folder, "stations.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) from = fz_database_open (installed, FZ_DATABASE_READ_ONLY, &error);
  g_autoptr (FzDataset) dataset = fz_database_load_dataset (from, &error);
  guint n_districts, n_own;

  g_assert_no_error (error);
  n_own = dataset->records->len;
  n_districts = dataset->catalog->districts->len;
  fz_catalog_set_dataset (dataset->catalog, "bench", "1", NULL, FALSE);
  for (guint i = 0; i <= bench->n / 1000; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", 500000 + i);

      fz_catalog_add_district (dataset->catalog, code, fz_names_make (code, NULL, NULL));
    }
  for (guint i = n_own; i < bench->n; i++)
    {
      const FzRecord *like = g_ptr_array_index (dataset->records, 20 + i % (n_own - 20));
      FzRecord       *record;

      if (like->level != FZ_LEVEL_STREET && like->level != FZ_LEVEL_TOWN)
        like = g_ptr_array_index (dataset->records, 20);
      record = fz_record_copy (like);
      g_set_str (&record->district_code,
                 fz_catalog_get_district (dataset->catalog, n_districts + i / 1000)->code);
      g_free (record->code);
      record->code = g_strdup_printf ("%s%03u", record->district_code, i % 1000);
      record->address = g_strdup_printf ("%s大街 %u 号", like->place.by_script[FZ_SCRIPT_HANS], i);
      g_ptr_array_add (dataset->records, record);
    }
  g_assert_true (fz_database_create (path, dataset, &error));
  bench->database = fz_database_open (path, FZ_DATABASE_READ_WRITE, &error);
  g_assert_no_error (error);
  bench->catalog = fz_database_load_catalog (bench->database, &error);
  g_assert_no_error (error);
}

typedef struct
{
  FzExport *export;
  guint every; /* of so many records, one has another address; 0: none */
  guint n;
} Writing;

static void
write_record (const FzRecord *record,
              gpointer        data)
{
  Writing *writing = data;

  if (writing->every > 0 && writing->n++ % writing->every == 0)
    {
      g_autoptr (FzRecord) other = fz_record_copy (record);

      g_set_str (&other->access, "one step");
      fz_export_add (writing->export, other);
    }
  else
    fz_export_add (writing->export, record);
}

static double
write_sheet (Bench *bench,
             guint  every)
{
  g_autoptr (GFile) file = g_file_new_for_path (bench->sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (FzExport) export = NULL;
  FzExportTerms terms = { .format = FZ_EXPORT_CSV, .catalog = bench->catalog };
  Writing       writing = { .every = every };
  gint64        start = g_get_monotonic_time ();

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  export = fz_export_new (&terms, G_OUTPUT_STREAM (stream));
  writing.export = export;
  g_assert_true (fz_database_meet_records (bench->database, bench->catalog, write_record,
                                           &writing, NULL, &error));
  g_assert_true (fz_export_finish (export, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  return get_ms (start);
}

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  return fz_bases_find (data, station, field, base);
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  fz_import_plan_meet (data, record);
}

static void
clear_preview (Bench *bench)
{
  g_clear_pointer (&bench->plan, fz_import_plan_free);
  g_clear_pointer (&bench->columns, g_array_unref);
  g_clear_pointer (&bench->read, fz_sheet_unref);
  g_clear_pointer (&bench->bases, fz_bases_free);
  g_clear_pointer (&bench->phones, fz_phone_book_free);
}

/* Lets go of the last preview, down to the pages that the allocator keeps, makes the memory
 * that there is then the highest, and returns it, MB. */
static double
start_afresh (Bench *bench)
{
  FILE *file;

  clear_preview (bench);
  malloc_trim (0);
  file = fopen ("/proc/self/clear_refs", "w");
  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
  return get_peak ();
}

/* A file read, matched and compared. */
static double
preview (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  FzSheetForm   form = { 0 };
  FzDatumTally  tally;
  FzImportTerms terms = { 0 };
  gint64        start = g_get_monotonic_time ();

  bench->read = fz_sheet_read_csv (bench->sheet, &form, NULL, NULL, &error);
  g_assert_no_error (error);
  bench->columns = fz_import_columns_match (bench->read, bench->catalog);
  bench->bases = fz_database_load_bases (bench->database, &error);
  bench->phones = fz_database_load_phones (bench->database, &error);
  bench->checks = (FzChecksContext) { .catalog = bench->catalog,
                                      .phones = bench->phones,
                                      .today = 20700 };
  terms = (FzImportTerms) { .sheet = bench->read,
                            .columns = bench->columns,
                            .catalog = bench->catalog,
                            .checks = &bench->checks,
                            .base = find_base,
                            .base_data = bench->bases };
  terms.datum = fz_import_datum_guess (bench->read, bench->columns, bench->catalog, &tally);
  bench->plan = fz_import_plan_new (&terms);
  g_assert_true (fz_database_meet_records (bench->database, bench->catalog, meet, bench->plan,
                                           NULL, &error));
  fz_import_plan_finish (bench->plan);
  g_assert_cmpuint (bench->plan->errors->len, ==, 0);
  return get_ms (start);
}

static void
add_change (guint32     station,
            const char *field,
            const char *was,
            const char *value,
            const char *author,
            gpointer    data)
{
  g_ptr_array_add (data, fz_change_new_if (station, field, was, value));
}

static double
apply (Bench *bench)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = NULL;
  g_autofree char *kept = NULL;
  FzImport         import = { .changes = changes, .who = "clerk" };
  gint64           start = g_get_monotonic_time ();

  fz_import_plan_tell_changes (bench->plan, add_change, changes);
  batch = fz_database_import (bench->database, bench->catalog, &import, NULL, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (batch->records->len, ==, bench->n);
  return get_ms (start);
}

static void
open_bench (Bench *bench,
            guint  n)
{
  *bench = (Bench) { .n = n, .folder = fz_bench_make_home () };
  bench->sheet = g_build_filename (bench->folder, "stations.csv", NULL);
  make_database (bench);
}

static void
close_bench (Bench *bench)
{
  clear_preview (bench);
  fz_catalog_unref (bench->catalog);
  fz_database_close (bench->database);
  fz_bench_remove_home (bench->folder);
  g_free (bench->folder);
  g_free (bench->sheet);
}

static void
print (const char *name,
       double      value,
       const char *unit,
       double      limit)
{
  FzFigure figure = { .name = name, .value = value, .unit = unit, .limit = limit };

  fz_bench_print (&figure);
}

int
main (int    argc,
      char **argv)
{
  Bench  bench;
  double before;

  g_test_init (&argc, &argv, NULL);
  open_bench (&bench, 188);
  write_sheet (&bench, 20);
  print ("import-preview-188", preview (&bench), "ms", 50);
  close_bench (&bench);

  open_bench (&bench, N_MANY);
  print ("export-100k", write_sheet (&bench, 0), "ms", 1000);
  write_sheet (&bench, 100);
  before = start_afresh (&bench);
  print ("import-preview-100k", preview (&bench), "ms", 1000);
  print ("import-preview-memory-100k", get_peak () - before, "MB", 150);
  write_sheet (&bench, 1);
  before = start_afresh (&bench);
  print ("import-preview-changed-100k", preview (&bench), "ms", 1000);
  print ("import-preview-changed-memory-100k", get_peak () - before, "MB", 150);
  print ("import-100k", apply (&bench), "ms", 5000);
  close_bench (&bench);
  return 0;
}
