/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-language.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

/*
 * The language that somebody chose for this program only. It is in a file of its own and
 * not among the settings: those start threads when they are read, and the environment can
 * be changed safely only before there are any.
 */

/* What the catalogues are called. */
static const char *const known[] = { "en", "zh_CN", "zh_TW" };

/* What the environment said before; from fz_language_use() on. */
static char *asked_before;

static char *
find_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "fazhan", "language", NULL);
}

static gboolean
is_known (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (known[i], language))
        return TRUE;
    }
  return FALSE;
}

/* "en", "zh_CN" or "zh_TW", or NULL for the desktop's own, which is also what a file stands
 * for that cannot be read.
 * Returns: (transfer full) (nullable) */
char *
fz_language_read (void)
{
  g_autofree char *path = find_file ();
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !is_known (g_strstrip (text)))
    return NULL;
  return g_steal_pointer (&text);
}

/* Remembers one of the languages that fz_language_read() gives, for the next start. */
gboolean
fz_language_write (const char *language,
                   GError    **error)
{
  g_autofree char *path = find_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  int              code;

  g_return_val_if_fail (language == NULL || is_known (language), FALSE);

  if (language == NULL)
    code = g_unlink (path) == 0 || errno == ENOENT ? 0 : errno;
  else if (g_mkdir_with_parents (folder, 0700) != 0)
    code = errno;
  else
    return g_file_set_contents (path, language, -1, error);
  if (code == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path,
               g_strerror (code));
  return FALSE;
}

/* Takes the environment's locale, but the language that was chosen. To be called once, while
 * there is one thread only. */
void
fz_language_use (void)
{
  g_autofree char *language = fz_language_read ();

  asked_before = g_strdup (g_getenv ("LANGUAGE"));
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  /* In the locale "C" no language is looked for. */
  if (language != NULL && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* Makes the environment what it was, for a program that takes this one's place. To be called
 * when no other thread reads it any more. */
void
fz_language_put_back (void)
{
  if (asked_before != NULL)
    g_setenv ("LANGUAGE", asked_before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_clear_pointer (&asked_before, g_free);
}
