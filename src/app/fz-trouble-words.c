/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-trouble-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* What was wrong with the stored stations, for people: what happened, what was
 * kept, and what to do. */

/* A path as a person writes it, with ~ for the home folder. */
static char *
path_words (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  const char      *home = g_get_home_dir ();

  if (home != NULL && g_str_has_prefix (name, home) && name[strlen (home)] == '/')
    return g_strconcat ("~", name + strlen (home), NULL);
  return g_steal_pointer (&name);
}

static char *
not_moved_words (const char *path)
{
  return g_strdup_printf (_ ("Your station data %s is damaged and could not be set "
                             "aside; it was left as it is. The installed stations are "
                             "shown. Move the file away, then start Fazhan again."),
                          path);
}

static char *
damaged_words (const FzStoreTrouble *trouble,
               const char           *path,
               const char           *aside)
{
  if (aside == NULL)
    return not_moved_words (path);
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("Your station data was damaged and is kept as %s. The "
                               "installed stations are shown and cannot be changed; "
                               "start Fazhan again to try once more."),
                            aside);
  return g_strdup_printf (_ ("Your station data was damaged and is kept as %s. You "
                             "now work with a new copy of the installed stations."),
                          aside);
}

static char *
not_database_words (const FzStoreTrouble *trouble,
                    const char           *path,
                    const char           *aside)
{
  if (aside == NULL)
    return not_moved_words (path);
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("The file %s holds no station data and is kept as %s. "
                               "The installed stations are shown and cannot be "
                               "changed; start Fazhan again to try once more."),
                            path, aside);
  return g_strdup_printf (_ ("The file %s holds no station data and is kept as %s. "
                             "You now work with a new copy of the installed stations."),
                          path, aside);
}

static char *
missing_words (const char *path,
               const char *aside)
{
  if (aside == NULL)
    return g_strdup_printf (_ ("Your station data %s is gone. The installed stations "
                               "are shown."),
                            path);
  return g_strdup_printf (_ ("Your station data %s is gone; what was left of it is "
                             "kept as %s. You now work with a new copy of the "
                             "installed stations."),
                          path, aside);
}

static char *
too_new_words (const FzStoreTrouble *trouble,
               const char           *path)
{
  /* Translators: %s is a file; the numbers are versions of its form. */
  return g_strdup_printf (_ ("Your station data %s was written by a newer Fazhan "
                             "(version %d of its form; this one knows %d) and was "
                             "left untouched. The installed stations are shown. "
                             "Update Fazhan to see yours."),
                          path, (int) trouble->version, (int) trouble->known_version);
}

static char *
unwritable_words (const FzStoreTrouble *trouble,
                  const char           *path)
{
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("Nothing can be written to the folder of %s. The "
                               "installed stations are shown and cannot be changed. "
                               "Allow writing there, then start Fazhan again."),
                            path);
  return g_strdup_printf (_ ("Your station data %s is shown, but it cannot be "
                             "written. Allow writing it, then start Fazhan again to "
                             "change stations."),
                          path);
}

static char *
full_words (const FzStoreTrouble *trouble,
            const char           *path)
{
  if (!g_file_test (trouble->path, G_FILE_TEST_EXISTS))
    return g_strdup_printf (
        /* Translators: %s is the path of a file. */
        _ ("The disk is full, so no station data of your own could be made at %s. The "
           "installed stations are shown. Free some space, then start Fazhan again."),
        path);
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("The disk is full, so %s could not be used; it was "
                               "left as it is. The installed stations are shown. Free "
                               "some space, then start Fazhan again."),
                            path);
  return g_strdup_printf (_ ("The disk is full. Your station data %s is shown, but "
                             "changes may not be kept. Free some space, then start "
                             "Fazhan again."),
                          path);
}

static char *
busy_words (const FzStoreTrouble *trouble,
            const char           *path)
{
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("Another program holds %s, which was left as it is. "
                               "The installed stations are shown. Close that program, "
                               "then start Fazhan again."),
                            path);
  return g_strdup_printf (_ ("Another program holds %s. Your stations are shown as "
                             "they are. Close that program, then start Fazhan again."),
                          path);
}

static char *
failed_words (const FzStoreTrouble *trouble,
              const char           *path)
{
  if (trouble->shows_shipped)
    /* Translators: the first %s is a file, the second one a technical reason. */
    return g_strdup_printf (_ ("Your station data %s could not be opened and was left "
                               "as it is. The installed stations are shown. The "
                               "reason was: %s"),
                            path, trouble->message);
  /* Translators: the first %s is a file, the second one a technical reason. */
  return g_strdup_printf (_ ("Your station data %s is shown, but it could not take "
                             "over the newly installed stations. The reason was: %s"),
                          path, trouble->message);
}

/* One or two sentences for @trouble; the caller's. */
char *
fz_words_for_trouble (const FzStoreTrouble *trouble)
{
  g_autofree char *path = path_words (trouble->path);
  g_autofree char *aside = trouble->aside_path != NULL ? path_words (trouble->aside_path) : NULL;

  switch (trouble->kind)
    {
    case FZ_STORE_ERROR_DAMAGED:
      return damaged_words (trouble, path, aside);
    case FZ_STORE_ERROR_NOT_DATABASE:
      return not_database_words (trouble, path, aside);
    case FZ_STORE_ERROR_MISSING:
      return missing_words (path, aside);
    case FZ_STORE_ERROR_FOREIGN:
      return g_strdup_printf (_ ("The file %s belongs to another application and was "
                                 "left untouched. The installed stations are shown. "
                                 "Move the file away, then start Fazhan again."),
                              path);
    case FZ_STORE_ERROR_TOO_NEW:
      return too_new_words (trouble, path);
    case FZ_STORE_ERROR_UNREADABLE:
      return g_strdup_printf (_ ("Your station data %s may not be read and was left "
                                 "as it is. The installed stations are shown. Allow "
                                 "reading it, then start Fazhan again."),
                              path);
    case FZ_STORE_ERROR_READ_ONLY:
      return unwritable_words (trouble, path);
    case FZ_STORE_ERROR_FULL:
      return full_words (trouble, path);
    case FZ_STORE_ERROR_BUSY:
      return busy_words (trouble, path);
    case FZ_STORE_ERROR_FAILED:
    case FZ_STORE_ERROR_NOT_FOUND:
    case FZ_STORE_ERROR_CHANGED:
    default:
      return failed_words (trouble, path);
    }
}

/* Two sentences for when there is nothing to show at all; the caller's. */
char *
fz_words_for_no_stations (const GError *error)
{
  /* Translators: %s is a technical reason. */
  return g_strdup_printf (_ ("The installed station data could not be opened: %s. "
                             "Install Fazhan again; your own data was left as it is."),
                          error->message);
}
