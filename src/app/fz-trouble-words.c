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

/* What happened to a ruined file, and what was kept of it. */
static char *
ruin_words (const FzStoreTrouble *trouble,
            const char           *path,
            const char           *aside)
{
  if (trouble->kind == FZ_STORE_ERROR_DAMAGED)
    return aside != NULL
               ? g_strdup_printf (_ ("Your station data was damaged and is kept as %s."), aside)
               : g_strdup_printf (_ ("Your station data %s is damaged and was left as it is."),
                                  path);
  if (trouble->kind == FZ_STORE_ERROR_NOT_DATABASE)
    return aside != NULL
               ? g_strdup_printf (_ ("The file %s holds no station data and is kept as %s."),
                                  path, aside)
               : g_strdup_printf (_ ("The file %s holds no station data and was left as it is."),
                                  path);
  return aside != NULL
             ? g_strdup_printf (_ ("Your station data %s is gone; what was left of it is kept as "
                                   "%s."),
                                path, aside)
             : g_strdup_printf (_ ("Your station data %s is gone; what was left of it stays "
                                   "there."),
                                path);
}

/* What is shown in the place of a ruined file, and what to do. */
static char *
instead_words (const FzStoreTrouble *trouble)
{
  if (!trouble->hindered)
    return g_strdup (_ ("You now work with a new copy of the installed stations."));

  switch ((guint) trouble->hindrance)
    {
    case FZ_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("Nothing can be written to its folder, so the installed stations are "
                          "shown and cannot be changed until you allow that and start Fazhan "
                          "again."));
    case FZ_STORE_ERROR_FULL:
      return g_strdup (_ ("The disk is full as well, so the installed stations are shown and "
                          "cannot be changed until you free some space and start Fazhan again."));
    default:
      /* Translators: %s is a technical reason. */
      return g_strdup_printf (_ ("No new copy could be made, so the installed stations are shown "
                                 "and cannot be changed. The reason: %s"),
                              trouble->hindrance_message);
    }
}

static char *
ruined_words (const FzStoreTrouble *trouble,
              const char           *path,
              const char           *aside)
{
  g_autofree char *ruin = ruin_words (trouble, path, aside);
  g_autofree char *instead = instead_words (trouble);

  /* Translators: two whole sentences, one after the other. Leave the space out where
   * your language has none between sentences. */
  return g_strdup_printf (_ ("%s %s"), ruin, instead);
}

static char *
too_new_words (const FzStoreTrouble *trouble,
               const char           *path)
{
  /* Translators: %s is a file; the numbers are versions of its format. */
  return g_strdup_printf (_ ("Your station data %s is from a newer Fazhan (format %d; this one "
                             "reads up to %d) and was left as it is. The installed stations are "
                             "shown until you update Fazhan."),
                          path, (int) trouble->version, (int) trouble->known_version);
}

static char *
unwritable_words (const FzStoreTrouble *trouble,
                  const char           *path)
{
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("Nothing can be written to the folder of %s. The installed "
                               "stations are shown and cannot be changed until you allow that."),
                            path);
  return g_strdup_printf (_ ("Your station data %s may not be written to. It is shown and cannot "
                             "be changed until you allow that."),
                          path);
}

static char *
full_words (const FzStoreTrouble *trouble,
            const char           *path)
{
  if (!g_file_test (trouble->path, G_FILE_TEST_EXISTS))
    return g_strdup_printf (
        /* Translators: %s is the path of a file. */
        _ ("The disk is full: no station data of your own could be made at %s. The installed "
           "stations are shown and cannot be changed until you free some space."),
        path);
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("The disk is full: your station data %s could not be opened and "
                               "was left as it is. The installed stations are shown until you "
                               "free some space."),
                            path);
  return g_strdup_printf (_ ("The disk is full. Your station data %s is shown and cannot be "
                             "changed until you free some space."),
                          path);
}

static char *
busy_words (const FzStoreTrouble *trouble,
            const char           *path)
{
  if (trouble->shows_shipped)
    return g_strdup_printf (_ ("Another program is using %s, which was left as it is. The "
                               "installed stations are shown until you close that program."),
                            path);
  return g_strdup_printf (_ ("Another program is using %s. Your stations are shown as they are "
                             "until you close that program."),
                          path);
}

static char *
failed_words (const FzStoreTrouble *trouble,
              const char           *path)
{
  if (trouble->shows_shipped)
    /* Translators: the first %s is a file, the second one a technical reason. */
    return g_strdup_printf (_ ("Your station data %s could not be opened and was left as it is; "
                               "the installed stations are shown. The reason: %s"),
                            path, trouble->message);
  /* Translators: the first %s is a file, the second one a technical reason. */
  return g_strdup_printf (_ ("Your station data %s is shown, but could not take over the newly "
                             "installed stations. The reason: %s"),
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
    case FZ_STORE_ERROR_NOT_DATABASE:
    case FZ_STORE_ERROR_MISSING:
      return ruined_words (trouble, path, aside);
    case FZ_STORE_ERROR_FOREIGN:
      return g_strdup_printf (_ ("The file %s belongs to another application and was left as it "
                                 "is. The installed stations are shown until you move it away."),
                              path);
    case FZ_STORE_ERROR_TOO_NEW:
      return too_new_words (trouble, path);
    case FZ_STORE_ERROR_UNREADABLE:
      return g_strdup_printf (_ ("Your station data %s may not be read and was left as it is. The "
                                 "installed stations are shown until you allow that."),
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
    case FZ_STORE_ERROR_IN_USE:
    case FZ_STORE_ERROR_REPLACED:
    case FZ_STORE_ERROR_UNSAFE:
    default:
      return failed_words (trouble, path);
    }
}

/* What happened to the file at @path (in the encoding of file names) while its stations
 * are shown, and what to do: a sentence or two; the caller's. */
char *
fz_words_for_mishap (const GError *error,
                     const char   *path)
{
  g_autofree char *file = path_words (path);

  switch (error->domain == FZ_STORE_ERROR ? error->code : FZ_STORE_ERROR_FAILED)
    {
    case FZ_STORE_ERROR_MISSING:
      return g_strdup_printf (_ ("Your station data %s is gone. Its stations are shown as they "
                                 "were last read, and cannot be changed until it is back. To go "
                                 "on with a new copy of the installed stations, start Fazhan "
                                 "again."),
                              file);
    case FZ_STORE_ERROR_BUSY:
      return g_strdup_printf (_ ("Another program is using %s. What it changes is shown when it "
                                 "has finished."),
                              file);
    case FZ_STORE_ERROR_UNREADABLE:
      return g_strdup_printf (_ ("Your station data %s may not be read any more. Its stations are "
                                 "shown as they were last read until you allow that."),
                              file);
    default:
      /* Translators: the first %s is a file, the second one a technical reason. */
      return g_strdup_printf (_ ("Your station data %s cannot be read at the moment. Its stations "
                                 "are shown as they were last read. The reason: %s"),
                              file, error->message);
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
