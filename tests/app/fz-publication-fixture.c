/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-fixture.h"

#include "fz-database.h"
#include "fz-paths.h"

/* The caller's. */
FzSigningKey *
publication_fixture_make_key (void)
{
  g_autoptr (GError) error = NULL;
  FzSigningKey *key = fz_signing_key_new (&error);

  g_assert_no_error (error);
  return key;
}

/* The real stations as @version; the caller's. */
FzPublication *
publication_fixture_make (const char *version)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  FzDatabase    *database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  FzPublication *publication = fz_publication_new ();

  g_assert_no_error (error);
  fz_dataset_free (publication->dataset);
  publication->dataset = fz_database_load_dataset (database, &error);
  g_assert_no_error (error);
  fz_database_close (database);
  publication->publisher = g_strdup (PUBLICATION_PUBLISHER);
  publication->notes = g_strdup ("Two stations moved.");
  fz_catalog_set_dataset (publication->dataset->catalog,
                          publication->dataset->catalog->dataset.name, version, "2027-01-05",
                          FALSE);
  return publication;
}

/* Makes a value of the station PUBLICATION_CODE another. */
void
publication_fixture_set (FzPublication *publication,
                         FzField        field,
                         const char    *value)
{
  const GPtrArray *records = publication->dataset->records;

  for (guint i = 0; i < records->len; i++)
    {
      FzRecord *record = g_ptr_array_index (records, i);

      if (g_str_equal (record->code, PUBLICATION_CODE))
        {
          g_assert_true (fz_record_set_field (record, field, value));
          return;
        }
    }
  g_assert_not_reached ();
}

/* Signs @publication with @key into the file @path. */
void
publication_fixture_write (const FzPublication *publication,
                           const FzSigningKey  *key,
                           const char          *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fz_publication_make (publication, key, &error);

  g_assert_no_error (error);
  fz_publication_write (bytes, path, &error);
  g_assert_no_error (error);
}
