/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"
#include "fz-fuzz.h"
#include "fz-paths.h"
#include "fz-text-match.h"

static FzCatalog        *catalog;
static FzStationColumns *columns;

/* The built database, read once. */
static void
load (void)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  catalog = fz_database_load_catalog (database, &error);
  g_assert_no_error (error);
  columns = fz_database_load_columns (database, catalog, NULL, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char   *text = g_strndup ((const char *) data, size);
  g_autofree guint8 *ranks = NULL;

  if (columns == NULL)
    load ();
  ranks = fz_text_match_rank (text, columns, catalog);
  for (guint row = 0; ranks != NULL && row < fz_station_columns_get_n_rows (columns); row++)
    g_assert_cmpuint (ranks[row], <, FZ_N_MATCH_RANKS);
  return 0;
}
