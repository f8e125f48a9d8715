/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-paths.h"

/* Where the installed data file @name lies; the environment's FAZHAN_DATADIR
 * stands for a build that is not installed.
 * Returns: (transfer full): a path, of a file that need not be there. */
char *
fz_paths_data_file (const char *name)
{
  const char *folder = g_getenv ("FAZHAN_DATADIR");

  if (folder == NULL || *folder == '\0')
    folder = FZ_PKGDATADIR;
  return g_build_filename (folder, name, NULL);
}

/* Where the extension with a published data set has its file @name.
 * Returns: (transfer full) (nullable): a path, of a file that need not be there; NULL where
 * there are no extensions. */
char *
fz_paths_extension_file (const char *name)
{
  return *FZ_DATA_EXTENSION != '\0' ? g_build_filename (FZ_DATA_EXTENSION, name, NULL) : NULL;
}
