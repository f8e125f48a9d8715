/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"
#include "fz-database.h"
#include "fz-print-job.h"

/* A district's sheet as a PDF: the largest district of the sample, whose records have most
 * in them, from the database to the bytes and with no font read before, as somebody sees
 * it who starts Fazhan to print; then a district of 2,000 stations, made of the same. */
#define N_MANY 2000

static FzDatabase *
open_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "sample.db", NULL);
  g_autoptr (GError) error = NULL;
  FzDatabase *database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  return database;
}

static guint
find_largest_district (const FzStationColumns *columns,
                       const FzCatalog        *catalog)
{
  g_autofree guint *n_stations = g_new0 (guint, catalog->districts->len);
  guint             largest = 0;

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      guint district = fz_station_columns_get_district (columns, row);

      if (district < catalog->districts->len && ++n_stations[district] > n_stations[largest])
        largest = district;
    }
  return largest;
}

/* The stations of @district, again and again until there are @n; 0: once. */
static FzPrintSheet *
make_sheet (FzDatabase             *database,
            FzCatalog              *catalog,
            const FzStationColumns *columns,
            guint                   district,
            guint                   n)
{
  FzPrintSheet *sheet = fz_print_sheet_new (catalog, FZ_SCRIPT_HANS, "District");
  g_autoptr (GError) error = NULL;

  do
    for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
      {
        g_autoptr (FzRecord) record = NULL;

        if (fz_station_columns_get_district (columns, row) != district)
          continue;
        record = fz_database_load_record (database, catalog,
                                          fz_station_columns_get_id (columns, row), &error);
        g_assert_no_error (error);
        fz_print_sheet_add (sheet, record, NULL);
      }
  while (fz_print_sheet_get_n_stations (sheet) < n);
  return sheet;
}

static void
measure (const char             *name,
         double                  limit,
         FzDatabase             *database,
         FzCatalog              *catalog,
         const FzStationColumns *columns,
         guint                   n)
{
  guint  district = find_largest_district (columns, catalog);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (FzPrintJob) job =
      fz_print_job_new_for_sheet (make_sheet (database, catalog, columns, district, n));
  g_autoptr (GBytes) pdf = fz_print_job_make_pdf (job, NULL, NULL);
  FzFigure figure = {
    .name = name,
    .value = (double) (g_get_monotonic_time () - start) / 1000,
    .unit = "ms",
    .limit = limit,
  };

  g_assert_nonnull (pdf);
  fz_bench_print (&figure);
}

int
main (int    argc,
      char **argv)
{
  FzDatabase *database = open_sample ();
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (FzStationColumns) columns = fz_database_load_columns (database, catalog, NULL, NULL);

  measure ("district-pdf", 1000, database, catalog, columns, 0);
  measure ("district-pdf-2000", 0, database, catalog, columns, N_MANY);
  fz_database_close (database);
  return 0;
}
