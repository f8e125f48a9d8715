/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-language.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

/*
 * The language that somebody chose for this program only. It is in a file of its own and
 * not among the settings: those start threads when they are read, and the environment can
 * be changed safely only before there are any.
 */

/* What the catalogues are called, and the locales that a system may have for them: the first
 * that there is gives the names of months and the order of words. */
static const struct
{
  const char *language;
  const char *locales[3];
} known[] = {
  { "en", { "en_US.UTF-8", "en_GB.UTF-8" } },
  { "zh_CN", { "zh_CN.UTF-8", "zh_SG.UTF-8" } },
  { "zh_HK", { "zh_HK.UTF-8", "zh_TW.UTF-8" } },
  { "zh_TW", { "zh_TW.UTF-8", "zh_HK.UTF-8" } },
};

/* Where else words are looked for that the catalogue of a region does not have, or where
 * there is none for it. */
static const struct
{
  const char *region;
  const char *languages;
} regions[] = {
  { "zh_HK", "zh_HK:zh_TW" },
  { "zh_MO", "zh_MO:zh_HK:zh_TW" },
  { "zh_TW", "zh_TW" },
  { "zh_SG", "zh_SG:zh_CN" },
  { "zh_MY", "zh_MY:zh_CN" },
  { "zh_Hant", "zh_TW" },
  { "zh", "zh_CN" },
};

/* Whatever the language is, gettext looks for words in these only. */
static const char *const with_words[] = { "en_US.UTF-8", "en_GB.UTF-8" };

/* The locale that every system has. */
#define LAST_RESORT "/usr/lib/locale/C.utf8"

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
      if (g_str_equal (known[i].language, language))
        return TRUE;
    }
  return FALSE;
}

/* "en", "zh_CN", "zh_HK" or "zh_TW", or NULL for the desktop's own, which is also what a file
 * stands for that cannot be read.
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

/* Whether the locale @name speaks @language: "en_GB.UTF-8" is English. */
static gboolean
speaks (const char *name,
        const char *language)
{
  gsize length = strlen (language);

  return name != NULL && g_str_has_prefix (name, language) &&
         (name[length] == '\0' || !g_ascii_isalnum (name[length]));
}

/* Lets @category follow @language, by a locale that the system has. The last resort has the
 * names of months in English, which no sentence in Chinese uses. */
static void
set_category (int         category,
              const char *language)
{
  const char *current = setlocale (category, NULL);

  if (speaks (current, language) && g_strrstr (current, "UTF-8") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (!g_str_equal (known[i].language, language))
        continue;
      for (guint j = 0; known[i].locales[j] != NULL; j++)
        {
          if (setlocale (category, known[i].locales[j]) != NULL)
            return;
        }
    }
  setlocale (category, "C.UTF-8");
}

/* What LANGUAGE must be for the catalogues of @language to be found, or NULL for no more
 * than gettext looks for by itself. */
static const char *
list_catalogues (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (speaks (language, regions[i].region))
        return regions[i].languages;
    }
  return NULL;
}

/* Whether no words are looked for in the locale @name, since glibc 2.39 neither in those that
 * begin with "C.". */
static gboolean
is_wordless (const char *name)
{
  return g_str_equal (name, "C") || g_str_equal (name, "POSIX") || g_str_has_prefix (name, "C.");
}

/* Takes the last resort by another name: in a folder that locales are looked for in for the
 * while, since their names may have no folder in them. */
static void
take_last_resort (void)
{
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));
  g_autofree char *folder = g_dir_make_tmp ("fazhan-locale-XXXXXX", NULL);
  g_autofree char *link = NULL;

  if (folder == NULL)
    return;
  link = g_build_filename (folder, "en_US.utf8", NULL);
  if (symlink (LAST_RESORT, link) == 0)
    {
      g_setenv ("LOCPATH", folder, TRUE);
      setlocale (LC_MESSAGES, "en_US.UTF-8");
      if (before != NULL)
        g_setenv ("LOCPATH", before, TRUE);
      else
        g_unsetenv ("LOCPATH");
      g_unlink (link);
    }
  g_rmdir (folder);
}

/* Lets gettext look for words in LANGUAGE. */
static void
set_wordy (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (with_words); i++)
    {
      if (!is_wordless (setlocale (LC_MESSAGES, NULL)))
        return;
      setlocale (LC_MESSAGES, with_words[i]);
    }
  if (is_wordless (setlocale (LC_MESSAGES, NULL)))
    take_last_resort ();
}

static void
speak (const char *language)
{
  const char *catalogues = list_catalogues (language);

  g_setenv ("LANGUAGE", catalogues != NULL ? catalogues : language, TRUE);
  set_category (LC_MESSAGES, language);
  set_wordy ();
  set_category (LC_TIME, language);
  set_category (LC_COLLATE, language);
  set_category (LC_NUMERIC, language);
}

/* The desktop's own languages, each with the catalogues for its region: gettext goes from
 * zh_HK to zh, which is none, and not to zh_TW. */
static void
speak_as_desktop (void)
{
  const char *const *languages = g_get_language_names ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *catalogues = list_catalogues (languages[i]);

      /* GLib adds it to what there is. */
      if (is_wordless (languages[i]))
        continue;
      g_string_append_printf (all, "%s%s", all->len > 0 ? ":" : "",
                              catalogues != NULL ? catalogues : languages[i]);
    }
  if (all->len == 0)
    return;
  g_setenv ("LANGUAGE", all->str, TRUE);
  set_wordy ();
}

/* Takes the environment's locale, but the language that was chosen: with its dates, numbers
 * and order as far as the system knows them, and also where the environment has a locale in
 * which no language is looked for ("C", or one that is not installed). To be called once,
 * while there is one thread only, before GTK is initialized. */
void
fz_language_use (void)
{
  g_autofree char *language = fz_language_read ();
  gboolean         there;

  asked_before = g_strdup (g_getenv ("LANGUAGE"));
  /* It would take the environment's locale again. */
  gtk_disable_setlocale ();
  there = setlocale (LC_ALL, "") != NULL;
  if (!there)
    setlocale (LC_ALL, "C.UTF-8");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  if (language != NULL)
    speak (language);
  else if (there && is_wordless (setlocale (LC_MESSAGES, NULL)))
    g_setenv ("LANGUAGE", "en", TRUE); /* as gettext has it, so that names of stations agree */
  else
    speak_as_desktop ();
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
