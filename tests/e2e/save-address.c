/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"

#include <stdlib.h>

/* Saves ADDRESS in the user's record of the station CODE, through the store's own way. */
static gboolean
save_address (const char *code,
              const char *address,
              GError    **error)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_WRITE, error);
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzRecord) stored = NULL;
  g_autoptr (FzRecord) changed = NULL;
  g_autoptr (FzRecord) saved = NULL;
  guint32 id = 0;

  if (database == NULL)
    return FALSE;
  catalog = fz_database_load_catalog (database, error);
  if (catalog == NULL || !fz_database_find_code (database, code, &id, error))
    return FALSE;
  stored = fz_database_load_record (database, catalog, id, error);
  if (stored == NULL)
    return FALSE;
  changed = fz_record_copy (stored);
  g_set_str (&changed->address, address);
  saved = fz_database_save_record (database, catalog, changed, "smoke test", error);
  return saved != NULL;
}

/* Stands for a member of staff in the smoke test of the Flatpak, inside its sandbox. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      g_printerr ("Usage: %s CODE ADDRESS\n", argv[0]);
      return EXIT_FAILURE;
    }
  if (!save_address (argv[1], argv[2], &error))
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
