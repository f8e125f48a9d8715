/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-private.h"

#include "fz-edition.h"

/* Whether @other is a newer version of the collection in @database. One that cannot be read is
 * none. */
static gboolean
is_newer (FzDatabase *database,
          FzDatabase *other)
{
  g_autoptr (FzCatalog) ours = fz_database_load_catalog (database, NULL);
  g_autoptr (FzCatalog) theirs = fz_database_load_catalog (other, NULL);

  return ours != NULL && theirs != NULL &&
         g_str_equal (ours->dataset.name, theirs->dataset.name) &&
         ours->dataset.sample == theirs->dataset.sample &&
         fz_edition_is_valid (ours->dataset.version) &&
         fz_edition_is_valid (theirs->dataset.version) &&
         fz_edition_compare (theirs->dataset.version, ours->dataset.version) > 0;
}

/* Opens the database that is installed at @path for reading; or the one at @extension, which may
 * be NULL and need not be there, where that is a newer version of the same collection. Errors
 * are those of fz_database_open(). */
FzDatabase *
fz_database_open_shipped (const char *path,
                          const char *extension,
                          GError    **error)
{
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);
  g_autoptr (FzDatabase) other = NULL;

  if (database == NULL || extension == NULL)
    return g_steal_pointer (&database);
  other = fz_database_open (extension, FZ_DATABASE_READ_ONLY, NULL);
  if (other != NULL && is_newer (database, other))
    return g_steal_pointer (&other);
  return g_steal_pointer (&database);
}

/* The file that is open, in the encoding of file names; NULL: it is in memory. */
const char *
fz_database_get_path (FzDatabase *self)
{
  return self->path;
}
