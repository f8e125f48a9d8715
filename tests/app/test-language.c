/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-language.h"
#include "fz-names.h"
#include "fz-ui.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define C_UTF8 "/usr/lib/locale/C.utf8"

/*
 * The language that the program speaks, by the language that was chosen in it and the
 * environment: each in a process of its own, whose words are looked at after GTK, which
 * would take the environment's locale, is there.
 */

typedef struct
{
  const char *path;
  const char *chosen; /* NULL: as on the desktop */
  const char *lc_all;
  const char *language; /* of the environment, or NULL */
  gboolean    bare;     /* no locale is installed but C.UTF-8, as in a Flatpak's runtime */
  const char *expected; /* a word, a script, a date and the order of two names */
} Case;

#define ENGLISH "Public Holidays|en|5 March 2026|50 m|Haizhu<Tianhe"
#define SIMPLIFIED "法定节假日|zh-Hans|2026 年 3 月 5 日|50 米|"
#define TAIWAN "國定假日|zh-Hant|2026 年 3 月 5 日|50 公尺|"
#define HONG_KONG "公眾假期|zh-Hant|2026 年 3 月 5 日|50 米|"

/* By their sounds, as the locales for Chinese have it: huang before li. */
#define BY_SOUND "黄<李"

static const Case cases[] = {
  { "chosen/english-on-chinese", "en", "zh_CN.UTF-8", NULL, FALSE, ENGLISH },
  { "chosen/english-on-german", "en", "de_DE.UTF-8", "de", FALSE, ENGLISH },
  { "chosen/english-in-c", "en", "C", "zh_CN", FALSE, ENGLISH },
  { "chosen/simplified-on-english", "zh_CN", "en_US.UTF-8", NULL, FALSE, SIMPLIFIED BY_SOUND },
  { "chosen/simplified-on-taiwan", "zh_CN", "zh_TW.UTF-8", "zh_TW", FALSE, SIMPLIFIED BY_SOUND },
  { "chosen/simplified-in-c", "zh_CN", "C", NULL, FALSE, SIMPLIFIED BY_SOUND },
  { "chosen/simplified-in-posix", "zh_CN", "POSIX", NULL, FALSE, SIMPLIFIED BY_SOUND },
  { "chosen/simplified-in-c-utf8", "zh_CN", "C.UTF-8", NULL, FALSE, SIMPLIFIED BY_SOUND },
  { "chosen/simplified-bare", "zh_CN", "C", NULL, TRUE, SIMPLIFIED },
  { "chosen/simplified-unknown", "zh_CN", "xx_XX.UTF-8", NULL, TRUE, SIMPLIFIED },
  { "chosen/taiwan-in-c", "zh_TW", "C", NULL, TRUE, TAIWAN },
  { "chosen/hong-kong-on-english", "zh_HK", "en_US.UTF-8", NULL, FALSE, HONG_KONG },
  { "chosen/hong-kong-bare", "zh_HK", "C.UTF-8", NULL, TRUE, HONG_KONG },
  { "desktop/english", NULL, "en_US.UTF-8", NULL, FALSE, ENGLISH },
  { "desktop/c", NULL, "C", "zh_CN", FALSE, ENGLISH },
  { "desktop/simplified", NULL, "zh_CN.UTF-8", NULL, FALSE, SIMPLIFIED BY_SOUND },
  { "desktop/not-installed", NULL, "zh_CN.UTF-8", NULL, TRUE, SIMPLIFIED },
  { "desktop/taiwan", NULL, "zh_TW.UTF-8", NULL, FALSE, TAIWAN },
  { "desktop/hong-kong", NULL, "zh_HK.UTF-8", NULL, FALSE, HONG_KONG },
  { "desktop/macau", NULL, "en_US.UTF-8", "zh_MO:en", FALSE, HONG_KONG },
  { "desktop/singapore", NULL, "en_US.UTF-8", "zh_SG", FALSE, SIMPLIFIED },
};

static char *
get_order (const char *one,
           const char *other)
{
  g_autofree char *a = g_utf8_collate_key (one, -1);
  g_autofree char *b = g_utf8_collate_key (other, -1);

  return strcmp (a, b) < 0 ? g_strconcat (one, "<", other, NULL)
                           : g_strconcat (other, "<", one, NULL);
}

/* Speaks in the process of a case. */
static int
say (gboolean has_order)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 3, 5, 0, 0, 0);
  g_autofree char *date = NULL;
  g_autofree char *distance = NULL;
  g_autofree char *order = NULL;
  FzScript         script;

  fz_application_set_up_language ();
  gtk_init ();
  script = fz_script_of_interface ();
  date = g_date_time_format (day, _ ("%-d %B %Y"));
  distance = g_strdup_printf (_ ("%.0f m"), 50.0);
  order = script == FZ_SCRIPT_LATIN ? get_order ("Tianhe", "Haizhu") : get_order ("李", "黄");
  g_print ("%s|%s|%s|%s|%s", _ ("Public Holidays"), fz_script_to_language (script), date,
           distance, has_order ? order : "");
  return 0;
}

/* A folder with the only locale that runtimes have, as the C library looks for them; NULL
 * where there is none to be had.
 * Returns: (transfer full) (nullable) */
static char *
make_bare_locales (void)
{
  g_autofree char *locales = g_build_filename (g_get_user_data_dir (), "locales", NULL);
  g_autofree char *link = g_build_filename (locales, "C.utf8", NULL);

  if (!g_file_test (C_UTF8, G_FILE_TEST_IS_DIR))
    return NULL;
  g_assert_cmpint (g_mkdir_with_parents (locales, 0700), ==, 0);
  if (!g_file_test (link, G_FILE_TEST_EXISTS))
    g_assert_cmpint (symlink (C_UTF8, link), ==, 0);
  return g_steal_pointer (&locales);
}

static void
test_speaks (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autofree char *bare = test->bare ? make_bare_locales () : NULL;

  if (test->bare && bare == NULL)
    {
      g_test_skip ("C.UTF-8 is not in a folder of its own here");
      return;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_setenv (launcher, "FAZHAN_LOCALEDIR", catalogues, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", test->lc_all, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  if (test->language != NULL)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", test->language, TRUE);
  if (test->bare)
    g_subprocess_launcher_setenv (launcher, "LOCPATH", bare, TRUE);
  g_assert_true (fz_language_write (test->chosen, NULL));
  process = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe",
                                         g_str_has_suffix (test->expected, "|") ? "--say"
                                                                                : "--say-order",
                                         NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &words, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, test->expected);
  g_assert_true (fz_language_write (NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  if (argc == 2 && g_str_has_prefix (argv[1], "--say"))
    return say (g_str_equal (argv[1], "--say-order"));
  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/language/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_speaks);
    }
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
