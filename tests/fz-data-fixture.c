/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-data-fixture.h"

#include "fz-database.h"
#include "fz-paths.h"

static void
load (DataFixture *fixture,
      const char  *name)
{
  g_autofree char *path = fz_paths_data_file (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  fixture->catalog = fz_database_load_catalog (database, &error);
  g_assert_no_error (error);
  fixture->columns = fz_database_load_columns (database, fixture->catalog, NULL, &error);
  g_assert_no_error (error);
}

/* For g_test_add(): the real stations. */
void
data_fixture_set_up (DataFixture  *fixture,
                     gconstpointer unused)
{
  load (fixture, "stations.db");
}

void
data_fixture_tear_down (DataFixture  *fixture,
                        gconstpointer unused)
{
  fz_station_columns_free (fixture->columns);
  fz_catalog_unref (fixture->catalog);
}

/* The stations of the shipped database @name, "stations.db" or "sample.db".
 * Returns: (transfer full) */
FzStationTable *
data_fixture_make_table (const char *name,
                         FzScript    script)
{
  DataFixture     data;
  FzStationTable *table = fz_station_table_new (script);

  load (&data, name);
  fz_station_table_take (table, data.catalog, data.columns);
  fz_catalog_unref (data.catalog);
  return table;
}
